"""/topic add and /topic edit: nothing is saved unseen, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from knowledge import Topic
from tests.bot.conftest import buttons, fields, fill, posted, press, texts

ADD, EDIT = "topic add", "topic edit"
GONE = "What you typed was kept until I was restarted, or is not yours. Use the command again."
LABELS = [
    "Name",
    "Any of these phrases",
    "All of these phrases",
    "None of these phrases",
    "What it is about, in a sentence",
]


async def write(who, channel, *typed, **options):
    """Open the form for a new topic, and send what is typed into it."""
    form = await who.slash(channel, ADD, **options)
    return await fill(who, form, *(typed or ("Rivers", "river treaty, dam")))


def said(result):
    return "\n".join(texts(result.followups[-1] if result.followups else result.response))


def kept(world, owner=None):
    return world.library.topics(world.group_id, owner=owner and str(owner.id))


def keep(world, topic):
    return world.library.keep_topic(world.group_id, topic, by="1")[0]


async def test_the_form_asks_for_a_name_phrases_and_a_sentence(world):
    form = await world.curator.slash(world.channel, ADD)

    assert fields(form) == dict.fromkeys(LABELS, "")


async def test_what_it_would_have_found_is_shown_before_anything_is_saved(world):
    world.add()
    tried = await write(world.curator, world.channel)
    head, count, found, sentence = texts(tried.response)[:4]

    assert tried.ephemeral
    assert head == "**Rivers**\nAny of: “river treaty”, “dam”"
    assert count == (
        "It would have matched **one article** of the one that was added in the last 30 days."
    )
    assert found.split("\n") == [
        "**Four states \\*sign\\* \\@everyone** · Meridian Wire · 8 May 2025",
        "-# It holds the phrase “river treaty”.",
    ]
    assert "**river treaty**" in sentence
    assert list(buttons(tried.response)) == ["Save", "Change", "Cancel"]
    assert kept(world) == ()


async def test_save_keeps_it_tells_the_history_and_the_admin_channel(world):
    room = world.admin_room()
    tried = await write(world.curator, world.channel, "Rivers", "river treaty", "", "ice", "Rivers")
    saved = await press(world.curator, tried.response, "Save")
    (topic,) = kept(world)

    assert saved.response.id == tried.response.id
    assert texts(saved.response) == [
        "The topic **Rivers** is saved. `/digest subscribe` sends what is new on it."
    ]
    assert not buttons(saved.response)
    assert (topic.name, topic.any_of, topic.none_of) == ("Rivers", ("river treaty",), ("ice",))
    assert (topic.description, topic.owner) == ("Rivers", None)
    assert "Rivers" in world.library.history(world.group_id)[0].what
    assert "Rivers" in posted(room)[-1]


async def test_change_opens_the_form_with_what_was_typed_letter_for_letter(world):
    typed = ("Rivers", "river treaty,dam,", " May ", '"a, b"', "On *rivers*")
    tried = await write(world.curator, world.channel, *typed)
    form = await press(world.curator, tried.response, "Change")
    again = await fill(world.curator, form, "Streams")

    assert list(fields(form).values()) == list(typed)
    assert texts(again.response)[0].startswith("**Streams**\nAny of: “river treaty”, “dam”")
    assert kept(world) == ()


async def test_cancel_saves_nothing_and_offers_the_way_back(world):
    tried = await write(world.curator, world.channel)
    cancelled = await press(world.curator, tried.response, "Cancel")
    form = await press(world.curator, cancelled.response, "Try again")

    assert texts(cancelled.response) == ["Nothing was saved."]
    assert list(fields(form).values())[:2] == ["Rivers", "river treaty, dam"]
    assert kept(world) == ()


async def test_what_a_topic_cannot_be_is_told_and_can_be_mended(world):
    refused = await write(world.curator, world.channel, "Rivers", "")
    form = await press(world.curator, refused.response, "Try again")
    tried = await fill(world.curator, form, None, "dam")

    assert list(buttons(refused.response)) == ["Try again"]
    assert fields(form)["Name"] == "Rivers"
    assert texts(tried.response)[0] == "**Rivers**\nAny of: “dam”"


async def test_a_name_that_is_taken_is_told_and_the_draft_is_still_there(world):
    keep(world, Topic("rivers", ("ice",)))
    tried = await write(world.curator, world.channel)
    label = "Save" if "Save" in buttons(tried.response) else "Try again"
    refused = await press(world.curator, tried.response, label)
    form = await press(world.curator, tried.response, "Change") if label == "Save" else refused
    again = await fill(world.curator, form, "Streams")
    await press(world.curator, again.response, "Save")

    assert [one.name for one in kept(world)] == ["rivers", "Streams"]


async def test_a_member_may_not_change_the_topics_of_the_server_but_keeps_their_own(world):
    room = world.admin_room()
    refused = await world.member.slash(world.channel, ADD)
    tried = await write(world.member, world.channel, private=True)
    shown = said(tried)
    await press(world.member, tried.response, "Save")

    assert said(refused).startswith("Only members who may manage this server")
    assert "With `private` set to True the topic is yours alone" in said(refused)
    assert shown.startswith("**Rivers** · yours alone")
    assert kept(world) == ()
    assert [one.name for one in kept(world, world.member)] == ["Rivers"]
    assert not [one for one in world.library.history(world.group_id) if "Rivers" in one.what]
    assert not posted(room)


async def test_in_private_a_topic_is_ones_own_and_a_servers_is_refused(world):
    form = await world.user.slash(ADD)
    tried = await fill(world.user, form, "Rivers", "dam")
    await press(world.user, tried.response, "Save")
    refused = await world.user.slash(ADD, private=False)

    assert [one.name for one in kept(world, world.user)] == ["Rivers"]
    assert said(refused) == "That works in a server only."


async def test_a_curator_by_role_adds_until_the_role_is_gone(world):
    keeper = await world.keeper()
    tried = await write(keeper, world.channel)
    world.dismiss_keepers()
    refused = await press(keeper, tried.response, "Save")

    assert said(refused).startswith("Only members who may manage this server")
    assert kept(world) == ()


async def test_outlets_are_offered_spelt_as_known_and_unknown_ones_are_told(world):
    world.add()
    offered = await world.curator.autocomplete(world.channel, ADD, "not_outlet2", "mer")
    options = {"outlet": "meridian WIRE", "outlet2": "Meridian Wire", "not_outlet": "Harbor"}
    tried = await write(world.curator, world.channel, **options)
    shown = said(tried)
    await press(world.curator, tried.response, "Save")
    (topic,) = kept(world)

    assert [one["value"] for one in offered] == ["Meridian Wire"]
    assert (topic.outlets, topic.not_outlets) == (("Meridian Wire",), ("Harbor",))
    assert "The library has no article of “Harbor” yet." in shown


async def test_after_a_restart_a_draft_is_gone_and_that_is_told(world):
    tried = await write(world.curator, world.channel)
    await world.restart()
    told = [said(await press(world.curator, tried.response, one)) for one in ("Save", "Cancel")]

    assert told == [GONE, GONE]
    assert kept(world) == ()


async def test_somebody_elses_draft_is_out_of_reach(world):
    tried = await write(world.curator, world.channel)
    keeper = await world.keeper()
    world.publish(tried.response)

    assert said(await press(keeper, tried.response, "Save")) == GONE
    assert kept(world) == ()


@pytest.fixture
def rivers(world):
    world.add()
    return keep(
        world,
        Topic("Rivers", ("river treaty", "Paris, Texas"), outlets=("Post",), not_outlets=("Ex",)),
    )


async def test_the_form_for_a_change_holds_what_is_known_and_changes_it(world, rivers):
    form = await world.curator.slash(world.channel, EDIT, topic="rivers")
    tried = await fill(world.curator, form, "Streams", None, "May")
    done = await press(world.curator, tried.response, "Save")
    (topic,) = kept(world)

    assert list(fields(form).values()) == ["Rivers", 'river treaty\n"Paris, Texas"', "", "", ""]
    assert texts(done.response) == ["The topic **Streams** is changed."]
    assert (topic.number, topic.name, topic.all_of) == (rivers.number, "Streams", ("May",))
    assert (topic.any_of, topic.outlets) == (rivers.any_of, ("Post",))


async def test_what_is_saved_as_it_was_changes_nothing(world, rivers):
    form = await world.curator.slash(world.channel, EDIT, topic="Rivers")
    done = await press(world.curator, (await fill(world.curator, form)).response, "Save")

    assert texts(done.response) == ["Nothing was changed: **Rivers** is as it was."]
    assert kept(world) == (rivers,)


async def test_what_taught_a_topic_meanwhile_stays_when_it_is_saved(world, rivers):
    article_id = world.add("---\ntitle: Dams\n---\nA dam was opened on Monday.", "dam.md")
    form = await world.curator.slash(world.channel, EDIT, topic="Rivers")
    tried = await fill(world.curator, form, "Streams")
    world.library.more_like(world.group_id, rivers.number, article_id, by="1")
    await press(world.curator, tried.response, "Save")

    assert [(one.name, one.examples) for one in kept(world)] == [("Streams", (article_id,))]


@pytest.mark.parametrize(
    ("options", "outlets", "not_outlets"),
    [
        ({"outlet": "meridian wire"}, ("Meridian Wire",), ("Ex",)),
        ({"not_outlet3": "Wire"}, ("Post",), ("Wire",)),
        ({"any_outlet": True}, (), ()),
        ({"any_outlet": True, "outlet": "Wire"}, ("Wire",), ()),
    ],
)
async def test_outlets_that_are_named_take_the_place_of_others(
    world, rivers, options, outlets, not_outlets
):
    form = await world.curator.slash(world.channel, EDIT, topic="Rivers", **options)
    await press(world.curator, (await fill(world.curator, form)).response, "Save")

    assert [(one.outlets, one.not_outlets) for one in kept(world)] == [(outlets, not_outlets)]


async def test_a_member_changes_their_own_topic_and_no_other(world, rivers):
    keep(world, Topic("Mine", ("dam",), owner=str(world.member.id)))
    keep(world, Topic("Theirs", ("dam",), owner=str(world.curator.id)))
    refused = await world.member.slash(world.channel, EDIT, topic="Rivers")
    unknown = await world.member.slash(world.channel, EDIT, topic="Theirs")
    form = await world.member.slash(world.channel, EDIT, topic="mine")
    await press(world.member, (await fill(world.member, form, "Dams")).response, "Save")

    assert said(refused).startswith("Only members who may manage this server")
    assert said(unknown).startswith("There is no topic “Theirs”, and none with a name")
    assert [one.name for one in kept(world, world.member)] == ["Dams"]


async def test_a_topic_that_is_removed_while_its_form_is_open_says_so(world, rivers):
    form = await world.curator.slash(world.channel, EDIT, topic="Rivers")
    world.library.remove_topic(world.group_id, rivers.number, by="1")
    refused = await fill(world.curator, form)

    assert refused.ephemeral
    assert list(buttons(refused.response)) == ["Try again"]
    assert kept(world) == ()


async def test_more_phrases_than_a_form_holds_are_not_cut(world):
    long = tuple(f"{n:02} {'x' * 97}" for n in range(40))
    keep(world, Topic("Long", long))
    refused = await world.curator.slash(world.channel, EDIT, topic="Long")

    assert refused.modal is None
    assert said(refused).startswith("“Long” has more phrases than a form holds")


async def plant(world, tried, phrase):
    """Put a menu that adds a phrase in the place of what a trial shows; choose it."""
    entry = f"{buttons(tried.response)['Save'].split(':')[2]}:{phrase}"
    world.plant(tried.response, "s:topicphrase", entry=entry)
    return await world.curator.select(tried.response, [entry], custom_id="s:topicphrase")


async def test_a_related_phrase_is_added_and_tried_at_once(world):
    tried = await write(world.curator, world.channel)
    more = await plant(world, tried, "Paris, Texas: the film")
    shown = said(more)
    form = await press(world.curator, more.response, "Change")

    assert more.response.id == tried.response.id
    assert "Any of: “river treaty”, “dam”, “Paris, Texas: the film”" in shown
    assert list(fields(form).values())[1] == 'river treaty, dam\n"Paris, Texas: the film"'
    assert kept(world) == ()


async def test_a_related_phrase_that_a_form_has_no_room_for_is_refused(world):
    long = ",".join(f"{n:02}{'x' * 97}" for n in range(40))
    tried = await write(world.curator, world.channel, "Long", long)
    refused = await plant(world, tried, "one more")

    assert said(refused).startswith("“Long” has more phrases than a form holds")
