"""The sample library, exported and imported, answers every question with the same words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from knowledge import open_library

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
pytestmark = [pytest.mark.model, pytest.mark.slow]


def answers(library):
    asked = tomllib.loads((SEEDS / "questions.toml").read_text(encoding="utf-8"))
    now = datetime.combine(asked["now"], time(12), UTC)
    found = [library.ask("g", one["ask"], now=now) for one in asked["question"]]
    return [replace(one, took_ms=0.0) for one in found]


def kept(library):
    ids = sorted(one.id for one in library.articles("g"))
    return [(library.family("g", one), library.original("g", one)) for one in ids]


def test_r17_after_export_and_import_every_answer_and_citation_is_the_same(tmp_path):
    files = [(f.name, f.read_bytes()) for f in sorted(SEEDS.iterdir()) if f.suffix != ".toml"]
    with open_library(tmp_path / "one") as one, open_library(tmp_path / "two") as two:
        # The longest first and one at a time, where an import has another order and takes many.
        files.sort(key=lambda file: -len(file[1]))
        outcomes = [one.add("g", body, name) for name, body in files]
        one.export("g", tmp_path / "export")
        imported = two.import_("g", tmp_path / "export")

        assert len(imported.added) == len(outcomes)
        assert kept(two) == kept(one)
        assert answers(two) == answers(one)
