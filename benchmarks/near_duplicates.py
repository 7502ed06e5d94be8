"""How surely a copy of an article is known again, and another article is not taken for one.

    python benchmarks/near_duplicates.py QUESTION_SET [STREAM]

QUESTION_SET is a folder with docs.jsonl: 300 of its articles are copied in
several ways, and each copy is looked for as the library would, by sampled
shingles first and then by containment. STREAM, if given, is a folder with
items.jsonl, agency reports with the versions that followed each other.
Distinct articles are compared each with each, which leaves no neighbour out,
however near.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from copied import KINDS, cut_to, in_a_frame
from made import SEEDS

from knowledge.evaluation.sets import load_set
from knowledge.ingest.cleaning import clean
from knowledge.ingest.copies import CONTAINED
from knowledge.ingest.readers import read
from knowledge.shingles import containment, sampled, shingles

COPIED, CANDIDATES, SEED = 300, 5, 7
THRESHOLDS = sorted({0.5, 0.55, 0.6, 0.65, 0.7, CONTAINED})
LENGTHS = (60, 100, 150, 250, 400)
FEWEST_WORDS = 60
Pair = tuple[float, int, int]


class Table:
    """Sampled shingles in memory, as a store keeps them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._holders: dict[int, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for one in sampled(shingles(text)):
                self._holders[one].append(number)

    def candidates(self, found: frozenset[int]) -> list[tuple[int, int]]:
        shared = Counter(number for one in sampled(found) for number in self._holders.get(one, ()))
        return shared.most_common(CANDIDATES)

    def contained(self, found: frozenset[int]) -> dict[int, float]:
        """Return how much of each candidate is in a text, or of the text in it."""
        near = self.candidates(found)
        return {number: containment(found, shingles(self.texts[number])) for number, _ in near}


def pairs(texts: Sequence[str]) -> list[Pair]:
    """Compare each text with each; return those that share anything, most alike first."""
    found = [shingles(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for shingle in one:
            holders[shingle].append(number)
    near = {pair for numbers in holders.values() for pair in combinations(numbers, 2)}
    return sorted(((containment(found[a], found[b]), a, b) for a, b in near), reverse=True)


def above(shares: Iterable[float]) -> str:
    known = list(shares)
    return "  ".join(f"{sum(one > limit for one in known):5}" for limit in THRESHOLDS)


def header(first: str, columns: str = "") -> str:
    return f"{first:24}{columns}  " + "  ".join(f" >.{limit * 100:.0f}"[:5] for limit in THRESHOLDS)


def copies(texts: Sequence[str], chance: random.Random) -> None:
    table = Table(texts)
    chosen = chance.sample(range(len(texts)), min(COPIED, len(texts)))
    print(header("copies", "    of  first 5  lowest  median"))
    for kind, copy in KINDS.items():
        shares, reached, of = [], 0, 0
        for number in chosen:
            other = texts[chance.choice([one for one in chosen if one != number])]
            made = clean(copy(texts[number], other, chance)).text
            if made == texts[number]:
                continue
            of += 1
            known = table.contained(shingles(made))
            reached += number in known
            shares.append(known.get(number, 0.0))
        middle = statistics.median(shares)
        print(
            f"{kind:24}  {of:4}  {reached:7}  {min(shares):6.3f}  {middle:6.3f}  {above(shares)}",
            flush=True,
        )


def short_articles(texts: Sequence[str], chance: random.Random) -> None:
    print("\nshort articles cut to 30 %  words   of  first 5  shared: least  median   contained")
    for length in LENGTHS:
        short = [" ".join(text.split()[:length]) for text in texts if len(text.split()) >= length]
        table = Table(short)
        shared, reached, known = [], 0, 0
        for number, text in enumerate(short):
            made = shingles(cut_to(0.3)(text, "", chance))
            near = dict(table.candidates(made))
            reached += number in near
            shared.append(near.get(number, 0))
            known += table.contained(made).get(number, 0.0) > CONTAINED
        print(
            f"  of {length:4} words{round(0.3 * length):17}  {len(short):4}  {reached:7}"
            f"  {min(shared):13}  {statistics.median(shared):6.0f}  {known:10}"
        )


def distinct(
    name: str, texts: Sequence[str], titles: Sequence[str], listed: tuple[float, float]
) -> None:
    """Compare distinct articles, and list the pairs whose containment is between two values."""
    found = pairs(texts)
    every = len(texts) * (len(texts) - 1) // 2
    print(f"\n{name}: {len(texts)} articles, {every} pairs, {len(found)} that share a shingle")
    print(header("distinct articles"))
    print(f"{'pairs':24}  {above(share for share, _, _ in found)}")
    for share, a, b in found:
        if listed[0] < share <= listed[1]:
            print(f"  {share:.3f}  {titles[a][:70]} | {titles[b][:70]}")
    table = Table(texts)
    alike = [(a, b) for share, a, b in found if share > CONTAINED]
    reached = sum(b in dict(table.candidates(shingles(texts[a]))) for a, b in alike)
    print(f"of the {len(alike)} pairs above .{CONTAINED * 100:.0f}, {reached} among the first 5")


def framed(texts: Sequence[str], chance: random.Random) -> None:
    """Count distinct articles taken for one since the same 200 words stand around both."""
    found = pairs([clean(in_a_frame(text, "", chance)).text for text in texts])
    alike = [(a, b) for share, a, b in found if share > CONTAINED]
    longest = max((min(len(texts[a].split()), len(texts[b].split())) for a, b in alike), default=0)
    print(
        f"the same 200 words around every article: {len(alike)} of {len(found)} pairs taken for "
        f"one; the longest of the shorter articles has {longest} words"
    )


def times(name: str, texts: Sequence[str]) -> None:
    table = Table(texts)
    some = texts[:COPIED]
    started = time.perf_counter()
    found = [shingles(text) for text in some]
    shingled = time.perf_counter()
    for one in found:
        table.candidates(one)
    looked = time.perf_counter()
    for one in found:
        table.contained(one)
    done = time.perf_counter()
    steps = (shingled - started, looked - shingled, (done - looked) - (looked - shingled))
    kept = statistics.mean(len(sampled(one)) for one in found)
    each = "  ".join(f"{1000 * step / len(some):.2f} ms" for step in steps)
    print(f"{name}: of {len(texts)} articles {kept:.0f} shingles are kept each, on average")
    print(f"  shingles, candidates, containment an article: {each}")


def seeds() -> None:
    files = [file for file in sorted(SEEDS.iterdir()) if file.suffix != ".toml"]
    today = date(2026, 1, 1)
    texts = [clean(read(file.read_bytes(), file.name, today=today).text).text for file in files]
    found = pairs(texts)
    over = [(share, files[a].name, files[b].name) for share, a, b in found if share > 0.2]
    share, a, b = found[0]
    print(f"\nsamples: {len(texts)} articles, pairs over .2: {over or 'none'}")
    print(f"  highest {share:.3f}, {files[a].name} and {files[b].name}")


def main(folders: list[str]) -> None:
    documents = load_set(Path(folders[0])).documents
    texts = [clean(one.text).text for one in documents]
    copies(texts, random.Random(SEED))
    short_articles(texts, random.Random(SEED))
    distinct(Path(folders[0]).name, texts, [one.title for one in documents], listed=(0.1, 1))
    framed(texts, random.Random(SEED))
    if len(folders) > 1:
        lines = (Path(folders[1]) / "items.jsonl").read_text("utf-8").splitlines()
        items = [json.loads(line) for line in lines]
        items = [one for one in items if len(one["text"].split()) >= FEWEST_WORDS]
        stream = [clean(one["text"]).text for one in items]
        titles = [f"{one['date'][5:16]} {one['title']}" for one in items]
        distinct(Path(folders[1]).name, stream, titles, listed=(0.5, 0.7))
        times("stream", stream)
    times("question set", texts)
    seeds()


if __name__ == "__main__":
    main(sys.argv[1:])
