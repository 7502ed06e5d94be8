"""What ``doctor`` and ``eval`` found, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from bot.terminal.screen import plain, table_of

if TYPE_CHECKING:
    from knowledge import Check, Measured

MEASURES = ("ndcg10", "mrr10", "r5", "r10", "hits4")


def checks_view(checks: Sequence[Check]) -> RenderableType:
    """Return a row for each check: what was looked at, whether it is well, and what it says."""
    table = table_of("Check", "Result", "Says")
    for check in checks:
        result = plain("well", "green") if check.ok else plain("not well", "bold red")
        table.add_row(plain(check.name), result, plain(check.says))
    return table


def evaluation_view(sets: Sequence[Measured]) -> RenderableType:
    """Return the figures of each set: finding, sentences, refusing, quotes, time."""
    parts: list[RenderableType] = []
    for one in sets:
        parts += [plain(one.set, "bold"), _retrieval(one), _refusal(one), plain(_rest(one)), ""]
    return Group(*parts)


def _retrieval(measured: Measured) -> RenderableType:
    table = table_of("", *MEASURES, numbers=MEASURES)
    for name in ("ours", "words", "meaning"):
        figures = getattr(measured.retrieval, name)
        table.add_row(name, *(f"{getattr(figures, measure):.3f}" for measure in MEASURES))
    return table


def _refusal(measured: Measured) -> RenderableType:
    columns = ("AUROC", "cov95", "questions", "answerable")
    table = table_of("", *columns, numbers=columns)
    for way, found in measured.refusal.items():
        figures = (f"{found.auroc:.3f}", f"{found.cov95:.2f}")
        table.add_row(way.replace("_", " "), *figures, str(found.n), str(found.answerable))
    return table


def _rest(measured: Measured) -> str:
    return (
        f"sentence hit@1 {measured.sentence.hit1:.3f}, hit@3 {measured.sentence.hit3:.3f}; "
        f"quotes exact {measured.quotes.exact:,} of {measured.quotes.checked:,}; "
        f"ms a question p50 {measured.ms.p50:.0f}, p95 {measured.ms.p95:.0f}"
    )
