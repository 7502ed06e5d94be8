"""Files whose adding was broken off are told of at the next start: once, and where it can be."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import simcord

from bot.client import Client
from bot.interrupted import Where, read_where, where_of
from bot.offload import Offload
from knowledge import Library
from tests.made import NOON, WordEmbedder, new_store

FILES = ["one.txt", "two_b.txt"]
ONE = b"One treaty\n\nFour states signed the river treaty, and they must ratify it before May.\n"
HEADING = "**I was stopped while adding files.**"


@pytest.fixture
async def where(world):
    """Where the curator's interaction came from, answered as a command would first."""
    seen = []

    async def on_interaction(interaction):
        seen.append(interaction)

    world.env.bot.event(on_interaction)
    await world.curator.slash(world.channel, "library history")
    return read_where(where_of(seen[0]))


def break_off(world, where, *, by="7"):
    """Leave a batch of two files, of which the first is in, as a crash would."""
    kept = json.dumps({name: getattr(where, name) for name in Where.__slots__})
    key = world.library.begin_batch(world.group_id, FILES, by=by, where=kept)
    list(world.library.add_files(world.group_id, [(FILES[0], ONE)], by=by, batch=key))


def posted(channel):
    """The texts of each card in a channel that tells of a batch."""
    cards = [[part.content for part in one.components[0].children] for one in channel.history()]
    return [texts for texts in cards if texts[0].startswith(HEADING)]


def followups(world):
    return [
        one
        for one in world.env.http_requests
        if one.method == "POST" and one.path.startswith("/webhooks/")
    ]


async def test_a_person_who_can_still_be_answered_is_told_alone(world, where):
    break_off(world, where)
    await world.restart()
    await world.env.settle()

    (told,) = followups(world)
    assert told.json["flags"] & 64
    assert told.json["allowed_mentions"] == {"parse": []}
    assert told.json["components"][0]["components"][0]["content"].startswith(HEADING)
    assert posted(world.channel) == []
    assert world.library.broken_batches() == ()


async def test_what_is_in_and_what_is_not_is_told_whole_and_once(world, where):
    break_off(world, Where(channel=where.channel))
    await world.restart()
    await world.env.settle()
    await world.restart()
    await world.env.settle()

    (told,) = posted(world.channel)
    began = f"<@7> began on <t:{int(NOON.timestamp())}:f>. What came of it:"
    assert told == [
        f"{HEADING}\n{began}",
        "One file is in the library:\n- one.txt",
        "**One file is not in:**\n- two\\_b.txt",
        "Upload what is not in again with `/article add`. What is in is not added twice.",
    ]


async def test_after_a_quarter_of_an_hour_the_admin_channel_is_told(world, where):
    admin = world.admin_room()
    late = where.at - timedelta(minutes=15).total_seconds()
    break_off(world, Where(where.channel, where.application, where.token, late))
    await world.restart()
    await world.env.settle()

    assert len(posted(admin)) == 1
    assert posted(world.channel) == followups(world) == []


async def test_an_answer_that_fails_is_told_in_the_channel_instead(world, where, caplog):
    break_off(world, Where(where.channel, where.application, "unknown", where.at))
    await world.restart()
    await world.env.settle()

    assert len(posted(world.channel)) == 1
    assert "broken batch not told" in caplog.text


async def test_r12_where_nobody_can_be_told_it_is_logged_and_forgotten(world, caplog):
    closed = world.channel_without("send_messages")
    break_off(world, Where(channel=closed.id))
    await world.restart()
    await world.env.settle()

    assert posted(closed) == []
    assert "50013" in caplog.text
    assert world.library.broken_batches() == ()


async def test_whoever_had_their_name_taken_out_is_not_named(world):
    admin = world.admin_room()
    break_off(world, Where(channel=world.channel.id), by="7")
    world.library.anonymise(None, "7")
    await world.restart()
    await world.env.settle()

    (told,) = posted(admin)
    assert "a former curator began on" in told[0]


async def test_where_embeds_are_forbidden_it_is_told_in_plain_text(world):
    break_off(world, Where(channel=world.channel.id, may_embed=False))
    await world.restart()
    await world.env.settle()

    (told,) = world.channel.history()
    assert told.content.startswith(HEADING)
    assert "- one.txt" in told.content


async def test_telling_discord_of_the_commands_leaves_batches_to_the_bot_that_runs(tmp_path):
    with Library(new_store(tmp_path), WordEmbedder()) as library:
        library.begin_batch("g", FILES, by=None, where="")
        client = Client(Offload(library), always_sync=True, is_serving=False)
        async with simcord.run(client) as env:
            await env.settle()

        assert len(library.broken_batches()) == 1


async def test_of_files_for_a_collection_a_channel_is_told_how_many_and_no_name(world, where):
    break_off(world, Where(channel=where.channel, closed=True))
    await world.restart()
    await world.env.settle()

    (told,) = posted(world.channel)
    assert "1 in the library, 0 refused, 1 not in" in told[1]
    assert not [text for text in told if ".txt" in text]
