"""Changes are told to the admin channel, and a channel that fails is no command's trouble."""

from __future__ import annotations

import pytest

from tests.bot.conftest import posted, press, texts


@pytest.fixture
def room(world):
    return world.admin_room()


async def choose(world, **options):
    return await world.curator.slash(world.channel, "library settings", **options)


async def test_who_changed_what_is_posted_to_the_admin_channel(world, room):
    await choose(world, zone="Asia/Tokyo")
    await choose(world, zone="Asia/Tokyo")

    assert posted(room) == [f"<@{world.curator.id}> set zone = Asia/Tokyo"]


async def test_a_settled_request_and_a_new_curator_role_are_posted_too(world, room):
    world.library.request_source(world.group_id, "Who pays?")
    listed = await world.curator.slash(world.channel, "library gaps")
    role = world.guild.create_role("Keepers")
    await press(world.curator, listed.response, "Done")
    await press(world.curator, listed.response, "Done")
    await world.curator.slash(world.channel, "library curators", add=role)

    assert sorted(posted(room)) == [
        f"<@{world.curator.id}> changed the curator roles: + <@&{role.id}>",
        f"<@{world.curator.id}> was done with the request “Who pays?”",
    ]


async def test_without_an_admin_channel_nothing_is_posted(world):
    await choose(world, zone="Asia/Tokyo")

    assert not [one for one in world.env.http_requests if one.path.endswith("/messages")]


async def test_r12_a_channel_that_is_gone_is_logged_and_breaks_nothing(world, caplog):
    world.library.change_settings(world.group_id, admin_channel="123456789012345678")
    result = await choose(world, zone="Asia/Tokyo")

    assert "Asia/Tokyo" in texts(result.response)[0]
    assert not result.followups
    assert "not announced" in caplog.text
    assert "10003" in caplog.text


async def test_r12_a_permission_that_was_lost_is_logged_and_breaks_nothing(world, caplog):
    closed = world.channel_without("send_messages")
    world.library.change_settings(world.group_id, admin_channel=str(closed.id))
    result = await choose(world, zone="Asia/Tokyo")

    assert "Asia/Tokyo" in texts(result.response)[0]
    assert "50013" in caplog.text
    assert posted(closed) == []


async def test_nothing_is_announced_to_another_server(world, room):
    other = world.elsewhere()
    await other.manager.slash(other.channel, "library settings", zone="Asia/Tokyo")

    assert posted(room) == []
