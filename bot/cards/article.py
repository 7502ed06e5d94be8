"""How an article is named on every card: its title, and one line of details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.limits import cut
from bot.cards.markdown import escape
from bot.cards.quotes import long_date
from knowledge import languages

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article


def title_of(article: Article, most: int) -> str:
    """Return the title in bold, cut to ``most``."""
    return f"**{escape(cut(article.details.title, most))}**"


def details_line(say: Say, article: Article, most: int, *further: str | None) -> str:
    """Return outlet, author, day, language and words; it says where outlet or day is unknown."""
    details = article.details
    parts = (
        escape(cut(details.outlet, most)) if details.outlet else say("source-no-outlet"),
        escape(cut(details.author, most)) if details.author else None,
        long_date(details.published) if details.published else say("source-undated"),
        languages().get(details.language, details.language) if details.language else None,
        say("article-words", count=article.words),
        *further,
    )
    return " · ".join(filter(None, parts))
