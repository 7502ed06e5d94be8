"""Find the article that somebody means: by its id, its title, or what is nearest to one."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord.app_commands import Choice

from bot.cards.limits import CHOICE, cut
from bot.refusals import Refused
from bot.service import offload_of, reading
from knowledge import Article, Library, Reader, UnknownArticle, folded, titles_like

Interaction = discord.Interaction[Any]
_LONGEST_NAMED = 80
_NEAREST = 3


async def article_named(interaction: Interaction, named: str) -> Article:
    """Return the article of an id or a title. Raises :class:`Refused`, naming the nearest."""
    group_id, reader = await reading(interaction)
    return await offload_of(interaction).quick(find_named, group_id, reader, named)


def find_named(library: Library, group_id: str, reader: Reader, named: str) -> Article:
    """Return the article of an id or a title. Raises :class:`Refused`, naming the nearest."""
    known = library.titles(group_id, reader=reader)
    exact = [id_ for id_, title in known if folded(title) == folded(named)]
    with suppress(UnknownArticle):
        id_ = exact[0] if exact else named.strip().lower()
        return library.article(group_id, id_, reader=reader)
    near = [f"“{cut(title, _LONGEST_NAMED)}”" for _, title in titles_like(known, named, _NEAREST)]
    wanted = cut(named, _LONGEST_NAMED)
    if near:
        raise Refused("refuse-article", named=wanted, nearest=", ".join(near))
    raise Refused("refuse-article-none", named=wanted)


async def titles(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the articles whose titles are nearest to what was typed, however it is spelt."""
    group_id, reader = await reading(interaction)
    near = await offload_of(interaction).quick(_near, group_id, reader, typed)
    return [Choice(name=cut(title, CHOICE), value=id_) for id_, title in near]


def _near(
    library: Library, group_id: str, reader: Reader, typed: str
) -> tuple[tuple[str, str], ...]:
    return titles_like(library.titles(group_id, reader=reader), typed)
