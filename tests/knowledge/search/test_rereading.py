"""What was read moves passages and sentences, loses none of them, and marks words in quotes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Library
from knowledge.reading.base import ReadPassage
from knowledge.search.answer import count_close, quotes_from
from knowledge.search.rereading import read_again
from tests.knowledge.search.test_answer import LONG, ranking
from tests.made import WordEmbedder, WordReader, new_store

DAYS = ("Friday", "Monday", "Sunday", "Tuesday")


class Telling:
    """Reads that each passage's words have the logits that were given for them."""

    name = "telling"

    def __init__(self, *logits, nothing=0.0):
        self._logits, self._nothing = logits, nothing

    def read(self, question, passages):
        found = []
        for place, passage in enumerate(passages):
            given = self._logits[place % len(self._logits)]
            words = passage.split()
            starts = np.cumsum([0] + [len(word) + 1 for word in words])[:-1]
            offsets = np.array([(at, at + len(w)) for at, w in zip(starts, words, strict=True)])
            values = np.array([given.get(word.strip(".,"), -9.0) for word in words], np.float32)
            found.append(ReadPassage(values, values, offsets.astype(np.int64), self._nothing))
        return found


def features_of(made):
    """Return a ranking whose one feature numbers its passages."""
    places = np.arange(len(made.passages), dtype=np.float32)
    rows = np.arange(len(made.passage_of), dtype=np.float32)
    return replace(made, features={"place": places}, sentence_features={"row": rows})


def test_a_passage_in_which_an_answer_was_found_comes_before_one_in_which_none_was():
    made = features_of(ranking([LONG.format(day) for day in DAYS[:3]], [0, 0, 0]))
    read = read_again(made, Telling({}, {"Monday": 4.0}, {"Sunday": 1.0}))

    assert read.features["place"].tolist() == [1, 2, 0]
    assert read.sentence_features["row"].tolist() == [1, 2, 0]
    assert [one.article.id for one in read.passages] == [
        made.passages[n].article.id for n in (1, 2, 0)
    ]
    assert read.read.passages.tolist() == [8, 2, -18]
    assert read.read.before == -18


def test_the_words_that_answer_are_marked_in_the_quote():
    made = ranking([f"{LONG.format('Friday')} {LONG.format('Monday')}"], [0, 0])
    (quote,) = quotes_from(read_again(made, Telling({"Monday": 4.0})), 0.9)

    assert quote.text == LONG.format("Monday")
    assert quote.highlight.of(quote.text) == "Monday"


def test_where_no_answer_is_likelier_than_none_the_sentence_is_marked():
    made = ranking([LONG.format("Friday")], [0])
    (quote,) = quotes_from(read_again(made, Telling({"Friday": 4.0}, nothing=8.1)), 0.9)

    assert quote.highlight.of(quote.text) == quote.text == LONG.format("Friday")


def test_quotes_that_a_model_read_may_lie_farther_apart():
    texts = [LONG.format(day) for day in DAYS[:3]]
    read = read_again(ranking(texts, [6, 2.5, 2.4]), Telling({}))

    assert [quote.text for quote in quotes_from(read, 0.9)] == texts[:2]
    assert count_close(quotes_from(read, 0.9, limit=9)) == 2


def test_what_was_not_read_stays_behind_what_was():
    made = features_of(ranking([LONG.format(f"day {n}") for n in range(14)], [0] * 14))
    read = read_again(made, Telling({}, {"levy": 6.0}))

    assert read.features["place"].tolist()[6:] == list(range(6, 14))
    assert len(read.read.passages) == 6
    assert read.read.answers[6:] == (None,) * 8


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_reading_loses_nothing_and_marks_words_inside_exact_quotes(data):
    texts = data.draw(
        st.lists(
            st.lists(st.sampled_from(DAYS), min_size=1, max_size=4).map(
                lambda days: " ".join(LONG.format(day) for day in days)
            ),
            min_size=1,
            max_size=13,
        )
    )
    count = sum(text.count("The council") for text in texts)
    scores = data.draw(st.lists(st.floats(-5, 5, width=16), min_size=count, max_size=count))
    told = st.dictionaries(st.sampled_from([*DAYS, "council", "evening"]), st.floats(-9, 9))
    made = features_of(ranking(texts, scores))
    given_logits = data.draw(st.lists(told, min_size=1, max_size=5))
    read = read_again(made, Telling(*given_logits, nothing=data.draw(st.floats(-9, 9))))

    assert sorted(read.features["place"].tolist()) == list(range(len(texts)))
    assert sorted(read.sentence_features["row"].tolist()) == list(range(count))
    for row in range(count):
        before = int(read.sentence_features["row"][row])
        assert read.words_of(row) == made.words_of(before)
        answer = read.read.answers[row]
        if answer is not None:
            kept = read.passages[int(read.passage_of[row])]
            sentence = kept.passage.sentences[int(read.place_of[row])]
            assert sentence.start <= answer.start < answer.end <= sentence.end
    for quote in quotes_from(read, 0.9, limit=9):
        assert quote.article.text[quote.start : quote.end] == quote.text
        assert 0 <= quote.highlight.start < quote.highlight.end <= len(quote.text)


@pytest.mark.parametrize("reading", [None, WordReader()])
def test_an_answer_comes_with_a_reading_model_and_without(tmp_path, reading):
    with Library(new_store(tmp_path), WordEmbedder(), reading=reading) as library:
        library.add("g", b"The levy\n\nThe harbour levy was signed by Brandt on Friday.", "a.txt")
        answer = library.ask("g", "Who signed the harbour levy?")

    (quote,) = answer.quotes[:1]
    assert quote.text == "The harbour levy was signed by Brandt on Friday."
    assert (quote.highlight.of(quote.text) == quote.text) is (reading is None)
