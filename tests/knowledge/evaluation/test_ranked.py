"""The figures of rankings and partitions are those of the books."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.evaluation.ranked import (
    Told,
    average_precision,
    b_cubed,
    best_threshold,
    precision_at,
    told,
)

GOOD = np.array([True, False, True, False])
SCORES = np.array([0.9, 0.8, 0.7, 0.1], np.float32)


def test_average_precision_is_the_mean_of_precision_at_each_good_one():
    assert average_precision(SCORES, GOOD) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(SCORES, np.zeros(4, bool)) == 0


def test_precision_at_counts_the_best():
    assert precision_at(2, SCORES, GOOD) == 0.5
    assert precision_at(20, SCORES, GOOD) == 0.5


def test_what_was_taken_is_judged_by_precision_recall_and_f1():
    assert told(SCORES > 0.75, GOOD) == Told(2, 0.5, 0.5, 0.5)
    assert told(np.zeros(4, bool), GOOD) == Told(2, 0, 0, 0)


def test_the_best_threshold_is_one_for_all_topics():
    scores = [np.array([0.9, 0.4, 0.1]), np.array([0.8, 0.7, 0.2])]
    good = [np.array([True, False, False]), np.array([True, True, False])]

    assert 0.4 < best_threshold(scores, good) <= 0.9
    assert told(scores[0] >= best_threshold(scores, good), good[0]).precision == 1


def test_b_cubed_of_the_true_partition_is_one():
    assert b_cubed([5, 5, 9], [1, 1, 2]) == (1, 1, 1)


def test_b_cubed_counts_for_each_what_it_stands_with():
    precision, recall, f1 = b_cubed([0, 0, 0, 1], [1, 1, 2, 2])

    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
