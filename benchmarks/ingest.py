"""How fast articles are added, beside sentence-transformers' own ``encode`` on the same passages.

    python benchmarks/ingest.py [ARTICLES]

Adding with files read in this process, adding with files read in two others,
and encoding run in turns, three times, in one process with one model; the best
of each counts. Adding does all there is to it: reading, cleaning, sentences,
vectors for passages and sentences, the word index and the file.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from made import articles
from sentence_transformers import SentenceTransformer

from knowledge.embedding.base import Embedder
from knowledge.embedding.bundled import verified_folder
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.ingest.apart import PreparingApart
from knowledge.ingest.preparing import Preparing, PreparingHere
from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite

ROUNDS = 3


def main(count: int) -> None:
    files = list(islice(articles(random.Random(1)), count))
    threads_of_encode = torch.get_num_threads()
    embedder = SentenceTransformerEmbedder()
    # Reading the mark loads the model, and with it the one thread that a pass of ours has.
    precision = embedder.mark.precision
    threads_of_adding = torch.get_num_threads()
    dtype = getattr(torch, precision)
    model = SentenceTransformer(str(verified_folder()), device="cpu", model_kwargs={"dtype": dtype})
    here: list[float] = []
    apart: list[float] = []
    encoding: list[float] = []
    texts: list[str] = []
    for _ in range(ROUNDS):
        for preparing, adding in ((PreparingHere(), here), (PreparingApart(2), apart)):
            seconds, texts = add(files, embedder, preparing)
            adding.append(seconds)
        torch.set_num_threads(threads_of_encode)
        started = time.perf_counter()
        model.encode(texts, show_progress_bar=False)
        encoding.append(time.perf_counter() - started)
        torch.set_num_threads(threads_of_adding)
    print(f"{count} articles, {len(texts)} passages, {precision}")
    for name, rounds in (("read here", here), ("read apart", apart), ("encode", encoding)):
        speed, ratio = len(texts) / min(rounds), min(encoding) / min(rounds)
        times = ", ".join(f"{seconds:.1f} s" for seconds in rounds)
        print(f"{name:11} {speed:6.1f} passages/s   ratio {ratio:5.2f}   rounds {times}")


def add(
    files: list[tuple[str, bytes]], embedder: Embedder, preparing: Preparing
) -> tuple[float, list[str]]:
    """Return how long adding took, in seconds, and the passages."""
    with TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        with Library(store, embedder, preparing=preparing) as library:
            library.add("warm", b"A first article\n\nIt makes the model ready to be used.", "0.txt")
            started = time.perf_counter()
            for name, outcome in library.add_files("g", files):
                if isinstance(outcome, Exception):
                    raise SystemExit(f"{name}: {outcome}")
            seconds = time.perf_counter() - started
            with store.look() as view:
                kept = view.passages("g", range(1, view.size("g").passages + 1))
            return seconds, [one.text for one in kept]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
