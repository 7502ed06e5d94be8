"""Find the article that somebody means: by its id, its title, or what is nearest to one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import discord
from discord.app_commands import Choice

from bot.cards.limits import cut
from bot.refusals import Refused
from bot.service import group_of, offload_of, reader_of
from knowledge import Article, Library, Reader, UnknownArticle, titles_like

Interaction = discord.Interaction[Any]
_LONGEST_CHOICE, _LONGEST_NAMED = 100, 80
_NEAREST = 3


async def article_named(interaction: Interaction, named: str) -> Article:
    """Return the article of an id or a title. Raises :class:`Refused`, naming the nearest."""
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    return await offload_of(interaction).quick(_named, group_id, named, reader)


async def titles(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the articles whose titles are nearest to what was typed, however it is spelt."""
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    near = await offload_of(interaction).quick(_near, group_id, typed, reader)
    return [Choice(name=cut(title, _LONGEST_CHOICE), value=id_) for id_, title in near]


@contextmanager
def still_there() -> Iterator[None]:
    """Turn that an article is not there any more into a sentence for who pressed a button."""
    try:
        yield
    except UnknownArticle as error:
        raise Refused("refuse-article-gone") from error


def _near(
    library: Library, group_id: str, typed: str, reader: Reader
) -> tuple[tuple[str, str], ...]:
    return titles_like(library.titles(group_id, reader=reader), typed)


def _named(library: Library, group_id: str, named: str, reader: Reader) -> Article:
    known = library.titles(group_id, reader=reader)
    exact = [id_ for id_, title in known if _folded(title) == _folded(named)]
    with suppress(UnknownArticle):
        id_ = exact[0] if exact else named.strip().lower()
        return library.article(group_id, id_, reader=reader)
    near = [f"“{cut(title, _LONGEST_NAMED)}”" for _, title in titles_like(known, named, _NEAREST)]
    wanted = cut(named, _LONGEST_NAMED)
    if near:
        raise Refused("refuse-article", named=wanted, nearest=", ".join(near))
    raise Refused("refuse-article-none", named=wanted)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
