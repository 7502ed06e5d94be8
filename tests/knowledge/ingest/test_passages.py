"""Sentences and passages are exact spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.ingest import passages
from knowledge.ingest.passages import PASSAGE_TOKENS, passages_of, sentences_of
from knowledge.model import Span


def words(texts):
    return [len(text.split()) for text in texts]


def characters(texts):
    return [len(text) for text in texts]


def pieces(text, counts=characters):
    return [span.of(text) for one in passages_of(text, counts) for span in one.sentences]


def cut(text):
    return [span.of(text) for span in sentences_of(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. and the U.K. signed.", "Mr. Adeyemi did not."],
        ["“We will sign,” she said.", "“It is late.”", "They left."],
        ["Prices rose by 3.5 per cent.", "See version 2.1 at example.org."],
        ["He met Gov. Mark Warner on Jan. 5, 2024.", "It was cold."],
        ["It was cold.", "He met Gov. Mark Warner."],
        ["Prices rose 3.1% vs. 2.9% a year ago.", "The St. Louis Fed took note."],
        ["Under Art. 5 the allies help.", "Two museums said no.", "We pay."],
        ["Resolution No. 242 was passed.", "It took 30 sec.", "Nobody left."],
        ["J. R. Okafor covers trade.", "What awaits the port?”", "No one knows."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    assert cut(" ".join(sentences)) == sentences


PIECES = st.lists(
    st.sampled_from(
        [
            "A word",
            "Mr. X",
            "said.",
            "“Yes.”",
            "\n\n",
            " ",
            "…",
            "2.5",
            "U.S.",
            "Why?",
            "日本。",
            "é",
        ]
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize("abbreviation", sorted(passages._BEFORE_NAMES))
def test_no_sentence_ends_between_an_abbreviation_and_a_name(abbreviation):
    text = f"He met {abbreviation.capitalize()} Mark Warner in town."
    assert cut(text) == [text]


@pytest.mark.parametrize("abbreviation", sorted(passages._BEFORE_NUMBERS))
def test_an_abbreviation_before_a_number_ends_no_sentence_and_before_a_word_may(abbreviation):
    text = f"It refers to {abbreviation} 5 of the act."
    assert cut(text) == [text]
    assert cut(f"It is all in {abbreviation} Nobody left.")[1:] == ["Nobody left."]


@given(text=PIECES | st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_sentences_hold_every_letter_once_and_in_order(text):
    spans = sentences_of(text)

    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert _letters("".join(span.of(text) for span in spans)) == _letters(text)
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@given(text=PIECES, counts=st.integers(1, 120))
@settings(max_examples=200, deadline=None)
def test_passages_are_whole_sentences_within_the_limit(text, counts):
    def count(texts):
        return [counts * number for number in words(texts)]

    passages = passages_of(text, count)

    for one in passages:
        assert (one.start, one.end) == (one.sentences[0].start, one.sentences[-1].end)
        held = sum(count([span.of(text) for span in one.sentences]))
        assert held <= PASSAGE_TOKENS or len(one.sentences) == 1
    assert _letters("".join(s.of(text) for p in passages for s in p.sentences)) == _letters(text)


def test_every_passage_is_filled_to_the_limit_and_not_beyond():
    text = " ".join(["Yes."] * 405)

    held = [len(one.sentences) for one in passages_of(text, words)]

    assert held == [200, 200, 5]


def test_a_sentence_of_just_a_passages_length_is_not_cut():
    text = " ".join(["word"] * PASSAGE_TOKENS)

    assert [one.sentences for one in passages_of(text, words)] == [(Span(0, len(text)),)]


def test_a_long_sentence_is_cut_at_the_space_nearest_its_middle():
    shorter, middle, longer = "a" * 60, "b" * 100, "c" * 80

    found = pieces(f"It fell.\n\n{shorter} {middle} {longer}\n\n{longer} {middle} {shorter}")

    assert found == ["It fell.", f"{shorter} {middle}", longer, longer, f"{middle} {shorter}"]


def test_a_long_run_without_spaces_is_cut_in_its_middle():
    assert pieces(f"It fell.\n\n{'a' * 301}") == ["It fell.", "a" * 150, "a" * 151]


def test_a_sentence_longer_than_a_passage_is_cut_between_words():
    text = " ".join(f"word{n}" for n in range(1000))

    found = pieces(text, words)

    assert " ".join(found) == text
    assert max(words(found)) <= PASSAGE_TOKENS


def _letters(text):
    return [sign for sign in text if sign.isalnum()]


def test_a_word_that_a_tokenizer_takes_for_one_token_is_cut_all_the_same():
    text = f"The list follows. {'x' * 50_000} It ends."

    found = passages_of(text, words)

    assert max(one.end - one.start for one in found) <= 20 * (PASSAGE_TOKENS + 1)
    assert "".join(text[one.start : one.end] for one in found).replace(" ", "") == text.replace(
        " ", ""
    )


def test_sentences_of_paragraphs_stand_where_they_stand_in_the_text():
    text = "It is so. It was so.\n\nIt will be so.\n \n\n(So it is.) And on."

    assert [span.start for span in sentences_of(text)] == [0, 10, 22, 40, 52]
    assert cut(text) == ["It is so.", "It was so.", "It will be so.", "(So it is.)", "And on."]
