"""Removing an article: the question beforehand, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.article import details_line, title_of
from bot.cards.card import Block, Button, Card, notice
from bot.cards.markdown import moment
from knowledge import Relation

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Family

_TITLE, _NAME = 150, 60


def removing_card(say: Say, article: Article, family: Family, citing: int) -> Card:
    """Ask whether an article is to go, and say what goes along with it."""
    texts = [
        say("removing-heading"),
        title_of(article, _TITLE),
        f"-# {details_line(say, article, _NAME)}",
        say("removing-citing", count=citing),
    ]
    if family.head.id == article.id:
        for relation in Relation:
            count = family.count(relation)
            if count:
                texts.append(say(f"removing-{relation.value}", count=count))
    buttons = (
        Button(say("button-remove"), "remove", (article.id,)),
        Button(say("button-keep"), "keep", (article.id,)),
    )
    return Card((Block("\n".join(texts)),), buttons)


def removed_card(say: Say, article: Article, until: datetime) -> Card:
    """Say that an article is gone, and until when it can be brought back."""
    text = say("removed", title=title_of(article, _TITLE), until=moment(until, "t"))
    return Card((Block(text),), (Button(say("button-undo"), "undo", (article.id,)),))


def kept_card(say: Say, article: Article) -> Card:
    """Say that an article stays."""
    return notice(say("removing-kept", title=title_of(article, _TITLE)))


def restored_card(say: Say, article: Article) -> Card:
    """Say that an article is back."""
    return notice(say("restored", title=title_of(article, _TITLE)))
