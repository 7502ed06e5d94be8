"""Measure a set with reading models that have not learnt from it.

    python benchmarks/apart.py SET_FOLDER --halves FILE FILE [--other SET_FOLDER]

The bundled reading model has learnt from half of SQuAD 2.0, so that `rapporteur
eval` on it flatters. The two files are of the same training with every first and
with every second title left out (`python -m training.reader --leave-out`), and each
question is read by the one that has not learnt its title. Printed is what
`rapporteur eval --json` prints.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.run import evaluate
from knowledge.evaluation.sets import QuestionSet, load_set
from knowledge.reading.base import ReadPassage
from knowledge.reading.transformer import TransformerReader
from knowledge.store.sqlite import open_sqlite


class ReadApart:
    """Two reading models as one: each question is read by that which has not learnt its title.

    Questions of other sets are read by the second.
    """

    name = "apart"

    def __init__(self, questions: QuestionSet, halves: Sequence[Path]) -> None:
        first, second = halves
        self._without_first = TransformerReader(str(first))
        self._without_second = TransformerReader(str(second))
        titles = {one.id: one.title for one in questions.documents}
        firsts = set(list(dict.fromkeys(titles.values()))[::2])
        self._of_first = {o.text for o in questions.questions if titles[o.document] in firsts}

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        is_first = question in self._of_first
        return (self._without_first if is_first else self._without_second).read(question, passages)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").splitlines()[0],
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--halves", type=Path, nargs=2, required=True)
    parser.add_argument("--other", type=Path)
    asked = parser.parse_args()
    reading = ReadApart(load_set(asked.folder), asked.halves)
    found = evaluate(
        SentenceTransformerEmbedder(), [asked.folder], asked.other, None, open_sqlite, reading
    )
    print(json.dumps({"sets": [asdict(one) for one in found]}, indent=2))


if __name__ == "__main__":
    main()
