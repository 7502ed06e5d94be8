"""/library gaps and /library history, for curators and for nobody else."""

from __future__ import annotations

import pytest

from knowledge import NOBODY
from tests.bot.conftest import buttons, press, texts

COMMANDS = ["library gaps", "library history", "library settings", "library curators"]


async def test_curators_see_what_members_asked_a_source_for_and_settle_it(world):
    for question in ("Who pays?", "who  pays?", "Who *signed*?"):
        world.library.request_source(world.group_id, question)
    result = await world.curator.slash(world.channel, "library gaps")
    heading, *shown = texts(result.response)
    await press(world.curator, result.response, "Done")
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


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_curator_by_role_may_do_what_curators_do(world, command):
    keeper = await world.keeper()
    result = await keeper.slash(world.channel, command)

    assert result.ephemeral
    assert not texts(result.response)[0].startswith("Only members")


async def test_who_lost_the_role_is_declined_though_discord_still_shows_the_commands(world):
    keeper = await world.keeper()
    world.dismiss_keepers()
    result = await keeper.slash(world.channel, "library gaps")

    assert texts(result.response)[0].startswith("Only members who may manage this server")


async def test_a_curator_role_of_another_server_counts_for_nothing_here(world):
    role = world.guild.create_role("Readers")
    member = world.guild.add_member(world.env.create_user("rea"), roles=[role])
    world.library.change_curators("1", add=[str(role.id)])
    await world.offer_all(role)
    result = await member.slash(world.channel, "library history")

    assert texts(result.response)[0].startswith("Only members who may manage this server")


async def test_the_history_says_who_did_what_and_when_the_newest_first(world):
    role = world.guild.create_role("Keepers")
    library, group_id, by = world.library, world.group_id, str(world.curator.id)
    library.change_settings(group_id, zone="Asia/Tokyo", answer_days=30)
    library.change_curators(group_id, add=[str(role.id)], by=by)
    library.change_settings(group_id, by=NOBODY, admin_channel=str(world.channel.id))
    library.change_settings("1", zone="Asia/Seoul")
    result = await world.curator.slash(world.channel, "library history")
    (shown,) = texts(result.response)
    when = "<t:1748779200:R>"

    assert result.ephemeral
    assert shown.split("\n") == [
        "**What was done to this library**",
        f"- {when} a former curator set admin\\_channel = <#{world.channel.id}>",
        f"- {when} <@{by}> changed the curator roles: + <@&{role.id}>",
        f"- {when} the host set zone = Asia/Tokyo, answer\\_days = 30",
    ]
    assert not buttons(result.response)


async def test_a_library_to_which_nothing_was_done_says_so(world):
    result = await world.curator.slash(world.channel, "library history")

    assert texts(result.response) == ["Nothing has been done to this library yet."]


async def test_what_is_settled_stands_in_the_history_under_the_curators_name(world):
    world.library.request_source(world.group_id, "Who *pays*?")
    listed = await world.curator.slash(world.channel, "library gaps")
    await press(world.curator, listed.response, "Done")
    result = await world.curator.slash(world.channel, "library history")

    assert texts(result.response)[0].endswith(
        f"<@{world.curator.id}> was done with the request “Who \\*pays\\*?”"
    )
