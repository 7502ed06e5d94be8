"""R13: no card exceeds a limit of Discord's, and no quote or link is cut."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.answers import answer_card, context_card, more_card, question_heading, small_print
from bot.cards.choices import curators_card, settings_card
from bot.cards.collecting import collections_card, made_card, moved_card, opening_card
from bot.cards.exported import library_card
from bot.cards.history import A_PAGE, announced_card, history_card
from bot.cards.interrupted import interrupted_card
from bot.cards.limits import (
    LAYOUT,
    PLAIN,
    QUESTION,
    cut,
    units,
)
from bot.cards.looking import passages_card, quotations_card, speech_heading, speech_shelf
from bot.cards.markdown import quoted
from bot.cards.notices import requests_card
from bot.cards.privacy import Kept, erasing_card, exported_card, privacy_card
from bot.cards.quotes import Shelf
from bot.cards.sources import checked_card
from bot.cards.status import empty_status_card, status_card
from bot.catalogue import words_for
from knowledge import (
    NOBODY,
    Act,
    Batch,
    BatchOutcome,
    Collection,
    Entry,
    Exported,
    GroupSettings,
    Quotation,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.collecting import MOST_COLLECTIONS, MOST_ROLES
from knowledge.groups import MOST_CURATOR_ROLES
from knowledge.model import LONGEST_NAME, Article, Details
from knowledge.names import zones
from tests.bot.cards.beyond import beyond, shown
from tests.bot.cards.made import long_bodies, quotes, statuses, text
from tests.made import NOON

SAY = words_for("en-GB")
KEY = "IAYinvOebkPq"
MUCH = Kept(10**9, 10**9, 10**9)
ROOMS = st.sampled_from([LAYOUT, PLAIN])
LINK = re.compile(r"\[Open at the quote\]\(<http\S*>\)$", re.MULTILINE)


def cut_short(card, shelf, *, bold):
    """Return the block quotes that are none of the quotes whole, and the links that do not close.

    A link stands where an unescaped bracket is followed by a parenthesis.
    """
    kept = [one for one in shelf if one is not None]
    whole = {quoted(one, bold=b) for one in kept for b in {bold, False}}
    blocks = card.blocks[1:]
    quotes = [one.text for one in blocks if one.text.startswith("> ") and one.text not in whole]
    begun = [one.below for one in blocks if re.search(r"(?<!\\)\]\(", one.below)]
    return quotes + [below for below in begun if not LINK.search(below)]


shelves = st.lists(st.none() | quotes(long_bodies), max_size=15)


@settings(max_examples=60, deadline=None)
@given(
    shelves,
    st.sampled_from(list(Verdict)),
    st.text(min_size=1, max_size=QUESTION),
    text,
    ROOMS,
    st.booleans(),
)
def test_r13_an_answer_keeps_to_every_limit(shelf, verdict, question, outlet, room, private):
    heading = question_heading(question) + small_print(SAY, Scope(outlet=outlet), is_closed=True)
    asker = "12345678901234567890" if private else None
    card = answer_card(SAY, heading, verdict, Shelf(KEY, shelf), room, asker=asker)

    assert beyond(card, room) == []
    assert cut_short(card, shelf, bold=verdict is Verdict.ANSWERED) == []


@settings(max_examples=60, deadline=None)
@given(shelves, st.integers(0, 16), ROOMS, st.booleans())
def test_r13_further_passages_and_sources_keep_to_every_limit(shelf, first, room, bold):
    for card in (
        more_card(SAY, Shelf(KEY, shelf), first, room, bold=bold),
        checked_card(SAY, Shelf(KEY, shelf), room),
    ):
        assert beyond(card, room) == []


def said(quote, *, named):
    """Return a quote as a quotation: its highlight, or all of it, are the words."""
    part = quote.highlight or Span(0, len(quote.text))
    words = Span(quote.start + part.start, quote.start + part.end)
    around = Span(quote.start, quote.end)
    return Quotation(quote.article, words.start, words.end, words if named else None, around)


@settings(max_examples=60, deadline=None)
@given(shelves, st.text(min_size=1, max_size=QUESTION), text, ROOMS)
def test_r13_a_search_keeps_to_every_limit(shelf, words, outlet, room):
    heading = question_heading(words) + small_print(SAY, Scope(outlet=outlet), is_closed=True)
    card = passages_card(SAY, heading, Shelf(KEY, shelf), room)

    assert beyond(card, room) == []
    assert cut_short(card, shelf, bold=False) == []


@settings(max_examples=60, deadline=None)
@given(
    shelves,
    st.integers(0, 16),
    st.text(min_size=1, max_size=100),
    st.none() | st.text(min_size=1, max_size=300),
    ROOMS,
    st.booleans(),
)
def test_r13_quotations_keep_to_every_limit(shelf, first, who, about, room, named):
    heading = speech_heading(SAY, who, about)
    found = [said(one, named=named) if one else None for one in shelf]
    card = quotations_card(SAY, heading, speech_shelf(SAY, KEY, found), room, first=first)
    whole = [one.in_context if one else None for one in found]

    assert beyond(card, room) == []
    assert cut_short(card, whole, bold=True) == []


@settings(max_examples=60, deadline=None)
@given(quotes(long_bodies), ROOMS)
def test_r13_a_paragraph_is_shown_whole_or_sent_as_a_file(around, room):
    card = context_card(SAY, around, room)

    assert beyond(card, room) == []
    if card.attached is None:
        assert card.blocks[0].text == quoted(around, bold=True)
    else:
        assert card.attached.body.decode() == around.text


@settings(max_examples=60, deadline=None)
@given(st.lists(text, max_size=30), ROOMS)
def test_r13_the_curators_list_keeps_to_every_limit(questions, room):
    requests = [SourceRequest(str(n), words, 2, NOON, NOON) for n, words in enumerate(questions)]

    assert beyond(requests_card(SAY, requests, room), room) == []


whats = text | st.lists(st.integers(1, 2**64).map("+{}".format), max_size=40).map(" ".join)
people = st.none() | st.sampled_from([NOBODY, "18446744073709551615"]) | text
entries = st.builds(
    Entry,
    st.sampled_from(Act),
    whats,
    st.just(NOON),
    people,
    st.just("0123456789ab"),
    st.integers(1, 2**53),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(entries, max_size=A_PAGE + 1), st.none() | st.integers(1, 2**53), ROOMS)
def test_r13_a_page_of_history_keeps_to_every_limit(page, before, room):
    assert beyond(history_card(SAY, page, before, room), room) == []
    assert beyond(announced_card(SAY, page * 9, room), room) == []


roles = st.lists(st.integers(10**17, 2**64).map(str), max_size=MOST_CURATOR_ROLES)


@settings(max_examples=60, deadline=None)
@given(roles, st.sampled_from(zones()), text, st.none() | st.lists(text, max_size=3), ROOMS)
def test_r13_what_a_server_chose_keeps_to_every_limit(curators, zone, name, lacking, room):
    short = [cut(one, 40) for one in lacking] if lacking is not None else None
    chosen = GroupSettings(tuple(curators), "18446744073709551615", zone=zone)
    commands = ["library", "article", "collection", "digest", "feed"]
    for card in (
        settings_card(SAY, chosen, cut(name, 40), short),
        curators_card(SAY, curators, curators, commands, "x" * 32),
        privacy_card(SAY, MUCH, 365),
        exported_card(SAY, MUCH, "{}"),
        library_card(SAY, Exported(10**9, 0, Entry(Act.EXPORTED, "", NOON)), Path("a.zip")),
        erasing_card(SAY, MUCH, "18446744073709551615"),
    ):
        assert beyond(card, room) == []


outcomes = st.builds(BatchOutcome, text, st.none() | st.just("0123456789ab"), st.none() | text)


@settings(max_examples=60, deadline=None)
@given(st.lists(text, max_size=120), st.lists(outcomes, max_size=60), people, ROOMS)
def test_r13_a_batch_that_was_broken_off_keeps_to_every_limit(files, found, who, room):
    inside = [BatchOutcome(f"{one}/{n}", None, None) for n, one in enumerate(files[::3])]
    planned = (*files, *(one.name for one in found))
    batch = Batch("k", who, "", NOON, planned, (*found, *inside))

    assert beyond(interrupted_card(SAY, batch, room), room) == []


@settings(max_examples=60, deadline=None)
@given(statuses(), ROOMS, st.sampled_from([None, b"PNG"]))
def test_r13_the_state_of_a_library_keeps_to_every_limit(status, room, picture):
    card = status_card(SAY, status, picture, room)

    assert beyond(card, room) == []
    assert [block.text.split("\n")[0] for block in card.blocks] == [
        "**What this library holds**",
        "**Asked in the last seven days**",
        "**Gaps**",
        "**Added last**",
    ]
    assert beyond(empty_status_card(SAY, status), room) == []


@given(st.text(max_size=60), st.integers(1, 30))
def test_a_name_is_cut_to_its_limit_and_never_inside_a_character(words, most):
    short = cut(words, most)

    assert units(short) <= most
    assert "�" not in short.replace("�" if "�" in words else "", "")


def test_every_page_of_a_long_answer_goes_on_where_the_last_one_ended():
    from tests.bot.cards.made import Article, Details, Quote

    body = "A sentence of some length that is quoted. " * 30
    article = Article("0123456789ab", Details("T"), 1, "0" * 64, NOON, body)
    shelf = Shelf(KEY, [Quote(article, n, n + 900, None, 0.5) for n in range(12)])
    card = answer_card(SAY, "**Q**", Verdict.ANSWERED, shelf, LAYOUT)
    numbers = []
    while True:
        numbers += [int(n) for n in re.findall(r"^-# (\d+)\. ", shown(card), re.MULTILINE)]
        following = [b for b in card.buttons if b.action == "more"]
        if not following:
            break
        card = more_card(SAY, shelf, int(following[0].arguments[1]), LAYOUT, bold=True)

    assert numbers == list(range(1, 13))


names = text.map(lambda words: " ".join(words.split())[:LONGEST_NAME] or "x")
ids = st.integers(10**17, 10**19).map(str)


@given(
    st.lists(
        st.builds(
            Collection,
            st.integers(1, 10**9),
            names,
            st.lists(ids, max_size=MOST_ROLES).map(tuple),
            st.integers(0, 10**6),
        ),
        min_size=1,
        max_size=MOST_COLLECTIONS,
    ),
    text,
    ROOMS,
)
def test_r13_collections_keep_to_every_limit(collections, title, room):
    one = collections[0]
    article = Article("0" * 12, Details(title), 1, "0" * 64, NOON, "T")
    entry = Entry(Act.COLLECTION, f"removed:12 {one.name}", NOON, "1", None)
    added = Entry(Act.ADDED, f"{title} zanzibarsecret", NOON, "1", "0" * 12)
    cards = [
        collections_card(SAY, collections, lambda _role: True, room),
        made_card(SAY, "created", one, lambda _role: True),
        moved_card(SAY, article, one, is_new=True),
        opening_card(SAY, one),
        history_card(SAY, [entry] * A_PAGE, None, room),
        announced_card(SAY, [added] * 3, room, {"0" * 12: one.name}),
    ]

    assert [beyond(card, room) for card in cards] == [[]] * len(cards)
    assert "zanzibarsecret" not in shown(cards[-1])


@given(names)
def test_what_was_done_to_a_collection_is_told_by_its_name(name):
    told = {
        what: shown(announced_card(SAY, [Entry(Act.COLLECTION, f"{what} {name}", NOON)], LAYOUT))
        for what in ("created", "renamed", "roles", "added:1", "opened:2", "removed:0", "unknown")
    }

    assert len(set(told.values())) == len(told)
    assert "created the collection" in told["created"]
    assert "changed the collection “unknown" in told["unknown"]


@given(names)
def test_what_was_done_to_a_topic_is_told_by_its_name(name):
    told = {
        what: shown(announced_card(SAY, [Entry(Act.TOPIC, f"{what} {name}", NOON)], LAYOUT))
        for what in ("added", "changed", "removed", "more", "less")
    }

    assert len(set(told.values())) == len(told)
    assert "added the topic" in told["added"]
    assert "muted a story" in told["less"]
