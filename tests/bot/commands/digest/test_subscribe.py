"""/digest subscribe: where, when and on what, with the next three runs; refused by name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

import discord
import pytest
from simcord import SetupError

from knowledge import Options, Schedule
from tests.bot.following import only, order, shown_by, topic

SUBSCRIBE = "digest subscribe"
STAMP = re.compile(r"<t:(\d+):F>")


@pytest.fixture
def treaty(world):
    return topic(world)


async def test_a_member_gets_it_in_private_with_the_next_three_runs(world, treaty):
    shown = await shown_by(
        world.member, world.channel, SUBSCRIBE, topics="river treaty", at="07:30", timezone="UTC"
    )
    runs = [datetime.fromtimestamp(int(one), UTC) for one in STAMP.findall(shown)]
    made = only(world)

    assert (made.personal, made.destination) == (True, str(world.member.id))
    assert made.schedule == Schedule((time(7, 30),))
    assert [f"{one:%d %H:%M}" for one in runs] == ["02 07:30", "03 07:30", "04 07:30"]
    assert shown.startswith("**Subscribed to River treaty**\n- Comes to you, in private messages\n")
    assert "I write to you only because you asked; **Unsubscribe** below each digest" in shown


async def test_in_private_a_member_subscribes_too(world, treaty):
    await shown_by(world.user, None, SUBSCRIBE, topics="River treaty")

    assert only(world).destination == str(world.user.id)


async def test_for_a_curator_it_comes_to_the_channel_they_are_in(world, treaty):
    shown = await shown_by(world.curator, world.channel, SUBSCRIBE, topics="River treaty")

    assert (only(world).personal, only(world).destination) == (False, str(world.channel.id))
    assert f"- Comes to <#{world.channel.id}>\n" in shown
    assert "- I may post there." in shown


async def test_a_curator_has_one_of_their_own_by_saying_so(world, treaty):
    await shown_by(world.curator, world.channel, SUBSCRIBE, topics="River treaty", private=True)

    assert only(world).personal


async def test_a_channel_or_a_forum_is_named(world, treaty):
    for made in (
        world.guild.create_text_channel("news"),
        world.guild.create_forum_channel("digests"),
    ):
        await shown_by(
            world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=made
        )
        newest = world.library.subscriptions(world.group_id)[-1]
        assert newest.destination == str(made.id)


async def test_a_thread_is_named(world, treaty):
    thread = await a_thread(world)
    await shown_by(
        world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=thread
    )

    assert only(world).destination == str(thread.id)


async def a_thread(world, kind=discord.ChannelType.public_thread):
    room = world.channel_without("manage_threads")
    made = await world.env.bot.get_channel(room.id).create_thread(name="weekly", type=kind)
    await made.add_user(discord.Object(world.curator.id))
    (found,) = [one for one in room.threads if one.id == made.id]
    return found


@pytest.mark.parametrize("kind", ["create_voice_channel", "create_category"])
async def test_what_is_no_place_for_messages_is_not_offered(world, treaty, kind):
    place = getattr(world.guild, kind)("elsewhere")

    with pytest.raises(SetupError):
        await shown_by(
            world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=place
        )


async def test_r12_a_private_thread_that_it_is_not_in_is_refused(world, treaty):
    thread = await a_thread(world, discord.ChannelType.private_thread)
    known = world.env.bot.get_guild(world.guild.id)
    known._remove_thread(known.get_thread(thread.id))
    shown = await shown_by(
        world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=thread
    )

    assert shown.startswith("I am not in the private thread #weekly: mention me there")


async def test_r12_a_forum_whose_posts_need_a_tag_is_refused(world, treaty):
    forum = world.guild.create_forum_channel("digests")
    world.env.bot.get_channel(forum.id)._flags |= discord.ChannelFlags.require_tag.flag
    shown = await shown_by(
        world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=forum
    )

    assert shown.startswith("Every post in #digests needs a tag, and I cannot choose one.")


async def test_a_member_is_told_that_channels_are_for_curators(world, treaty):
    shown = await shown_by(
        world.member, world.channel, SUBSCRIBE, topics="River treaty", destination=world.channel
    )

    assert "Leave destination out, and it comes to you in private messages." in shown
    assert world.library.subscriptions(world.group_id) == ()


LACKING = [
    ("view_channel", "View Channel"),
    ("send_messages", "Send Messages"),
    ("embed_links", "Embed Links"),
    ("read_message_history", "Read Message History"),
]


@pytest.mark.parametrize(("denied", "named"), LACKING)
async def test_r12_what_is_missing_in_a_channel_is_named(world, treaty, denied, named):
    everybody = world.guild.default_role
    (curators,) = (role for role in world.guild.roles.values() if role.name == "Curators")
    closed = world.guild.create_text_channel(
        "news_room",
        overwrites={
            everybody: discord.PermissionOverwrite(**{denied: False}),
            curators: discord.PermissionOverwrite(view_channel=True),
        },
    )
    shown = await shown_by(
        world.curator, world.channel, SUBSCRIBE, topics="River treaty", destination=closed
    )

    assert shown.startswith("I cannot post digests in #news\\_room: allow me ")
    assert named in shown
    assert world.library.subscriptions(world.group_id) == ()


async def test_several_topics_are_named_in_one_option_or_in_five(world, treaty):
    steel, wine = topic(world, "Steel, iron"), topic(world, "Wine")
    await shown_by(
        world.member, world.channel, SUBSCRIBE, topics="river treaty, WINE", topic2="Steel, iron"
    )

    assert only(world).topics == (treaty.number, wine.number, steel.number)


async def test_an_unknown_topic_is_refused_with_the_nearest(world, treaty):
    shown = await shown_by(world.member, world.channel, SUBSCRIBE, topics="Rivr treaty")

    assert "River treaty" in shown
    assert world.library.subscriptions(world.group_id) == ()


async def test_ones_own_topic_is_for_oneself_and_no_channel_follows_it(world):
    own = topic(world, owner=world.curator)
    refused = await shown_by(world.curator, world.channel, SUBSCRIBE, topics=own.name)
    await shown_by(world.curator, world.channel, SUBSCRIBE, topics=own.name, private=True)

    assert refused.startswith("“River treaty” is a topic of yours alone")
    assert only(world).topics == (own.number,)


async def test_somebody_elses_own_topic_is_not_there(world):
    topic(world, owner=world.curator)
    shown = await shown_by(world.member, world.channel, SUBSCRIBE, topics="River treaty")

    assert shown.startswith("There is no topic “River treaty”")


async def test_the_clock_is_the_servers_and_then_the_one_chosen_last_for_oneself(world, treaty):
    world.library.change_settings(world.group_id, zone="Europe/Brussels")
    for zone in (None, "Asia/Tokyo", None):
        given = {"timezone": zone} if zone else {}
        await shown_by(world.member, world.channel, SUBSCRIBE, topics="River treaty", **given)
    await shown_by(world.curator, world.channel, SUBSCRIBE, topics="River treaty")
    zones = [one.zone for one in world.library.subscriptions(world.group_id)]

    assert zones == ["Europe/Brussels", "Asia/Tokyo", "Asia/Tokyo", "Europe/Brussels"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timezone": "Europe/Brussel"}, "There is no time zone “Europe/Brussel”."),
        ({"every": "fortnight"}, "“fortnight” is not how often a digest can come."),
        ({"every": "* * * * *"}, "which is too often"),
        ({"at": "quarter past"}, "“quarter” is not a time of day."),
    ],
)
async def test_r21_what_cannot_be_read_is_refused_with_a_way_out(world, treaty, options, said):
    shown = await shown_by(world.member, world.channel, SUBSCRIBE, topics="River treaty", **options)

    assert said in shown
    assert world.library.subscriptions(world.group_id) == ()


@pytest.mark.parametrize(
    ("options", "schedule", "words"),
    [
        ({"every": "weekdays"}, Schedule(weekdays=(0, 1, 2, 3, 4)), "Monday to Friday at 08:00"),
        ({"every": "Thursday"}, Schedule(weekdays=(3,)), "Thursday at 08:00"),
        ({"every": "month", "days": "last"}, Schedule(month_day=-1), "on the last day of each"),
        ({"every": "0 8 * * MON"}, Schedule(cron="0 8 * * MON"), "as `0 8 * * MON` says"),
        (
            {"at": "08:00, 18:30"},
            Schedule((time(8), time(18, 30))),
            "daily at 08:00, 18:30",
        ),
    ],
)
async def test_it_comes_as_often_as_was_asked(world, treaty, options, schedule, words):
    shown = await shown_by(world.member, world.channel, SUBSCRIBE, topics="River treaty", **options)

    assert only(world).schedule == schedule
    assert f"- When: {words}" in shown


async def test_how_it_looks_is_kept_and_said(world, treaty):
    role = world.guild.create_role("Readers", mentionable=True)
    shown = await shown_by(
        world.curator,
        world.channel,
        SUBSCRIBE,
        topics="River treaty",
        entries=3,
        empty=True,
        headlines=True,
        apart=True,
        mention=role,
    )

    assert only(world).options == Options(3, True, True, str(role.id), False)
    assert (
        "- Shows up to 3 stories, headlines only, each article by itself; "
        "says so where nothing is new"
    ) in shown
    assert f"- Mentions <@&{role.id}>" in shown


async def test_a_role_that_it_may_not_mention_is_refused(world, treaty):
    role = world.guild.create_role("Readers")
    channel = world.channel_without("mention_everyone")
    shown = await shown_by(world.curator, channel, SUBSCRIBE, topics="River treaty", mention=role)

    assert "Mention \\@everyone, \\@here, and All Roles" in shown


async def test_everybody_is_not_mentioned(world, treaty):
    shown = await shown_by(
        world.curator,
        world.channel,
        SUBSCRIBE,
        topics="River treaty",
        mention=world.guild.default_role,
    )

    assert "Everybody has the role" in shown


async def test_in_private_nobody_is_mentioned(world, treaty):
    role = world.guild.create_role("Readers", mentionable=True)
    shown = await shown_by(
        world.member, world.channel, SUBSCRIBE, topics="River treaty", mention=role
    )

    assert shown == "A digest in private messages mentions nobody. Leave mention out."


@pytest.mark.parametrize(
    ("option", "typed", "first"),
    [
        ("topics", "rivr", "River treaty"),
        ("topics", "Steel, rivr", "Steel, River treaty"),
        ("topic3", "", "River treaty"),
        ("timezone", "bruxeles", "Europe/Brussels"),
        ("every", "mon", "month"),
    ],
)
async def test_what_there_is_to_choose_is_offered(world, treaty, option, typed, first):
    offered = await world.member.autocomplete(world.channel, SUBSCRIBE, option, typed)

    assert offered[0]["value"] == first


async def test_topics_of_others_are_not_offered(world):
    topic(world, owner=world.curator)

    assert await world.member.autocomplete(world.channel, SUBSCRIBE, "topics", "river") == []


async def test_a_new_one_begins_with_what_arrives_from_then_on(world, treaty):
    world.add()
    made = order(world, treaty, member=world.member)

    assert world.library.preview(world.group_id, made.number).stories == ()
