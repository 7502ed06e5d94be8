"""What docs/hosting.md says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command

from bot.cli import app
from bot.settings import setting_names

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
# All texts of the source as one, without the breaks between the parts of a string.
SOURCE = re.sub(
    r'"\s*\n\s*f?"',
    "",
    "\n".join(
        file.read_text(encoding="utf-8")
        for room in ("bot", "knowledge")
        for file in sorted((ROOT / room).rglob("*.py"))
    ),
)


def first_column(heading: str) -> list[str]:
    """The first cells of the rows of the table under a heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    return [row.split("|")[1].strip() for row in rows[1:]]


def test_every_setting_is_explained_and_no_other():
    explained = {name for cell in first_column("Settings") for name in re.findall(r"`(\w+)`", cell)}

    assert explained == {*setting_names(), "TORCH_INDEX_URL"}


def test_every_sentence_that_is_explained_is_one_the_program_says():
    sentences = first_column("When it does not start")

    assert sentences
    for sentence in sentences:
        parts = [re.escape(part) for part in re.split(r"\s*\.\.\.\s*", sentence) if part]
        pattern = r"\s*(?:\{[^}]*\})?.{0,40}?\s*".join(parts)
        assert re.search(pattern, SOURCE), sentence


def test_every_command_that_is_shown_exists():
    named = re.findall(r"(?:\.venv/bin/|`)rapporteur(?: \\?\s*--\S+ \S+)* ([a-z]+)\b", PAGE)

    assert {"invite", "run", "doctor", "sync", "reindex"} <= set(named)
    assert set(named) <= set(get_command(app).commands)


def test_every_make_target_that_is_shown_exists():
    targets = re.findall(
        r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert set(re.findall(r"(?:`| {4}|&& |sudo |cpu )make ([a-z]+)", PAGE)) <= set(targets)
