"""/digest list, preview and history: what comes, when, and what came."""

from __future__ import annotations

from typing import Any

import discord

from bot.cards.digests import preview_card
from bot.cards.subscriptions import history_card, orders_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.digest.family import Named, digest, with_subscription
from bot.digests.finding import order_named, orders_of
from bot.service import is_curator, offload_of
from bot.views import reply
from knowledge import Library

Interaction = discord.Interaction[Any]


@digest.command(name="list", description=described("digest-list-description"))
async def list_(interaction: Interaction) -> None:
    """List one's own subscriptions, and for a curator those of channels."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, (_, orders) = words_for(interaction.locale), await orders_of(interaction)
    curates = await is_curator(interaction)
    await reply(interaction, lambda room: orders_card(say, orders, room, curates=curates))


@digest.command(name="preview", description=described("digest-preview-description"))
@with_subscription
async def preview(interaction: Interaction, named: Named) -> None:
    """Show what the next digest would hold, and record nothing."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, (group_id, order) = (
        words_for(interaction.locale),
        await order_named(interaction, named),
    )
    found = await offload_of(interaction)(Library.preview, group_id, order.of.number)
    await reply(interaction, lambda room: preview_card(say, found, room))


@digest.command(name="history", description=described("digest-history-description"))
@with_subscription
async def history(interaction: Interaction, named: Named) -> None:
    """Say what was sent of a subscription and when, and why something was not."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, (group_id, order) = (
        words_for(interaction.locale),
        await order_named(interaction, named),
    )
    sent = await offload_of(interaction)(Library.sent, group_id, order.of.number)
    await reply(interaction, lambda room: history_card(say, order, sent, room))
