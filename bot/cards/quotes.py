"""Quotes with their sources, as many as a message holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.article import day_of, named, outlet_of
from bot.cards.card import Block, Button
from bot.cards.limits import cut, units
from bot.cards.markdown import escape, linked, quoted

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
        f"*{named(article, _LONGEST_TITLE)}*",
        escape(outlet_of(say, details.outlet, _LONGEST_NAME)),
        escape(cut(details.author, _LONGEST_NAME)) if details.author else None,
        day_of(say, details),
        _link(say, link or details.url),
    ]
    return " · ".join(filter(None, parts))


def further_button(say: Say, action: str, shelf: Shelf, page: Page) -> tuple[Button, ...]:
    """Return the button that shows what a page left for later; none where that is nothing."""
    if page.following >= len(shelf.quotes):
        return ()
    return (Button(say("button-more"), action, (shelf.key, str(page.following))),)


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


def _link(say: Say, url: str | None) -> str | None:
    label, page = say("source-open"), url.partition("#")[0] if url else None
    return linked(label, url, _LONGEST_LINK) or linked(label, page, _LONGEST_LINK)
