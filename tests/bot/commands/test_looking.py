"""What /search and /quotes have in common: where they answer, to whom, and from which outlets."""

from __future__ import annotations

import pytest

from tests.bot.conftest import TREATY, buttons, texts

SAID = TREATY + "\n“We will ratify the river treaty,” said Foreign Minister Ana Sousa.\n"
each = pytest.mark.parametrize(
    ("command", "options"),
    [("search", {"words": "river treaty"}), ("quotes", {"who": "Sousa"})],
    ids=["search", "quotes"],
)


@each
async def test_who_asks_privately_alone_sees_it_and_cannot_share_it(world, command, options):
    world.add(SAID)
    result = await world.curator.slash(world.channel, command, private=True, **options)

    assert result.ephemeral
    assert "ratify" in "".join(texts(result.response)[1:])
    assert "Share to channel" not in buttons(result.response)


@each
async def test_a_member_may_look_in_private_and_an_outsider_is_told_where(world, command, options):
    world.add(SAID)
    member = await world.user.slash(command, **options)
    outsider = await world.outsider.slash(command, **options)

    assert "river treaty" in texts(member.response)[1]
    assert texts(outsider.response)[0].startswith("A library belongs to a server")


@each
async def test_an_empty_library_names_the_first_step(world, command, options):
    result = await world.member.slash(world.channel, command, **options)

    assert "no articles yet" in texts(result.response)[0]


@each
async def test_another_server_finds_none_of_it(world, command, options):
    world.add(SAID)
    other = world.elsewhere()
    words = b"Parliament doubled the tariff on steel."
    world.library.add(other.group_id, words, "steel.txt")
    result = await other.manager.slash(other.channel, command, **options)

    assert "ratify" not in "".join(texts(result.response))


@each
async def test_outlets_are_offered_and_others_refused_by_the_names_there_are(
    world, command, options
):
    world.add()
    offered = await world.member.autocomplete(world.channel, command, "outlet", "mer")
    refused = await world.member.slash(world.channel, command, outlet="Nowhere", **options)

    assert [choice["value"] for choice in offered] == ["Meridian Wire"]
    assert "no articles of “Nowhere”. It has Meridian Wire." in texts(refused.response)[0]
