"""/privacy: what is kept about a person, and taking it out."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards.privacy import Kept, erasing_card, exported_card, privacy_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.documents import person_text
from bot.service import offload_of, settings_of
from bot.views import reply
from knowledge import Entry, Library, Subscription, Topic

Interaction = discord.Interaction[Any]
Left = dict[str, tuple[Entry, ...]]
Following = dict[str, tuple[tuple[Topic, ...], tuple[Subscription, ...]]]

privacy = app_commands.Group(
    name="privacy",
    description=described("privacy-description"),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


@privacy.command(name="show", description=described("privacy-show-description"))
async def show(interaction: Interaction) -> None:
    """Say what is kept about the person who asks."""
    _, _, kept = await _kept(interaction)
    say = words_for(interaction.locale)
    days = (await settings_of(interaction)).answer_days if interaction.guild_id else None
    await reply(interaction, lambda _room: privacy_card(say, kept, days))


@privacy.command(name="export", description=described("privacy-export-description"))
async def export(interaction: Interaction) -> None:
    """Send what stands under the person's name as a file."""
    left, following, kept = await _kept(interaction)
    say = words_for(interaction.locale)
    text = person_text(str(interaction.user.id), left, following, say("privacy-nameless"))
    await reply(interaction, lambda _room: exported_card(say, kept, text))


@privacy.command(name="delete", description=described("privacy-delete-description"))
async def delete(interaction: Interaction) -> None:
    """Ask whether the person's name is to be taken out."""
    _, _, kept = await _kept(interaction)
    say = words_for(interaction.locale)
    await reply(interaction, lambda _room: erasing_card(say, kept, str(interaction.user.id)))


async def _kept(interaction: Interaction) -> tuple[Left, Following, Kept]:
    """Return what is kept under the person's name: in this server, or in private in every one."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    group_id = str(interaction.guild_id) if interaction.guild_id else None
    who = str(interaction.user.id)
    left, following = await offload_of(interaction)(_of, group_id, who)
    topics = sum(len(topics) for topics, _ in following.values())
    subscriptions = sum(len(orders) for _, orders in following.values())
    return left, following, Kept(sum(map(len, left.values())), topics, subscriptions)


def _of(library: Library, group_id: str | None, who: str) -> tuple[Left, Following]:
    return library.left_by(group_id, who), library.following_of(group_id, who)
