"""What ``doctor`` and ``eval`` found, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from bot.terminal.screen import plain, table_of

if TYPE_CHECKING:
    from knowledge import Check

MEASURES = ("ndcg10", "mrr10", "r5", "r10", "hits4")


def checks_view(checks: Sequence[Check]) -> RenderableType:
    """Return a row for each check: what was looked at, whether it is well, and what it says."""
    table = table_of("Check", "Result", "Says")
    for check in checks:
        result = plain("well", "green") if check.ok else plain("not well", "bold red")
        table.add_row(plain(check.name), result, plain(check.says))
    return table
