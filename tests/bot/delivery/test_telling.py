"""Whoever a halted digest concerns is told of it: once, and where they see it."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.delivery.conftest import ADMIN, GROUP, GUILD, HALL, MEMBER
from tests.bot.discord_objects import Asker

pytestmark = pytest.mark.usefixtures("soon")
ASKER = Asker(MEMBER, GUILD)


async def contact(post, asker=ASKER):
    """Use a command; return what is said to the person besides the answer."""
    before = len(post.server.of_kind("followup"))
    asked = await post.server.slash(asker, "help")
    await post.server.answered(asked)
    for _ in range(20):
        await asyncio.sleep(0.01)
    return [call.body for call in post.server.of_kind("followup")[before:]]


@pytest.fixture
async def closed(post):
    """A member's subscription that was paused since they take no messages."""
    order = post.follow(MEMBER, personal=True)
    post.write()
    post.server.http.closed.add(str(MEMBER))
    await post.tick()
    return order


async def test_r11_a_member_is_told_when_they_next_use_a_command_and_only_then(post, closed):
    other = await contact(post, Asker(78, GUILD))
    first, second = await contact(post), await contact(post)

    assert (other, second) == ([], [])
    (told,) = first
    assert told["flags"] & 64
    assert "A digest of yours could not be sent to you" in str(told)
    assert post.pause_of(closed).is_told


async def test_r11_a_member_is_told_after_a_restart_too(post, closed):
    await post.again(seconds=1)

    assert len(await contact(post)) == 1


async def test_r11_who_resumed_meanwhile_is_told_nothing(post, closed):
    post.server.http.closed.clear()
    post.library.resume(GROUP, closed.number, by=str(MEMBER))

    assert await contact(post) == []
    await post.tick()
    assert post.arrived(f"8{MEMBER}") == post.all_written()


async def test_r12_without_an_admin_channel_a_halt_stays_to_be_told(post):
    order = post.follow()
    post.write()
    post.library.change_settings(GROUP, admin_channel=None)
    post.server.http.gone.add(str(HALL))
    await post.tick()

    assert not post.pause_of(order).is_told


async def test_r12_a_destination_is_reported_once_however_many_subscriptions_it_has(post):
    first = post.follow()
    post.write()
    post.server.http.gone.add(str(HALL))
    await post.tick()
    second = post.follow()
    post.write()
    await post.tick()

    assert [post.pause_of(one).is_told for one in (first, second)] == [True, True]
    notices = [call for call in post.server.of_kind("message") if f"/{ADMIN}/" in call.path]
    assert len(notices) == 1
