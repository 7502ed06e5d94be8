"""/health: what does not come, why and since when, with a button to let it go on."""

from __future__ import annotations

import pytest

from knowledge import Why
from tests.bot.conftest import buttons, press, texts
from tests.bot.following import only, order, shown_by, topic


@pytest.fixture
def treaty(world):
    return topic(world)


def halt(world, why, detail=""):
    """Let the hour come, and what is due then be held."""
    world.add_many(1)
    world.library._clock.passes(days=1)
    for digest in world.library.due(holder="test"):
        world.library.halt(digest, why, detail)


async def test_where_all_come_it_says_so(world, treaty):
    order(world, treaty, to=world.channel)
    shown = await shown_by(world.curator, world.channel, "health")

    assert shown == "**All digests come.** There is one for a channel."


async def test_r12_what_is_held_is_named_with_what_is_missing_and_resumed(world, treaty):
    order(world, treaty, to=world.channel)
    halt(world, Why.FORBIDDEN, "send_messages")
    result = await world.curator.slash(world.channel, "health")
    shown = "\n".join(texts(result.response))
    done = await press(world.curator, result.response, "Resume")

    assert f"River treaty · <#{world.channel.id}>" in shown
    assert "I lack Send Messages there. Allow it, then resume." in shown
    assert texts(done.response)[0].startswith("**Resumed: River treaty**")
    assert only(world).pause is None


async def test_what_was_paused_stands_there_too(world, treaty):
    made = order(world, treaty, to=world.channel)
    world.library.pause(world.group_id, made.number, by=made.owner)
    result = await world.curator.slash(world.channel, "health")

    assert "paused <t:" in texts(result.response)[2]
    assert "Resume" in buttons(result.response)


async def test_r11_of_members_own_the_number_alone_is_told(world, treaty):
    order(world, treaty, member=world.member)
    halt(world, Why.CLOSED)
    result = await world.curator.slash(world.channel, "health")
    shown = "\n".join(texts(result.response))

    assert "One member’s private digest is held" in shown
    assert str(world.member.id) not in shown
    assert not buttons(result.response)


async def test_a_member_does_not_see_it(world, treaty):
    order(world, treaty, to=world.channel)
    await world.offer_all()
    shown = await shown_by(world.member, world.channel, "health")

    assert shown.startswith("Only members who may manage this server")


async def test_a_member_resumes_nothing_by_a_button_they_made_up(world, treaty):
    made = order(world, treaty, to=world.channel)
    world.library.pause(world.group_id, made.number, by=made.owner)
    message = (await world.member.slash(world.channel, "privacy show")).response
    id_ = f"r:dgresume:{world.group_id}:{made.number}"
    world.plant(message, id_)
    result = await world.member.click(message, custom_id=id_)

    assert texts(result.response)[0].startswith("Only curators change what comes to a channel")
    assert only(world).pause
