"""R13: no card about topics exceeds a limit of Discord's; what decided is told in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.limits import LAYOUT, PLAIN, units
from bot.cards.markdown import words_of
from bot.cards.matches import phrases_text, reason, sentence_of
from bot.cards.topics import (
    A_PAGE,
    Followed,
    kept_card,
    removed_card,
    removing_card,
    topic_card,
    topics_card,
)
from bot.cards.trial import saved_card, trial_card, unsaved_card
from bot.cards.why import Judged, why_card
from bot.catalogue import words_for
from knowledge import (
    LONGEST_DESCRIPTION,
    LONGEST_PHRASE,
    LONGEST_TOPIC,
    MOST_PHRASES,
    Because,
    Considered,
    Family,
    Match,
    Pause,
    Related,
    Relation,
    Schedule,
    Span,
    Subscription,
    Topic,
    Trial,
    Why,
)
from tests.bot.cards.beyond import beyond, shown
from tests.bot.cards.made import articles, long_bodies, quotes, text
from tests.made import NOON, article

SAY = words_for("en-GB")
KEY = "IAYinvOebkPq"
ROOMS = st.sampled_from([LAYOUT, PLAIN])
BODY = "The river treaty was signed in Lisbon. Four states must ratify it before May."
TREATY = article(BODY, title="Four *states* sign", outlet="Wire")
TOPIC = Topic("Rivers", any_of=("river treaty", "dam"), number=7)


def often(few, most):
    """Lists as long as they may be, of few kinds: quick to make up, and as large."""
    kinds = st.lists(few, max_size=2)
    return st.builds(lambda found, times: (found * times)[:most], kinds, st.integers(1, most))


phrases = often(text.map(lambda one: one[:LONGEST_PHRASE]), MOST_PHRASES).map(tuple)
ids = st.integers(0, 16**12 - 1).map("{:012x}".format)
topics = st.builds(
    Topic,
    text.map(lambda one: one[:LONGEST_TOPIC]),
    phrases,
    phrases,
    phrases,
    phrases,
    phrases,
    text.map(lambda one: one[:LONGEST_DESCRIPTION]),
    often(ids, 40).map(tuple),
    often(ids, 40).map(tuple),
    st.none() | st.just("123"),
    st.integers(1, 10**9),
)


@st.composite
def found(draw):
    """An article, and what decided of it."""
    quote = draw(quotes(long_bodies))
    body = quote.article.text
    places = st.integers(0, len(body)).flatmap(
        lambda start: st.integers(start, len(body)).map(lambda end: Span(start, end))
    )
    sentence = Span(quote.start, quote.end)
    scores = draw(st.sampled_from([(None, None), (0.4, 0.5), (0.4999999, 0.5), (0.9, 0.5)]))
    match = Match(
        7,
        quote.article.id,
        draw(st.sampled_from(Because)),
        draw(phrases),
        *scores,
        draw(st.none() | ids),
        (sentence, *draw(st.lists(places.filter(lambda one: one.start < one.end), max_size=3))),
        tuple(draw(st.lists(places, max_size=6))),
    )
    return quote.article, match


@settings(max_examples=60, deadline=None)
@given(topics, often(found(), 4), phrases, ROOMS)
def test_r13_what_a_topic_would_have_found_keeps_to_every_limit(topic, matched, related, room):
    trial = Trial(30, 10**6, tuple(matched), related)
    titles = {match.like: "A *title* @everyone " * 9 for _, match in matched[:2] if match.like}
    card = trial_card(SAY, topic, trial, room, key=KEY, titles=titles, strangers=topic.outlets)

    assert beyond(card, room) == []
    assert [one.action for one in card.buttons] == ["topicsave", "topicchange", "topiccancel"]
    for one in (unsaved_card(SAY, KEY), saved_card(SAY, topic, is_new=True, is_changed=True)):
        assert beyond(one, PLAIN) == []


@settings(max_examples=60, deadline=None)
@given(often(topics, 12), st.integers(0, 20), ROOMS)
def test_r13_a_page_of_topics_keeps_to_every_limit(all_, first, room):
    card = topics_card(SAY, all_, first, room, is_own=False)

    assert beyond(card, room) == []
    assert bool(card.menu) is bool(all_)


@settings(max_examples=60, deadline=None)
@given(topics, st.booleans(), st.booleans(), ROOMS)
def test_r13_one_topic_keeps_to_every_limit(topic, may_change, are_known, room):
    ids_ = (*topic.examples, *topic.muted)
    titles = dict.fromkeys(ids_, "A *title* @everyone " * 20) if are_known else {}
    card = topic_card(SAY, Followed(topic, 10**6, titles, may_change), room)

    assert beyond(card, room) == []
    assert bool(card.menu) is (may_change and bool(ids_))
    for one in (removing_card(SAY, topic, 10**6), removed_card(SAY, topic), kept_card(SAY, topic)):
        assert beyond(one, PLAIN) == []


ORDER = Subscription((7,), "1" * 19, False, "1", Schedule(), "UTC", next_at=NOON, number=3)
SENT = Considered(3, Match(7, "0" * 12, Because.PHRASE), True)
orders = st.sampled_from([ORDER, replace(ORDER, personal=True), replace(ORDER, next_at=None)])
stages = st.builds(
    Considered,
    st.just(3),
    st.just(SENT.match),
    st.booleans(),
    st.none() | st.just(NOON),
    st.none() | st.just(NOON),
    st.sampled_from(["", "copy 0123456789ab", "version 1"]) | text,
)


@settings(max_examples=60, deadline=None)
@given(topics, found(), often(st.tuples(orders, stages), 80), ROOMS)
def test_r13_why_an_article_belongs_to_a_topic_keeps_to_every_limit(topic, of, became, room):
    one, match = of
    card = why_card(SAY, Judged(topic, one, match, became, {"0123456789ab": "*" * 500}), room)

    assert beyond(card, room) == []


@given(found(), st.integers(0, 5_000))
def test_a_sentence_that_bears_on_a_topic_is_shown_exactly_or_not_at_all(of, room):
    one, match = of
    told = sentence_of(one, match, room)
    if told is None:
        return

    assert units(told) <= room
    assert words_of(told) in [span.of(one.text) for span in match.sentences]


@pytest.mark.parametrize(
    ("match", "said"),
    [
        (
            Match(7, TREATY.id, Because.PHRASE, ("river treaty",)),
            "It holds the phrase “river treaty”.",
        ),
        (
            Match(7, TREATY.id, Because.PHRASE, ("river treaty", "da*m")),
            "It holds the phrases “river treaty”, “da\\*m”.",
        ),
        (
            Match(7, TREATY.id, Because.DESCRIPTION, (), 0.6123, 0.45),
            "It is near to the description: 0.61, and 0.45 is enough.",
        ),
        (
            Match(7, TREATY.id, Because.EXAMPLE, (), 0.8, 0.7, "a"),
            "It is like the example “A *”: 0.80, and 0.70 is enough.".replace("*", "\\*"),
        ),
        (
            Match(7, TREATY.id, Because.EXAMPLE, (), 0.8, 0.7, "b"),
            "It is like the example an article that is gone, or that not everybody may read: "
            "0.80, and 0.70 is enough.",
        ),
        (Match(7, TREATY.id, Because.ALL, ("May",)), "It holds all that it must: “May”."),
        (Match(7, TREATY.id, Because.ALL), "It has all that the topic asks for."),
        (Match(7, TREATY.id, Because.OUTLET), "It is of Wire, which the topic leaves out."),
        (Match(7, TREATY.id, Because.MISSING, ("ice",)), "It lacks “ice”."),
        (
            Match(7, TREATY.id, Because.EXCLUDED, ("May",)),
            "It holds “May”, which the topic leaves out.",
        ),
        (
            Match(7, TREATY.id, Because.MUTED, like="a"),
            "It tells the story of “A \\*”, of which nothing more is wanted.",
        ),
        (Match(7, TREATY.id, Because.BELOW), "It holds none of the topic’s phrases."),
        (
            Match(7, TREATY.id, Because.BELOW, (), 0.44996, 0.45),
            "It holds none of the topic’s phrases, and is not near enough to what it describes: "
            "0.44996, and it takes 0.45000.",
        ),
    ],
)
def test_what_decided_is_told_in_one_sentence(match, said):
    assert reason(SAY, TOPIC, TREATY, match, {"a": "A *"}) == said


def test_what_is_not_near_enough_to_a_topic_without_phrases_is_told_so():
    match = Match(7, TREATY.id, Because.BELOW, (), 0.2, 0.45)

    assert reason(SAY, Topic("Rivers", description="Rivers"), TREATY, match, {}) == (
        "It is not near enough to what the topic describes: 0.20, and it takes 0.45."
    )


def test_an_article_without_an_outlet_is_told_that_it_names_none():
    match = Match(7, TREATY.id, Because.OUTLET)

    assert reason(SAY, TOPIC, article(BODY), match, {}) == (
        "It names no outlet, and the topic wants certain ones."
    )


def test_phrases_are_listed_as_far_as_they_have_room_and_counted():
    assert phrases_text(["a", "b", "c"], 12) == "“a”, “b” (+1)"
    assert phrases_text(["a" * 99], 3) == f"“{'a' * 59}…”"


MARKED = Match(
    7,
    TREATY.id,
    Because.PHRASE,
    ("river treaty",),
    None,
    None,
    None,
    (Span(0, 38),),
    (Span(4, 16),),
)


def test_a_trial_shows_how_many_match_and_three_with_reason_and_marked_words():
    trial = Trial(30, 230, ((TREATY, MARKED),) * 14, ("water board",))
    card = trial_card(SAY, replace(TOPIC, number=0), trial, LAYOUT, key=KEY, titles={})

    one = (
        "**Four \\*states\\* sign** · Wire · undated\n-# It holds the phrase “river treaty”.\n"
        "> The **river treaty** was signed in Lisbon."
    )
    assert shown(card).split("\n") == [
        "**Rivers**",
        "Any of: “river treaty”, “dam”",
        "It would have matched **14 articles** of the 230 that were added in the last 30 days.",
        "3 of them, the best first:",
        *[line for _ in range(3) for line in one.split("\n")],
        "-# Also found near them: “water board”",
    ]


def test_a_trial_that_finds_nothing_says_what_to_try():
    card = trial_card(SAY, TOPIC, Trial(30, 1, ()), LAYOUT, key=KEY, titles={})

    told = "It would have matched **none** of the one that was added in the last 30 days.\nTry "
    assert told in shown(card)


def test_a_trial_on_a_library_without_late_articles_says_so():
    card = trial_card(SAY, TOPIC, Trial(30, 0, ()), LAYOUT, key=KEY, titles={}, strangers=["Wyre"])

    assert shown(card).split("\n")[2:] == [
        "No article was added in the last 30 days, so this could not be tried.",
        "The library has no article of “Wyre” yet.",
    ]


def test_topics_are_listed_shortly_page_by_page():
    own = Topic("Mine", description="Ice on lakes", owner="1", number=2)
    all_ = [own, *(replace(TOPIC, number=n) for n in range(3, 3 + A_PAGE))]
    first = topics_card(SAY, all_, 0, LAYOUT, is_own=False)
    last = topics_card(SAY, all_, A_PAGE, LAYOUT, is_own=False)

    assert shown(first).split("\n")[:5] == [
        "**9 topics**, 1 to 8",
        "**Mine** · yours alone",
        "-# About: Ice on lakes",
        "**Rivers**",
        "-# Any of: river treaty, dam",
    ]
    assert [one.value for one in first.menu.choices][:2] == ["2", "3"]
    assert [(one.label, one.arguments) for one in first.buttons] == [("Next", ("8",))]
    assert shown(last).split("\n")[0] == "**9 topics**, 9 to 9"
    assert [(one.label, one.arguments) for one in last.buttons] == [("Previous", ("0",))]


def test_a_page_beyond_the_last_is_the_last():
    assert shown(topics_card(SAY, [TOPIC], 16, LAYOUT, is_own=False)).startswith("**One topic**")


def test_what_taught_a_topic_can_be_taken_out_by_who_may_change_it():
    taught = replace(TOPIC, examples=("a" * 12, "b" * 12), muted=("c" * 12,))
    titles = {"a" * 12: "Alpha", "c" * 12: "Gamma"}
    card = topic_card(SAY, Followed(taught, 2, titles, True), LAYOUT)

    assert shown(card).split("\n")[2:] == [
        "-# 2 subscriptions use it.",
        "**More like these**",
        "- an article that is gone, or that not everybody may read",
        "- “Alpha”",
        "**Nothing more of these stories**",
        "- “Gamma”",
    ]
    assert [(one.label, one.value) for one in card.menu.choices] == [
        (
            "More like: an article that is gone, or that not everybody may read",
            f"7:example:{'b' * 12}",
        ),
        ("More like: Alpha", f"7:example:{'a' * 12}"),
        ("Nothing more of: Gamma", f"7:muted:{'c' * 12}"),
    ]
    assert topic_card(SAY, Followed(taught, 2, titles, False), LAYOUT).menu is None


LATER = NOON + timedelta(days=1)


@pytest.mark.parametrize(
    ("order", "became", "said"),
    [
        (ORDER, replace(SENT, sent_at=LATER, slot=NOON), f"sent <t:{int(LATER.timestamp())}:f>."),
        (ORDER, replace(SENT, slot=NOON), "it goes out with the digest of <t:1748779200:f>."),
        (ORDER, replace(SENT, skipped="copy a"), "left out, as a copy of “Alpha”."),
        (ORDER, replace(SENT, skipped="version a"), "left out, as another version of “Alpha”."),
        (
            ORDER,
            replace(SENT, skipped="gone"),
            "left out, since it was not in the library when the digest was made.",
        ),
        (ORDER, replace(SENT, skipped="too many"), "left out (too many)."),
        (
            ORDER,
            replace(SENT, arrived=False),
            "it was here before the subscription began, so it is not sent.",
        ),
        (ORDER, SENT, "it comes with the next digest, <t:1748779200:f>."),
        (
            replace(ORDER, pause=Pause(Why.ASKED, NOON)),
            SENT,
            "it waits, since the subscription is paused.",
        ),
        (ORDER, replace(SENT, match=replace(SENT.match, because=Because.BELOW)), "not sent."),
    ],
)
def test_the_last_stage_that_an_article_came_to_is_told(order, became, said):
    card = why_card(SAY, Judged(TOPIC, TREATY, MARKED, [(order, became)], {"a": "Alpha"}), LAYOUT)

    assert shown(card).split("\n")[-1] == f"- <#{'1' * 19}>: {said}"


def test_why_tells_the_verdict_the_reason_and_the_sentence():
    near = replace(MARKED, score=0.2, threshold=0.4)
    card = why_card(SAY, Judged(TOPIC, TREATY, near, [], {}), LAYOUT)

    assert shown(card).split("\n") == [
        "**Four \\*states\\* sign** belongs to the topic **Rivers**.",
        "It holds the phrase “river treaty”.",
        "-# How near it is to what the topic describes: 0.20; 0.40 would be enough by itself.",
        "> The **river treaty** was signed in Lisbon.",
        "No subscription of yours or of a channel here uses this topic yet.",
    ]


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        (Relation.COPY, "This is a copy of “Harbour”, linked and not searched."),
        (Relation.REVISION, "This is an earlier version of “Harbour”, kept and not searched."),
    ],
)
def test_why_says_of_what_an_article_is_a_copy_or_a_version(relation, said):
    family = Family(article("Nobody came.", title="Harbour"), (Related(TREATY, relation),))
    before = replace(SENT, arrived=False)
    card = why_card(SAY, Judged(TOPIC, TREATY, MARKED, [(ORDER, before)], {}, family), LAYOUT)

    assert said in shown(card).split("\n")
    assert shown(card).endswith(": not sent.")


@given(articles, st.lists(st.builds(Span, st.integers(0, 250), st.integers(0, 250))))
def test_words_are_marked_wherever_the_marks_are(one, marks):
    match = Match(
        7, one.id, Because.PHRASE, sentences=(Span(0, len(one.text)),), marks=tuple(marks)
    )

    assert sentence_of(one, match, 10**6) is not None
