"""/topic list, show, why and remove: what is followed, looked at by whom it concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge import Schedule, Subscription, Topic
from tests.bot.conftest import buttons, posted, press, texts
from tests.made import CONCORD, concord

LIST, SHOW, WHY, REMOVE = "topic list", "topic show", "topic why", "topic remove"
HARBOUR = "---\ntitle: Harbour talks\noutlet: Harbour Post\n---\nNobody came to the harbour.\n"


def keep(world, *args, **named):
    return world.library.keep_topic(world.group_id, Topic(*args, **named), by="1")[0]


def follow(world, topic, channel=None, owner="1"):
    """Subscribe a channel to a topic, or without one its owner in private."""
    order = Subscription(
        (topic.number,),
        str(channel.id) if channel else owner,
        channel is None,
        owner,
        Schedule(),
        "UTC",
    )
    return world.library.subscribe(world.group_id, order, by=owner)[0]


def whole(result):
    return "\n".join(texts(result.followups[-1] if result.followups else result.response))


def menu(message):
    """Return the id of a message's menu, and what its entries stand for by their labels."""
    for row in message.components:
        for part in row.get("components", []):
            if part.get("type") == 3:
                return part["custom_id"], {one["label"]: one["value"] for one in part["options"]}
    return None, {}


async def choose(who, message, label):
    id_, entries = menu(message)
    return await who.select(message, [entries[label]], custom_id=id_)


@pytest.fixture
def rivers(world):
    return keep(world, "Rivers", ("river treaty",))


async def test_without_any_topic_it_is_told_how_to_get_one(world):
    here = await world.member.slash(world.channel, LIST)
    private = await world.user.slash(LIST)

    assert here.ephemeral
    assert whole(here).startswith("**No topics yet.** Curators add them for this server")
    assert whole(private) == "**No topics yet.** `/topic add` makes one that is yours alone."


async def test_a_member_sees_the_servers_topics_and_their_own(world, rivers):
    keep(world, "Mine", ("dam",), owner=str(world.member.id))
    keep(world, "Theirs", ("dam",), owner=str(world.curator.id))
    listed = await world.member.slash(world.channel, LIST)
    private = await world.user.slash(LIST)

    assert whole(listed).split("\n") == [
        "**2 topics**, 1 to 2",
        "**Mine** · yours alone",
        "-# Any of: dam",
        "**Rivers**",
        "-# Any of: river treaty",
    ]
    assert whole(private) == whole(listed)


async def test_pages_of_topics_are_turned_also_after_a_restart(world):
    for number in range(10):
        keep(world, f"Topic {number}", ("dam",))
    first = await world.member.slash(world.channel, LIST)
    await world.restart()
    second = await press(world.member, first.response, "Next")

    assert second.response.id == first.response.id
    assert whole(second).split("\n")[:2] == ["**10 topics**, 9 to 10", "**Topic 8**"]
    assert list(buttons(second.response)) == ["Previous"]


async def test_a_topic_is_opened_from_the_list(world, rivers):
    listed = await world.member.slash(world.channel, LIST)
    opened = await choose(world.member, listed.response, "Rivers")

    assert whole(opened).split("\n") == [
        "**Rivers**",
        "Any of: “river treaty”",
        "-# No subscription uses it yet; `/digest subscribe` makes one.",
    ]


async def test_what_taught_a_topic_is_shown_and_taken_out_by_a_curator(world, rivers):
    room = world.admin_room()
    first, second = world.add(), world.add(HARBOUR, "harbour.md")
    world.library.more_like(world.group_id, rivers.number, first, by="1")
    world.library.less_like(world.group_id, rivers.number, second, by="1")
    by_a_member = await world.member.slash(world.channel, SHOW, topic="Rivers")
    shown = await world.curator.slash(world.channel, SHOW, topic="Rivers")
    before = len(posted(room))
    left = await choose(world.curator, shown.response, "Nothing more of: Harbour talks")
    topic = world.library.topic(world.group_id, "Rivers")

    assert "**More like these**\n- “Four states" in whole(by_a_member)
    assert "**Nothing more of these stories**\n- “Harbour talks”" in whole(by_a_member)
    assert menu(by_a_member.response) == (None, {})
    assert left.response.id == shown.response.id
    assert "Harbour talks" not in whole(left)
    assert (topic.examples, topic.muted) == ((first,), ())
    assert len(posted(room)) == before + 1


async def test_a_member_cannot_take_out_what_taught_the_servers_topic(world, rivers):
    article_id = world.add()
    world.library.more_like(world.group_id, rivers.number, article_id, by="1")
    message = (await world.member.slash(world.channel, LIST)).response
    entry = f"{rivers.number}:example:{article_id}"
    world.plant(message, "s:unteach", entry=entry)
    refused = await world.member.select(message, [entry], custom_id="s:unteach")

    assert whole(refused).startswith("Only members who may manage this server")
    assert world.library.topic(world.group_id, "Rivers").examples == (article_id,)


async def test_the_title_of_a_closed_example_is_not_for_everybody(world, rivers):
    role = world.guild.create_role("Board")
    article_id = world.add()
    world.library.more_like(world.group_id, rivers.number, article_id, by="1")
    made, _ = world.library.create_collection(world.group_id, "Minutes", [str(role.id)])
    world.library.move(world.group_id, article_id, made.number)
    by_a_member = await world.member.slash(world.channel, SHOW, topic="Rivers")
    by_a_curator = await world.curator.slash(world.channel, SHOW, topic="Rivers")

    assert "an article that is gone, or that not everybody may read" in whole(by_a_member)
    assert "Four states" not in whole(by_a_member)
    assert "Four states" in whole(by_a_curator)


async def test_topics_are_offered_however_they_are_typed_and_ones_own_are_told_apart(world, rivers):
    mine = keep(world, "Rivers", ("dam",), owner=str(world.member.id))
    keep(world, "Steel", ("steel",), owner=str(world.curator.id))
    offered = await world.member.autocomplete(world.channel, SHOW, "topic", "rvers")
    by_name = await world.member.slash(world.channel, SHOW, topic="RIVERS")
    by_number = await world.member.slash(world.channel, SHOW, topic=f"#{rivers.number}")

    assert {one["name"]: one["value"] for one in offered} == {
        "Rivers (yours alone)": f"#{mine.number}",
        "Rivers": f"#{rivers.number}",
    }
    assert "“dam”" in whole(by_name)
    assert "“river treaty”" in whole(by_number)


async def test_what_is_not_there_is_told_with_the_nearest_names(world, rivers):
    theirs = keep(world, "Theirs", ("dam",), owner=str(world.curator.id))
    near = await world.member.slash(world.channel, SHOW, topic="Rivrs")
    by_number = await world.member.slash(world.channel, SHOW, topic=f"#{theirs.number}")

    assert whole(near) == "There is no topic “Rivrs”. Nearest to it are “Rivers”."
    assert whole(by_number).startswith(f"There is no topic “\\#{theirs.number}”") or whole(
        by_number
    ).startswith(f"There is no topic “#{theirs.number}”")
    assert "Theirs" not in whole(by_number)


async def test_a_topic_that_nothing_uses_is_removed_at_once(world, rivers):
    room = world.admin_room()
    removed = await world.curator.slash(world.channel, REMOVE, topic="Rivers")

    assert whole(removed) == "The topic **Rivers** is removed."
    assert world.library.topics(world.group_id) == ()
    assert "Rivers" in posted(room)[-1]


async def test_a_topic_that_subscriptions_use_is_removed_once_that_is_confirmed(world, rivers):
    follow(world, rivers, world.channel)
    asked = await world.curator.slash(world.channel, REMOVE, topic="Rivers")
    before, question = world.library.topics(world.group_id), whole(asked)
    await world.restart()
    removed = await press(world.curator, asked.response, "Remove")

    assert question == (
        "**Remove the topic Rivers?** One subscription uses it; "
        "one that has no other topic is paused."
    )
    assert before == (rivers,)
    assert whole(removed) == "The topic **Rivers** is removed."
    assert world.library.topics(world.group_id) == ()


async def test_a_topic_is_kept(world, rivers):
    follow(world, rivers, world.channel)
    asked = await world.curator.slash(world.channel, REMOVE, topic="Rivers")
    kept = await press(world.curator, asked.response, "Keep")

    assert whole(kept) == "The topic **Rivers** stays."
    assert not buttons(kept.response)
    assert world.library.topics(world.group_id) == (rivers,)


async def test_members_remove_their_own_topics_alone(world, rivers):
    mine = keep(world, "Mine", ("dam",), owner=str(world.member.id))
    refused = await world.member.slash(world.channel, REMOVE, topic="Rivers")
    removed = await world.user.slash(REMOVE, topic="Mine")
    in_private = await world.user.slash(REMOVE, topic="Rivers")

    assert whole(refused).startswith("Only members who may manage this server")
    assert whole(removed) == "The topic **Mine** is removed."
    assert whole(in_private) == "That works in a server only."
    assert mine.number not in {one.number for one in world.library.topics(world.group_id)}
    assert world.library.topics(world.group_id) == (rivers,)


async def test_a_button_of_a_topic_that_is_gone_says_so(world, rivers):
    follow(world, rivers, world.channel)
    asked = await world.curator.slash(world.channel, REMOVE, topic="Rivers")
    world.library.remove_topic(world.group_id, rivers.number, by="1")
    told = whole(await press(world.curator, asked.response, "Keep"))

    assert told
    assert "went wrong" not in told


async def test_why_tells_by_what_an_article_belongs_and_what_comes_of_it(world, rivers):
    order = follow(world, rivers, world.channel)
    article_id = world.add()
    asked = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)
    head, sentence, stages = texts(asked.response)

    assert asked.ephemeral
    assert head.split("\n") == [
        "**Four states \\*sign\\* \\@everyone** belongs to the topic **Rivers**.",
        "It holds the phrase “river treaty”.",
    ]
    assert "The **river treaty** was signed" in sentence
    assert stages.split("\n") == [
        "**What became of it**",
        f"- <#{world.channel.id}>: it comes with the next digest, "
        f"<t:{int(order.next_at.timestamp())}:f>.",
    ]


async def test_why_tells_what_was_here_before_the_subscription_began(world, rivers):
    article_id = world.add()
    follow(world, rivers, world.channel)
    asked = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)

    assert "it was here before the subscription began, so it is not sent." in whole(asked)


async def test_why_tells_what_keeps_an_article_out(world):
    keep(world, "Rivers", ("river treaty",), none_of=("Lisbon",))
    keep(world, "Ice", ("glacier",))
    article_id = world.add()
    excluded = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)
    below = await world.user.slash(WHY, topic="Ice", article="Four states *sign* @everyone")

    assert "does not belong to the topic **Rivers**." in whole(excluded)
    assert "It holds “Lisbon”, which the topic leaves out." in whole(excluded)
    assert "It holds none of the topic’s phrases." in whole(below)


async def test_why_tells_of_what_an_article_is_a_copy(world, rivers):
    world.library.add(world.group_id, concord(), "first.md")
    more = "It was first told by another paper."
    copied = concord(*CONCORD, more, title="Concord, again", outlet="Mirror", day=9)
    copy = world.library.add(world.group_id, copied, "again.md").article
    asked = await world.member.slash(world.channel, WHY, topic="Rivers", article=copy.id)

    assert texts(asked.response)[0].split("\n") == [
        "**Concord, again** belongs to the topic **Rivers**.",
        "It holds the phrase “river treaty”.",
        "This is a copy of “Concord on a river”, linked and not searched.",
    ]


async def test_the_private_subscriptions_of_others_are_not_told_of(world, rivers):
    follow(world, rivers, owner=str(world.curator.id))
    article_id = world.add()
    by_a_member = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)
    by_the_owner = await world.curator.slash(world.channel, WHY, topic="Rivers", article=article_id)

    assert "No subscription of yours or of a channel here uses this topic yet." in whole(
        by_a_member
    )
    assert "- Your private messages: it comes with the next digest" in whole(by_the_owner)


async def test_why_finds_only_articles_that_one_may_read(world, rivers):
    role = world.guild.create_role("Board")
    article_id = world.add()
    made, _ = world.library.create_collection(world.group_id, "Minutes", [str(role.id)])
    world.library.move(world.group_id, article_id, made.number)
    by_a_member = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)
    by_a_curator = await world.curator.slash(world.channel, WHY, topic="Rivers", article=article_id)

    assert whole(by_a_member).startswith("This library has no article")
    assert "stands in a collection, and no topic finds what" in whole(by_a_curator)


async def test_topics_of_another_server_are_not_found(world):
    world.library.keep_topic("1", Topic("Elsewhere", ("dam",)), by="1")
    shown = await world.curator.slash(world.channel, SHOW, topic="Elsewhere")

    assert whole(shown).startswith("There is no topic “Elsewhere”, and none with a name like it.")


async def test_a_paused_subscription_waits(world, rivers):
    order = follow(world, rivers, world.channel)
    article_id = world.add()
    world.library.pause(world.group_id, order.number, by="1")
    asked = await world.member.slash(world.channel, WHY, topic="Rivers", article=article_id)

    assert replace(order, pause=None) == order
    assert "it waits, since the subscription is paused." in whole(asked)
