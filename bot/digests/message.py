"""A digest as the message that Discord is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cards.digests import digest_card
from bot.views import message_with

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Digest


def digest_message(say: Say, digest: Digest, *, may_embed: bool) -> dict[str, Any]:
    """Return what to send: a layout, or plain text where embeds are forbidden.

    Its ``allowed_mentions`` are the role that the subscription mentions, and
    nobody and nothing else.
    """
    return message_with(lambda room: digest_card(say, digest, room), may_embed=may_embed)
