"""Below a digest: More, Pause, Unsubscribe; and Resume, below what tells that one is held."""

from __future__ import annotations

from dataclasses import replace

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.digests import rest_card
from bot.cards.subscriptions import ending_card, paused_card, unsubscribed_card
from bot.catalogue import words_for
from bot.digests.changing import digest_to_read, order_to_change, resumed, show_order
from bot.service import offload_of
from bot.views import reply
from knowledge import Library


@on_press("dgmore")
async def more(interaction: Interaction, group_id: str, key: str, first: str) -> None:
    """Show the stories that the digest had no room for."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, found = words_for(interaction.locale), await digest_to_read(interaction, group_id, key)
    await reply(interaction, lambda room: rest_card(say, found, int(first), room))


@on_press("dgpause")
async def pause(interaction: Interaction, group_id: str, _key: str, number: str) -> None:
    """Hold the subscription that the digest is of."""
    await _hold(interaction, group_id, number)


@on_press("dghold")
async def hold(interaction: Interaction, group_id: str, number: str) -> None:
    """Hold a subscription instead of ending it."""
    await _hold(interaction, group_id, number)


@on_press("dgresume")
async def resume(interaction: Interaction, group_id: str, number: str) -> None:
    """Let a subscription go on."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    order = await order_to_change(interaction, group_id, number)
    by = str(interaction.user.id)
    going = await offload_of(interaction)(resumed, group_id, order.of.number, by=by)
    await show_order(interaction, group_id, "order-resumed", going)


@on_press("dgstop")
async def stop(interaction: Interaction, group_id: str, _key: str, number: str) -> None:
    """End the subscription that the digest is of; one that others read too, once confirmed."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, order = words_for(interaction.locale), await order_to_change(interaction, group_id, number)
    if order.of.personal:
        await _end(interaction, group_id, number)
        return
    await reply(interaction, lambda _room: ending_card(say, order, group_id))


@on_press("dgend")
async def end(interaction: Interaction, group_id: str, number: str) -> None:
    """End a subscription, as was confirmed."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _end(interaction, group_id, number)


async def _end(interaction: Interaction, group_id: str, number: str) -> None:
    say, by = words_for(interaction.locale), str(interaction.user.id)
    order = await order_to_change(interaction, group_id, number)
    _, entry = await offload_of(interaction)(Library.unsubscribe, group_id, order.of.number, by=by)
    await reply(interaction, lambda _room: unsubscribed_card(say, order))
    await announce(interaction, entry)


async def _hold(interaction: Interaction, group_id: str, number: str) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, by = words_for(interaction.locale), str(interaction.user.id)
    order = await order_to_change(interaction, group_id, number)
    held, entry = await offload_of(interaction)(Library.pause, group_id, order.of.number, by=by)
    paused = replace(order, of=held)
    await reply(interaction, lambda _room: paused_card(say, paused, group_id))
    await announce(interaction, entry)
