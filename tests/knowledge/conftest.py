"""An empty library with a model made of words, and its clock, which a test sets."""

from __future__ import annotations

import pytest

from tests.made import Clock, library_in


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with library_in(tmp_path, clock=clock) as opened:
        yield opened
