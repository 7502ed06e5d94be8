"""A server that removed the bot is noticed, spared for a while, and then forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from simcord.backend import serializers

from bot.client import Client
from bot.housekeeping import is_server, keep_house
from bot.offload import Offload
from tests.bot.conftest import QUESTION, TREATY
from tests.made import NOON

GRACE = timedelta(days=30)


@pytest.fixture
async def lived_in(world):
    """Two servers with an article each, a group of the machine's own, and the bot at home."""
    world.add()
    world.other = world.env.create_guild("Other circle")
    world.library.add(str(world.other.id), TREATY.encode(), "treaty.md")
    world.library.add("local", TREATY.encode(), "treaty.md")
    await restart(world)
    return world


async def restart(world):
    await world.env.restart_bot(Client(Offload(world.library), grace=GRACE))
    await world.env.settle()


async def tick(world, grace=GRACE):
    await keep_house(world.env.bot, world.env.bot.offload, grace)


async def remove(world, guild=None):
    world.env.backend.remove_guild((guild or world.guild).id)
    await world.env.settle()


def departed(world):
    return [one.group_id for one in world.library.departures()]


def passes(world, **time):
    now = NOON + timedelta(**time)
    world.library._clock = lambda: now


async def test_a_server_that_removes_the_bot_is_noted_at_once(lived_in):
    await remove(lived_in)

    assert departed(lived_in) == [lived_in.group_id]
    assert lived_in.library.size(lived_in.group_id).articles == 1


async def test_a_server_that_adds_it_again_is_forgotten_to_have_left(lived_in):
    server = lived_in.env.backend.guilds[lived_in.guild.id]
    await remove(lived_in)
    assert departed(lived_in) == [lived_in.group_id]
    server.channel_ids.clear()
    lived_in.env.backend.guilds[server.id] = server
    joined = dict(serializers.guild_create_payload(lived_in.env.backend, server))
    # With it, the same event says that a server is within reach again.
    del joined["unavailable"]
    lived_in.env.backend.emit("GUILD_CREATE", joined)
    await lived_in.env.settle()

    assert departed(lived_in) == []
    assert lived_in.library.ask(lived_in.group_id, QUESTION).quotes


async def test_a_server_that_removed_it_while_it_was_off_is_noted_at_the_next_start(lived_in):
    await lived_in.env._detach_bot()
    del lived_in.env.backend.guilds[lived_in.guild.id]
    await restart(lived_in)

    assert departed(lived_in) == [lived_in.group_id]


async def test_a_server_that_added_it_while_it_was_off_is_back_at_the_next_start(lived_in):
    lived_in.library.left(lived_in.group_id)
    await restart(lived_in)

    assert departed(lived_in) == []


async def test_when_the_grace_is_over_that_server_is_erased_and_no_other(lived_in):
    await remove(lived_in)
    passes(lived_in, days=29)
    await tick(lived_in)
    assert lived_in.library.size(lived_in.group_id).articles == 1
    passes(lived_in, days=30)
    await tick(lived_in)

    assert sorted(lived_in.library.groups()) == sorted([str(lived_in.other.id), "local"])
    assert lived_in.library.size(str(lived_in.other.id)).articles == 1
    assert departed(lived_in) == []


async def test_an_outage_of_a_server_is_no_removal(lived_in):
    lived_in.env.backend.emit("GUILD_DELETE", {"id": lived_in.group_id, "unavailable": True})
    await lived_in.env.settle()
    await tick(lived_in)

    assert departed(lived_in) == []


async def test_a_list_of_servers_that_never_came_takes_nothing_for_gone(lived_in):
    lived_in.env.bot._connection._guilds.clear()
    await tick(lived_in)

    assert not list(lived_in.env.bot.guilds)
    assert departed(lived_in) == []


@pytest.mark.parametrize(("status", "code"), [(503, 0), (403, 40_333), (401, 0)])
async def test_what_discord_does_not_say_plainly_takes_nothing_for_gone(lived_in, status, code):
    lived_in.env.bot._connection._guilds.clear()
    lived_in.env.inject_error("GET", "/guilds/*", status=status, code=code, times=None)
    await tick(lived_in)

    assert departed(lived_in) == []


@pytest.mark.parametrize(("status", "code"), [(404, 10_004), (403, 50_001)])
async def test_what_discord_does_say_is_taken_for_gone(lived_in, status, code):
    lived_in.env.bot._connection._guilds.pop(lived_in.guild.id)
    lived_in.env.inject_error("GET", "/guilds/*", status=status, code=code, times=None)
    await tick(lived_in)

    assert departed(lived_in) == [lived_in.group_id]


async def test_nothing_is_erased_of_a_server_that_discord_still_knows_the_bot_in(lived_in):
    lived_in.env.bot._connection._guilds.clear()
    lived_in.library.left(lived_in.group_id)
    passes(lived_in, days=31)
    await tick(lived_in)

    assert lived_in.library.size(lived_in.group_id).articles == 1


async def test_groups_of_the_machine_are_never_touched(lived_in):
    for name in ("1001", "reading-circle", "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣"):
        lived_in.library.add(name, TREATY.encode(), "treaty.md")
    before = len(lived_in.env.http_requests)
    await tick(lived_in)

    assert departed(lived_in) == []
    assert len(lived_in.env.http_requests) == before


@pytest.mark.parametrize(
    ("group_id", "expected"),
    [("81384788765712384", True), ("1001", False), ("local", False), ("", False), ("-5", False)],
)
def test_a_servers_id_is_told_from_a_name(group_id, expected):
    assert is_server(group_id) is expected


async def test_a_tick_done_again_changes_nothing(lived_in):
    await remove(lived_in)
    before = lived_in.library.departures(), lived_in.library.groups()
    passes(lived_in, days=1)
    await tick(lived_in)
    await tick(lived_in)

    assert (lived_in.library.departures(), lived_in.library.groups()) == before


async def test_the_clock_is_started_once_and_ends_with_the_client(lived_in):
    bot = lived_in.env.bot
    scheduler = bot.clock._scheduler
    for _ in range(2):
        bot.dispatch("ready")
        await lived_in.env.settle()

    assert [job.id for job in scheduler.get_jobs()] == ["housekeeping"]
    assert bot.clock.is_running
    await bot.close()
    await lived_in.env.settle()
    assert not bot.clock.is_running


async def test_without_a_grace_nothing_is_noted_and_no_clock_runs(world):
    world.add()
    await remove(world)

    assert departed(world) == []
    assert not world.env.bot.clock.is_running
