"""Two empty libraries with a model made of words, and a folder that is not there yet."""

from __future__ import annotations

import pytest

from tests.made import library_in


@pytest.fixture
def library(tmp_path, clock):
    with library_in(tmp_path / "one", clock=clock) as one:
        yield one


@pytest.fixture
def other(tmp_path, clock):
    with library_in(tmp_path / "two", clock=clock) as two:
        yield two


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "export"
