"""/library settings: what a server chooses for its library."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.announcing import announce, lacking_in, require_postable
from bot.cards.choices import settings_card
from bot.catalogue import Say, words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import (
    Entry,
    GroupSettings,
    Library,
    SettingChanges,
    languages,
    languages_like,
    zones_like,
)

Interaction = discord.Interaction[Any]
PRIVATE, PUBLIC = "private", "public"
_LONGEST = 60


@library_.command(name="settings", description=described("library-settings-description"))
@app_commands.describe(
    admin_channel=described("library-settings-channel"),
    answers=described("library-settings-answers"),
    zone=described("library-settings-zone"),
    language=described("library-settings-language"),
    answer_days=described("library-settings-days"),
)
@app_commands.choices(
    answers=[
        Choice(name=described("choice-public"), value=PUBLIC),
        Choice(name=described("choice-private"), value=PRIVATE),
    ]
)
async def settings(
    interaction: Interaction,
    admin_channel: discord.TextChannel | None = None,
    answers: str | None = None,
    zone: Range[str, 1, _LONGEST] | None = None,
    language: Range[str, 1, _LONGEST] | None = None,
    answer_days: Range[int, 1, 365] | None = None,
) -> None:
    """Choose something for the library, or say what is chosen."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    if admin_channel is not None:
        require_postable(admin_channel, say)
    changes = _changes(admin_channel, answers, zone, language, answer_days)
    entries, chosen = await offload_of(interaction)(
        _chosen, group_id, changes, str(interaction.user.id)
    )
    named = languages()[chosen.language]
    lacking = _lacking(interaction, chosen.admin_channel, say)
    await reply(interaction, lambda _room: settings_card(say, chosen, named, lacking))
    await announce(interaction, *entries, to=chosen.admin_channel)


@settings.autocomplete("zone")
async def zones(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the time zones nearest to what was typed."""
    found = await offload_of(interaction).quick(lambda _library: zones_like(typed))
    return [Choice(name=name, value=name) for name in found]


@settings.autocomplete("language")
async def known_languages(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the languages nearest to what was typed."""
    found = await offload_of(interaction).quick(lambda _library: languages_like(typed))
    return [Choice(name=f"{languages()[code]} ({code})", value=code) for code in found]


def _changes(
    admin_channel: discord.TextChannel | None,
    answers: str | None,
    zone: str | None,
    language: str | None,
    answer_days: int | None,
) -> SettingChanges:
    changes = SettingChanges()
    if admin_channel is not None:
        changes["admin_channel"] = str(admin_channel.id)
    if answers is not None:
        changes["private_answers"] = answers == PRIVATE
    if zone is not None:
        changes["zone"] = zone
    if language is not None:
        changes["language"] = language
    if answer_days is not None:
        changes["answer_days"] = answer_days
    return changes


def _chosen(
    library: Library, group_id: str, changes: SettingChanges, by: str
) -> tuple[tuple[Entry, ...], GroupSettings]:
    """Keep what is chosen; return what of it is new, and all that is chosen now."""
    return library.change_settings(group_id, by=by, **changes), library.settings(group_id)


def _lacking(interaction: Interaction, channel_id: str | None, say: Say) -> tuple[str, ...] | None:
    """Name the permissions that the bot lacks in the admin channel; ``None`` where it is gone."""
    if channel_id is None or interaction.guild is None:
        return ()
    channel = interaction.guild.get_channel(int(channel_id))
    return None if channel is None else lacking_in(channel, say)
