"""Below a digest: More, More like this, Less like this, Pause, Unsubscribe; who may press what."""

from __future__ import annotations

import re

import pytest

from bot.texts import text_of
from knowledge import Why
from tests.bot.conftest import press, texts
from tests.bot.following import only, posted, topic


@pytest.fixture
def treaty(world):
    return topic(world, phrase="river treaty")


async def test_more_shows_the_rest_to_whoever_presses_even_after_a_restart(world, treaty):
    message = await posted(world, treaty, to=world.channel, entries=2, stories=13)
    await world.restart()
    result = await message.press(world.member, "And 11 more")
    shown = texts(result.response)
    further = await press(world.member, result.response, "And one more")
    first, last = text_of(message.message), texts(further.response)

    assert result.ephemeral
    assert shown[0] == "**Further stories on River treaty**"
    assert len(shown) == 1 + 2 * 10
    assert sorted(re.findall(r"\*\*T(\d+)\*\*", f"{first} {shown} {last}"), key=int) == [
        str(number) for number in range(13)
    ]


async def test_who_manages_another_server_reads_nothing_of_it(world, treaty):
    message = await posted(world, treaty, to=world.channel, entries=1)
    id_ = message.ids["And 2 more"]
    other = world.elsewhere()
    foreign = (await other.manager.slash(other.channel, "privacy show")).response
    world.plant(foreign, id_)
    result = await other.manager.click(foreign, custom_id=id_)

    assert texts(result.response) == ["This digest belongs to another server."]


async def test_who_left_the_server_reads_no_more_of_it_and_can_still_end_it(world):
    own = topic(world, "Mine", owner=world.member)
    message = await posted(world, own, entries=1)
    world.guild.remove_member(world.member)
    more = await message.press(world.user, "And 2 more")
    ended = await message.press(world.user, "Unsubscribe")

    assert texts(more.response) == ["This digest belongs to another server."]
    assert texts(ended.response)[0].startswith("**Unsubscribed: Mine**")


async def test_what_was_closed_since_is_not_shown(world, treaty):
    message = await posted(world, treaty, to=world.channel, entries=1)
    made, _ = world.library.create_collection(world.group_id, "Minutes", ["1"])
    for one in world.library.articles(world.group_id):
        world.library.move(world.group_id, one.id, made.number)
    result = await message.press(world.member, "And 2 more")

    assert texts(result.response) == ["There are no further stories in this digest."]


@pytest.mark.parametrize(
    ("label", "kept"), [("More like this", "examples"), ("Less like this", "muted")]
)
async def test_a_curator_teaches_the_servers_topic_by_a_story(world, treaty, label, kept):
    message = await posted(world, treaty, to=world.channel)
    asked = await message.press(world.curator, label)
    (menu,) = [
        part
        for row in asked.response.components
        for part in row.get("components", [])
        if part["type"] == 3
    ]
    chosen = menu["options"][1]["value"]
    done = await world.curator.select(asked.response, [chosen], custom_id=menu["custom_id"])
    taught = world.library.topic(world.group_id, "River treaty")

    assert [one["label"] for one in menu["options"]] == ["T0", "T1", "T2"]
    assert getattr(taught, kept) == (chosen.split(":")[-1],)
    assert texts(done.response)[0].startswith("**River treaty**")
    assert "*T1*" in texts(done.response)[0]


@pytest.mark.parametrize("label", ["More like this", "Less like this"])
async def test_a_member_is_told_how_a_topic_would_learn_from_them(world, treaty, label):
    message = await posted(world, treaty, to=world.channel)
    result = await message.press(world.member, label)

    assert texts(result.response)[0].startswith("“River treaty” is a topic of this server")
    assert "`/topic add`" in texts(result.response)[0]


async def test_in_private_ones_own_topic_learns(world):
    own = topic(world, "Mine", owner=world.member)
    message = await posted(world, own)
    asked = await message.press(world.user, "More like this")

    assert texts(asked.response)[0].startswith("**More like which?**")


async def test_a_curator_pauses_what_comes_to_a_channel(world, treaty):
    message = await posted(world, treaty, to=world.channel)
    result = await message.press(world.curator, "Pause")

    assert texts(result.response)[0].startswith("**Paused: River treaty**.")
    assert only(world).pause.why is Why.ASKED


async def test_a_curator_ends_it_once_that_is_confirmed(world, treaty):
    message = await posted(world, treaty, to=world.channel)
    asked = await message.press(world.curator, "Unsubscribe")
    assert only(world)
    done = await press(world.curator, asked.response, "Unsubscribe")

    assert f"**Unsubscribe <#{world.channel.id}> from River treaty?**" in texts(asked.response)[0]
    assert texts(done.response)[0].startswith("**Unsubscribed: River treaty**")
    assert world.library.subscriptions(world.group_id) == ()


@pytest.mark.parametrize("label", ["Pause", "Unsubscribe"])
async def test_a_member_ends_nothing_that_comes_to_a_channel(world, treaty, label):
    message = await posted(world, treaty, to=world.channel)
    result = await message.press(world.member, label)

    assert texts(result.response)[0].startswith("Only curators change what comes to a channel")
    assert only(world).pause is None


async def test_in_private_the_reader_ends_it_at_once(world, treaty):
    message = await posted(world, treaty)
    result = await message.press(world.user, "Unsubscribe")

    assert texts(result.response)[0].startswith("**Unsubscribed: River treaty**")
    assert world.library.subscriptions(world.group_id) == ()


async def test_what_ended_already_is_said_to_be_gone(world, treaty):
    message = await posted(world, treaty)
    world.library.unsubscribe(world.group_id, only(world).number, by=str(world.member.id))
    for label in ("Pause", "Unsubscribe", "More like this"):
        result = await message.press(world.user, label)
        assert "went wrong" not in texts(result.response)[0]


async def test_what_was_sent_stands_in_the_history(world, treaty):
    await posted(world, treaty, to=world.channel)
    number = str(only(world).number)
    shown = await world.curator.slash(world.channel, "digest history", subscription=number)

    assert "**What was sent of River treaty**" in texts(shown.response)[0]
    assert "3 articles" in texts(shown.response)[0]
