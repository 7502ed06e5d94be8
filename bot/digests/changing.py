"""Who may change a subscription from a button, and letting one go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord

from bot.announcing import announce
from bot.cards.subscriptions import Order, ordered_card
from bot.catalogue import words_for
from bot.digests.finding import order_of
from bot.refusals import Refused
from bot.service import curates_in, is_member, offload_of
from bot.views import reply
from knowledge import Digest, Entry, Library

Interaction = discord.Interaction[Any]
Made = tuple[Order, Sequence[datetime], Entry | None]
"""A subscription, when it comes next, and what the history tells of what was done to it."""


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
    """Return a digest for whoever may read it: in its server, or the one it was sent to.

    They as long as they are in the server. Raises :class:`Refused`, and
    :class:`UnknownDigest`.
    """
    found = await offload_of(interaction)(Library.digest, group_id, key)
    order = found.subscription
    is_reader = order.personal and str(interaction.user.id) == order.destination
    is_here = not order.personal and str(interaction.guild_id) == group_id
    if not is_here and not (is_reader and await is_member(interaction, group_id)):
        raise Refused("refuse-digest-elsewhere")
    return found


async def show_order(interaction: Interaction, group_id: str, key: str, made: Made) -> None:
    """Reply with what became of a subscription, by the key of its first line; announce it."""
    say, (order, slots, entry) = words_for(interaction.locale), made
    await reply(interaction, lambda _room: ordered_card(say, key, order, slots, group_id))
    await announce(interaction, entry)


def resumed(library: Library, group_id: str, number: int, *, by: str) -> Made:
    """Let a subscription go on; return it, when it comes next, and what the history tells."""
    made, entry = library.resume(group_id, number, by=by)
    order = order_of(library, group_id, made)
    return order, library.next_slots(made.schedule, made.zone), entry


def _order(library: Library, group_id: str, number: int) -> Order:
    return order_of(library, group_id, library.subscription(group_id, number))
