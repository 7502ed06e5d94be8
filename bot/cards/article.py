"""How an article is named on every card: its title, its outlet, its day, one line of details."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.cards.limits import cut
from bot.cards.markdown import escape
from knowledge import languages

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Details


def title_of(article: Article, most: int) -> str:
    """Return the title in bold, cut to ``most``."""
    return f"**{named(article, most)}**"


def named(article: Article, most: int) -> str:
    """Return the title, cut to ``most``, ready to stand in a sentence."""
    return escape(cut(article.details.title, most))


def outlet_of(say: Say, name: str | None, most: int) -> str:
    """Return an outlet's name cut to ``most``, or that none is given; letter for letter."""
    return cut(name, most) if name else say("source-no-outlet")


def day_of(say: Say, details: Details) -> str:
    """Return the day of publication, or that there is none."""
    return long_date(details.published) if details.published else say("source-undated")


def long_date(day: date) -> str:
    """Return a day as ``27 June 2025``."""
    return f"{day.day} {day:%B %Y}"


def details_line(say: Say, article: Article, most: int, *further: str | None) -> str:
    """Return outlet, author, day, language and words; it says where outlet or day is unknown."""
    details = article.details
    parts = (
        escape(outlet_of(say, details.outlet, most)),
        escape(cut(details.author, most)) if details.author else None,
        day_of(say, details),
        languages().get(details.language, details.language) if details.language else None,
        say("article-words", count=article.words),
        *further,
    )
    return " · ".join(filter(None, parts))
