"""Two empty libraries with a model made of words, and some articles to move between them."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite
from tests.made import NOON, WordEmbedder

SENTENCES = (
    "The river treaty was signed in Lisbon on Monday after nine years of talks.",
    "Four states must ratify it before the end of May, and two have begun to.",
    "The fisheries minister stayed away from the ceremony and gave no reason.",
    "Under its third article a joint commission measures the flow every spring.",
    "Farmers downstream expect a tenth more water in dry summers than today.",
    "The opposition says that the price for it was never put to parliament.",
)
ASKED = ("Who stayed away from the ceremony?", "Which states must ratify it?", "Who doubled it?")


class Moving:
    """A clock that a test sets."""

    now = NOON

    def __call__(self):
        return self.now


def file(*sentences, title="Concord on a river", outlet="Wire"):
    head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: 2025-05-08\n---\n"
    return (head + " ".join(sentences or SENTENCES) + "\n").encode()


@pytest.fixture
def clock():
    return Moving()


def opened(folder, clock):
    return Library(open_sqlite(folder), WordEmbedder(), clock=clock)


@pytest.fixture
def library(tmp_path, clock):
    with opened(tmp_path / "one", clock) as one:
        yield one


@pytest.fixture
def other(tmp_path, clock):
    with opened(tmp_path / "two", clock) as two:
        yield two


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "export"
