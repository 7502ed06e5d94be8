"""/article add: up to five files, each an article or an archive of them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.articles.adding import add_and_tell
from bot.articles.collected import LONGEST_NAME, collection_named, names
from bot.articles.given import given_attachment
from bot.commands.article.family import article
from bot.commands.described import described
from bot.service import begin_curating

Interaction = discord.Interaction[Any]
_FURTHER = ("file2", "file3", "file4", "file5")


@article.command(name="add", description=described("article-add-description"))
@app_commands.describe(
    file=described("article-add-file"),
    **{name: described("article-add-further") for name in _FURTHER},
    collection=described("article-add-collection"),
)
@app_commands.autocomplete(collection=names)
async def add(
    interaction: Interaction,
    file: discord.Attachment,
    file2: discord.Attachment | None = None,
    file3: discord.Attachment | None = None,
    file4: discord.Attachment | None = None,
    file5: discord.Attachment | None = None,
    collection: Range[str, 1, LONGEST_NAME] | None = None,
) -> None:
    """Add files to the library and say what each came to."""
    group_id = await begin_curating(interaction)
    files = filter(None, (file, file2, file3, file4, file5))
    given = [given_attachment(interaction, one) for one in files]
    number = None
    if collection:
        found = await collection_named(interaction, group_id, collection)
        number = found.number
    await add_and_tell(interaction, given, collection=number)
