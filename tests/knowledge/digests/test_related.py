"""Phrases are offered that stand in what a topic found, and seldom elsewhere."""

from __future__ import annotations

import pytest

from knowledge import Topic
from tests.made import library_in

RIVERS = (
    "The river flooded Lower Vale on Sunday, and the Dyke Board of Sella met at night.",
    "A river rose, said the Dyke Board of Sella, which wants flood insurance for Lower Vale.",
    "No flood insurance covers what the river took from Lower Vale, the Dyke Board of Sella said.",
)
OTHERS = tuple(f"The budget of city {n} grew by a tenth, the mayor of it said." for n in range(9))


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        for number, text in enumerate((*RIVERS, *OTHERS)):
            opened.add("g", f"---\ntitle: Number {number}\n---\n{text}".encode(), f"{number}.md")
        yield opened


def test_names_and_terms_of_what_was_found_are_offered(library):
    trial = library.try_topic("g", Topic("Rivers", any_of=("river",)))

    assert len(trial.found) == 3
    assert set(trial.related) >= {"Lower Vale", "flood insurance"}
    assert any("Dyke Board" in phrase for phrase in trial.related)


def test_what_the_topic_has_is_not_offered_again(library):
    topic = Topic("Rivers", any_of=("river", "flood insurance"), none_of=("Lower Vale",))
    library.keep_topic("g", Topic("Rivers", any_of=("river",)))

    related = library.try_topic("g", topic).related
    assert not {"river", "flood insurance", "Lower Vale"} & set(related)


def test_what_stands_in_one_article_alone_is_not_offered(library):
    trial = library.try_topic("g", Topic("Nights", any_of=("met at night",)))

    assert (len(trial.found), trial.related) == (1, ())
