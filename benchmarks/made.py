"""Articles of any number for the measurements, made of the sample articles' sentences."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SENTENCES_AN_ARTICLE = 40


def sentences() -> list[str]:
    """Return the sentences of the sample articles."""
    texts = [file.read_text("utf-8") for file in sorted(SEEDS.glob("*.md"))]
    found = [one.strip() for text in texts for one in text.replace("\n", " ").split(". ")]
    return [f"{one}." for one in dict.fromkeys(found) if 40 < len(one) < 400]


def questions() -> list[str]:
    """Return the sample questions."""
    asked = tomllib.loads((SEEDS / "questions.toml").read_text("utf-8"))
    return [one["ask"] for one in asked["question"]]


def articles(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield files without end, each of sentences in random order under a title of its own."""
    pool = sentences()
    number = 0
    while True:
        number += 1
        body = " ".join(chance.choices(pool, k=SENTENCES_AN_ARTICLE))
        yield f"{number}.txt", f"Article {number}\n\n{body}".encode()
