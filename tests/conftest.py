"""How the tests are run: those that load the model in one process, and none waits for the disk."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from knowledge.store import sqlite

# The fixtures that start the bot on a Discord.
SERVERS = frozenset(("world", "post"))


# Before the plug-in that runs several processes looks for groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(pytest.mark.xdist_group("model"))
        if not SERVERS.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.discord)


def pytest_configure(config):
    """Draw fewer examples in the quick round."""
    settings.register_profile("quick", max_examples=30)
    if is_quick(config):
        settings.load_profile("quick")


def pytest_xdist_auto_num_workers(config):
    """Two more than there are processors where many tests wait for a process or for a clock."""
    return (os.cpu_count() or 1) + (0 if is_quick(config) else 2)


def is_quick(config):
    return "not slow" in config.option.markexpr


@pytest.fixture(autouse=True, scope="session")
def _unsynced():
    """Do not wait until the disk has what was written: no test cuts the power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, "PRAGMA synchronous = OFF"))
        yield
