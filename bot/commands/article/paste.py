"""/article paste, and Add to library in a message's menu: texts and files from a conversation."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.articles.adding import add_and_tell
from bot.articles.given import Given, given_attachment, given_text
from bot.articles.pasting import paste_form
from bot.cards.card import notice
from bot.catalogue import words_for
from bot.commands.article.family import article
from bot.commands.described import described
from bot.service import begin_curating, require_curator
from bot.texts import text_of
from bot.views import reply

Interaction = discord.Interaction[Any]


@article.command(name="paste", description=described("article-paste-description"))
async def paste(interaction: Interaction) -> None:
    """Open the form for a text."""
    await require_curator(interaction)
    await interaction.response.send_modal(paste_form(words_for(interaction.locale)))


@app_commands.context_menu(name=described("library-add-name"))
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True)
@app_commands.default_permissions(manage_guild=True)
async def add_to_library(interaction: Interaction, message: discord.Message) -> None:
    """Add a message's files, or without any its text."""
    await begin_curating(interaction)
    files = _files(interaction, message)
    if not files:
        say = words_for(interaction.locale)
        await reply(interaction, lambda _room: notice(say("added-nothing")))
        return
    await add_and_tell(interaction, files)


def _files(interaction: Interaction, message: discord.Message) -> list[Given]:
    forwarded = [file for one in message.message_snapshots for file in one.attachments]
    attached = [*message.attachments, *forwarded]
    if attached:
        return [given_attachment(interaction, file) for file in attached]
    text = text_of(message)
    return [given_text("message.txt", text)] if text else []
