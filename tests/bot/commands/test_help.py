"""/help, /privacy show and /library gaps, for whoever asks."""

from __future__ import annotations

import pytest

from tests.bot.conftest import buttons, texts


async def test_a_member_is_told_what_members_can_do(world):
    world.add()
    result = await world.member.slash(world.channel, "help")
    shown = "\n".join(texts(result.response))

    assert result.ephemeral
    assert "`/ask`" in shown
    assert "The library holds one article." in shown
    assert "curators" not in shown.lower().replace("tells the curators", "")


async def test_a_curator_is_told_what_curators_can_do_and_what_is_open(world):
    world.library.request_source(world.group_id, "Who pays?")
    result = await world.curator.slash(world.channel, "help")
    shown = "\n".join(texts(result.response))

    assert f"rapporteur --group {world.group_id} add PATH" in shown
    assert "`/library status` shows what the library holds" in shown
    assert (
        "`/library gaps` lists the questions for which members asked for a source: one is open."
        in shown
    )


async def test_an_outsider_is_told_to_ask_where_the_bot_is(world):
    result = await world.outsider.slash("help")

    assert texts(result.response)[0].startswith("A library belongs to a server")


@pytest.mark.parametrize("who", ["user", "outsider"])
async def test_privacy_is_said_to_anyone_in_private_too(world, who):
    result = await getattr(world, who).slash("privacy show")
    shown = texts(result.response)

    assert shown[0].startswith("**What is kept about you**\nNothing is kept under your name.\n- ")


async def test_curators_see_what_members_asked_a_source_for_and_settle_it(world):
    for question in ("Who pays?", "who  pays?", "Who *signed*?"):
        world.library.request_source(world.group_id, question)
    result = await world.curator.slash(world.channel, "library gaps")
    heading, *shown = texts(result.response)
    await world.curator.click(result.response, custom_id=buttons(result.response)["Done"])
    left = await world.curator.slash(world.channel, "library gaps")

    assert heading == "**Questions without a source**"
    assert shown[0] == "Who pays?"
    assert shown[1].startswith("-# asked 2 times, last <t:")
    assert shown[2] == "Who \\*signed\\*?"
    assert shown[3].startswith("-# asked once, <t:")
    assert list(buttons(result.response)) == ["Done"]
    assert texts(left.response)[1:2] == [shown[2]]
    assert len(texts(left.response)) == 3


async def test_without_requests_the_curators_list_says_so(world):
    result = await world.curator.slash(world.channel, "library gaps")

    assert texts(result.response) == ["Nobody has asked for a source."]


async def test_a_member_is_not_offered_what_is_for_curators(world):
    assert "library gaps" not in world.member.available_commands(world.channel)
    assert "library gaps" in world.curator.available_commands(world.channel)


async def test_a_member_whom_a_server_lets_use_it_all_the_same_is_declined(world):
    commands = {one.name: one for one in await world.env.bot.tree.fetch_commands()}
    world.guild.set_command_permissions(commands["library"], {world.guild.default_role: True})
    result = await world.member.slash(world.channel, "library gaps")

    assert texts(result.response)[0].startswith("Only members who may manage this server")
    assert result.ephemeral
