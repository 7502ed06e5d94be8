"""What the library says near a message: passages, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.card import Block, Card, notice
from bot.cards.limits import units
from bot.cards.quotes import Shelf, further_button, page_of

if TYPE_CHECKING:
    from bot.catalogue import Say


def checked_card(say: Say, shelf: Shelf, room: int) -> Card:
    """Return the passages that bear on a message, or say that there are none."""
    if not shelf.quotes:
        return notice(say("check-nothing"))
    heading = Block(f"{say('check-heading')}\n-# {say('check-manner')}")
    page = page_of(say, shelf, room - units(heading.text), bold=False)
    return Card((heading, *page.blocks), further_button(say, "more", shelf, page))
