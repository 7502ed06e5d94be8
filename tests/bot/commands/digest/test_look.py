"""/digest list, preview and history: each sees what they may change, and nothing is recorded."""

from __future__ import annotations

from tests.bot.conftest import buttons, texts
from tests.bot.following import order, shown_by, topic


async def test_a_member_sees_their_own_and_nobody_elses(world):
    treaty = topic(world)
    order(world, treaty, to=world.channel)
    order(world, treaty, member=world.curator)
    own = order(world, treaty, member=world.member)
    shown = await shown_by(world.member, world.channel, "digest list")

    assert shown.split("\n")[:2] == [
        "**Subscriptions**",
        f"- **{own.number}** · River treaty · you, in private messages · daily at 08:00 (UTC)",
    ]
    assert len(shown.split("\n")) == 3


async def test_a_curator_sees_those_of_channels_and_their_own(world):
    treaty = topic(world)
    order(world, treaty, to=world.channel)
    order(world, treaty, member=world.member)
    order(world, treaty, member=world.curator)
    shown = await shown_by(world.curator, world.channel, "digest list")

    assert shown.count("- **") == 2
    assert f"<#{world.channel.id}>" in shown


async def test_who_has_none_is_told_how_to_get_one(world):
    shown = await shown_by(world.member, world.channel, "digest list")

    assert shown.startswith("You have no subscription. `/digest subscribe` sends you")


async def test_a_preview_shows_the_next_one_and_records_nothing(world):
    made = order(world, topic(world), to=world.channel)
    world.add()
    named = str(made.number)
    first = await world.curator.slash(world.channel, "digest preview", subscription=named)
    again = await world.curator.slash(world.channel, "digest preview", subscription=named)
    shown = texts(first.response)

    assert first.ephemeral
    assert shown[0].startswith("-# Only a preview; nothing is recorded. The next one comes <t:")
    assert "**New on River treaty**" in shown[1]
    assert "> The **river treaty** was signed in Lisbon on Monday." in shown[2]
    assert not buttons(first.response)
    assert texts(again.response) == shown
    assert world.library.sent(world.group_id, made.number) == ()


async def test_a_preview_of_nothing_says_that_nothing_would_come(world):
    made = order(world, topic(world), to=world.channel)
    shown = await shown_by(
        world.curator, world.channel, "digest preview", subscription=str(made.number)
    )

    assert "Nothing is new, so that nothing would come." in shown


async def test_a_history_without_any_says_so(world):
    made = order(world, topic(world), member=world.member)
    shown = await shown_by(
        world.member, world.channel, "digest history", subscription=f"#{made.number}"
    )

    assert shown == "**Nothing was sent of River treaty yet.**"


async def test_what_is_not_theirs_is_none_of_theirs(world):
    made = order(world, topic(world), to=world.channel)
    for command in ("preview", "history", "pause", "resume", "edit", "unsubscribe"):
        shown = await shown_by(
            world.member, world.channel, f"digest {command}", subscription=str(made.number)
        )
        assert shown.startswith(f"“{made.number}” is none of the subscriptions that you may")


async def test_those_that_they_may_change_are_offered(world):
    treaty = topic(world)
    theirs = order(world, treaty, to=world.channel)
    own = order(world, treaty, member=world.member)
    offered = await world.member.autocomplete(
        world.channel, "digest preview", "subscription", "river"
    )
    every = await world.curator.autocomplete(world.channel, "digest pause", "subscription", "")

    assert [(one["name"], one["value"]) for one in offered] == [
        (f"{own.number}: River treaty, to you", str(own.number))
    ]
    assert [one["name"] for one in every] == [f"{theirs.number}: River treaty, in #general"]
