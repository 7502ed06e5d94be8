"""R13: a digest fits one message at any size, and is shown letter for letter."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.digests import digest_card, rest_card
from bot.cards.limits import LAYOUT, PLAIN
from bot.cards.markdown import words_of
from bot.catalogue import words_for
from bot.digests.message import digest_message
from knowledge import (
    Because,
    Digest,
    Match,
    Options,
    Quote,
    Schedule,
    Span,
    Story,
    Subscription,
    Topic,
)
from knowledge.model import Article, Details
from tests.bot.cards.beyond import beyond, shown
from tests.bot.cards.digested import GROUP, KEY, ROLE, digests
from tests.made import NOON

SAY = words_for("en-GB")
ROOMS = st.sampled_from([LAYOUT, PLAIN])
LINK = re.compile(r"(?<!\\)\]\(<https?://[^\s<>]*>\)")
BEGUN = re.compile(r"(?<!\\)\]\(")
LONG = "The river treaty was signed in Lisbon on Monday, four states must ratify it now. "


def bars(text):
    """Return the block quotes in a text, each whole."""
    return re.findall(r"^> .*(?:\n> .*)*$", text, re.MULTILINE)


def entry_texts(card):
    return [block.whole for block in card.blocks[1:]]


@settings(max_examples=80, deadline=None)
@given(digests(), ROOMS)
def test_r13_a_digest_keeps_to_every_limit_and_cuts_no_quote_and_no_link(digest, room):
    card = digest_card(SAY, digest, room)
    whole = {one.text for story in digest.stories for one in story.quotes}
    text = shown(card)

    assert beyond(card, room) == []
    assert {words_of(one) for one in bars(text)} <= whole
    assert len(BEGUN.findall(text)) == len(LINK.findall(text))


@settings(max_examples=40, deadline=None)
@given(digests(least=1), ROOMS)
def test_r13_every_story_comes_once_be_it_in_the_message_or_behind_its_button(digest, room):
    card, pages = digest_card(SAY, digest, room), []
    pages.append(len(entry_texts(card)) - digest.subscription.personal)
    while following := [one for one in card.buttons if one.action == "dgmore"]:
        first = int(following[0].arguments[2])
        assert first == sum(pages)
        card = rest_card(SAY, digest, first, room)
        assert beyond(card, room) == []
        pages.append(len(entry_texts(card)))

    assert sum(pages) == len(digest.stories)
    assert all(pages)


@settings(max_examples=40, deadline=None)
@given(digests(), st.booleans())
def test_r18_nobody_is_mentioned_but_the_role_that_a_channel_chose(digest, may_embed):
    message = digest_message(SAY, digest, may_embed=may_embed)
    chosen = digest.subscription.options.mention and not digest.subscription.personal

    assert message["allowed_mentions"].to_dict() == (
        {"parse": [], "roles": [int(ROLE)]} if chosen else {"parse": []}
    )


def article(number=0, *, text=LONG * 3, url="https://wire.example.org/a", outlet="Wire"):
    details = Details(f"Four states *sign* {number}", outlet, None, NOON.date(), url, "en")
    return Article(f"{number:012}", details, 1, "0" * 64, NOON, text)


def story(number=0, *, outlets=(), because=Because.PHRASE, quoted=True, **of):
    first = article(number, **of)
    match = Match(1, first.id, because, ("river treaty",), 0.617, marks=(Span(4, 16),))
    size = len(LONG) - 1
    quotes = [Quote(first, at, at + size, None, 1.0) for at in (0, len(LONG))] if quoted else []
    also = tuple(article(n, outlet=one) for n, one in enumerate(outlets, start=100))
    return Story(first, also, Topic("River treaty", number=1), match, tuple(quotes))


def digest(*stories, **changes):
    order = Subscription((1,), "7", False, "8", Schedule(), "UTC", Options(), number=3)
    made = Digest(GROUP, order, NOON, NOON.replace(day=1), stories, KEY, topics=())
    options = changes.pop("options", {})
    order = replace(order, options=replace(order.options, **options), **changes.pop("order", {}))
    return replace(made, subscription=order, **changes)


def test_an_entry_says_what_where_when_and_why():
    card = digest_card(SAY, digest(story(outlets=("A", "B", "C", "Wire", None))), LAYOUT)

    assert card.blocks[0].text == (
        f"**New on River treaty**\n-# one story · <t:{int(NOON.timestamp())}:f>"
    )
    assert card.blocks[1].whole.split("\n") == [
        "**[Four states \\*sign\\* 0](<https://wire.example.org/a#:~:text="
        "The%20river%20treaty%20was,must%20ratify%20it%20now.>)**",
        "-# Wire · 1 June 2025 · also: A, B (+3)",
        "> The **river treaty** was signed in Lisbon on Monday, four states must ratify it now.",
        "",
        "> The river treaty was signed in Lisbon on Monday, four states must ratify it now.",
        "-# “river treaty”",
    ]
    assert [one.label for one in card.buttons] == [
        "More like this",
        "Less like this",
        "Pause",
        "Unsubscribe",
    ]


def near(number, score):
    """A story that only its nearness brought in."""
    found = story(number, because=Because.DESCRIPTION)
    return replace(found, match=replace(found.match, phrases=(), score=score))


def test_stories_that_are_less_sure_stand_behind_the_button():
    card = digest_card(SAY, digest(story(0), near(1, 0.95), near(2, 0.6), near(3, 0.55)), LAYOUT)

    assert [text.count("Four states") for text in entry_texts(card)] == [1, 1]
    assert card.buttons[0].label == "And 2 less sure"
    assert card.buttons[0].arguments[2] == "2"


def test_a_phrase_in_passing_is_less_sure_and_says_so():
    passing = story(1)
    passing = replace(passing, match=replace(passing.match, passing=True))
    card = digest_card(SAY, digest(story(0), passing), LAYOUT)
    rest = rest_card(SAY, digest(story(0), passing), 1, LAYOUT)

    assert card.buttons[0].label == "And one less sure"
    assert entry_texts(rest)[0].endswith("-# “river treaty”, in passing")


def test_where_no_story_is_sure_a_few_are_shown():
    card = digest_card(SAY, digest(*(near(number, 0.6) for number in range(5))), LAYOUT)

    assert len(entry_texts(card)) == 3
    assert card.buttons[0].label == "And 2 less sure"


def test_sure_stories_that_have_no_room_are_just_more():
    many = digest(*map(story, range(12)), near(12, 0.6), options={"entries": 10})
    card = digest_card(SAY, many, LAYOUT)

    left = int(card.buttons[0].arguments[2])
    assert card.buttons[0].label == f"And {13 - left} more"


def test_without_an_address_a_headline_is_bold():
    card = digest_card(SAY, digest(story(url=None)), LAYOUT)

    assert card.blocks[1].text.startswith("**Four states \\*sign\\* 0**\n")


def test_of_several_topics_an_entry_says_which_it_is_of():
    card = digest_card(SAY, digest(story(), order={"topics": (1, 2)}), LAYOUT)

    assert card.blocks[1].whole.endswith("\n-# River treaty: “river treaty”")


@pytest.mark.parametrize(
    ("because", "said"),
    [
        (Because.DESCRIPTION, "near to what the topic describes, 0.62"),
        (Because.EXAMPLE, "like an example of the topic, 0.62"),
        (Because.ALL, "all that the topic asks for"),
    ],
)
def test_why_an_entry_is_here_is_said_in_a_few_words(because, said):
    card = digest_card(SAY, digest(story(because=because)), LAYOUT)

    assert card.blocks[1].whole.endswith(f"\n-# {said}")


def test_headlines_alone_have_no_sentences_and_still_open_at_one():
    card = digest_card(SAY, digest(story(), options={"headlines_only": True}), LAYOUT)

    assert bars(shown(card)) == []
    assert ":~:text=" in card.blocks[1].text


def test_further_articles_of_the_same_outlet_are_counted():
    card = digest_card(SAY, digest(story(outlets=("wire",))), LAYOUT)

    assert "-# Wire · 1 June 2025 · and one more article on it\n" in card.blocks[1].text


def test_what_has_no_room_gives_way_second_sentences_first_then_entries():
    few, many = (digest(*map(story, range(count)), options={"entries": count}) for count in (3, 10))
    sentences = {
        (count, room): [len(bars(text)) for text in entry_texts(digest_card(SAY, made, room))]
        for count, made, rooms in ((3, few, (LAYOUT, 1_000)), (10, many, (LAYOUT, PLAIN, 900)))
        for room in rooms
    }

    assert sentences == {
        (3, LAYOUT): [2] * 3,
        (3, 1_000): [2, 2, 1],
        (10, LAYOUT): [1] * 10,
        (10, PLAIN): [1] * 3 + [0] * 7,
        (10, 900): [0] * 5,
    }


def test_what_did_not_fit_counts_on_the_button_to_the_rest():
    card = digest_card(SAY, digest(*map(story, range(20)), options={"entries": 10}), 900)

    assert card.buttons[0].label == "And 15 more"
    assert card.buttons[0].custom_id == f"r:dgmore:{GROUP}:{KEY}:5"


def test_a_digest_over_several_slots_says_which_days_it_catches_up_on():
    card = digest_card(SAY, digest(story(), story(1), is_catch_up=True), LAYOUT)
    since, at = (f"<t:{int(one.timestamp())}:f>" for one in (NOON.replace(day=1), NOON))

    assert card.blocks[0].text.endswith(
        f"\n-# 2 stories · catch-up on what was missed, {since} to {at}"
    )


def test_one_without_stories_says_so_and_can_be_stopped():
    card = digest_card(SAY, digest(topics=(Topic("Steel", number=1),)), LAYOUT)

    assert card.blocks[0].text.startswith("**Nothing new on Steel**\n-# <t:")
    assert [one.label for one in card.buttons] == ["Pause", "Unsubscribe"]


@pytest.mark.parametrize("found", [(), (story(),)])
def test_a_private_one_says_how_to_stop_it(found):
    card = digest_card(SAY, digest(*found, order={"personal": True}), LAYOUT)

    assert card.blocks[-1].text.startswith("-# You asked for this with `/digest subscribe`.")


def test_a_sentence_too_long_to_skim_is_left_out_whole():
    one = story(text="word " * 200)
    long = replace(one, quotes=(Quote(one.article, 0, 999, None, 1.0), *one.quotes))
    card = digest_card(SAY, digest(long), LAYOUT)

    assert [words_of(bar) for bar in bars(shown(card))] == [one.text for one in one.quotes]


def test_everybody_is_never_mentioned():
    card = digest_card(SAY, digest(story(), options={"mention": GROUP}), LAYOUT)

    assert card.mention is None


@pytest.mark.parametrize(
    ("may_embed", "start"), [(True, None), (False, "<@&18446744073709551615>\n")]
)
def test_a_role_is_called_on_top_of_the_message(may_embed, start):
    made = digest(story(), options={"mention": ROLE})
    message = digest_message(SAY, made, may_embed=may_embed)
    first = message["view"].children[0]

    if start is None:
        assert first.content == f"<@&{ROLE}>"
    else:
        assert message["content"].startswith(start)
