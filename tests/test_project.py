"""The papers are true: what they name exists."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app

ROOT = Path(__file__).resolve().parents[1]
# The names under which haystack-ai and its plug-in are imported.
HAYSTACK = {"haystack", "haystack-integrations"}
STRAY_NAMES = {"utils", "util", "helper", "helpers", "manager", "handler", "misc", "common"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_dependency_is_pinned():
    lines = text("constraints.txt").splitlines()
    pinned = {plain_name(line) for line in lines if "==" in line}

    assert declared("dev", "playground") - pinned == set()


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


def declared(*extras: str) -> set[str]:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][one] for one in extras)]
    return {plain_name(one) for needed in lists for one in needed}


def plain_name(requirement: str) -> str:
    return re.split(r"[=><\[ ]", requirement)[0].lower().replace("_", "-")


def imported(*rooms: str) -> set[str]:
    """The packages from elsewhere that the files of some rooms import, by their project's name."""
    nodes = [
        node
        for room in rooms
        for file in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    ]
    modules = {
        name.split(".")[0]
        for node in nodes
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom) and node.module and not node.level
            else []
        )
    }
    ours = {
        "bot",
        "knowledge",
        "tests",
        "training",
        *(file.stem for file in ROOT.glob("benchmarks/*.py")),
    }
    projects = packages_distributions()
    return {
        plain_name(projects.get(name, [name])[0])
        for name in modules - ours - set(sys.stdlib_module_names)
    }


@pytest.mark.slow
def test_what_a_host_runs_needs_only_what_a_host_installs():
    assert imported("bot", "knowledge") - declared("playground") == set()


@pytest.mark.slow
def test_what_tests_and_measurements_need_is_declared():
    peers = {plain_name(one) for one in text("benchmarks/requirements.txt").splitlines() if one}

    needed = imported("tests", "benchmarks", "training")
    assert needed - declared("dev") - peers - HAYSTACK == set()
