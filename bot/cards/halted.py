"""That digests do not come to a channel or a member any more, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cards.card import Card, notice
from knowledge import Why

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Subscription

_PERMISSIONS = {
    "view_channel": "permission-view",
    "send_messages": "permission-send",
    "send_messages_in_threads": "permission-threads",
    "embed_links": "permission-embed",
    "read_message_history": "permission-history",
    "manage_threads": "permission-manage-threads",
}


def halted_card(say: Say, halted: Subscription) -> Card:
    """Return the notice for curators of a channel that is halted."""
    channel = f"<#{halted.destination}>"
    return notice(
        say("halted-heading", channel=channel),
        _reason(say, halted),
        say("halted-step", number=halted.number),
    )


def closed_words(say: Say, halted: Sequence[Subscription]) -> tuple[str, ...]:
    """Return the line for a member whose own digests are halted."""
    refused = [one for one in halted if one.pause and one.pause.why is Why.REFUSED]
    key = "halted-own-refused" if refused else "halted-own"
    return (say(key, count=len(halted)),)


def permissions_in(say: Say, detail: str) -> str:
    """Return permissions by the names that Discord shows; ``detail`` has those it uses itself."""
    names = [one.strip() for one in detail.split(",") if one.strip()]
    return ", ".join(say(_PERMISSIONS[one]) if one in _PERMISSIONS else one for one in names)


def _reason(say: Say, halted: Subscription) -> str:
    pause = halted.pause
    if pause is None:
        return ""
    if pause.why is Why.FORBIDDEN:
        return say("halted-forbidden", permissions=permissions_in(say, pause.detail))
    if pause.why is Why.REFUSED:
        return say("halted-refused", reference=pause.detail)
    return say("halted-gone")
