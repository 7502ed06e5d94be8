"""Where several processes run the tests, those that load the model stay in one of them."""

from __future__ import annotations

import pytest


# Before the plug-in that runs several processes looks for groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(pytest.mark.xdist_group("model"))
