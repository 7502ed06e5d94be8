"""A page of a library's articles, and one article looked at closely, as cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord

from bot.cards.answers import empty_card
from bot.cards.listed import A_PAGE, Narrowed, listed_card
from bot.cards.shown import Portrait, shown_card
from bot.catalogue import words_for
from bot.service import begin_reading, is_curator, offload_of
from bot.views import MakeCard, reply
from knowledge import Article, Library, Reader

Interaction = discord.Interaction[Any]


Narrowing = Callable[[Library, str, Reader], Narrowed]
"""Returns what a list is narrowed to. Raises :class:`Refused` where that is nothing."""
FindArticle = Callable[[Library, str, Reader], Article]
"""Returns the article that is meant. Raises :class:`Refused` or :class:`UnknownArticle`."""


async def page_of(
    interaction: Interaction, group_id: str, reader: Reader, narrow: Narrowing, first: int
) -> MakeCard:
    """Return what makes the card of a page, from the article at ``first`` on.

    For a library without any article, it says how it gets its first.
    """
    say = words_for(interaction.locale)
    narrowed, page, count = await offload_of(interaction)(_page, group_id, reader, narrow, first)
    if not count and narrowed.is_everything:
        is_curating = await is_curator(interaction)
        return lambda _room: empty_card(say, is_curator=is_curating)
    return lambda room: listed_card(say, page, narrowed, first, count, room)


async def show(interaction: Interaction, find: FindArticle) -> None:
    """Reply with one article, to whoever asks alone."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    portrait = await offload_of(interaction)(_portrait, group_id, reader, find)
    await reply(interaction, lambda room: shown_card(say, portrait, room))


def _page(
    library: Library, group_id: str, reader: Reader, narrow: Narrowing, first: int
) -> tuple[Narrowed, tuple[Article, ...], int]:
    """Return what the list is narrowed to, a page of it, and how many articles it has."""
    narrowed = narrow(library, group_id, reader)
    scope, words = narrowed.scope, narrowed.words
    page = library.articles(
        group_id, scope=scope, words=words, limit=A_PAGE, offset=first, reader=reader
    )
    return narrowed, page, library.count(group_id, scope=scope, words=words, reader=reader)


def _portrait(library: Library, group_id: str, reader: Reader, find: FindArticle) -> Portrait:
    article = find(library, group_id, reader)
    return Portrait(
        article,
        library.family(group_id, article.id, reader=reader),
        library.key_sentences(group_id, article.id, reader=reader),
        bool(library.quotations_in(group_id, article.id, reader=reader)),
    )
