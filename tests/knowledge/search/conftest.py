"""A library with a model made of words, whose clock can be set."""

from __future__ import annotations

from itertools import count

import pytest

from tests.made import library_in

TREATY = (
    b"Four states sign the river treaty\n\nThe river treaty was signed in Lisbon on Monday. "
    b"Four states must ratify it before May. The fisheries minister stayed away.\n"
)


@pytest.fixture
def reopen(tmp_path, clock):
    """Open the library of this test again, as another program would."""
    opened = []
    numbers = count(1)

    def again(model="words"):
        for one in opened:
            one.close()
        keys = (f"key-{number}" for number in numbers)
        opened.append(library_in(tmp_path, model, clock=clock, keys=lambda: next(keys)))
        return opened[-1]

    yield again
    for one in opened:
        one.close()


@pytest.fixture
def library(reopen):
    return reopen()


@pytest.fixture
def treaty(library):
    """The one article of group g."""
    return library.add("g", TREATY, "treaty.txt").article
