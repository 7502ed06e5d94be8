"""/digest pause, resume, edit and unsubscribe."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from knowledge import Schedule, Why
from tests.bot.conftest import buttons, press, texts
from tests.bot.following import only, order, shown_by, topic


@pytest.fixture
def own(world):
    return order(world, topic(world), member=world.member)


async def use(world, command, *, by=None, **options):
    return await shown_by(by or world.member, world.channel, f"digest {command}", **options)


async def test_a_pause_holds_until_it_is_resumed(world, own):
    held = await use(world, "pause", subscription=str(own.number))
    why = only(world).pause.why
    resumed = await use(world, "resume", subscription=str(own.number))

    assert held.startswith("**Paused: River treaty**.")
    assert "once you resume it" in held
    assert why is Why.ASKED
    assert resumed.startswith("**Resumed: River treaty**\n")
    assert only(world).pause is None


async def test_a_pause_until_a_day_ends_as_it_begins_where_the_reader_is(world):
    made = order(world, topic(world), member=world.member)
    world.library.edit_subscription(
        world.group_id, type(made)(**{**as_parts(made), "zone": "Asia/Tokyo"}), by=made.owner
    )
    await use(world, "pause", subscription=str(made.number), until="2999-01-02")

    assert only(world).pause.until == datetime(2999, 1, 1, 15, tzinfo=UTC)


def as_parts(made):
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


@pytest.mark.parametrize(
    ("until", "said"),
    [("2001-01-01", "2001-01-01 is not later than now."), ("soonish", "“soonish” is not a day")],
)
async def test_a_day_that_has_been_or_is_none_is_refused(world, own, until, said):
    shown = await use(world, "pause", subscription=str(own.number), until=until)

    assert shown.startswith(said)
    assert only(world).pause is None


async def test_the_button_below_a_pause_resumes_after_a_restart(world, own):
    result = await world.member.slash(world.channel, "digest pause", subscription=str(own.number))
    await world.restart()
    done = await press(world.member, result.response, "Resume")

    assert texts(done.response)[0].startswith("**Resumed: River treaty**")
    assert only(world).pause is None


async def test_what_is_unsubscribed_is_gone(world, own):
    shown = await use(world, "unsubscribe", subscription=str(own.number))

    assert shown.startswith("**Unsubscribed: River treaty**, from you, in private messages.")
    assert world.library.subscriptions(world.group_id) == ()


async def test_what_is_not_named_stays(world, own):
    await use(world, "edit", subscription=str(own.number), headlines=True)
    changed = only(world)

    assert changed.options.headlines_only
    assert (changed.schedule, changed.topics, changed.zone) == (own.schedule, own.topics, own.zone)


@pytest.mark.parametrize(
    ("before", "options", "after"),
    [
        (Schedule(), {"at": "18:00"}, Schedule((time(18),))),
        (Schedule((time(7),)), {"days": "Mon, Thu"}, Schedule((time(7),), (0, 3))),
        (
            Schedule((time(7),), month_day=1),
            {"days": "15"},
            Schedule((time(7),), month_day=15),
        ),
        (Schedule((time(7),)), {"every": "weekdays"}, Schedule(weekdays=(0, 1, 2, 3, 4))),
    ],
)
async def test_of_when_it_comes_that_alone_changes_which_was_named(
    world, own, before, options, after
):
    world.library.edit_subscription(
        world.group_id, type(own)(**{**as_parts(own), "schedule": before}), by=own.owner
    )
    await use(world, "edit", subscription=str(own.number), **options)

    assert only(world).schedule == after


async def test_an_expression_is_replaced_by_how_often_and_not_in_part(world, own):
    cron = Schedule(cron="0 8 * * MON")
    world.library.edit_subscription(
        world.group_id, type(own)(**{**as_parts(own), "schedule": cron}), by=own.owner
    )
    shown = await use(world, "edit", subscription=str(own.number), at="09:00")

    assert shown.startswith("This one comes by an expression.")
    assert only(world).schedule == cron


async def test_other_topics_take_the_place_of_those_there_were(world, own):
    steel = topic(world, "Steel")
    shown = await use(world, "edit", subscription=str(own.number), topics="Steel")

    assert only(world).topics == (steel.number,)
    assert shown.startswith("**Changed: Steel**")


async def test_a_curator_moves_one_to_another_channel(world):
    made = order(world, topic(world), to=world.channel)
    other = world.guild.create_text_channel("news")
    await use(world, "edit", by=world.curator, subscription=str(made.number), destination=other)

    assert only(world).destination == str(other.id)


async def test_r12_it_is_not_moved_to_where_nothing_can_be_posted(world):
    made = order(world, topic(world), to=world.channel)
    closed = world.channel_without("send_messages")
    shown = await use(
        world, "edit", by=world.curator, subscription=str(made.number), destination=closed
    )

    assert "allow me Send Messages" in shown
    assert only(world).destination == str(world.channel.id)


async def test_r12_a_role_that_it_may_not_mention_there_is_refused(world):
    role = world.guild.create_role("Readers")
    made = order(world, topic(world), to=world.channel_without("mention_everyone"))
    shown = await use(world, "edit", by=world.curator, subscription=str(made.number), mention=role)

    assert "Mention \\@everyone" in shown
    assert only(world).options.mention is None


async def test_a_role_is_mentioned_no_more_once_that_is_said(world):
    made = order(world, topic(world), to=world.channel, mention="123456789012345678")
    for options in ({"entries": 3}, {"nobody": True}):
        before = only(world).options.mention
        await use(world, "edit", by=world.curator, subscription=str(made.number), **options)

    assert before == "123456789012345678"
    assert only(world).options.mention is None


async def test_a_private_one_stays_private(world, own):
    shown = await use(world, "edit", subscription=str(own.number), destination=world.channel)

    assert shown.startswith("A digest in private messages stays there.")
    assert only(world).personal


async def test_a_pause_shows_in_the_list_with_why(world, own):
    await use(world, "pause", subscription=str(own.number))
    result = await world.member.slash(world.channel, "digest list")

    assert "paused <t:" in texts(result.response)[0]
    assert not buttons(result.response)
