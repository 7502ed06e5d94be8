"""R13: no card about articles exceeds a limit of Discord's, and what an id says is read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.added import FEW, Outcome, added_card, progress_text, summary_card, summary_of
from bot.cards.card import Button
from bot.cards.limits import LAYOUT, PLAIN, cut, units
from bot.cards.listed import A_PAGE, LONGEST_WORDS, Narrowed, listed_card, outlet_mark, unpacked
from bot.cards.markdown import quoted
from bot.cards.removing import kept_card, removed_card, removing_card, restored_card
from bot.cards.shown import Portrait, changes_card, downloaded_card, file_name, shown_card
from bot.catalogue import words_for
from knowledge import Changes, Family, Quote, Related, Relation, Scope, Span
from tests.bot.cards.beyond import beyond
from tests.bot.cards.made import articles, changes, long_bodies, made_added, outcomes, quotes, text
from tests.made import NOON

SAY = words_for("en-GB")
KEY = "IAYinvOebkPq"
ROOMS = st.sampled_from([LAYOUT, PLAIN])


@settings(max_examples=60, deadline=None)
@given(st.lists(outcomes, min_size=1, max_size=25), ROOMS, st.integers(0, 2))
def test_r13_what_adding_files_came_to_keeps_to_every_limit(came, room, page):
    top = SAY("added-private", server="\\*" * 100)
    summary = summary_of(SAY, came)
    for card in (
        added_card(SAY, came[:FEW], "fr", room, top=top),
        summary_card(SAY, summary, KEY, page, top=top),
    ):
        assert beyond(card, room) == []
    assert len(summary.lines) == len(came)


@pytest.mark.parametrize("came", ["\\*" * 90, made_added("*" * 200)])
def test_r13_a_page_of_the_longest_lines_fits_a_plain_message(came):
    summary = summary_of(SAY, [Outcome("a.md", came)] * 20)
    top = SAY("added-private", server="\\*" * 100)

    assert beyond(summary_card(SAY, summary, KEY, 1, top=top), PLAIN) == []


@settings(max_examples=60, deadline=None)
@given(text, st.integers(0, 10**9))
def test_r13_progress_keeps_to_every_limit(name, done):
    assert units(progress_text(SAY, name, 5, 5, done)) < PLAIN


narrowed = st.builds(
    Narrowed,
    st.builds(Scope, *[st.none() | st.dates()] * 2, st.none() | text),
    st.text(max_size=LONGEST_WORDS).map(lambda words: cut(words, LONGEST_WORDS)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, max_size=A_PAGE), narrowed, st.integers(0, 10**5), ROOMS)
def test_r13_a_page_of_articles_keeps_to_every_limit(page, only, at, room):
    first = at * A_PAGE
    card = listed_card(SAY, page, only, first, 10**6, room)

    assert beyond(card, room) == []
    listed = card.menu.choices if card.menu else ()
    assert [one.value for one in listed] == [one.id for one in page]


@given(narrowed)
def test_what_a_list_is_narrowed_to_is_read_back_from_the_id_of_a_button(only):
    id_ = Button("Next", "list", ("0", *only.packed)).custom_id
    _, _, _, since, until, mark, *words = id_.split(":")
    read = unpacked(since, until, only.scope.outlet, ":".join(words))

    assert read == only
    assert mark == (outlet_mark(only.scope.outlet) if only.scope.outlet else "")


@st.composite
def portraits(draw):
    quote = draw(quotes(long_bodies))
    under = draw(st.lists(st.builds(Related, articles, st.sampled_from(Relation)), max_size=9))
    head = draw(st.just(quote.article) | articles)
    spans = draw(st.lists(st.just(Span(quote.start, quote.end)), max_size=5))
    return Portrait(quote.article, Family(head, tuple(under)), tuple(spans), draw(st.booleans()))


@settings(max_examples=60, deadline=None)
@given(portraits(), ROOMS)
def test_r13_one_article_keeps_to_every_limit_and_its_sentences_are_whole(portrait, room):
    card = shown_card(SAY, portrait, room)
    whole = {
        quoted(Quote(portrait.article, one.start, one.end, None, 0.0), bold=False)
        for one in portrait.sentences
    }
    said = [block for block in card.blocks if block.text.startswith(SAY("show-sentences"))]

    assert beyond(card, room) == []
    assert all(any(one in block.text for one in whole) for block in said)
    for removing in (
        removing_card(SAY, portrait.article, portrait.family, 10**6),
        removed_card(SAY, portrait.article, NOON),
        kept_card(SAY, portrait.article),
        restored_card(SAY, portrait.article),
        downloaded_card(SAY, portrait.article, b"text"),
    ):
        assert beyond(removing, PLAIN) == []


@settings(max_examples=60, deadline=None)
@given(articles, articles, st.lists(changes, max_size=40), ROOMS)
def test_r13_what_changed_keeps_to_every_limit(before, after, found, room):
    card = changes_card(SAY, Changes(before, after, tuple(found)), room)

    assert beyond(card, room) == []


@given(text)
def test_a_file_has_a_name_that_every_system_takes(title):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", file_name(title))
