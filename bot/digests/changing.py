"""Who may change a subscription from a button, and letting one go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord

from bot.cards.subscriptions import Order
from bot.digests.finding import order_of
from bot.refusals import Refused
from bot.service import curates_in, offload_of
from knowledge import Digest, Entry, Library

Interaction = discord.Interaction[Any]


async def order_to_change(interaction: Interaction, group_id: str, number: str) -> Order:
    """Return a subscription for whoever may change it. Raises :class:`Refused` for others.

    That is its reader where it comes in private, and otherwise a curator of
    the server, there or in private.
    """
    order = await offload_of(interaction).quick(_order, group_id, int(number))
    if order.of.personal:
        is_allowed = str(interaction.user.id) == order.of.destination
    else:
        is_allowed = await curates_in(interaction, group_id)
    if not is_allowed:
        raise Refused("refuse-digest-not-yours")
    return order


async def digest_to_read(interaction: Interaction, group_id: str, key: str) -> Digest:
    """Return a digest for whoever may read it: in its server, or in private its reader.

    Raises :class:`Refused`, and :class:`UnknownDigest`.
    """
    found = await offload_of(interaction)(Library.digest, group_id, key)
    order = found.subscription
    is_reader = order.personal and str(interaction.user.id) == order.destination
    is_here = not order.personal and str(interaction.guild_id) == group_id
    if not (is_reader or is_here):
        raise Refused("refuse-digest-elsewhere")
    return found


def resumed(
    library: Library, group_id: str, number: int, *, by: str
) -> tuple[Order, Sequence[datetime], Entry | None]:
    """Let a subscription go on; return it, when it comes next, and what the history tells."""
    made, entry = library.resume(group_id, number, by=by)
    order = order_of(library, group_id, made)
    return order, library.next_slots(made.schedule, made.zone), entry


def _order(library: Library, group_id: str, number: int) -> Order:
    return order_of(library, group_id, library.subscription(group_id, number))
