"""/article list and /article show: what the library holds, for everybody."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.articles.finding import find_named, titles
from bot.articles.looking import page_of, show
from bot.cards.limits import units
from bot.cards.listed import LONGEST_WORDS, Narrowed
from bot.commands.article.family import article
from bot.commands.described import described
from bot.commands.narrowing import Narrow, Outlet, narrow_to, narrowed_by_options
from bot.refusals import Refused
from bot.service import begin_reading
from bot.views import reply
from knowledge import Library, Reader

Interaction = discord.Interaction[Any]


@article.command(name="list", description=described("article-list-description"))
@app_commands.describe(words=described("article-list-words"))
@narrowed_by_options
async def list_(
    interaction: Interaction,
    outlet: Outlet | None = None,
    since: str | None = None,
    until: str | None = None,
    words: Range[str, 1, LONGEST_WORDS] | None = None,
) -> None:
    """List the articles, the latest added first."""
    group_id, reader = await begin_reading(interaction)
    sought = " ".join((words or "").split())
    if units(sought) > LONGEST_WORDS:
        raise Refused("refuse-words", count=LONGEST_WORDS)
    narrow = partial(_narrowed, scope_of=narrow_to(since, until, outlet), words=sought)
    await reply(interaction, await page_of(interaction, group_id, reader, narrow, 0))


@article.command(name="show", description=described("article-show-description"))
@app_commands.rename(named=described("article-option"))
@app_commands.describe(named=described("article-named"))
@app_commands.autocomplete(named=titles)
async def show_(interaction: Interaction, named: Range[str, 1, 500]) -> None:
    """Show one article with its key sentences."""
    await show(interaction, partial(find_named, named=named))


def _narrowed(
    library: Library, group_id: str, reader: Reader, *, scope_of: Narrow, words: str
) -> Narrowed:
    return Narrowed(scope_of(library, group_id, reader), words)
