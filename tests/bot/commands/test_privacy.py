"""/privacy in a server and in private: what is kept about a person, and taking it out."""

from __future__ import annotations

import json

import pytest

from knowledge import NOBODY
from tests.bot.conftest import buttons, press, texts
from tests.bot.following import order, topic

ERASE = "Take my name out"


@pytest.mark.parametrize("who", ["user", "outsider"])
async def test_privacy_is_said_to_anyone_in_private_too(world, who):
    result = await getattr(world, who).slash("privacy show")
    shown = texts(result.response)

    assert shown[0].startswith("**What is kept about you**\nNothing is kept under your name.\n- ")


def act(world, who, group_id=None):
    """Let a person change something, twice."""
    for days in (30, 31):
        world.library.change_settings(group_id or world.group_id, by=str(who.id), answer_days=days)


async def file_of(result):
    (attached,) = result.response.attachments
    return attached.filename, json.loads(await attached.read())


async def test_a_member_is_told_that_nothing_is_kept_and_how_long_answers_are(world):
    world.library.change_settings(world.group_id, answer_days=7)
    result = await world.member.slash(world.channel, "privacy show")
    (shown,) = texts(result.response)

    assert result.ephemeral
    assert "Nothing is kept under your name." in shown
    assert "its quotes are kept for 7 days" in shown


@pytest.mark.parametrize("command", ["privacy show", "privacy delete"])
async def test_who_changed_something_is_told_that_the_history_says_so(world, command):
    act(world, world.curator)
    result = await world.curator.slash(world.channel, command)

    assert result.ephemeral
    assert "Your name stands in 2 entries of the history" in texts(result.response)[0]


async def test_an_export_holds_what_stands_under_the_name_and_nothing_of_others(world):
    act(world, world.curator)
    act(world, world.curator, "1")
    world.library.change_settings(world.group_id, by="8", zone="Asia/Tokyo")
    result = await world.curator.slash(world.channel, "privacy export")
    name, told = await file_of(result)
    note = told.pop("note")
    entry = {"at": "2025-06-01T12:00:00+00:00", "act": "set", "article_id": None}

    assert result.ephemeral
    assert name == "kept-about-you.json"
    assert told == {
        "person": str(world.curator.id),
        "servers": [
            {
                "server": world.group_id,
                "history": [
                    entry | {"number": 1, "what": "answer_days = 30"},
                    entry | {"number": 2, "what": "answer_days = 31"},
                ],
                "topics": [],
                "subscriptions": [],
            }
        ],
    }
    assert "without names" in note
    assert note in result.response.content


async def test_in_private_an_export_tells_of_every_server(world):
    act(world, world.user)
    act(world, world.user, "1")
    _, told = await file_of(await world.user.slash("privacy export"))

    assert [one["server"] for one in told["servers"]] == sorted([world.group_id, "1"])


async def test_an_outsider_has_nothing_to_export_and_nothing_to_delete(world):
    exported = await world.outsider.slash("privacy export")
    deleted = await world.outsider.slash("privacy delete")

    assert (await file_of(exported))[1]["servers"] == []
    assert texts(deleted.response) == ["Nothing is kept under your name."]
    assert not buttons(deleted.response)


async def test_nothing_is_taken_out_before_it_is_confirmed(world):
    act(world, world.curator)
    await world.curator.slash(world.channel, "privacy delete")

    assert len(world.library.left_by(None, str(world.curator.id))[world.group_id]) == 2


async def test_a_name_is_taken_out_of_this_servers_history_and_stays_in_others(world):
    act(world, world.curator)
    act(world, world.curator, "1")
    asked = await world.curator.slash(world.channel, "privacy delete")
    await world.restart()
    done = await press(world.curator, asked.response, ERASE)
    shown = await world.curator.slash(world.channel, "library history")

    assert done.ephemeral
    assert texts(done.response) == ["Your name was taken out of 2 entries of the history."]
    assert "a former curator set answer" in texts(shown.response)[0]
    assert str(world.curator.id) not in texts(shown.response)[0]
    assert [one.who for one in world.library.history("1")] == [str(world.curator.id)] * 2


async def test_in_private_a_name_is_taken_out_of_every_history(world):
    act(world, world.user)
    act(world, world.user, "1")
    asked = await world.user.slash("privacy delete")
    done = await press(world.user, asked.response, ERASE)
    left = [one.who for group in (world.group_id, "1") for one in world.library.history(group)]

    assert texts(done.response) == ["Your name was taken out of 4 entries of the history."]
    assert left == [NOBODY] * 4


async def test_nobody_takes_out_the_name_of_another(world):
    act(world, world.curator)
    asked = await world.curator.slash(world.channel, "privacy delete")
    world.publish(asked.response)
    result = await press(world.member, asked.response, ERASE)

    assert texts(result.response)[0].startswith("Only you can take your own name out")
    assert world.library.left_by(None, str(world.curator.id))


async def test_ones_own_topics_and_private_digests_are_told_exported_and_forgotten(world):
    own, theirs = topic(world, "Mine", owner=world.member), topic(world)
    order(world, own, theirs, member=world.member)
    order(world, theirs, to=world.channel)
    shown = texts((await world.member.slash(world.channel, "privacy show")).response)[0]
    _, told = await file_of(await world.member.slash(world.channel, "privacy export"))
    asked = await world.member.slash(world.channel, "privacy delete")
    kept = world.library.subscriptions(world.group_id)
    done = await press(world.member, asked.response, ERASE)
    (server,) = told["servers"]

    assert "You have one private digest and one topic of your own." in shown
    assert [one["name"] for one in server["topics"]] == ["Mine"]
    assert [one["destination"] for one in server["subscriptions"]] == [str(world.member.id)]
    assert len(kept) == 2
    assert texts(done.response) == [
        "Your name stands in no entry of the history. "
        "Forgotten: 2 topics and private digests of yours."
    ]
    assert [one.personal for one in world.library.subscriptions(world.group_id)] == [False]
    assert world.library.topics(world.group_id, owner=str(world.member.id)) == ()
