"""/library itself, which its subcommands join."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.described import described

library_ = app_commands.Group(
    name="library",
    description=described("library-description"),
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)
