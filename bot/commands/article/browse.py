"""/article list and /article show: what the library holds, for everybody."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.articles.finding import article_named, titles
from bot.articles.looking import page_of, show
from bot.cards.limits import units
from bot.cards.listed import LONGEST_WORDS, Narrowed
from bot.commands.article.family import article
from bot.commands.described import described
from bot.commands.outlets import outlets, scope_in
from bot.refusals import Refused
from bot.service import group_of, offload_of, reader_of
from bot.views import reply

Interaction = discord.Interaction[Any]


@article.command(name="list", description=described("article-list-description"))
@app_commands.describe(
    outlet=described("ask-outlet"),
    since=described("ask-since"),
    until=described("ask-until"),
    words=described("article-list-words"),
)
@app_commands.autocomplete(outlet=outlets)
async def list_(
    interaction: Interaction,
    outlet: Range[str, 1, 100] | None = None,
    since: str | None = None,
    until: str | None = None,
    words: Range[str, 1, LONGEST_WORDS] | None = None,
) -> None:
    """List the articles, the latest added first."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    group_id, sought = await group_of(interaction), " ".join((words or "").split())
    if units(sought) > LONGEST_WORDS:
        raise Refused("refuse-words", count=LONGEST_WORDS)
    reader = await reader_of(interaction, group_id)
    scope = await offload_of(interaction)(scope_in, group_id, reader, since, until, outlet)
    await reply(interaction, await page_of(interaction, Narrowed(scope, sought), 0))


@article.command(name="show", description=described("article-show-description"))
@app_commands.rename(named=described("article-option"))
@app_commands.describe(named=described("article-named"))
@app_commands.autocomplete(named=titles)
async def show_(interaction: Interaction, named: Range[str, 1, 500]) -> None:
    """Show one article with its key sentences."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show(interaction, (await article_named(interaction, named)).id)
