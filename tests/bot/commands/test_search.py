"""/search as members, curators and outsiders meet it."""

from __future__ import annotations

import pytest

from tests.bot.conftest import buttons, texts


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
    for number in range(9):
        words = f"Before May {number} states must ratify the river treaty number {number}."
        world.add(f"---\ntitle: T{number}\noutlet: Post\n---\n{words}", f"{number}.md")
    found = (await world.member.slash(world.channel, "search", words="river treaty")).response
    await world.restart()
    more = await world.curator.click(found, custom_id=buttons(found)["More"])

    assert texts(more.response)[2].startswith("-# 6. *T")
    assert more.ephemeral


async def test_only_the_one_who_asked_privately_sees_it(world):
    world.add()
    result = await world.curator.slash(world.channel, "search", words="treaty", private=True)

    assert result.ephemeral


async def test_a_member_may_search_in_private_and_an_outsider_is_told_where(world):
    world.add()
    member = await world.user.slash("search", words="river treaty")
    outsider = await world.outsider.slash("search", words="river treaty")

    assert "The river treaty was signed" in texts(member.response)[1]
    assert texts(outsider.response)[0].startswith("A library belongs to a server")


async def test_an_empty_library_names_the_first_step(world):
    result = await world.member.slash(world.channel, "search", words="treaty")

    assert "no articles yet" in texts(result.response)[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"since": "2030"}, "No passage comes near these words. Try fewer words"),
        ({"outlet": "Nowhere"}, "no articles of “Nowhere”. It has Meridian Wire."),
        ({"until": "when pigs fly"}, "not a day I can read"),
        ({"words": "?!"}, "word"),
    ],
)
async def test_what_finds_nothing_gets_a_sentence_and_a_way_out(world, options, said):
    world.add()
    result = await world.member.slash(world.channel, "search", **{"words": "treaty", **options})

    assert said in texts(result.response)[0]


async def test_outlets_are_offered(world):
    world.add()
    offered = await world.member.autocomplete(world.channel, "search", "outlet", "mer")

    assert [choice["value"] for choice in offered] == ["Meridian Wire"]
