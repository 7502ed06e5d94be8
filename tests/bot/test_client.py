"""The client: what it asks of Discord, and when it tells it of the commands."""

from __future__ import annotations

import discord

from bot.client import Client
from bot.offload import Offload


def synced(world):
    return [one for one in world.env.http_requests if one.path.endswith("/commands")]


async def test_only_the_guilds_intent_is_asked_for(world):
    assert world.env.bot.intents == discord.Intents(guilds=True)
    assert not any(getattr(world.env.bot.intents, name) for name in ("message_content", "members"))


async def test_commands_are_told_once_and_again_only_when_they_changed(world, monkeypatch):
    first = len(synced(world))
    await world.restart()
    same = len(synced(world))
    monkeypatch.setattr(Client, "_hash", lambda _self: _changed())
    await world.restart()

    assert (first, same, len(synced(world))) == (1, 1, 2)


async def test_the_sync_command_tells_them_whether_or_not_they_changed(world):
    assert await world.env.bot.sync(always=True)
    assert not await world.env.bot.sync(always=False)


async def test_r16_nothing_is_kept_in_memory_for_a_cards_buttons(world):
    from tests.bot.conftest import QUESTION

    world.add()
    for _ in range(3):
        await world.member.slash(world.channel, "ask", question=QUESTION)
    store = world.env.bot._connection._view_store

    assert not store._views
    assert not world.env.bot.cached_messages


async def test_two_clients_share_no_state():
    one, other = Client(Offload(None)), Client(Offload(None))

    assert one.tree is not other.tree


async def test_r08_digests_are_seen_to_from_setting_up_on_and_ready_starts_nothing(world):
    await world.env.restart_bot(Client(Offload(world.library), delivers=True))
    await world.env.settle()
    bot = world.env.bot
    jobs = bot.clock._scheduler.get_jobs()
    bot.dispatch("ready")
    await world.env.settle()

    assert [one.id for one in jobs] == ["delivery"]
    assert bot.clock._scheduler.get_jobs() == jobs
    assert bot.delivery.ran_at is not None
    await bot.close()


async def _changed():
    return "another"
