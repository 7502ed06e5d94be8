"""Files made to do harm: each is refused with a sentence or read right, in time and memory."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from knowledge import Added, Library
from knowledge.embedding.base import PassageVectors
from knowledge.errors import TooSlow
from knowledge.ingest.apart import PreparingApart
from tests.hostile.made import CASES, HEAVY
from tests.hostile.processes import processes_of
from tests.made import NOON, WordEmbedder, new_store

pytestmark = pytest.mark.slow

MOST_SECONDS, MOST_MEMORY = 10, 500
# Those that are stopped only when their time is up, in `make soak`.
TRIED = CASES + (HEAVY if os.environ.get("RAPPORTEUR_TEST_HOSTILE") else ())


class Flat(WordEmbedder):
    """Gives every passage the same vectors: what takes time here is the reading."""

    def passages(self, articles):
        one = np.full(self.dimension, self.dimension**-0.5, np.float32)
        return [
            [
                PassageVectors(one, np.tile(one, (len(spans), 1)), one[None], np.zeros(1, np.int64))
                for _, spans in article
            ]
            for article in articles
        ]


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Iterator[Library]:
    temporary = tmp_path_factory.mktemp("temporary")
    before, os.environ["TMPDIR"] = os.environ.get("TMPDIR"), str(temporary)
    tempfile.tempdir = None
    store = new_store(tmp_path_factory.mktemp("hostile"))
    preparing = PreparingApart(1)
    with Library(store, Flat(), clock=lambda: NOON, preparing=preparing) as opened:
        yield opened
        started = processes()
    os.environ.pop("TMPDIR")
    if before is not None:
        os.environ["TMPDIR"] = before
    tempfile.tempdir = None
    assert list(temporary.iterdir()) == []
    assert not started & processes()


@pytest.mark.parametrize("case", TRIED, ids=lambda case: case.name)
def test_a_hostile_file_is_refused_or_read_in_time_and_memory(library, case):
    body, wanted, group = case.make(), expected(case), case.name
    outcomes, took = added(library, group, case.name, body)
    was_stopped = any(isinstance(one, TooSlow) for one in outcomes.values())
    if took >= MOST_SECONDS or (was_stopped and TooSlow not in kinds(wanted)):
        # Another process had the processor; what was stopped has left nothing behind.
        group = f"{case.name} again"
        outcomes, took = added(library, group, case.name, body)

    assert took < MOST_SECONDS
    assert peak() < MOST_MEMORY
    assert set(outcomes) == set(wanted) or None in wanted
    for name, outcome in outcomes.items():
        check(outcome, wanted.get(name, wanted.get(None)))
    kept = [one for one in outcomes.values() if isinstance(one, Added)]
    # One text in several formats is an article and its copies.
    families = [library.family(group, one.article.id) for one in kept]
    assert {id_ for one in families for id_ in one.ids} == {one.article.id for one in kept}


def added(library, group, name, body):
    started = time.monotonic()
    outcomes = dict(library.add_files(group, [(name, body)]))
    return outcomes, time.monotonic() - started


def kinds(wanted):
    return [kind for one in wanted.values() for kind in either(one)]


def either(wanted):
    return wanted if isinstance(wanted, tuple) else (wanted,)


def expected(case):
    if isinstance(case.expects, dict):
        return {name and f"{case.name}/{name}": one for name, one in case.expects.items()}
    return {case.name: case.expects}


def check(outcome, wanted):
    words = [one for one in either(wanted) if isinstance(one, str)]
    if words and isinstance(outcome, Added):
        said = (outcome.article.text, *outcome.warnings)
        assert any(words[0] in one for one in said), said
        assert "root:" not in outcome.article.text
        published = outcome.article.details.published
        assert published is None or published <= date(2025, 6, 1)
    else:
        refusals = tuple(one for one in either(wanted) if not isinstance(one, str))
        assert isinstance(outcome, refusals), str(outcome)
        said = str(outcome)
        assert said.endswith(".")
        assert "\n" not in said
        assert "\0" not in said
        assert len(said) < 300


def peak() -> int:
    """The most memory that a process which reads ever held, in MB; 0 where none can tell."""
    found = [0]
    for process in processes():
        try:
            lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
        except OSError:
            continue
        found += [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]
    return max(found)


def processes() -> set[int]:
    return processes_of(os.getpid()) if sys.platform == "linux" else set()
