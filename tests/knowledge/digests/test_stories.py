"""Articles on one event come together as they come, the best version first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.digests.gists import Gist
from knowledge.digests.stories import fold, is_same_story, likeness
from tests.made import article

DAY = date(2025, 6, 1)


def gist(angle, *words, day=DAY):
    """A gist whose vector points somewhere, in degrees, and whose words weigh alike."""
    at = np.radians(angle)
    weight = 1 / max(len(words), 1) ** 0.5
    vector = np.array([np.cos(at), np.sin(at)], np.float32)
    return Gist(vector, dict.fromkeys(words, weight), day)


def long(words):
    return article("word " * words)


TREATY, TREATY_TOO = gist(0, "treaty", "river"), gist(20, "treaty", "river")
PHONES = gist(90, "school", "phones")


def test_likeness_is_of_meaning_and_words_in_equal_parts():
    assert likeness(TREATY, TREATY) == pytest.approx(1)
    assert likeness(TREATY, gist(0, "other")) == pytest.approx(0.5)
    assert likeness(TREATY, gist(90, "treaty", "river")) == pytest.approx(0.5)


def test_what_tells_of_one_event_comes_together_in_the_order_of_the_first():
    found = fold([long(200)] * 4, [PHONES, TREATY, TREATY_TOO, PHONES])

    assert found == [[0, 3], [1, 2]]


def test_the_fuller_version_comes_first():
    assert fold([long(100), long(400)], [TREATY, TREATY_TOO]) == [[1, 0]]


def test_of_versions_alike_the_first_to_come_is_first():
    assert fold([long(300), long(300)], [TREATY, TREATY]) == [[0, 1]]


def test_one_that_is_further_from_the_others_is_not_first_for_a_few_words_more():
    aside = gist(50, "treaty", "river", "history")

    assert fold([long(300), long(300), long(330)], [TREATY, TREATY, aside]) == [[0, 1, 2]]


@pytest.mark.parametrize(("days", "stories"), [(0, 1), (2, 1), (30, 2)])
def test_days_apart_keep_stories_apart(days, stories):
    later = replace(TREATY_TOO, day=DAY + timedelta(days))

    assert len(fold([long(200)] * 2, [TREATY, later])) == stories


def test_an_article_without_a_date_may_be_of_any_day():
    assert len(fold([long(200)] * 2, [TREATY, replace(TREATY_TOO, day=None)])) == 1


def test_a_muted_story_goes_on_whenever_it_is_told():
    assert is_same_story(TREATY, replace(TREATY_TOO, day=DAY + timedelta(30)))
    assert not is_same_story(TREATY, PHONES)


def test_of_no_articles_there_is_no_story():
    assert fold([], []) == []


gists = st.builds(
    gist,
    st.sampled_from(range(0, 180, 15)),
    st.sampled_from(["treaty", "phones"]),
    st.sampled_from(["river", "school"]),
    day=st.sampled_from([DAY, DAY + timedelta(3), None]),
)


@given(st.lists(gists, max_size=12))
def test_every_article_stands_in_one_story(told):
    found = fold([long(200)] * len(told), told)

    assert sorted(place for story in found for place in story) == list(range(len(told)))


@given(st.lists(gists, max_size=12), st.integers(0, 12))
def test_what_comes_later_changes_no_story(told, count):
    found = fold([long(200)] * len(told), told)
    before = fold([long(200)] * len(told[:count]), told[:count])
    kept = [sorted(place for place in story if place < count) for story in found]

    assert [sorted(story) for story in before] == [story for story in kept if story]
