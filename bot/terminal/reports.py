"""What ``doctor`` and ``eval`` found, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from bot.terminal.screen import plain, table_of

if TYPE_CHECKING:
    from knowledge import AnyMeasured, Check, Folded, Measured, MeasuredStories, MeasuredTopics

MEASURES = ("ndcg10", "mrr10", "r5", "r10", "hits4")
FOLLOWED = ("both", "words", "meaning", "shipped")


def checks_view(checks: Sequence[Check]) -> RenderableType:
    """Return a row for each check: what was looked at, whether it is well, and what it says."""
    table = table_of("Check", "Result", "Says")
    for check in checks:
        result = plain("well", "green") if check.ok else plain("not well", "bold red")
        table.add_row(plain(check.name), result, plain(check.says))
    return table


def evaluation_view(sets: Sequence[AnyMeasured]) -> RenderableType:
    """Return the figures of each set, by what it holds: questions, topics or stories."""
    from knowledge import MeasuredStories, MeasuredTopics

    parts: list[RenderableType] = []
    for one in sets:
        parts.append(plain(one.set, "bold"))
        if isinstance(one, MeasuredTopics):
            parts += [_ways(one), _topics(one), plain(_of_topics(one))]
        elif isinstance(one, MeasuredStories):
            parts += [_folding(one), plain(_of_stories(one))]
        else:
            parts += _questions(one)
        parts.append("")
    return Group(*parts)


def _questions(measured: Measured) -> list[RenderableType]:
    """Return the figures of a set of questions; those without a reading model come last."""
    found = [_retrieval(measured), _refusal(measured), plain(_rest(measured))]
    if measured.without_reader is None:
        return found
    title = plain(f"read by {measured.reader}", "italic")
    return [title, *found, plain("not read", "italic"), *_questions(measured.without_reader)]


def _ways(measured: MeasuredTopics) -> RenderableType:
    columns = ("MAP", "P@20", "macro F1", "threshold")
    table = table_of("", *columns, numbers=columns)
    for name in FOLLOWED:
        one = getattr(measured, name)
        figures = (one.map, one.p20, one.macro_f1)
        table.add_row(name, *(f"{each:.3f}" for each in figures), f"{one.threshold:.2f}")
    return table


def _topics(measured: MeasuredTopics) -> RenderableType:
    columns = ("articles", *FOLLOWED)
    table = table_of("Precision, recall, F1", *columns, numbers=columns)
    for name, found in measured.both.topics.items():
        told = [getattr(measured, way).topics[name] for way in FOLLOWED]
        figures = (f"{one.precision:.2f} {one.recall:.2f} {one.f1:.2f}" for one in told)
        table.add_row(plain(name), str(found.articles), *figures)
    return table


def _of_topics(measured: MeasuredTopics) -> str:
    taught = "; ".join(
        f"with {one.examples} examples MAP {one.map_with:.3f}, without {one.map_without:.3f}"
        for one in measured.taught
    )
    return f"{measured.articles:,} articles; {taught}"


def _folding(measured: MeasuredStories) -> RenderableType:
    columns = ("from", "precision", "recall", "F", "stories")
    table = table_of("B-cubed", *columns, numbers=columns)
    for name, one in (("as the set", measured.folded), ("as digests", measured.shipped)):
        table.add_row(name, *_folded(one))
    return table


def _folded(one: Folded) -> tuple[str, ...]:
    figures = (f"{each:.3f}" for each in (one.precision, one.recall, one.f1))
    return f"{one.least:.2f}", *figures, f"{one.stories:,}"


def _of_stories(measured: MeasuredStories) -> str:
    given = "; ".join(f"MAP {found:.3f} with {n} given" for n, found in measured.map_given.items())
    return f"{measured.articles:,} articles; {given}"


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
