"""The whole of cleaning: nothing of the article is lost, and a clean text stays as it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.ingest.boilerplate import without_boilerplate
from knowledge.ingest.characters import repair, settle
from knowledge.ingest.cleaning import clean
from knowledge.ingest.spacing import separate_sentences
from knowledge.model import Removal

SHARED = Path(__file__).resolve().parents[3] / "../shared"
APART = """against Russia. A full|about’. The US|invasion. “I hear|big deal.” The economic
support. “The economic|he said. Since returning|nuclear industries. Initially, |support. The latest
commitments. “Participants|text reads. A White House|on Friday. “This agreement
President Trump.” Trump’s foreign|military aid. Zelenskyy said|on Moscow. Meanwhile,
two powers. As Kyiv|with Washington. “I want|he said. The preliminary""".replace("\n", "|").split(
    "|"
)
SEEDS = sorted((SHARED / "seed").glob("*.txt"))

PASTED = """Ministers agree on a water treaty

Wait 5 sec.

Four states signed a treaty on the river.A second one will follow, the minister said.“We had \
no choice,” she told reporters. The U.S. did not sign.Story continues below this adIn 2024.5 \
million people lived on its banks.Story continues below this ad“It is a start.”The vote is due.
Share this article
Photo: Getty Images\r\n\r\n\r\n
Farmers protested\u00a0in\u200b the cafÃ©.
"""

PROSE = st.sampled_from(
    [
        "The minister said no",
        "he left in 2024",
        "Prices rose 3.5%",
        "the advertisement ran for ten days",
        "Advertisement Standards",
        "Sign up for the draft, he told members",
        "U.S.",
        "U.S. officials",
        "Mr.",
        "e.g.",
        "No.5",
        "9 a.m.",
        "J.R.R. Tolkien",
        "example.org",
        "Booking.com",
        "v2.1.0",
        "Node.js",
        "https://example.org/A.Html",
        "jane@example.org",
        "A",
        "I",
        "US",
        "Russia",
        "« fini »",
        "the treaty was read in full by the members of the com-",
        "mittee and by the ministers of the river states, who then",
        "divided the water by the month rather than by the year and",
    ]
)
PAGE = st.sampled_from(
    [
        "Advertisement",
        "ADVERTISEMENT",
        "(Advertisement)",
        "Story continues below this ad",
        "Read more here",
        "Read more: The vote",
        "Share this article",
        "Wait 5 sec.",
        "Sign up for our newsletter",
        "Click here to read the report.",
        "Photo: Getty Images",
        "Comments (12)",
        "Watch the vote »",
        "share",
        "3 min read",
        "© 2025 Meridian Wire. All rights reserved.",
    ]
)
GLUE = st.one_of(
    st.sampled_from(" .!?…\"'“”‘’«»„()[],-\n|\t<&;"),
    st.sampled_from(["", ". ", "...", "\n\n", "\r\n", ".”", ".“", ",” ", "-\n", " \n \n"]),
    st.sampled_from(["", "\u00a0", "\u200b", "\u00ad", "\u00ad\n"]),
)
REALISTIC = st.lists(st.tuples(GLUE, PROSE | PAGE | st.text(max_size=3)), max_size=16).map(
    lambda pairs: "".join(glue + words for glue, words in pairs)
)
TEXTS = st.text() | REALISTIC


def is_sound(text: str) -> bool:
    """Tell whether ftfy finds no mojibake in the text, nor in what is left of it."""
    rest = settle(without_boilerplate(text)[0])
    return repair(text) == text and repair(rest) == rest


def letters(text: str) -> list[str]:
    return [c for c in text if c.isalnum()]


def test_a_pasted_article_comes_out_clean():
    assert clean(PASTED).text == (
        "Ministers agree on a water treaty\n\n"
        "Four states signed a treaty on the river. A second one will follow, the minister said. "
        "“We had no choice,” she told reporters. The U.S. did not sign. In 2024.5 million people "
        "lived on its banks. “It is a start.” The vote is due.\n\n"
        "Farmers protested in the café."
    )


def test_what_was_removed_is_told_in_order_and_counted():
    assert clean(PASTED).removed == (
        Removal("Wait 5 sec.", 1),
        Removal("Story continues below this ad", 2),
        Removal("Share this article", 1),
        Removal("Photo: Getty Images", 1),
    )


def test_a_clean_text_stays_as_it_is():
    text = "A headline\n\nThe first paragraph. It has two sentences.\n\n- a list\n- of two"

    assert (clean(text).text, clean(text).removed) == (text, ())


def test_a_text_of_the_page_alone_comes_out_empty():
    assert clean("Advertisement\n\n  \nShare this article\n").text == ""


def test_a_phrase_broken_over_two_wrapped_lines_goes():
    text = (
        "the treaty was read in full by the members of it. Story continues\n"
        "below this ad The ministers divided the water by the month and then\n"
        "they went home to the four capitals on the river and slept."
    )

    assert clean(text).removed == (Removal("Story continues below this ad", 1),)


def test_a_line_of_the_page_does_not_break_a_wrapped_paragraph():
    text = (
        "The treaty was read in full by all the members of the committee and\n"
        "Advertisement\n"
        "by the ministers of the river states, who then divided the water by\n"
        "the month rather than by the year and went home."
    )

    assert clean(text).text == text.replace("Advertisement\n", "").replace("\n", " ")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_cleaning_again_changes_nothing(text):
    once = clean(text)
    again = clean(once.text)

    assert (again.text, again.removed) == (once.text, ())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_added_or_moved_but_those_removed(text):
    text = repair(repair(text))
    assume(is_sound(text))
    cleaned = clean(text)
    gone = Counter(c for r in cleaned.removed for c in letters(r.text) for _ in range(r.count))
    rest = iter(letters(text))

    assert Counter(letters(text)) - gone == Counter(letters(cleaned.text))
    assert all(c in rest for c in letters(cleaned.text))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_white_space_comes_out_settled(text):
    after = clean(text).text

    assert after == after.strip()
    assert not {c for c in after if c.isspace()} - {" ", "\n"}
    assert not any(pair in after for pair in ("  ", " \n", "\n ", "\n\n\n"))


@pytest.mark.skipif(not SEEDS, reason="the sample article is not here")
def test_the_sample_article_has_no_glued_sentence_and_no_page_left():
    cleaned = clean(SEEDS[0].read_text(encoding="utf-8"))

    assert cleaned.removed == (
        Removal("Wait 5 sec.", 1),
        Removal("Story continues below this ad", 3),
    )
    assert [pair for pair in APART if pair not in cleaned.text] == []
    assert separate_sentences(cleaned.text) == cleaned.text
