"""/topic itself, which its subcommands join."""

from __future__ import annotations

from discord import app_commands

from bot.commands.described import described

topic = app_commands.Group(
    name="topic",
    description=described("topic-description"),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)
