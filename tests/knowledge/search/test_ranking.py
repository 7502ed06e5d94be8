"""Scores from features, and how passages stand among each other."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from knowledge.search.query import read_question
from knowledge.search.ranking import best_first, compared, normalised, timeliness, weigh

TODAY = date(2025, 7, 2)
SIGNS = ("bm25", "maxsim_weighted", "cosine", "cosine_best_sentence")


def floats(*values):
    return np.array(values, np.float32)


def test_a_score_is_the_weighted_sum_of_features():
    features = {"bm25": floats(1, 2), "cosine": floats(0.5, 0), "unweighed": floats(9, 9)}

    assert weigh(features, {"bm25": 2.0, "cosine": 4.0}).tolist() == [4.0, 4.0]


def test_passages_are_compared_by_stretch_and_by_place():
    found = compared({sign: floats(0.5, 1.0, 0.5, 0.0) for sign in SIGNS})

    assert found["bm25_stretched"].tolist() == [0.5, 1.0, 0.5, 0.0]
    assert found["bm25_place"].tolist() == pytest.approx([1 / 2, 1, 1 / 2, 1 / 4])
    assert len(found) == 2 * len(SIGNS)


def test_scores_that_are_all_alike_stretch_to_nothing():
    assert normalised(floats(3, 3)).tolist() == [0, 0]
    assert normalised(floats()).tolist() == []


def test_best_comes_first_and_ties_keep_their_order():
    assert best_first(floats(1, 3, 3, 2)).tolist() == [1, 2, 3, 0]


def test_a_named_time_lifts_articles_of_it_and_leaves_undated_ones_alone():
    query = read_question("What was signed in 2024?", TODAY)
    in_time, outside, undated = timeliness(query, [date(2024, 5, 1), date(2025, 5, 1), None])

    assert outside < undated == 0 < in_time


def test_asking_for_the_latest_lifts_the_newest_most():
    query = read_question("What is the latest on tariffs?", TODAY)
    gains = timeliness(query, [date(2024, 5, 1), date(2025, 5, 1), date(2025, 1, 1), None])

    assert gains.tolist() == [0, 1, 0.5, 0]
