"""Where digests can be posted: channels, threads and forums, and what the bot may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import discord
from discord import AppCommandOptionType, ChannelType, app_commands

from bot.catalogue import Say
from bot.refusals import Refused

Interaction = discord.Interaction[Any]
_CHANNELS: Final = (ChannelType.text, ChannelType.news, ChannelType.forum)
_THREADS: Final = (ChannelType.public_thread, ChannelType.news_thread, ChannelType.private_thread)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, thread or forum by its id, and the channel whose permissions count there."""

    id: int
    name: str
    kind: ChannelType
    ruled_by: discord.abc.GuildChannel


class Destination(app_commands.Transformer):
    """An option that takes a place, be it a thread that the bot has not heard of yet."""

    @property
    def type(self) -> AppCommandOptionType:
        """Return that Discord is to offer channels."""
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        """Return the kinds of channels that Discord is to offer."""
        return [*_CHANNELS, *_THREADS]

    async def transform(self, interaction: Interaction, value: Any, /) -> Place:
        """Return the place that was chosen. Raises what :func:`place_of` does."""
        return place_of(interaction.guild, value)


def place_of(guild: discord.Guild | None, chosen: Any) -> Place:
    """Return a channel or thread of a server as a place.

    Raises :class:`Refused` where no digest can be posted: in other kinds of
    channels, and in channels that the server does not have.
    """
    parent = getattr(chosen, "parent_id", None) if chosen.type in _THREADS else None
    ruling = guild.get_channel(parent or chosen.id) if guild else None
    if ruling is None or chosen.type not in (*_CHANNELS, *_THREADS):
        raise Refused("refuse-digest-place")
    return Place(chosen.id, chosen.name, chosen.type, ruling)


def require_postable(place: Place, say: Say, mention: discord.Role | None = None) -> None:
    """Raise :class:`Refused`, naming what is missing and where, unless a digest can be posted."""
    lacking = lacking_in(place, say, mention)
    if lacking:
        named = ", ".join(lacking)
        raise Refused("refuse-digest-lacking", channel=place.name, permissions=named)
    ruling = place.ruled_by
    if isinstance(ruling, discord.ForumChannel) and place.id == ruling.id:
        if ruling.flags.require_tag:
            raise Refused("refuse-digest-tag", channel=place.name)
    elif place.kind is ChannelType.private_thread and not _is_in(place):
        raise Refused("refuse-digest-thread", channel=place.name)


def lacking_in(place: Place, say: Say, mention: discord.Role | None = None) -> tuple[str, ...]:
    """Name the permissions that the bot lacks for posting digests in a place."""
    may = place.ruled_by.permissions_for(place.ruled_by.guild.me)
    needed = {
        "view_channel": "permission-view",
        **_sending(place),
        "embed_links": "permission-embed",
        "read_message_history": "permission-history",
    }
    if mention is not None and not mention.mentionable:
        needed["mention_everyone"] = "permission-mention"
    return tuple(say(key) for name, key in needed.items() if not getattr(may, name))


def _sending(place: Place) -> dict[str, str]:
    """Return the permission to write there, and the key of the name by which people know it."""
    if place.kind in _THREADS:
        return {"send_messages_in_threads": "permission-threads"}
    if place.kind is ChannelType.forum:
        return {"send_messages": "permission-posts"}
    return {"send_messages": "permission-send"}


def _is_in(place: Place) -> bool:
    """Tell whether the bot sees a private thread: it is told of those alone that it is in."""
    guild = place.ruled_by.guild
    manages = place.ruled_by.permissions_for(guild.me).manage_threads
    return manages or guild.get_thread(place.id) is not None
