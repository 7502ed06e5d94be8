"""What was done to a library, and what its group chose, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from bot.terminal.screen import pairs_of, plain, table_of

if TYPE_CHECKING:
    from knowledge import Entry, GroupSettings

NONE = "none"


def history_view(entries: Sequence[Entry]) -> RenderableType:
    """Return a row for each entry: when, who, what was done and to what."""
    if not entries:
        return plain("Nothing has been done to this library yet.")
    table = table_of("When (UTC)", "Who", "Did", "What")
    table.columns[0].no_wrap = True
    for entry in entries:
        table.add_row(
            plain(f"{entry.at:%Y-%m-%d %H:%M}"),
            plain(_who(entry.who)),
            plain(entry.act.value),
            plain(entry.what),
        )
    return table


def settings_view(chosen: GroupSettings) -> RenderableType:
    """Return what is chosen, line by line."""
    said = {
        "Curator roles": ", ".join(chosen.curator_roles) or NONE,
        "Admin channel": chosen.admin_channel or NONE,
        "Answers": "private" if chosen.private_answers else "public",
        "Time zone": chosen.zone,
        "Language": chosen.language,
        "Days an answer is kept": str(chosen.answer_days),
    }
    return pairs_of(said)


def _who(who: str | None) -> str:
    return "the host" if who is None else who or "a former curator"
