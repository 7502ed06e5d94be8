"""Whether a digest stands at its destination already, known by the key in its buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import discord

from bot.delivery.places import Place, require_readable

# Between Discord's clock and ours.
_APART = timedelta(minutes=2)


async def found_at(place: Place, key: str, since: datetime, me: int) -> str | None:
    """Return the id of a digest's message that was posted after a moment, if there is one.

    In a forum it is its thread's. Raises :class:`Lacking` where the bot may
    not read what was posted, and what asking Discord raises.
    """
    require_readable(place)
    after = since - _APART
    if isinstance(place, discord.ForumChannel):
        return await _found_in(place, key, after, me)
    async for message in place.history(limit=None, after=after, oldest_first=True):
        if message.author.id == me and holds(message, key):
            return str(message.id)
    return None


def holds(message: discord.Message, key: str) -> bool:
    """Tell whether a button of a message carries a digest's key."""
    pending: list[object] = list(message.components)
    while pending:
        part = pending.pop()
        if key in str(getattr(part, "custom_id", None)).split(":"):
            return True
        beside = getattr(part, "accessory", None)
        pending += [*getattr(part, "children", ()), *([beside] if beside else [])]
    return False


async def _found_in(forum: discord.ForumChannel, key: str, after: datetime, me: int) -> str | None:
    async for thread in _threads_of(forum, after):
        if thread.owner_id != me:
            continue
        try:
            # What a thread in a forum begins with has the thread's own id.
            begins = await thread.fetch_message(thread.id)
        except discord.NotFound:
            continue
        if holds(begins, key):
            return str(thread.id)
    return None


async def _threads_of(
    forum: discord.ForumChannel, after: datetime
) -> AsyncIterator[discord.Thread]:
    """Yield the threads that were opened after a moment, those open still first."""
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id and _opened(thread) > after:
            yield thread
    async for thread in forum.archived_threads(limit=None):
        if thread.archive_timestamp < after:
            return
        if _opened(thread) > after:
            yield thread


def _opened(thread: discord.Thread) -> datetime:
    return discord.utils.snowflake_time(thread.id)
