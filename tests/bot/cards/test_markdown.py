"""What people see is what the article says, letter for letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.markdown import escape, marked, quoted, safe_link, words_of
from knowledge import Span
from tests.bot.cards.made import quotes, text
from tests.made import article


@given(quotes(), st.booleans())
def test_r17_a_block_quote_shows_exactly_the_span_of_the_article(quote, bold):
    shown = quoted(quote, bold=bold)

    assert all(line.startswith("> ") for line in shown.split("\n"))
    assert words_of(shown) == quote.article.text[quote.start : quote.end]


@given(quotes())
def test_only_the_answering_part_is_bold_and_without_white_space_at_its_ends(quote):
    shown = re.sub(r"\\[^0-9A-Za-z\s]", "x", quoted(quote, bold=True))
    inside = shown.split("**")[1::2]

    assert all(part.strip() == part and part for part in inside)
    assert not any("\n" in part for part in inside)


@given(quotes(), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8))
def test_marked_words_are_bold_and_the_rest_stands_as_it_is(quote, places):
    size = len(quote.article.text)
    marks = [Span(min(a, b, size), min(max(a, b), size)) for a, b in places]
    shown = marked(quote.article, Span(quote.start, quote.end), marks)
    bare = re.sub(r"\\([^0-9A-Za-z\s])", "x", shown)
    bold = sum(len(re.sub(r"\s", "", part)) for part in bare.split("**")[1::2])
    wanted = {n for one in marks for n in range(one.start, one.end)}
    inside = [quote.article.text[n] for n in sorted(wanted) if quote.start <= n < quote.end]

    assert words_of(shown) == quote.text
    assert "****" not in bare
    assert bold == len([c for c in inside if not c.isspace()])


@given(text)
def test_r18_nobody_is_mentioned_and_no_address_is_live(words):
    shown = escape(words)

    assert "@" not in shown.replace("\\@", "")
    assert "<" not in shown.replace("\\<", "")
    assert not re.search(r"(?<!\\)://", shown)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("2025. No list", "2025\\. No list"),
        ("3.5 per cent - so it is #1", "3\\.5 per cent - so it is #1"),
        ("a > b", "a > b"),
        ("> no quote", "\\> no quote"),
        ("snake_case and 2*3", "snake\\_case and 2\\*3"),
        (":smile: at 3:30", "\\:smile: at 3:30"),
        ("[a](b)", "\\[a\\](b)"),
    ],
)
def test_only_what_marks_up_is_escaped(words, shown):
    assert escape(words) == shown


def test_a_link_can_hold_nothing_that_ends_it():
    assert safe_link("https://a.example/b (c)>d") == "https://a.example/b%20%28c%29%3Ed"


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([Span(4, 9)], "> The **river** rose\n> in *May*.".replace("*May*", "\\*May\\*")),
        ([Span(10, 14), Span(4, 9)], "> The **river** **rose**\n> in \\*May\\*."),
        ([Span(4, 9), Span(9, 14)], "> The **river rose**\n> in \\*May\\*."),
        ([Span(4, 12), Span(7, 14), Span(5, 6)], "> The **river rose**\n> in \\*May\\*."),
        ([Span(10, 17)], "> The river **rose**\n> **in** \\*May\\*."),
        ([Span(0, 2), Span(40, 50)], "> **Th**e river rose\n> in \\*May\\*."),
    ],
)
def test_words_that_are_marked_stand_in_bold_wherever_they_overlap(marks, shown):
    body = "The river rose\nin *May*. It fell."

    assert marked(article(body), Span(0, 24), marks) == shown


def test_marks_outside_of_the_sentence_do_not_count():
    body = "The river rose. It fell."

    assert marked(article(body), Span(16, 24), [Span(0, 3), Span(10, 18)]) == "> **It** fell."
