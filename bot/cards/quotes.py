"""Quotes with their sources, as many as a message holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.cards.card import Block, Button
from bot.cards.limits import cut, units
from bot.cards.markdown import escape, quoted, safe_link

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Quote

# Quotes of one message; the rest is one button away.
A_PAGE = 5
_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_LINK = 200, 80, 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks for the quotes that fit, and the place of the first that is left for later."""

    blocks: tuple[Block, ...]
    following: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Quotes kept under a key; ``None`` where the article has been removed since.

    ``voices`` says of each whose words it holds, where that is what was looked for.
    """

    key: str
    quotes: Sequence[Quote | None]
    voices: Sequence[str] = ()

    def voice(self, place: int) -> str:
        """Return what stands before a quote's source."""
        return f"{self.voices[place]} · " if self.voices else ""


def page_of(
    say: Say, shelf: Shelf, room: int, *, first: int = 0, most: int = A_PAGE, bold: bool = True
) -> Page:
    """Return the quotes from ``first`` on, in ``room`` units of text; at least one."""
    blocks: list[Block] = []
    for place in range(first, min(first + most, len(shelf.quotes))):
        block = _block(say, shelf, place, bold=bold)
        if units(block.whole) + 1 > room:
            if blocks:
                break
            block = _too_long(say, shelf, place)
        blocks.append(block)
        room -= units(block.whole) + 1
    return Page(tuple(blocks), first + len(blocks))


def source_line(say: Say, article: Article, link: str | None) -> str:
    """Return title, outlet, author, date and link; it says so where outlet or date is unknown."""
    details = article.details
    parts = [
        f"*{escape(cut(details.title, _LONGEST_TITLE))}*",
        _name(details.outlet) or say("source-no-outlet"),
        _name(details.author),
        long_date(details.published) if details.published else say("source-undated"),
        _link(say, link or details.url),
    ]
    return " · ".join(filter(None, parts))


def long_date(day: date) -> str:
    """Return a day as ``27 June 2025``."""
    return f"{day.day} {day:%B %Y}"


def context_button(say: Say, shelf: Shelf, place: int) -> Button:
    """Return the button that opens the paragraph around a quote."""
    return Button(say("button-context"), "context", (shelf.key, str(place)))


def _block(say: Say, shelf: Shelf, place: int, *, bold: bool) -> Block:
    quote = shelf.quotes[place]
    if quote is None:
        return Block(f"{place + 1}\\. {say('answer-removed')}")
    source = source_line(say, quote.article, quote.link)
    return Block(
        quoted(quote, bold=bold and (place == 0 or not _is_all(quote))),
        context_button(say, shelf, place),
        below=f"-# {place + 1}. {shelf.voice(place)}{source}",
    )


def _is_all(quote: Quote) -> bool:
    """Tell whether the part that answers is all of the quote, where bold would say nothing."""
    part = quote.highlight
    return part is None or part.end - part.start == len(quote.text)


def _too_long(say: Say, shelf: Shelf, place: int) -> Block:
    """Stand for a quote that no message holds; a shorter one would not be what was found."""
    quote = shelf.quotes[place]
    if quote is None:
        return Block(f"{place + 1}\\. {say('answer-removed')}")
    return Block(
        say("answer-too-long", count=len(quote.text)),
        context_button(say, shelf, place),
        below=f"-# {place + 1}. {shelf.voice(place)}{source_line(say, quote.article, None)}",
    )


def _name(name: str | None) -> str | None:
    return escape(cut(name, _LONGEST_NAME)) if name else None


def _link(say: Say, url: str | None) -> str | None:
    if url is None or not url.startswith(("https://", "http://")):
        return None
    safe = safe_link(url)
    if units(safe) > _LONGEST_LINK:
        safe = safe_link(url.partition("#")[0])
    return f"[{say('source-open')}](<{safe}>)" if units(safe) <= _LONGEST_LINK else None
