"""The library itself, and how to open the one in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.ingest.apart import PreparingApart
from knowledge.ingest.preparing import PreparingHere
from knowledge.library.adding import Adding
from knowledge.library.asking import Asking
from knowledge.library.collecting import Collecting
from knowledge.library.correcting import Correcting
from knowledge.library.delivering import Delivering
from knowledge.library.following import Following
from knowledge.library.governing import Governing
from knowledge.library.leaving import Leaving
from knowledge.library.looking import Looking
from knowledge.library.moving import Moving
from knowledge.library.quoting import Quoting
from knowledge.library.upkeep import Upkeep
from knowledge.library.wired import Clock, utc_now
from knowledge.reading.transformer import TransformerReader
from knowledge.store.sqlite import open_sqlite

NO_READER: Final = "none"
"""In place of a reading model's name, for none."""


def open_library(
    folder: Path | str,
    *,
    embedding_model: str | None = None,
    reader_model: str | None = None,
    readers: int = 0,
    clock: Clock = utc_now,
) -> Library:
    """Open the library kept in ``folder``, made if it is not there.

    ``embedding_model`` is a hub's name or a folder; ``None`` is the bundled
    one. So is ``reader_model``, or a file that training wrote; ``"none"`` does
    without one. An index keeps the precision it was made in, so that a folder can
    move to a machine with another processor. ``readers`` is in how many
    processes of their own, bounded in time and memory, files are read; with 0
    they are read in this one. Raises :class:`StoreUnavailable`.
    """
    store = open_sqlite(Path(folder))
    with store.look() as view:
        mark = view.index_mark()
    precision = mark.precision if mark else None
    embedder = SentenceTransformerEmbedder(embedding_model, precision)
    preparing = PreparingApart(readers) if readers else PreparingHere()
    reading = None if reader_model == NO_READER else TransformerReader(reader_model)
    return Library(store, embedder, clock=clock, preparing=preparing, reading=reading)


class Library(
    Adding,
    Quoting,
    Asking,
    Looking,
    Following,
    Delivering,
    Collecting,
    Correcting,
    Governing,
    Leaving,
    Moving,
    Upkeep,
):
    """All that one data folder keeps; every verb names the group it is for.

    ``reader`` says who reads, where it decides what they may: by default
    anybody, who sees nothing of what stands in a collection. What changes the
    library is for curators, who read everything; asking is the caller's part.

    Safe to share between threads. Failures a person may be told of derive
    from :class:`knowledge.errors.KnowledgeError`.
    """
