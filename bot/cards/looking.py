"""What a search finds: passages near some words, and what people are quoted as saying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cards.card import Block, Card, notice
from bot.cards.limits import QUESTION, cut, units
from bot.cards.markdown import escape
from bot.cards.quotes import Shelf, further_button, page_of

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Quotation

_LONGEST_SPEAKER = 80


def passages_card(say: Say, heading: str, shelf: Shelf, room: int) -> Card:
    """Return the passages near some words, or say that there are none."""
    if not shelf.quotes:
        return notice(f"{heading}\n{say('search-nothing')}")
    page = page_of(say, shelf, room - units(heading), bold=False)
    return Card((Block(heading), *page.blocks), further_button(say, "more", shelf, page))


def quotations_card(say: Say, heading: str, shelf: Shelf, room: int, *, first: int = 0) -> Card:
    """Return direct quotations from ``first`` on, in bold among their sentences, or say none is."""
    if not shelf.quotes:
        return notice(f"{heading}\n{say('quotes-nothing')}")
    if first >= len(shelf.quotes):
        return notice(say("quotes-no-more"))
    page = page_of(say, shelf, room - units(heading), first=first)
    return Card((Block(heading), *page.blocks), further_button(say, "said", shelf, page))


def speech_shelf(say: Say, key: str, found: Sequence[Quotation | None]) -> Shelf:
    """Put quotations on a shelf: the sentences around them, and who speaks."""
    quotes = [one.in_context if one else None for one in found]
    return Shelf(key, quotes, [_voice(say, one) for one in found])


def speech_heading(say: Say, who: str | None, about: str | None) -> str:
    """Return whose words were looked for, and about what."""
    sought = {"who": who, "about": about}
    gaps = {name: escape(cut(words, QUESTION)) for name, words in sought.items() if words}
    key = "-".join(("quotes-heading", *gaps))
    return f"**{say(key, **gaps)}**"


def _voice(say: Say, quotation: Quotation | None) -> str:
    if quotation is None or quotation.speaker is None:
        return say("quotes-speaker-unknown")
    name = quotation.speaker.of(quotation.article.text)
    return say("quotes-speaker", name=escape(cut(name, _LONGEST_SPEAKER)))
