"""What a newcomer sees first: the sample articles, and three questions put to them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from bot.adding import add_files, gather
from bot.terminal.quotes import answer_view
from bot.terminal.screen import counted, plain, progress_bar, say, show, waiting

if TYPE_CHECKING:
    from knowledge import Library

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
QUESTIONS = (
    "What happens to the minerals fund's profits in the first decade?",
    "By when must platforms assess the risks to children?",
    "How tall is Mount Kilimanjaro?",
)
# The sample articles end in June 2025; time words are read as of the day after.
NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)
NEXT = (
    "Now ask or add something yourself:",
    '  .venv/bin/rapporteur ask "Who signed the minerals agreement?"',
    "  .venv/bin/rapporteur add PATH",
    "  .venv/bin/rapporteur list",
)


def demonstrate(library: Library, group_id: str) -> None:
    """Add the sample articles unless they are there, ask three questions, and say what is next."""
    files, _ = gather([SEEDS])
    with progress_bar("Adding the sample articles") as progress:
        tally = add_files(library, group_id, files, lambda done: progress(done, len(files)))
    say(f"{counted(len(tally.added), 'sample article')} added, {len(tally.already)} there already.")
    for question in QUESTIONS:
        with waiting("Reading"):
            answer = library.ask(group_id, question, now=NOW)
        show(Text())
        show(plain(f"> {question}", "bold"))
        show(Text())
        show(answer_view(answer))
    show("\n".join(NEXT))
