"""What was erased of a group, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from bot.terminal.screen import counted, plain

if TYPE_CHECKING:
    from knowledge import Erased

NO_SUCH_GROUP = "Nothing is kept of the group {name}, so nothing was erased."
NOT_ITS_NAME = "That is not the group's name, so nothing was erased."
TO_BE_SURE = "Erasing cannot be undone: say --yes, or run it in a terminal."


def erased_view(group_id: str, erased: Erased) -> Text:
    """Return what was erased of a group, and where it may still be."""
    articles = counted(erased.articles, "article")
    answers = counted(erased.answers, "kept answer")
    requests = counted(erased.requests, "request for a source", "requests for a source")
    history = counted(erased.history, "line of history", "lines of history")
    topics = counted(erased.topics, "topic")
    subscriptions = counted(erased.subscriptions, "subscription")
    return plain(
        f"Erased of the group {group_id}: {articles}, {answers}, {requests}, {history}, "
        f"{topics}, {subscriptions}. "
        "Copies that were made before still hold it."
    )


def question(group_id: str) -> str:
    """Return what is asked before a group is erased."""
    return f"To erase all that is kept of a group, type its name ({group_id})"
