"""`rapporteur erase`: one group, and only when that is surely meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.test_cli import document
from tests.made import library_in

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def two_groups(run, treaty):
    for name in ("one", "two"):
        run("--group", name, "add", treaty)
    return run


def articles(invoke, name):
    return len(document(invoke("--group", name, "list", "--json"))["articles"])


def test_one_group_is_erased_and_counted_and_the_other_left_alone(two_groups):
    two_groups("--group", "one", "ask", "Which states must ratify the treaty?")
    result = two_groups("--group", "one", "erase", "--yes", "--json")

    counts = {"articles": 1, "answers": 0, "requests": 0, "history": 1}
    counts |= {"topics": 0, "subscriptions": 0}
    assert document(result) == {"erased": counts}
    assert result.exit_code == 0
    assert (articles(two_groups, "one"), articles(two_groups, "two")) == (0, 1)


def test_people_read_what_was_erased(two_groups):
    read = " ".join(two_groups("--group", "one", "erase", "--yes").stdout.split())

    assert read == (
        "Erased of the group one: 1 article, 0 kept answers, 0 requests for a source, "
        "1 line of history, 0 topics, 0 subscriptions. "
        "Copies that were made before still hold it."
    )


def test_where_nobody_can_be_asked_nothing_is_erased_without_yes(two_groups):
    result = two_groups("--group", "one", "erase", "--json")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "say --yes" in result.stderr
    assert articles(two_groups, "one") == 1


def test_a_group_that_keeps_nothing_is_said_to_and_not_found(two_groups):
    result = two_groups("--group", "onee", "erase", "--yes", "--json")

    assert set(document(result)["erased"].values()) == {0}
    assert result.exit_code == 1
    assert "Nothing is kept of the group onee" in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals to open here")
@pytest.mark.parametrize(("typed", "left", "code"), [("one", 0, 0), ("two", 1, 1), ("yes", 1, 1)])
def test_at_a_terminal_the_groups_name_is_asked_for(tmp_path, typed, left, code):
    with library_in(tmp_path) as library:
        library.add("one", b"Four states must ratify the treaty before May.", "a.txt")
    master, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "--data", str(tmp_path), "--group", "one", "erase"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    os.write(master, f"{typed}\n".encode())
    _, said = process.communicate(timeout=60)
    os.close(terminal)
    os.close(master)

    assert process.returncode == code, said
    assert "type its name (one)" in said
    assert ("nothing was erased" in said) is bool(left)
    with library_in(tmp_path) as library:
        assert library.size("one").articles == left
