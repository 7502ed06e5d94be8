"""How long a question takes, and how much memory, as a group's library grows.

    python benchmarks/ask.py [PASSAGES...]

The articles are sentences of the sample articles in random order, so that words
and meanings are those of real text. Prints a row for each size.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from knowledge import open_library

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SIZES = (1_000, 10_000)
_SENTENCES_AN_ARTICLE = 40


def sentences() -> list[str]:
    texts = [file.read_text("utf-8") for file in SEEDS.glob("*.md")]
    return [one for text in texts for one in text.replace("\n", " ").split(". ") if len(one) > 40]


def questions() -> list[str]:
    asked = tomllib.loads((SEEDS / "questions.toml").read_text("utf-8"))
    return [one["ask"] for one in asked["question"]]


def main(sizes: list[int]) -> None:
    chance = random.Random(1)
    pool, asked = sentences(), questions()
    print("passages  added/s  p50 ms  p95 ms  RSS MB")
    with TemporaryDirectory() as folder, open_library(folder) as library:
        number = 0
        for size in sizes:
            started, before = time.perf_counter(), library.size("g").passages
            while (held := library.size("g").passages) < size:
                files = []
                for _ in range(20):
                    number += 1
                    body = ". ".join(chance.choices(pool, k=_SENTENCES_AN_ARTICLE))
                    files.append((f"{number}.txt", f"Article {number}\n\n{body}.".encode()))
                list(library.add_files("g", files))
            pace = (held - before) / (time.perf_counter() - started)
            library.ask("g", asked[0])
            took = [library.ask("g", one).took_ms for one in asked]
            p50, p95 = np.percentile(took, [50, 95])
            rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{held:8}  {pace:7.0f}  {p50:6.0f}  {p95:6.0f}  {rss:6.0f}", flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(SIZES))
