"""/search as members, curators and outsiders meet it."""

from __future__ import annotations

import pytest

from tests.bot.conftest import buttons, press, texts


async def test_passages_are_shown_without_a_claim_that_they_answer(world):
    world.add()
    result = await world.member.slash(world.channel, "search", words="river *treaty*")
    heading, *shown = texts(result.response)

    assert heading == "**river \\*treaty\\***"
    assert shown[0] == "> The river treaty was signed in Lisbon on Monday."
    assert shown[1].startswith("-# 1. *Four states \\*sign\\* \\@everyone* · Meridian Wire")
    assert not any("**" in one for one in shown)
    assert set(buttons(result.response)) == {"In context"}
    assert not result.ephemeral


async def test_a_long_list_pages_by_a_button_that_outlives_a_restart(world):
    world.add_many(9)
    found = (await world.member.slash(world.channel, "search", words="river treaty")).response
    await world.restart()
    more = await press(world.curator, found, "More")

    assert texts(more.response)[2].startswith("-# 6. *T")
    assert more.ephemeral


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"since": "2030"}, "No passage comes near these words. Try fewer words"),
        ({"until": "when pigs fly"}, "not a day I can read"),
        ({"words": "?!"}, "word"),
    ],
)
async def test_what_finds_nothing_gets_a_sentence_and_a_way_out(world, options, said):
    world.add()
    result = await world.member.slash(world.channel, "search", **{"words": "treaty", **options})

    assert said in texts(result.response)[0]
