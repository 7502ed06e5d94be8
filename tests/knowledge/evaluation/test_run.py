"""Question sets are measured by the definitions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from knowledge.errors import Unreadable
from knowledge.evaluation.metrics import holds_answer, refusal, retrieval
from knowledge.evaluation.run import evaluate
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder, WordReader

SUBJECTS = ("treaty", "tariff", "harbour", "budget", "reactor", "railway", "border", "census")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "made"
    place.mkdir()
    documents = [
        {"id": one, "title": f"On the {one}", "text": f"The {one} was debated. The {one} passed."}
        for one in SUBJECTS
    ]
    questions = [
        {"question": f"Who debated the {one}?", "doc_id": one, "answers": [{"text": "debated"}]}
        for one in SUBJECTS
    ]
    _write(place / "docs.jsonl", documents)
    _write(place / "queries.jsonl", questions)
    return place


def _write(file, lines):
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def test_a_set_whose_questions_name_their_document_is_found_and_quoted(folder):
    (measured,) = evaluate(WordEmbedder(), [folder], None, None, open_sqlite)

    assert measured.retrieval.ours.mrr10 == 1
    assert measured.sentence.hit1 == 1
    assert measured.quotes.checked == measured.quotes.exact > 0
    half = measured.refusal["half_the_documents_removed"]
    assert (half.n, half.answerable) == (len(SUBJECTS), len(SUBJECTS) // 2)


def test_with_a_reading_model_a_set_is_measured_with_it_and_without(folder):
    (measured,) = evaluate(WordEmbedder(), [folder], None, None, open_sqlite, WordReader())
    (unread,) = evaluate(WordEmbedder(), [folder], None, None, open_sqlite)
    without = measured.without_reader

    assert (measured.reader, without.reader) == ("words", None)
    assert replace(without, ms=unread.ms) == unread
    assert measured.quotes.checked == measured.quotes.exact > 0


def test_a_folder_without_questions_is_refused(tmp_path):
    with pytest.raises(Unreadable, match=r"docs\.jsonl"):
        evaluate(WordEmbedder(), [tmp_path], None, None, open_sqlite)


def test_retrieval_counts_ranks_from_one_and_zero_as_not_found():
    found = retrieval([1, 2, 5, 11, 0])

    assert found.mrr10 == pytest.approx((1 + 1 / 2 + 1 / 5) / 5)
    assert found.ndcg10 == pytest.approx((1 + 0.6309297 + 0.3868528) / 5)
    assert (found.r5, found.r10, found.hits4) == (0.6, 0.6, 0.4)


def test_auroc_counts_ties_half():
    assert refusal([0.9, 0.5, 0.5, 0.1], [True, True, False, False]).auroc == 0.875


def test_cov95_needs_twenty_answered_and_almost_all_of_them_right():
    scores = [1 - n / 100 for n in range(60)]
    good = [n < 40 for n in range(60)]

    assert refusal(scores, good).cov95 == 1
    assert refusal(scores[:19], good[:19]).cov95 == 0
    assert refusal(scores, [not one for one in good]).cov95 == 0


@pytest.mark.parametrize(
    ("sentence", "answer", "held"),
    [
        ("It cost $5.2 million (net).", "$5.2 million", True),
        ("The “Treaty of Lisbon” holds.", "treaty of lisbon", True),
        ("It was in Lisbon.", "Porto", False),
    ],
)
def test_an_answer_is_looked_for_without_case_and_most_signs(sentence, answer, held):
    assert holds_answer(sentence, [answer]) is held
