"""Questions are changed so that nothing answers them, and a small network learns in seconds."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
import torch
from safetensors import safe_open
from transformers import AutoTokenizer, BertConfig, BertModel

from knowledge.embedding.bundled import verified_folder
from knowledge.reading import transformer
from knowledge.reading.network import ReadingNetwork
from knowledge.reading.transformer import TransformerReader
from training.reader import __main__ as command
from training.reader.exchanges import Exchanges
from training.reader.mining import questions_of
from training.reader.pairs import BESIDE, Pair, batch_of, drawn
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
    torch.manual_seed(0)
    BertModel(BertConfig(num_hidden_layers=2, **sizes)).save_pretrained(folder)
    AutoTokenizer.from_pretrained(verified_folder()).save_pretrained(folder)
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
            "Treaties",
            Answered(text, ((at, at + len(city)),), ((0, len(text)),)),
            (
                "Nobody came to the harbour, and the bridge was closed for the night.",
                "The river rose again, and the fields beside it stood under water.",
            ),
            (),
        )


def test_what_is_drawn_has_an_answer_first_and_none_behind_it():
    made = list(questions(40))
    shown = list(drawn(made, Exchanges(one.text for one in made), random.Random(1)))
    behind = [pair for one in shown for pair in one.unanswered]

    assert len(shown) == len(made)
    assert all(one.answered.spans and len(set(one.pairs)) == 1 + BESIDE for one in shown)
    assert not any(pair.spans for pair in behind)
    # The same question beside another passage, and another question beside the same passage.
    kinds = {
        (pair.question == one.answered.question, pair.passage == one.answered.passage)
        for one in shown
        for pair in one.unanswered
    }
    assert kinds == {(True, False), (False, True)}


def test_what_somebody_wrote_to_mislead_is_shown_beside_its_passage():
    written = "Who refused to sign the treaty?"
    made = [replace(one, misleading=(written,)) for one in questions(40)]
    shown = drawn(made, Exchanges(one.text for one in made), random.Random(1))
    misled = [(one, pair) for one in shown for pair in one.unanswered if pair.question == written]

    assert misled
    assert all(pair.passage == one.answered.passage for one, pair in misled)


def test_a_passage_is_cut_of_what_answers_unless_the_rest_may_answer_too():
    text = "It was signed in Rome. Four states came. Norway refused."
    sentences = ((0, 22), (23, 40), (41, 56))

    assert Answered(text, ((17, 21),), sentences).without == "Four states came. Norway refused."
    assert Answered(text, ((17, 21), (23, 34)), sentences).without == "Norway refused."
    assert Answered(f"{text} Rome!", ((17, 21),), (*sentences, (57, 62))).without is None
    assert Answered(text, ((17, 21),), ((0, 56),)).without is None


def test_questions_come_with_what_answers_them_and_what_was_found_beside(tmp_path):
    (tmp_path / "set").mkdir()
    documents = [
        {"id": "a", "title": "Rivers", "text": "The Elbe is 1,094 km long. It ends at Cuxhaven."},
        {"id": "b", "title": "Rivers", "text": "The Rhine is longer. It ends in Holland."},
    ]
    asked = [
        {
            "question": "Where does the Elbe end?",
            "doc_id": "a",
            "answers": [{"text": "Cuxhaven", "start": 38}],
        },
        {"question": "Where does the Elbe rise?", "doc_id": "a", "answers": [], "impossible": True},
    ]
    for name, lines in (("docs", documents), ("queries", asked)):
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        (tmp_path / "set" / f"{name}.jsonl").write_text(text)
    found = questions_of(tmp_path / "set", tmp_path / "kept")

    assert questions_of(tmp_path / "gone", tmp_path / "kept") == found
    (one,) = found
    assert (one.title, one.misleading) == ("Rivers", ("Where does the Elbe rise?",))
    assert one.answered.text[slice(*one.answered.spans[0])] == "Cuxhaven"
    assert one.answered.without == "The Elbe is 1,094 km long."
    assert one.beside == (documents[1]["text"],)


@pytest.mark.slow
def test_a_small_network_learns_and_goes_on_where_it_stopped(base, tokenizer, tmp_path):
    made = tuple(questions(96))
    sets, recipe = Sets((made,), (made[:24],)), Recipe(epochs=12, size=24, rate=3e-3)
    kept = tmp_path / "state.pt"
    torch.manual_seed(1)
    unlearnt = outcome(ReadingNetwork(base).eval(), tokenizer, sets)
    learnt = outcome(train(ReadingNetwork(base), tokenizer, sets, recipe, kept), tokenizer, sets)
    again = train(ReadingNetwork(base), tokenizer, sets, recipe, kept)

    assert unlearnt.found < 0.2
    assert learnt.found > 0.8
    assert learnt.beside > 0.9
    assert outcome(again, tokenizer, sets) == learnt


@pytest.mark.slow
def test_what_one_command_trained_and_packed_finds_answers_once_it_is_loaded(
    base, tmp_path, monkeypatch
):
    made, file = list(questions(192)), tmp_path / "reader.safetensors"
    monkeypatch.setattr(command, "questions_of", lambda *_: made)
    for place in (command, transformer):
        monkeypatch.setattr(place, "verified_folder", lambda: base)
    given = f"set --out {file} --work {tmp_path} --epochs 20 --rate 3e-3 --leave-out Bridges"
    monkeypatch.setattr("sys.argv", ["training.reader", *given.split()])
    command.main()
    with safe_open(file, framework="pt") as kept:
        assert json.loads(kept.metadata()["left_out"]) == ["Bridges"]
    reader = TransformerReader(str(file), "float32")

    for one in made[:16]:
        right, wrong = reader.read(one.text, [one.answered.text, one.beside[0]])
        start = int(right.starts.argmax())
        end = start + int(right.ends[start:].argmax())
        first, last = right.offsets[start][0], right.offsets[end][1]
        assert (first, last) == one.answered.spans[0]
        assert right.starts[start] + right.ends[end] > right.nothing
        assert wrong.starts.max() + wrong.ends.max() < wrong.nothing
