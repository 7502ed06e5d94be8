"""How several processes share the tests: those that load the model stay in one of them."""

from __future__ import annotations

import os

import pytest


# Before the plug-in that runs several processes looks for groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(pytest.mark.xdist_group("model"))


def pytest_xdist_auto_num_workers():
    """Two more than there are processors: many tests wait for a process or for a clock."""
    return (os.cpu_count() or 1) + 2
