"""A library whose process is killed in the middle of its work loses nothing and keeps no half."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.model import EVERYTHING, Act
from tests.hostile.files import Text
from tests.hostile.processes import processes_in
from tests.hostile.uploading import GROUP
from tests.made import NOON, library_in
from tests.waiting import wait_until
from tests.whole import faults_in

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "2"))
MOST_LINES, LONGEST_S = 25, 0.06
"""It is killed after so many lines of what it says, and a moment more."""
ADDS = {Act.ADDED, Act.REVISED, Act.COPIED}
A_FOLDER = 5
"""Kills in one folder; the next begin with an empty one, so that checking stays quick."""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has")
@pytest.mark.parametrize("processes", [0, 1])
def test_r03_a_killed_upload_loses_nothing_confirmed_and_leaves_nothing_half(tmp_path, processes):
    # Not the chance of the process itself, which would make the same texts.
    chance = random.Random(f"killing {processes}")
    seen = {"confirmed": Counter(), "not confirmed, but in": Counter()}
    for turn in range(KILLS):
        folder = tmp_path / str(turn // A_FOLDER)
        before = len(_history(folder)) if folder.exists() else 0
        told = upload_until_killed(folder, turn, processes, chance)

        assert faults_in(folder) == []
        with opened(folder, turn) as library:
            unconfirmed = check_confirmed(library, told, before, seen)
            check_batches(library, told, unconfirmed)
            check_next_upload(library, turn, chance)
        assert faults_in(folder) == []
    told = "; ".join(f"{kind}: {dict(acts)}" for kind, acts in seen.items())
    sys.stdout.write(f"{KILLS} kills, {processes} processes that read: {told}\n")


def upload_until_killed(folder, seed, processes, chance):
    """Let a process work, kill it at some moment, and return what it had confirmed."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.hostile.uploading"]
    with subprocess.Popen(
        [*command, str(folder), str(seed), str(processes)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        start_new_session=True,
    ) as process:
        lines = [process.stdout.readline() for _ in range(chance.randint(1, MOST_LINES))]
        time.sleep(chance.uniform(0, LONGEST_S))
        process.send_signal(signal.SIGKILL)
        process.wait()
        # Whatever it started ends with it.
        wait_until(lambda: not processes_in(process.pid))
        lines += [line for line in process.stdout if line.endswith("}\n")]
        return [json.loads(line) for line in lines]


def check_confirmed(library, told, before, seen):
    """Everything confirmed is there, word for word, and at most one thing that was not."""
    history = {one.number: one for one in library.history(GROUP, limit=100_000)}
    confirmed = [one for one in told if one.get("entry")]
    last = max((one["entry"] for one in confirmed), default=before)

    assert [one["entry"] for one in confirmed] == list(range(before + 1, last + 1))
    assert len(history) in {last, last + 1}
    for one in confirmed:
        assert history[one["entry"]].subject == one["id"]
    later = [one for number, one in history.items() if number > last]
    gone = {one["id"] for one in told if one["did"] == "removed"} | {one.subject for one in later}
    for one in told:
        if one["did"] == "added":
            check_article(library, one, gone)
    seen["confirmed"].update(history[one["entry"]].act.value for one in confirmed)
    seen["not confirmed, but in"].update(one.act.value for one in later)
    return later


def check_article(library, told, gone):
    """An article is whole and found by its own word, unless it was removed since."""
    with library._store.look() as view:
        article = view.article(GROUP, told["id"])
        if article is None:
            assert _family(view, told["id"]) & gone
            return
        assert hashlib.sha256(article.text.encode()).hexdigest() == article.sha256
        assert article.text.count(told["word"]) >= 1
        assert view.original(GROUP, article.id).name == told["name"]
        family = view.family(GROUP, article.id)
        if family.head.id == article.id:
            hits = view.match(GROUP, [told["word"]], EVERYTHING, 50)
            found = view.passages(GROUP, [hit.number for hit in hits])
            assert article.id in {one.article.id for one in found}


def check_batches(library, told, unconfirmed):
    """The batch that was broken off is there with what is in, and no other."""
    began = {one["batch"]: one["files"] for one in told if one["did"] == "began"}
    ended = {one["batch"] for one in told if one["did"] == "ended"}
    broken = {batch.key: batch for _, batch in library.broken_batches()}
    for key, batch in broken.items():
        assert key not in ended
        done = [one["name"] for one in told if one.get("batch") == key and "name" in one]
        names = [one.name for one in batch.outcomes]
        assert names[: len(done)] == done
        assert names == list(batch.files[: len(names)])
        assert len(names) - len(done) in {0, 1}
        assert list(batch.files) == began.get(key, list(batch.files))
    kept = {one.article_id for batch in broken.values() for one in batch.outcomes}
    assert {one.subject for one in unconfirmed if one.act in ADDS} <= kept
    # Until it was said that a batch ended, it may have.
    assert len(set(began) - ended - set(broken)) <= 1
    assert len(broken) <= 1
    for key in broken:
        library.end_batch(GROUP, key)


def check_next_upload(library, turn, chance):
    text = Text.new(f"next{turn}", chance)
    added = library.add(GROUP, f"{text.title}\n\n{text.body}\n".encode(), "next.txt")

    assert (added.is_new, added.relation) == (True, None)
    found = library.search(GROUP, f"next{turn} {text.sentences[0]}")
    assert added.article in {one.article for one in found}


def opened(folder, turn):
    after = NOON + timedelta(seconds=turn + 1)
    return library_in(folder, clock=lambda: after)


def _history(folder):
    with opened(folder, 0) as library:
        return library.history(GROUP, limit=100_000)


def _family(view, id_):
    """Return the ids of an article that is removed, and of what it was removed along with."""
    row = view._connection.exec_driver_sql(
        "SELECT id, under FROM articles WHERE group_id = ? AND id = ?", (GROUP, id_)
    ).one()
    return {one for one in row if one is not None}
