"""Measure a set with reading models that have not learnt from it.

    python benchmarks/apart.py SET_FOLDER --readers FILE FILE... [--other SET_FOLDER]

The bundled reading model has learnt from half of SQuAD 2.0, so that `rapporteur
eval` on it flatters. The files are of the same training with some of the set's
titles left out (`python -m training.reader --leave-out`), together all of them;
each question is read by the first that has not learnt its title. Printed is what
`rapporteur eval --json` prints.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from safetensors import safe_open

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.run import evaluate
from knowledge.evaluation.sets import QuestionSet, load_set
from knowledge.reading.base import ReadPassage
from knowledge.reading.transformer import TransformerReader
from knowledge.store.sqlite import open_sqlite


class ReadApart:
    """Several reading models as one: each question is read by one that has not learnt its title.

    Questions of other sets are read by the first. Raises :class:`ValueError` for a
    title that all have learnt.
    """

    name = "apart"

    def __init__(self, questions: QuestionSet, files: Sequence[Path]) -> None:
        readers = [TransformerReader(str(one)) for one in files]
        titles = {one.id: one.title for one in questions.documents}
        of_title: dict[str, TransformerReader] = {}
        for reader, file in zip(readers, files, strict=True):
            for title in left_out(file):
                of_title.setdefault(title, reader)
        if learnt := sorted(set(titles.values()) - of_title.keys()):
            raise ValueError(f"None of the files has left out {', '.join(learnt)}.")
        self._first = readers[0]
        self._of_question = {
            one.text: of_title[titles[one.document]] for one in questions.questions
        }

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        return self._of_question.get(question, self._first).read(question, passages)


def left_out(file: Path) -> list[str]:
    """Return the titles that training was told to leave out; the file says them."""
    with safe_open(file, framework="pt") as kept:
        titles: list[str] = json.loads((kept.metadata() or {}).get("left_out", "[]"))
    return titles


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readers", type=Path, nargs="+", required=True, metavar="FILE")
    parser.add_argument("--other", type=Path)
    asked = parser.parse_args()
    reading = ReadApart(load_set(asked.folder), asked.readers)
    found = evaluate(
        SentenceTransformerEmbedder(), [asked.folder], asked.other, None, open_sqlite, reading
    )
    print(json.dumps({"sets": [asdict(one) for one in found]}, indent=2))


if __name__ == "__main__":
    main()
