"""Whether what has to work does: the model, the index, the database."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.embedding.base import Embedder
from knowledge.errors import ModelUnavailable
from knowledge.model import CURATING
from knowledge.reading.base import PassageReader
from knowledge.store.base import Store

_LANGUAGE = (
    "The bundled model reads English; articles in other languages are found by their words. "
    "EMBEDDING_MODEL names another model."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be right for the library to work, and a sentence about it."""

    name: str
    ok: bool
    says: str


def checks(store: Store, embedder: Embedder, reading: PassageReader | None) -> tuple[Check, ...]:
    """Try what has to work, and say of each in a sentence how it stands."""
    mark = embedder.mark
    with store.look(CURATING) as view:
        kept = view.index_mark()
        sizes = [view.size(group_id) for group_id in view.groups()]
    same = kept in (None, mark)
    held = sum(size.articles for size in sizes)
    return (
        Check("model", ok=True, says=f"{mark.model} is loaded and computes in {mark.precision}."),
        _of_reading(reading),
        Check("index", ok=same, says=_says_index(same=same)),
        Check("database", ok=True, says=f"{held} articles of {len(sizes)} groups are kept."),
        Check("language", ok=True, says=_LANGUAGE),
    )


def _of_reading(reading: PassageReader | None) -> Check:
    if reading is None:
        return Check("reader", ok=True, says="READER_MODEL is none; sentences are chosen without.")
    try:
        reading.read("Does it read?", ["It reads."])
    except ModelUnavailable as error:
        return Check("reader", ok=False, says=str(error))
    return Check("reader", ok=True, says=f"{reading.name} is loaded.")


def _says_index(*, same: bool) -> str:
    if same:
        return "The index was made with this model."
    return "The index was made with another model; run `rapporteur reindex`."
