"""How often sentence segmenters cut what people marked as one answer, and how fast they are.

    python benchmarks/segmenters.py SET_FOLDER...

Compared are syntok, pysbd and Rapporteur's own rule on top of syntok, on the
question sets given, on the phrases that the sample questions must cite, and
on a list of hard cases. A segmenter that never cuts would look best, so the
mean length of a sentence stands beside. Needs pysbd (`make peers`).
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pysbd
import syntok.segmenter
from made import SEEDS

from knowledge.ingest.passages import sentences_of

Spans = list[tuple[int, int]]
# Each list is one text, joined by spaces; where its parts meet, and only there, a sentence ends.
HARD = (
    ["Gov. Ana Ruiz signed it on Jan. 5.", "It takes effect in March."],
    ["“We will not wait.”", "She left at 5 p.m. on Monday."],
    ["The U.S. Senate voted 51-49.", "Mr. J. R. Hale abstained."],
    ["He asked: “Who pays?” and sat down.", "Nobody answered."],
    ["Growth was 2.5 percent in the U.K.", "Analysts had expected less."],
    ["“It is late,” said Dr. Osei.", "“It is not too late.”"],
    ["See Sec. 4 of the act.", "No. 10 declined to comment."],
    ["Read it at example.org/a.b today.", "Version 2.0.1 is out!", "Is it better?"],
    ["Sen. Cole (D-Ore.) spoke first.", "Rep. Li, e.g., did not."],
    ["Prices rose 3.1% vs. 2.9% a year ago.", "The St. Louis Fed took note."],
)


def with_syntok(text: str) -> Spans:
    return [
        (s[0].offset, s[-1].offset + len(s[-1].value))
        for paragraph in syntok.segmenter.analyze(text)
        for s in paragraph
        if s
    ]


_pysbd = pysbd.Segmenter(language="en", clean=False, char_span=True)


def with_pysbd(text: str) -> Spans:
    return [(one.start, one.end) for one in _pysbd.segment(text) if one.sent.strip()]


def with_rapporteur(text: str) -> Spans:
    return [(one.start, one.end) for one in sentences_of(text)]


SEGMENTERS: dict[str, Callable[[str], Spans]] = {
    "syntok": with_syntok,
    "pysbd": with_pysbd,
    "rapporteur": with_rapporteur,
}


def marked_in_set(folder: Path) -> list[tuple[str, Spans]]:
    """Return texts with the spans that people marked in them."""
    lines = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    texts = {one["id"]: one["text"] for one in lines}
    marked: dict[str, set[tuple[int, int]]] = {}
    for line in (folder / "queries.jsonl").open(encoding="utf-8"):
        asked = json.loads(line)
        for answer in asked["answers"]:
            span = (answer["start"], answer["start"] + len(answer["text"]))
            marked.setdefault(asked["doc_id"], set()).add(span)
    return [(text, sorted(marked.get(name, ()))) for name, text in texts.items()]


def marked_in_seeds() -> list[tuple[str, Spans]]:
    asked = tomllib.loads((SEEDS / "questions.toml").read_text("utf-8"))["question"]
    found = []
    for file in sorted(SEEDS.glob("*.md")):
        text = file.read_text("utf-8").split("---", 2)[-1]
        cited = [one["cites"] for one in asked if one.get("article") == file.name]
        found.append((text, [(text.index(c), text.index(c) + len(c)) for c in cited if c in text]))
    return found


def cuts(sentences: Spans, marked: Iterable[tuple[int, int]]) -> int:
    return sum(not any(s <= a and b <= e for s, e in sentences) for a, b in marked)


def right(segment: Callable[[str], Spans]) -> int:
    """Count the hard cases cut exactly where their sentences end."""
    found = 0
    for parts in HARD:
        text = " ".join(parts)
        found += [text[s:e].strip() for s, e in segment(text)] == parts
    return found


def main(folders: list[str]) -> None:
    texts = {Path(folder).name: marked_in_set(Path(folder)) for folder in folders}
    texts["seeds"] = marked_in_seeds()
    print("texts             segmenter   spans  cut  sentences  characters each  s")
    for name, marked in texts.items():
        for segmenter, segment in SEGMENTERS.items():
            segment("Ready. Steady.")
            started = time.perf_counter()
            cut = [segment(text) for text, _ in marked]
            took = time.perf_counter() - started
            wrong = sum(cuts(s, spans) for s, (_, spans) in zip(cut, marked, strict=True))
            count = sum(map(len, cut))
            length = sum(e - s for one in cut for s, e in one) / count
            spans = sum(len(one) for _, one in marked)
            print(
                f"{name:16}  {segmenter:10}  {spans:5}  {wrong:3}  {count:9}  {length:15.0f}"
                f"  {took:.1f}",
                flush=True,
            )
    for segmenter, segment in SEGMENTERS.items():
        print(f"hard cases        {segmenter:10}  {right(segment)} of {len(HARD)} right")


if __name__ == "__main__":
    main(sys.argv[1:])
