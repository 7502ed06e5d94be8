"""/article edit and /article remove: correcting the library, for curators."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.articles.finding import article_named, titles
from bot.articles.forms import DetailsForm, typed_of
from bot.cards.removing import removing_card
from bot.catalogue import words_for
from bot.commands.article.family import article
from bot.commands.described import described
from bot.service import group_of, offload_of, reader_of, require_curator
from bot.views import reply
from knowledge import Family, Library, Reader

Interaction = discord.Interaction[Any]
Named = Range[str, 1, 500]


@article.command(name="edit", description=described("article-edit-description"))
@app_commands.rename(named=described("article-option"))
@app_commands.describe(named=described("article-named"))
@app_commands.autocomplete(named=titles)
async def edit(interaction: Interaction, named: Named) -> None:
    """Open the form for an article's details, with what is known."""
    await require_curator(interaction)
    found = await article_named(interaction, named)
    form = DetailsForm(words_for(interaction.locale), found.id, typed_of(found))
    await interaction.response.send_modal(form)


@article.command(name="remove", description=described("article-remove-description"))
@app_commands.rename(named=described("article-option"))
@app_commands.describe(named=described("article-named"))
@app_commands.autocomplete(named=titles)
async def remove(interaction: Interaction, named: Named) -> None:
    """Ask whether an article is to go."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await require_curator(interaction)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    found = await article_named(interaction, named)
    reader = await reader_of(interaction, group_id)
    family, citing = await offload_of(interaction)(_along, group_id, found.id, reader)
    await reply(interaction, lambda _room: removing_card(say, found, family, citing))


def _along(library: Library, group_id: str, article_id: str, reader: Reader) -> tuple[Family, int]:
    """Return what goes along with an article, and how many answers cite any of it."""
    family = library.family(group_id, article_id, reader=reader)
    return family, library.count_citing(group_id, article_id, reader=reader)
