"""Tell a server's admin channel of a change: one short card, and never at the command's cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import discord
import structlog

from bot.cards.history import announced_card
from bot.catalogue import Say, words_for
from bot.refusals import Refused
from bot.service import offload_of
from bot.views import message_with
from knowledge import Entry, KnowledgeError, Library

_log = structlog.get_logger(__name__)
_NEEDED = {
    "view_channel": "permission-view",
    "send_messages": "permission-send",
    "embed_links": "permission-embed",
}


async def announce(
    interaction: discord.Interaction[Any], *entries: Entry | None, to: str | None = None
) -> None:
    """Post what was just recorded, if anything was, to the admin channel, if there is one.

    Call it once the command has replied: what goes wrong is logged, and
    nothing is raised. ``to`` is the channel where that is known already.
    """
    told = [one for one in entries if one is not None]
    if not told or interaction.guild_id is None:
        return
    try:
        channel, closed = await offload_of(interaction).quick(
            _seen, str(interaction.guild_id), told, to
        )
        if channel is not None:
            await _post(interaction, int(channel), told, closed)
    except discord.HTTPException as error:
        _log.warning("not announced", code=error.code, server=interaction.guild_id)
    except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
        _log.warning("not announced", error=type(error).__name__, server=interaction.guild_id)
    except (Refused, KnowledgeError) as error:
        _log.warning("not announced", error=str(error), server=interaction.guild_id)


def lacking_in(channel: discord.abc.GuildChannel, say: Say) -> tuple[str, ...]:
    """Name the permissions that the bot lacks for posting in a channel."""
    may = channel.permissions_for(channel.guild.me)
    return tuple(say(key) for name, key in _NEEDED.items() if not getattr(may, name))


def require_postable(channel: discord.abc.GuildChannel, say: Say) -> None:
    """Raise :class:`Refused`, naming permissions and channel, where the bot could not post."""
    lacking = lacking_in(channel, say)
    if lacking:
        raise Refused("refuse-admin-channel", channel=channel.name, permissions=", ".join(lacking))


def _seen(
    library: Library, group_id: str, entries: Sequence[Entry], to: str | None
) -> tuple[str | None, dict[str, str]]:
    """Return the admin channel, and the collections of articles that stand in one.

    The channel may be open to people who may not read those.
    """
    channel = to or library.settings(group_id).admin_channel
    about = [one.subject for one in entries if one.subject]
    return channel, library.collections_of(group_id, about) if channel else {}


async def _post(
    interaction: discord.Interaction[Any],
    channel_id: int,
    entries: Sequence[Entry],
    closed: Mapping[str, str],
) -> None:
    say = words_for(interaction.guild_locale or interaction.locale)
    message = message_with(lambda room: announced_card(say, entries, room, closed), may_embed=True)
    await interaction.client.get_partial_messageable(channel_id).send(**message)
