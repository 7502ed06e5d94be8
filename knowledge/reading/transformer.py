"""The reading model proper, loaded on first use: the bundled one, or one of a hub's or a folder."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from knowledge.embedding.base import processors
from knowledge.embedding.bundled import verified_folder
from knowledge.embedding.sentence_transformer import best_precision
from knowledge.errors import ModelUnavailable
from knowledge.reading.base import ReadPassage
from knowledge.reading.bundled import NAME, SUFFIX, changes_in, verified_changes

_LONGEST_QUESTION, _LONGEST_PASSAGE = 500, 8_000
"""In characters; what is longer is cut before it is tokenised."""
# Of a pair for a model that is not the bundled one, in tokens, unless it takes fewer.
_LONGEST = 384


class _Loaded(NamedTuple):
    """A network, its tokenizer, and how many tokens of a pair it takes."""

    network: Any
    tokenizer: Any
    longest: int


class TransformerReader:
    """A reading model by name: a hub's, a folder, a file of training's, or the bundled (``None``).

    ``precision`` is as for the embedding model.
    """

    def __init__(self, name: str | None = None, precision: str | None = None) -> None:
        self._given, self._precision = name, precision
        self._loading, self._tokenising = threading.Lock(), threading.Lock()

    @property
    def name(self) -> str:
        """Return the model's name."""
        return self._given or NAME

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        """Read each passage by itself, as many side by side as there are processors.

        Raises :class:`ModelUnavailable`.
        """
        loaded, asked = self._model, question[:_LONGEST_QUESTION]
        with ThreadPoolExecutor(processors(), thread_name_prefix="passages") as pool:
            return list(pool.map(lambda one: self._read(loaded, asked, one), passages))

    def _read(self, loaded: _Loaded, question: str, passage: str) -> ReadPassage:
        import torch

        # A tokenizer keeps how it cuts, so that one text at a time may be in it.
        with self._tokenising:
            encoded = loaded.tokenizer(
                question,
                passage[:_LONGEST_PASSAGE],
                truncation="only_second",
                max_length=loaded.longest,
                return_offsets_mapping=True,
            )
        offsets = np.array(encoded.pop("offset_mapping"), np.int64)
        is_read = np.array([part == 1 for part in encoded.sequence_ids()])
        batch = {name: torch.tensor([values]) for name, values in encoded.items()}
        with torch.inference_mode():
            found = loaded.network(**batch)
        starts = found.start_logits[0].float().numpy()
        ends = found.end_logits[0].float().numpy()
        nothing = float(starts[0] + ends[0])
        return ReadPassage(starts[is_read], ends[is_read], offsets[is_read], nothing)

    @property
    def _model(self) -> _Loaded:
        """The one model of all threads, loaded by the first that needs it."""
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> _Loaded:
        import torch
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        dtype = getattr(torch, self._precision or best_precision())
        if self._given is None:
            return _trained(verified_changes(), dtype)
        if self._given.endswith(SUFFIX):
            return _trained(changes_in(Path(self._given)), dtype)
        try:
            return _other(self._given, dtype)
        except (OSError, ValueError, ImportError) as error:
            raise ModelUnavailable(_explain(self._given)) from error


def _trained(changes: dict[str, Any], dtype: Any) -> _Loaded:
    """Return the bundled embedding model with what training changed in it."""
    from transformers import AutoTokenizer

    from knowledge.reading.delta import unpacked
    from knowledge.reading.network import LONGEST, ReadingNetwork

    folder = verified_folder()
    network = ReadingNetwork(folder)
    network.load_state_dict(unpacked(network.state_dict(), changes))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    return _Loaded(network.to(dtype).eval(), tokenizer, LONGEST)


def _other(name: str, dtype: Any) -> _Loaded:
    """Load a model of the question-answering kind from a hub or a folder."""
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    network = AutoModelForQuestionAnswering.from_pretrained(name, dtype=dtype).eval()
    tokenizer = AutoTokenizer.from_pretrained(name)
    return _Loaded(network, tokenizer, min(_LONGEST, tokenizer.model_max_length))


def _explain(place: str) -> str:
    kind = "folder" if Path(place).is_dir() else "hub model"
    return (
        f"The reading model could not be loaded from the {kind} {place}; check its name in "
        "READER_MODEL and the connection, or set it to none to do without."
    )
