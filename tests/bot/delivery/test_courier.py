"""What is due is sent: each article once to each destination, whatever happens on the way."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest

from bot.health import health_page
from tests.bot.delivery.conftest import BOARD, GROUP, HALL, MEMBER

pytestmark = pytest.mark.usefixtures("soon")


async def test_what_is_new_comes_once_to_a_channel_a_forum_and_a_member(post):
    post.follow(HALL)
    post.follow(BOARD)
    post.follow(MEMBER, personal=True)
    post.write(2)
    await post.tick()
    await post.tick()

    assert [post.arrived(at) for at in (HALL, BOARD, f"8{MEMBER}")] == [post.all_written()] * 3


async def test_r06_what_was_there_before_a_subscription_does_not_come(post):
    post.write(3)
    post.follow()
    await post.tick()

    assert post.arrived() == []


async def test_r04_a_message_carries_the_slots_key_as_its_nonce_which_discord_enforces(post):
    post.follow()
    post.write()
    await post.tick()
    (sent,) = post.server.of_kind("message")

    assert sent.body["enforce_nonce"]
    assert len(sent.body["nonce"]) <= 25
    assert sent.body["nonce"] in json.dumps(sent.body["components"])
    assert sent.body["allowed_mentions"] == {"parse": []}


async def test_r04_what_was_taken_though_the_connection_was_cut_is_not_sent_twice(post):
    post.follow()
    post.write(2)
    post.server.cut("message", taken=True)
    await post.tick()
    assert [call.status for call in post.server.of_kind("message")] == [0]
    await post.tick(seconds=100)

    assert post.arrived() == post.all_written()
    assert [call.status for call in post.server.of_kind("message")] == [0, 200]


async def test_r04_what_was_cut_before_it_was_taken_is_sent_again(post):
    post.follow()
    post.write(2)
    post.server.cut("message", taken=False)
    await post.tick()
    assert post.arrived() == []
    await post.tick(seconds=100)

    assert post.arrived() == post.all_written()


@pytest.mark.parametrize("taken", [False, True])
@pytest.mark.parametrize("later", [{"seconds": 100}, {"minutes": 6}, {"hours": 30}])
async def test_r03_after_errors_of_discords_each_article_is_there_once(post, taken, later):
    post.follow()
    post.write(2)
    # As often as discord.py asks by itself.
    post.server.fail("message", 500, 0, times=5, taken=taken)
    await post.tick()
    await post.tick(**later)
    await post.tick(days=2)

    assert post.arrived() == post.all_written()


async def test_r04_after_some_minutes_a_message_is_looked_for_and_not_sent_again(post):
    post.follow()
    post.write(1)
    post.server.cut("message", taken=True)
    await post.tick()
    await post.tick(minutes=10)

    assert len(post.server.of_kind("message")) == 1
    assert post.server.of_kind("history")
    assert post.arrived() == post.all_written()


async def test_r04_a_message_is_found_behind_hundreds_of_others(post):
    post.follow()
    post.write(1)
    post.server.cut("message", taken=True)
    await post.tick()
    for number in range(250):
        post.server.http.post(str(HALL), {"content": f"Talk {number}"})
    await post.tick(minutes=10)

    assert post.arrived() == post.all_written()


async def test_r12_where_it_cannot_be_seen_whether_it_came_the_permission_is_named(post):
    order = post.follow()
    post.write()
    post.server.cut("message", taken=True)
    await post.tick()
    channel = post.client.get_channel(HALL)
    deny(channel, "read_message_history")
    await post.tick(minutes=10)

    pause = post.pause_of(order)
    assert (pause.why, pause.detail) == ("forbidden", "read_message_history")
    assert post.arrived() == post.all_written()
    deny(channel)
    post.library.resume(GROUP, order.number, by="7")
    await post.tick(days=1)
    assert post.arrived() == post.all_written()


async def test_r03_a_forum_gets_one_thread_though_the_answer_was_lost(post):
    post.follow(BOARD)
    post.write(2)
    post.server.fail("thread", 500, 0, taken=True)
    await post.tick()
    await post.tick(seconds=100)

    assert len(post.server.of_kind("thread")) == 1
    assert post.arrived(BOARD) == post.all_written()


async def test_r03_a_forum_that_took_no_thread_gets_it_later(post):
    post.follow(BOARD)
    post.write(2)
    post.server.fail("thread", 500, 0, taken=False)
    await post.tick()
    await post.tick(seconds=100)

    assert post.arrived(BOARD) == post.all_written()


async def test_r08_nothing_more_is_sent_when_the_gateway_comes_back(post):
    post.follow()
    post.write()
    await post.tick()
    for _ in range(3):
        post.client.dispatch("ready")
        post.client.dispatch("resumed")
    await asyncio.sleep(0.1)

    assert post.arrived() == post.all_written()
    assert len(post.server.of_kind("message")) == 1


async def test_r10_what_fell_due_while_the_bot_was_off_comes_when_it_starts(post):
    post.follow()
    post.write(2)
    await post.client.close()
    await post.again(days=9)

    assert post.arrived() == post.all_written()
    assert "catch-up" in str(post.server.of_kind("message")[0].body)


async def test_one_destination_that_hangs_does_not_hold_up_the_others(post):
    post.follow()
    post.follow(BOARD)
    post.write()
    gate = post.server.hold("message", taken=False)
    post.clock.passes(days=1)
    await post.client.delivery.tick()
    await post.server.until(lambda: post.arrived(BOARD))
    assert post.arrived(HALL) == []
    gate.opened.set()
    await post.server.until(lambda: post.arrived(HALL))


async def test_what_waited_longer_than_its_claim_holds_is_left_to_the_next(post):
    post.follow()
    post.write()
    delivery = post.client.delivery
    lock = delivery._one_at_a_time.setdefault(str(HALL), asyncio.Lock())
    async with lock:
        post.clock.passes(days=1)
        await delivery.tick()
        post.clock.passes(minutes=2)
    await asyncio.wait(set(delivery._sending))
    assert post.arrived() == []
    await post.tick(minutes=2)

    assert post.arrived() == post.all_written()


async def test_digests_leave_at_most_some_twenty_a_second(post):
    for _ in range(8):
        post.follow()
    post.write()
    await post.tick()
    at = [call.at for call in post.server.of_kind("message")]

    assert len(at) == 8
    assert at[-1] - at[0] > 7 * 0.8 / 20


async def test_the_health_page_says_when_digests_were_seen_to_last(post, unused_tcp_port):
    await post.tick()
    async with health_page(post.client, unused_tcp_port, post.client.delivery):
        well = await asked(unused_tcp_port)
        post.clock.passes(minutes=6)
        late = await asked(unused_tcp_port)

    assert (well[0], well[1]["digests"]["alarm"]) == (200, None)
    assert well[1]["digests"]["ran_at"]
    assert (late[0], late[1]["ok"]) == (503, False)


async def test_what_falls_due_before_the_next_tick_is_sent_at_its_time(post, monkeypatch):
    monkeypatch.setattr("bot.delivery.courier.EVERY", timedelta(seconds=15))
    post.follow()
    post.write()
    post.clock.passes(hours=19, minutes=59, seconds=59.7)
    ticking = asyncio.create_task(post.client.delivery.tick())
    await asyncio.sleep(0.1)
    assert not ticking.done()
    post.clock.passes(seconds=1)
    await ticking
    await post.server.until(post.arrived)

    assert post.arrived() == post.all_written()


async def asked(port):
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"http://127.0.0.1:{port}/healthz") as said,
    ):
        return said.status, await said.json()


def deny(channel, *names):
    """Have a channel deny everybody some permissions, as its server would tell the bot."""
    import discord

    overwrite = discord.PermissionOverwrite(**dict.fromkeys(names, False))
    _, denied = overwrite.pair()
    told = {"id": channel.guild.id, "type": 0, "allow": "0", "deny": str(denied.value)}
    channel._fill_overwrites({"permission_overwrites": [told]})
