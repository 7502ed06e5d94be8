"""A page of a library's articles, and one article looked at closely, as cards."""

from __future__ import annotations

from typing import Any

import discord

from bot.articles.finding import still_there
from bot.cards.answers import empty_card
from bot.cards.listed import A_PAGE, Narrowed, listed_card
from bot.cards.shown import Portrait, shown_card
from bot.catalogue import words_for
from bot.service import group_of, is_curator, offload_of, reader_of
from bot.views import MakeCard, reply
from knowledge import Article, Library, Reader

Interaction = discord.Interaction[Any]


async def page_of(interaction: Interaction, narrowed: Narrowed, first: int) -> MakeCard:
    """Return what makes the card of a page, from the article at ``first`` on.

    For a library without any article, it says how it gets its first.
    """
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    page, count = await offload_of(interaction)(_page, group_id, narrowed, first, reader)
    if not count and narrowed.is_everything:
        is_curating = await is_curator(interaction)
        return lambda _room: empty_card(say, is_curator=is_curating)
    return lambda room: listed_card(say, page, narrowed, first, count, room)


async def show(interaction: Interaction, article_id: str) -> None:
    """Reply to a deferred interaction with one article."""
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    with still_there():
        portrait = await offload_of(interaction)(_portrait, group_id, article_id, reader)
    await reply(interaction, lambda room: shown_card(say, portrait, room))


def _page(
    library: Library, group_id: str, narrowed: Narrowed, first: int, reader: Reader
) -> tuple[tuple[Article, ...], int]:
    scope, words = narrowed.scope, narrowed.words
    page = library.articles(
        group_id, scope=scope, words=words, limit=A_PAGE, offset=first, reader=reader
    )
    return page, library.count(group_id, scope=scope, words=words, reader=reader)


def _portrait(library: Library, group_id: str, article_id: str, reader: Reader) -> Portrait:
    return Portrait(
        library.article(group_id, article_id, reader=reader),
        library.family(group_id, article_id, reader=reader),
        library.key_sentences(group_id, article_id, reader=reader),
        bool(library.quotations_in(group_id, article_id, reader=reader)),
    )
