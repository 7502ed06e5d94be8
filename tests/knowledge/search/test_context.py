"""The paragraphs around a quote: enough to understand it, cut between sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Span, UnknownArticle
from knowledge.ingest.passages import sentences_of
from knowledge.search.context import LONGEST_CONTEXT, context_of
from tests.made import article

LONG = (
    "The council adopted the levy on Friday, after a debate of nine hours in which few changed "
    "their minds and fewer said so, as those who sat through it to the end would later tell."
)
BEFORE, AFTER = "It had been put off twice before the summer.", "Ships will pay from May."


def context(text, words):
    start = text.index(words)
    found = context_of(article(text), sentences_of(text), Span(start, start + len(words)))
    assert found.quote.of(text) == words
    return found.text


def test_a_quote_is_shown_in_its_paragraph():
    paragraph = f"{LONG} {BEFORE} {LONG}"

    assert context(f"{AFTER}\n\n{paragraph}\n\n{AFTER}", BEFORE) == paragraph


def test_a_single_line_feed_parts_paragraphs_too():
    assert context(f"{AFTER}\n{LONG} {BEFORE} {LONG}\n{AFTER}", BEFORE) == f"{LONG} {BEFORE} {LONG}"


def test_a_paragraph_with_little_besides_the_quote_is_shown_with_those_beside():
    text = f"{LONG}\n\n{LONG}\n\n{BEFORE}\n\n{LONG}\n\n{LONG}"

    assert context(text, BEFORE) == f"{LONG}\n\n{BEFORE}\n\n{LONG}"


def test_where_all_paragraphs_are_short_more_of_them_are_shown():
    lines = [f"Line {number} of the list." for number in range(40)]

    shown = context("\n".join(lines), lines[20]).splitlines()
    assert shown == lines[20 - len(shown) // 2 : 20 + len(shown) // 2 + 1]
    assert len(shown) > 5


def test_a_short_text_is_shown_whole():
    assert context(f"A title\n\n{AFTER}", AFTER) == f"A title\n\n{AFTER}"


def test_of_a_long_paragraph_the_sentences_nearest_to_the_quote_are_shown():
    text = " ".join([*[LONG] * 20, BEFORE, *[LONG] * 20])
    count = (LONGEST_CONTEXT - len(BEFORE)) // (len(LONG) + 1)

    shown = context(text, BEFORE)
    assert shown.count(LONG) == count
    assert abs(shown.split(BEFORE)[0].count(LONG) - count / 2) <= 0.5


def test_a_quote_longer_than_the_limit_is_shown_whole_and_alone():
    quote = " ".join([LONG] * 12)

    assert context(f"{AFTER} {quote} {BEFORE}", quote) == quote


def test_part_of_a_sentence_is_shown_with_all_of_it():
    assert context(f"A title\n\n{LONG}", "after a debate") == f"A title\n\n{LONG}"


@pytest.mark.parametrize("span", [Span(-1, 4), Span(4, 4), Span(0, 6)])
def test_a_span_outside_of_the_text_is_a_fault_of_ours(span):
    with pytest.raises(ValueError, match="no stretch of 5 characters"):
        context_of(article("Five."), (Span(0, 5),), span)


TEXTS = st.lists(
    st.sampled_from([LONG, BEFORE, AFTER, "Yes.", "“No,” he said.", "a list", "…", "Why?"])
    | st.text(min_size=1, max_size=20),
    min_size=1,
    max_size=40,
).flatmap(
    lambda pieces: st.lists(
        st.sampled_from([" ", "\n", "\n\n", "  "]), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda gaps: "".join(p + g for p, g in zip(pieces, gaps, strict=True)))
)


@given(text=TEXTS, places=st.tuples(st.floats(0, 1), st.floats(0, 1)))
@settings(max_examples=300, deadline=None)
def test_a_context_holds_the_quote_ends_between_sentences_and_keeps_to_the_limit(text, places):
    start, end = sorted(round(place * len(text)) for place in places)
    start = min(start, len(text) - 1)
    end = max(end, start + 1)
    sentences = sentences_of(text)
    touched = [s for s in sentences if s.start < end and start < s.end]
    least = max([end, *(s.end for s in touched)]) - min([start, *(s.start for s in touched)])

    found = context_of(article(text), sentences, Span(start, end))

    assert found.start <= start < end <= found.end
    assert found.quote == Span(start, end)
    assert found.start in {start, *(s.start for s in sentences)}
    assert found.end in {end, *(s.end for s in sentences)}
    assert found.end - found.start <= max(LONGEST_CONTEXT, least)


def test_the_library_shows_the_context_of_a_quote_in_the_articles_own_words(library, treaty):
    quote = library.ask("g", "Which states must ratify the treaty before May?").quotes[0]
    found = library.context("g", treaty.id, quote.start, quote.end)

    assert found.text == treaty.text[found.start : found.end]
    assert found.quote.of(found.article.text) == quote.text
    assert found.text.endswith("The fisheries minister stayed away.")


def test_a_group_sees_no_context_of_anothers_article(library, treaty):
    with pytest.raises(UnknownArticle):
        library.context("h", treaty.id, 0, 5)
