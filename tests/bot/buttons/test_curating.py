"""A library's history is paged to and fro, by curators, also after a restart."""

from __future__ import annotations

import re

import pytest

from tests.bot.conftest import buttons, press, texts


def days_in(message):
    return [int(day) for day in re.findall(r"days = (\d+)", texts(message)[0])]


async def shown(world, count):
    for days in range(1, count + 1):
        world.library.change_settings(world.group_id, answer_days=days)
    return (await world.curator.slash(world.channel, "library history")).response


async def test_pages_go_on_where_the_last_one_ended_and_lead_back(world):
    first = await shown(world, 19)
    assert days_in(first) == list(range(19, 11, -1))
    assert list(buttons(first)) == ["Older"]

    second = (await press(world.curator, first, "Older")).response
    assert days_in(second) == list(range(11, 3, -1))
    assert list(buttons(second)) == ["Newer", "Older"]

    await world.restart()
    last = (await press(world.curator, second, "Older")).response
    assert days_in(last) == [3, 2, 1]
    assert list(buttons(last)) == ["Newer"]

    back = (await press(world.curator, last, "Newer")).response
    assert days_in(back) == list(range(11, 3, -1))
    newest = (await press(world.curator, back, "Newer")).response
    assert days_in(newest) == list(range(19, 11, -1))
    assert list(buttons(newest)) == ["Older"]


async def test_a_page_is_turned_in_place(world):
    first = await shown(world, 9)
    second = (await press(world.curator, first, "Older")).response

    assert second.id == first.id


async def test_who_curates_no_longer_turns_no_page(world):
    for days in range(1, 12):
        world.library.change_settings(world.group_id, answer_days=days)
    keeper = await world.keeper()
    first = (await keeper.slash(world.channel, "library history")).response
    world.dismiss_keepers()
    result = await press(keeper, first, "Older")

    assert texts(result.followups[0])[0].startswith("Only members who may manage this server")


async def test_a_curator_by_role_settles_requests(world):
    world.library.request_source(world.group_id, "Who pays?")
    keeper = await world.keeper()
    listed = await keeper.slash(world.channel, "library gaps")
    await world.restart()
    await press(keeper, listed.response, "Done")

    assert world.library.requests(world.group_id) == ()
    assert world.library.history(world.group_id)[0].who == str(keeper.id)


@pytest.mark.parametrize(
    ("command", "label"), [("library gaps", "Done"), ("library settings", "Announce nowhere")]
)
async def test_a_member_presses_no_button_of_the_curators(world, command, label):
    world.library.request_source(world.group_id, "Who pays?")
    world.library.change_settings(world.group_id, admin_channel=str(world.channel.id))
    before = world.library.history(world.group_id)
    shown = (await world.curator.slash(world.channel, command)).response
    world.publish(shown)
    result = await press(world.member, shown, label)

    assert texts(result.response)[0].startswith("Only members who may manage this server")
    assert world.library.history(world.group_id) == before
    assert len(world.library.requests(world.group_id)) == 1


async def test_with_embeds_forbidden_the_history_is_plain_text(world):
    plain = world.channel_without("embed_links")
    await shown(world, 9)
    first = (await world.curator.slash(plain, "library history")).response
    second = (await press(world.curator, first, "Older")).response

    assert first.content.startswith("**What was done to this library**\n- <t:")
    assert days_in(second) == [1]
