"""How fast articles are added, beside sentence-transformers' own ``encode`` on the same passages.

    python benchmarks/ingest.py [ARTICLES]

Both run in turns, three times, in one process with one model; the best of
each counts. Adding does all there is to it: reading, cleaning, sentences,
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

from knowledge.embedding.bundled import verified_folder
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
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
    adding: list[float] = []
    encoding: list[float] = []
    texts: list[str] = []
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder:
            store = open_sqlite(Path(folder))
            library = Library(store, embedder)
            library.add("warm", b"A first article\n\nIt makes the model ready to be used.", "0.txt")
            started = time.perf_counter()
            for name, outcome in library.add_files("g", files):
                if isinstance(outcome, Exception):
                    raise SystemExit(f"{name}: {outcome}")
            adding.append(time.perf_counter() - started)
            with store.look() as view:
                kept = view.passages("g", range(1, view.size("g").passages + 1))
            texts = [one.article.text[one.passage.start : one.passage.end] for one in kept]
            store.close()
        torch.set_num_threads(threads_of_encode)
        started = time.perf_counter()
        model.encode(texts, show_progress_bar=False)
        encoding.append(time.perf_counter() - started)
        torch.set_num_threads(threads_of_adding)
    ours, theirs = len(texts) / min(adding), len(texts) / min(encoding)
    print(f"{count} articles, {len(texts)} passages, {precision}")
    print(f"added       {ours:6.1f} passages/s   rounds {', '.join(f'{t:.1f} s' for t in adding)}")
    print(
        f"encode      {theirs:6.1f} passages/s   rounds {', '.join(f'{t:.1f} s' for t in encoding)}"
    )
    print(f"ratio       {ours / theirs:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
