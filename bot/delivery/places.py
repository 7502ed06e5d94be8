"""Where a digest goes: the channel behind a destination, and what the bot may do there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import discord

from bot.delivery.verdicts import Lacking, NoSuchPlace
from knowledge import Subscription

Place: TypeAlias = Any
"""A channel of discord.py's that messages go to, or a forum."""
_WRITES = ("view_channel", "send_messages")
_WRITES_IN_THREAD = ("view_channel", "send_messages_in_threads")
READS = ("view_channel", "read_message_history")


async def place_of(client: discord.Client, group_id: str, subscription: Subscription) -> Place:
    """Return the channel to send to; Discord is asked where it is not known.

    A member who has left the server gets nothing of its library any more, and
    is unknown there. Raises :class:`NoSuchPlace`, and what asking Discord raises.
    """
    number = subscription.destination
    if not (number.isascii() and number.isdecimal()):
        raise NoSuchPlace(number)
    if subscription.personal:
        guild = client.get_guild(int(group_id)) if group_id.isdecimal() else None
        if guild is not None:
            await guild.fetch_member(int(number))
        return await client.create_dm(discord.Object(int(number)))
    return client.get_channel(int(number)) or await client.fetch_channel(int(number))


def lacking_in(place: Place, names: Iterable[str] | None = None) -> str:
    """Name the permissions, by default those to write, that the bot is known to lack there."""
    may = _permissions(place)
    if may is None:
        return ""
    asked = names or (_WRITES_IN_THREAD if isinstance(place, discord.Thread) else _WRITES)
    return ", ".join(name for name in asked if not getattr(may, name))


def require_readable(place: Place) -> None:
    """Raise :class:`Lacking` where the bot may not read what was posted.

    Discord itself would not say so: it gives an empty list.
    """
    if lacking := lacking_in(place, READS):
        raise Lacking(lacking)


def may_embed(place: Place) -> bool:
    """Tell whether layouts are allowed there, as far as that is known."""
    may = _permissions(place)
    return may is None or may.embed_links


def _permissions(place: Place) -> discord.Permissions | None:
    if not isinstance(place, (discord.abc.GuildChannel, discord.Thread)):
        return None
    if isinstance(place, discord.Thread) and place.parent is None:
        return None
    me = place.guild.me
    # The server is not within reach just now.
    return None if me is None else place.permissions_for(me)
