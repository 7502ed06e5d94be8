"""What was erased of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.card import Card, notice

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Erased


def erased_card(say: Say, erased: Erased) -> Card:
    """Return what was erased and how much of it, and where it may still be."""
    if not erased.is_anything:
        return notice(say("erase-nothing"))
    counts = (
        say("erase-articles", count=erased.articles),
        say("erase-answers", count=erased.answers),
        say("erase-requests", count=erased.requests),
        say("erase-history", count=erased.history),
        say("erase-topics", count=erased.topics),
        say("erase-subscriptions", count=erased.subscriptions),
    )
    listed = "\n".join(f"- {count}" for count in counts)
    return notice(f"{say('erase-done')}\n{listed}", say("erase-copies"))
