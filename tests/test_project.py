"""The papers are true: what they name exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from typer.main import get_command

from bot.cli import app

ROOT = Path(__file__).resolve().parents[1]
STRAY_NAMES = {"utils", "util", "helper", "helpers", "manager", "handler", "misc", "common"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_dependency_is_pinned():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[=><\[ ]", one)[0].lower().replace("_", "-") for one in needed}
    lines = text("constraints.txt").splitlines()
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}

    assert names - pinned == set()


def test_the_readme_names_only_commands_and_targets_that_exist():
    readme = text("README.md")
    commands = set(get_command(app).commands)
    named = set(re.findall(r"rapporteur (?:--\S+ \S+ )?([a-z]+)\b", readme))
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))

    assert named
    assert named <= commands
    assert set(re.findall(r"make ([a-z]+)", readme)) - {"takes"} <= targets


def test_the_changelog_has_a_place_for_what_is_new():
    assert "## [Unreleased]" in text("CHANGELOG.md")


def test_no_file_is_named_after_nothing():
    stems = {path.stem for room in ("bot", "knowledge") for path in (ROOT / room).rglob("*.py")}

    assert stems & STRAY_NAMES == set()
