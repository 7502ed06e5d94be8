"""Questions are changed so that nothing answers them, and a small network learns in seconds."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertModel

from knowledge.embedding.bundled import verified_folder
from knowledge.reading.network import ReadingNetwork
from training.reader.exchanges import Exchanges
from training.reader.pairs import Pair, batch_of, drawn
from training.reader.questions import Answered, Question
from training.reader.train import Recipe, Sets, outcome, train

PASSAGE = "The treaty was signed in Lisbon in 1998 by four states, and Norway refused it."
ASKED = ("Where did Norway sign the treaty in 1998?", "When was the tower in Paris built in 2004?")


@pytest.fixture(scope="module")
def tokenizer():
    return AutoTokenizer.from_pretrained(verified_folder())


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The folder of a network of two thin layers that has learnt nothing."""
    folder = tmp_path_factory.mktemp("base")
    sizes = {"hidden_size": 32, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(num_hidden_layers=2, **sizes)).save_pretrained(folder)
    return folder


def test_a_changed_question_is_another_and_what_is_put_in_is_not_in_the_passage():
    exchanges = Exchanges(ASKED)
    changed = {exchanges.changed(ASKED[0], PASSAGE, random.Random(seed)) for seed in range(40)}

    assert ASKED[0] not in changed
    assert any("Paris" in one for one in changed)
    assert any("2004" in one for one in changed)


def test_a_question_that_names_nothing_is_negated_and_one_without_a_verb_stays():
    exchanges = Exchanges(ASKED)

    assert exchanges.changed("what was signed?", PASSAGE, random.Random(1)) in (
        "what wasn't signed?",
        "what was not signed?",
    )
    assert exchanges.changed("which city?", PASSAGE, random.Random(1)) is None


def test_the_tokens_that_answer_are_those_of_the_words(tokenizer):
    start = PASSAGE.index("Lisbon")
    pair = Pair(ASKED[0], PASSAGE, ((start, start + len("Lisbon in 1998")),))
    batch = batch_of([pair, replace(pair, spans=())], tokenizer)
    ids = batch.inputs["input_ids"][0]
    first, last = batch.starts[0].nonzero().item(), batch.ends[0].nonzero().item()

    assert tokenizer.decode(ids[first : last + 1]) == "lisbon in 1998"
    assert batch.starts[1].nonzero().item() == batch.ends[1].nonzero().item() == 0


def questions(count):
    """Questions that a city answers, with another passage beside each."""
    cities = ["Lisbon", "Oslo", "Paris", "Rome", "Berlin", "Madrid", "Vienna", "Dublin"]
    for number in range(count):
        city = cities[number % len(cities)]
        text = f"In {1900 + number} the treaty of the rivers was signed in {city} by all."
        at = text.index(city)
        yield Question(
            f"Where was the treaty of {1900 + number} signed?",
            str(number),
            Answered(text, ((at, at + len(city)),)),
            ("Nobody came to the harbour, and the bridge was closed for the night.",),
        )


def test_what_is_drawn_has_an_answer_first_and_none_second():
    made = list(questions(40))
    pairs = list(drawn(made, Exchanges(one.text for one in made), random.Random(1)))

    assert len(pairs) == len(made)
    assert all(one.answered.spans and not one.unanswered.spans for one in pairs)
    assert {one.shares for one in pairs} == {True, False}
    assert all((one.answered.question == one.unanswered.question) is one.shares for one in pairs)


@pytest.mark.slow
def test_a_small_network_learns_and_goes_on_where_it_stopped(base, tokenizer, tmp_path):
    made = tuple(questions(96))
    sets, recipe = Sets((made,), (made[:24],)), Recipe(epochs=12, size=16, rate=3e-3)
    kept = tmp_path / "state.pt"
    torch.manual_seed(1)
    unlearnt = outcome(ReadingNetwork(base).eval(), tokenizer, sets)
    learnt = outcome(train(ReadingNetwork(base), tokenizer, sets, recipe, kept), tokenizer, sets)
    again = train(ReadingNetwork(base), tokenizer, sets, recipe, kept)

    assert unlearnt.found < 0.2
    assert learnt.found > 0.8
    assert learnt.beside > 0.9
    assert outcome(again, tokenizer, sets) == learnt
