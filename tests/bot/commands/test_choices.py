"""/library settings: what a server chooses, shown, changed and refused."""

from __future__ import annotations

import discord
import pytest

from knowledge import GroupSettings
from tests.bot.conftest import buttons, posted, texts

SETTINGS = "library settings"


def chosen(world):
    return world.library.settings(world.group_id)


async def choose(world, *, by=None, **options):
    result = await (by or world.curator).slash(world.channel, SETTINGS, **options)
    assert result.ephemeral
    return texts(result.response)[0]


async def test_without_options_what_is_chosen_is_shown_and_nothing_changes(world):
    shown = await choose(world)

    assert shown.split("\n") == [
        "**What this server chose for its library**",
        "- Curators, besides who may manage the server: none",
        "- Changes are announced in: none",
        "- Answers are shown to: everybody in the channel",
        "- Time zone: UTC",
        "- Language: English (en)",
        "- The buttons of an answer work for: 90 days",
    ]
    assert world.library.history(world.group_id) == ()


async def test_all_that_can_be_chosen_is_kept_and_shown(world):
    shown = await choose(
        world,
        admin_channel=world.channel,
        answers="private",
        zone="europe/brussels",
        language="fr",
        answer_days=1,
    )

    assert chosen(world) == GroupSettings(
        (), str(world.channel.id), True, "Europe/Brussels", "fr", 1
    )
    assert shown.split("\n")[2:] == [
        f"- Changes are announced in: <#{world.channel.id}>",
        "- Answers are shown to: only who asked",
        "- Time zone: Europe/Brussels",
        "- Language: French (fr)",
        "- The buttons of an answer work for: one day",
    ]
    assert await choose(world) == shown


async def test_each_change_stands_in_the_history_once_under_the_curators_name(world):
    await choose(world, answers="private", answer_days=7)
    await choose(world, answers="private")
    told = [(one.what, one.who) for one in world.library.history(world.group_id)]

    assert told == [("answers = private, answer_days = 7", str(world.curator.id))]


async def test_a_curator_by_role_chooses_too(world):
    keeper = await world.keeper()
    await choose(world, by=keeper, zone="Asia/Tokyo")

    assert chosen(world).zone == "Asia/Tokyo"


async def test_what_one_server_chooses_another_does_not_see(world):
    other = world.elsewhere()
    await choose(world, zone="Asia/Tokyo")
    result = await other.manager.slash(other.channel, SETTINGS)

    assert "- Time zone: UTC" in texts(result.response)[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"zone": "Europe/Brussel"}, "There is no time zone “Europe/Brussel”. The nearest are"),
        ({"language": "German"}, "There is no language code “German”. The nearest"),
    ],
)
async def test_r21_what_is_not_known_is_refused_with_the_nearest_names(world, options, said):
    assert (await choose(world, answer_days=7, **options)).startswith(said)
    assert chosen(world) == GroupSettings()


@pytest.mark.parametrize(
    ("option", "typed", "first"),
    [
        ("zone", "bruxeles", "Europe/Brussels"),
        ("zone", "", "UTC"),
        ("language", "germn", "de"),
    ],
)
async def test_zones_and_languages_are_offered_however_they_are_typed(world, option, typed, first):
    offered = await world.curator.autocomplete(world.channel, SETTINGS, option, typed)

    assert offered[0]["value"] == first
    assert len(offered) <= 25


@pytest.mark.parametrize(
    ("denied", "named"),
    [
        ({"view_channel": False}, "View Channel"),
        ({"send_messages": False}, "Send Messages"),
        ({"embed_links": False}, "Embed Links"),
    ],
)
async def test_a_channel_in_which_the_bot_cannot_post_is_refused_by_what_it_lacks(
    world, denied, named
):
    (curators,) = (role for role in world.guild.roles.values() if role.name == "Curators")
    overwrites = {
        world.guild.default_role: discord.PermissionOverwrite(**denied),
        curators: discord.PermissionOverwrite(view_channel=True),
    }
    closed = world.guild.create_text_channel("admin_room", overwrites=overwrites)
    shown = await choose(world, admin_channel=closed, zone="Asia/Tokyo")

    assert shown.startswith("I cannot post in #admin\\_room: allow me ")
    assert named in shown
    assert chosen(world) == GroupSettings()


async def test_a_channel_that_is_gone_or_closed_since_is_told(world):
    closed = world.channel_without("embed_links")
    world.library.change_settings(world.group_id, admin_channel="123456789012345678")
    gone = await choose(world)
    world.library.change_settings(world.group_id, admin_channel=str(closed.id))
    lacking = await choose(world)

    assert "- Changes are announced nowhere: the channel is gone." in gone
    assert f"cannot be announced in <#{closed.id}>: I lack Embed Links there." in lacking


async def test_the_admin_channel_is_given_up_by_a_button_that_outlives_a_restart(world):
    room = world.guild.create_text_channel("admin")
    shown = await world.curator.slash(world.channel, SETTINGS, admin_channel=room)
    await world.restart()
    quiet = buttons(shown.response)["Announce nowhere"]
    done = await world.curator.click(shown.response, custom_id=quiet)
    again = await world.curator.slash(world.channel, SETTINGS)

    assert texts(done.response)[0].startswith("Changes are announced nowhere now")
    assert chosen(world).admin_channel is None
    assert not buttons(again.response)
    assert "set admin\\_channel = none" in posted(room)[-1]
