"""What a library holds, and how well it answers, as people read it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.text import Text

from bot.terminal.quotes import EMPTY_LIBRARY, NO_OUTLET, UNDATED, source_line
from bot.terminal.screen import counted, pairs_of, plain, table_of

if TYPE_CHECKING:
    from knowledge import Status

MOST_OUTLETS, MOST_MONTHS = 15, 24
BAR_WIDTH = 30
MEGABYTE = 1_000_000


def status_view(status: Status) -> RenderableType:
    """Return the counts, the outlets, the latest months, and the articles added last."""
    if not status.articles:
        return Group(plain(EMPTY_LIBRARY), Text(), _head(status))
    parts = (_head(status), _outlets(status), _months(status), _added(status))
    return Group(*(piece for part in parts for piece in (part, Text())))


def _head(status: Status) -> RenderableType:
    asked = status.questions
    said = {
        "Articles": f"{status.articles:,}",
        "Passages": f"{status.passages:,}",
        "Words": f"{status.words:,}",
        "Storage": f"about {status.storage_bytes / MEGABYTE:,.1f} MB",
        "Asked in seven days": f"{asked.answered:,} answered, {asked.related:,} met with "
        f"related passages only, {asked.refused:,} not in this library",
        "Waiting for a source": counted(len(status.requests), "question"),
    }
    return pairs_of(said)


def _outlets(status: Status) -> RenderableType:
    table = table_of("Outlet", "Articles", "Words", numbers=("Articles", "Words"))
    for one in status.outlets[:MOST_OUTLETS]:
        name = plain(one.outlet or NO_OUTLET)
        table.add_row(name, plain(f"{one.articles:,}"), plain(f"{one.words:,}"))
    left = len(status.outlets) - MOST_OUTLETS
    return Group(table, plain(f"and {counted(left, 'more outlet')}")) if left > 0 else table


def _months(status: Status) -> RenderableType:
    table = table_of("Published", "Articles", "", numbers=("Articles",))
    shown = status.months[-MOST_MONTHS:]
    most = max(one.articles for one in shown)
    for one in shown:
        name = f"{one.month:%Y-%m}" if one.month else UNDATED
        bar = Bar(most, 0, one.articles, width=BAR_WIDTH)
        table.add_row(plain(name), plain(f"{one.articles:,}"), bar)
    earlier = sum(one.articles for one in status.months[:-MOST_MONTHS])
    return Group(table, plain(f"and {earlier:,} from before")) if earlier else table


def _added(status: Status) -> RenderableType:
    table = table_of("Added last (UTC)", "")
    for one in status.added:
        table.add_row(plain(f"{one.added_at:%Y-%m-%d %H:%M}"), source_line(one))
    return table
