"""/article edit and /article remove: correcting the library, for curators."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.articles.finding import article_named, find_named, titles
from bot.articles.forms import DetailsForm, typed_of
from bot.cards.removing import removing_card
from bot.catalogue import words_for
from bot.commands.article.family import article
from bot.commands.described import described
from bot.service import begin_curating, offload_of, reading, require_curator
from bot.views import reply
from knowledge import Article, Family, Library, Reader

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
    await begin_curating(interaction)
    group_id, reader = await reading(interaction)
    say = words_for(interaction.locale)
    found = await offload_of(interaction)(_found, group_id, reader, named)
    await reply(interaction, lambda _room: removing_card(say, *found))


def _found(
    library: Library, group_id: str, reader: Reader, named: str
) -> tuple[Article, Family, int]:
    """Return an article, what goes along with it, and how many answers cite any of that."""
    article = find_named(library, group_id, reader, named)
    family = library.family(group_id, article.id, reader=reader)
    return article, family, library.count_citing(group_id, article.id, reader=reader)
