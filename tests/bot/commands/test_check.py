"""Check sources, in a message's menu."""

from __future__ import annotations

import pytest

from tests.bot.conftest import buttons, texts

CLAIM = "Four states must ratify the river treaty before May."


async def check(world, words, *, by=None):
    message = await world.curator.send(world.channel, words)
    return await (by or world.member).context_menu(world.channel, "Check sources", message)


async def test_passages_that_bear_on_a_message_are_shown_to_the_asker_alone(world):
    world.add()
    result = await check(world, CLAIM)
    heading, first, *_ = texts(result.response)

    assert result.ephemeral
    assert heading.endswith("They are what the library says near it, not a verdict on it.")
    assert "Four states must ratify it before May." in first
    assert "In context" in buttons(result.response)


async def test_none_found_is_said_plainly(world):
    world.add()
    result = await check(world, "My cat likes the new heating a lot.")

    assert texts(result.response) == ["No passage in this library bears on this message."]
    assert result.ephemeral


async def test_a_long_message_is_searched_claim_by_claim(world):
    world.add()
    world.add(
        "---\ntitle: Port\noutlet: Harbour Post\n---\nThe port of Varna opened in 1906.", "b.md"
    )
    words = f"Hello all!\n{CLAIM} Lovely weather, is it not? The port of Varna opened in 1906."
    shown = " ".join(texts((await check(world, words)).response))

    assert "Four states must ratify" in shown
    assert "The port of Varna opened in 1906." in shown


async def test_a_message_without_words_is_said_to_have_none(world):
    world.add()
    message = await world.curator.send(
        world.channel, "", attachments=[("picture.png", b"\x89PNG\r\n\x1a\n")]
    )
    result = await world.member.context_menu(world.channel, "Check sources", message)

    assert texts(result.response) == ["This message holds no words to look for."]


async def test_one_of_the_bots_own_cards_can_be_checked(world):
    world.add()
    answer = await world.member.slash(world.channel, "ask", question=CLAIM)
    result = await world.member.context_menu(
        world.channel, "Check sources", answer.response.message
    )

    assert "In context" in buttons(result.response)


@pytest.mark.parametrize("who", ["member", "curator"])
async def test_an_empty_library_has_nothing_that_bears_on_a_message(world, who):
    result = await check(world, CLAIM, by=getattr(world, who))

    assert texts(result.response) == ["No passage in this library bears on this message."]
