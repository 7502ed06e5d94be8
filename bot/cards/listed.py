"""A library's articles in pages, with what the list was narrowed to in the ids of its buttons."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.cards.answers import scope_parts
from bot.cards.article import day_of, outlet_of, title_of
from bot.cards.card import Block, Button, Card, Choice, Menu, notice
from bot.cards.limits import CHOICE, PLAIN, cut
from bot.cards.markdown import escape
from knowledge import Scope, folded

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article

A_PAGE: Final = 8
"""Articles of one page; with titles cut short they fit a message of either kind."""
LONGEST_WORDS: Final = 50
"""Units of the words a list is narrowed by, so that they fit the id of a button."""
_SHORT, _LONG, _LONGEST_OUTLET = 50, 120, 60


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to: days, an outlet, and words that a passage holds."""

    scope: Scope
    words: str = ""

    @property
    def packed(self) -> tuple[str, ...]:
        """Return it as parts of a button's id, 77 units at most.

        The outlet stands there by a mark of its name, which is found again
        among the outlets that the library has.
        """
        days = (self.scope.since, self.scope.until)
        outlet = outlet_mark(self.scope.outlet) if self.scope.outlet else ""
        return (
            *(day.isoformat().replace("-", "") if day else "" for day in days),
            outlet,
            self.words,
        )

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.scope.is_everything and not self.words


def unpacked(since: str, until: str, outlet: str | None, words: str) -> Narrowed:
    """Return what was packed, the outlet by its name."""
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    return Narrowed(Scope(first, last, outlet), words)


def outlet_mark(name: str) -> str:
    """Return eight letters that stand for an outlet's name, whatever its case and spaces."""
    return hashlib.sha256(folded(name).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def listed_card(
    say: Say, page: Sequence[Article], narrowed: Narrowed, first: int, count: int, room: int
) -> Card:
    """Return a page of ``count`` articles, from the one at ``first``, and a menu to open one."""
    if not page:
        return notice(f"{say('list-none')}{_narrowing(say, narrowed)}")
    heading = say("list-heading", count=count, first=first + 1, last=first + len(page))
    most = _SHORT if room <= PLAIN else _LONG
    lines = [_line(say, article, most) for article in page]
    menu = Menu(say("list-menu"), "show", tuple(_choice(say, article) for article in page))
    text = "\n".join([f"{heading}{_narrowing(say, narrowed)}", *lines])
    return Card((Block(text),), tuple(_neighbours(say, narrowed, first, count)), menu=menu)


def _neighbours(say: Say, narrowed: Narrowed, first: int, count: int) -> list[Button]:
    places = (("button-previous", first - A_PAGE), ("button-next", first + A_PAGE))
    return [
        Button(say(key), "list", (str(place), *narrowed.packed))
        for key, place in places
        if 0 <= place < count
    ]


def _narrowing(say: Say, narrowed: Narrowed) -> str:
    if narrowed.is_everything:
        return ""
    parts = scope_parts(say, narrowed.scope, _LONGEST_OUTLET)
    if narrowed.words:
        parts.append(say("list-words", words=escape(narrowed.words)))
    return f"\n-# {say('list-only', what=' · '.join(parts))}"


def _line(say: Say, article: Article, most: int) -> str:
    details = article.details
    parts = (
        escape(outlet_of(say, details.outlet, most // 2)),
        day_of(say, details),
        say("article-words", count=article.words),
    )
    return f"{title_of(article, most)}\n-# {' · '.join(parts)}"


def _choice(say: Say, article: Article) -> Choice:
    details = article.details
    below = f"{outlet_of(say, details.outlet, _LONGEST_OUTLET)} · {day_of(say, details)}"
    return Choice(cut(details.title, CHOICE), article.id, below)
