"""Now and then: see which servers are gone, and forget what has been kept long enough.

What happened while the bot was off is found by comparing what is kept with
the servers it is in, and Discord is asked about each that is missing: a list of
servers may come late or not at all, and an outage is no removal.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import structlog

from bot.offload import Offload
from knowledge import Library

if TYPE_CHECKING:
    from knowledge import Departure

_log = structlog.get_logger(__name__)
EVERY = timedelta(minutes=10)
# Discord bans for a while who makes 10,000 requests in ten minutes that it declines.
_MOST_ASKED = 50
# Unknown Guild, and Missing Access: what Discord says of a server that the bot is not in.
_NOT_IN_IT = frozenset((10_004, 50_001))
# Ids hold the time in milliseconds above these bits; a smaller number is no id of Discord's.
_BELOW_TIME = 22


async def keep_house(client: discord.Client, offload: Offload, grace: timedelta) -> None:
    """Note departures and returns, then forget what is due; waits until the client is ready."""
    await client.wait_until_ready()
    await _compare(client, offload)
    overdue = await offload(Library.overdue, grace)
    spare = [group_id for group_id in overdue if not await _is_gone(client, group_id)]
    for group_id in await offload(Library.tidy, grace, spare=spare):
        _log.info("erased after its grace", server=group_id)


def is_server(group_id: str) -> bool:
    """Tell whether a group can be a server of Discord's, by its id."""
    is_number = group_id.isascii() and group_id.isdecimal()
    return is_number and int(group_id) >> _BELOW_TIME > 0


async def _compare(client: discord.Client, offload: Offload) -> None:
    """Note the servers that are kept and gone, and forget that those here had left."""
    kept, departures = await offload(_known)
    here = {str(guild.id) for guild in client.guilds}
    left = {one.group_id for one in departures}
    for group_id in left & here:
        await offload(Library.came_back, group_id)
        _log.info("back in a server", server=group_id)
    for group_id in _missing(kept, here | left):
        if await _is_gone(client, group_id):
            await offload(Library.left, group_id)
            _log.warning("no longer in a server", server=group_id)


def _known(library: Library) -> tuple[tuple[str, ...], tuple[Departure, ...]]:
    return library.groups(), library.departures()


def _missing(kept: Collection[str], known: Collection[str]) -> list[str]:
    return [one for one in kept if is_server(one) and one not in known][:_MOST_ASKED]


async def _is_gone(client: discord.Client, group_id: str) -> bool:
    """Tell whether Discord says that the bot is not in a server; no answer is not that."""
    if not is_server(group_id) or client.get_guild(int(group_id)) is not None:
        return False
    try:
        await client.fetch_guild(int(group_id), with_counts=False)
    except discord.HTTPException as error:
        return error.code in _NOT_IN_IT
    return False
