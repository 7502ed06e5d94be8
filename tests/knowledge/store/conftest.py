"""The stores that every promise is tested on."""

from __future__ import annotations

import pytest

from tests.made import article, new_store, put


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def keep(store):
    """Keep an article made of a text; return it."""

    def kept(text, group_id="g", **details):
        one = article(text, **details)
        with store.begin() as work:
            put(work, group_id, one)
            work.commit()
        return one

    return kept
