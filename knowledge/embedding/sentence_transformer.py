"""The embedding model proper, run by sentence-transformers and loaded on first use."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.embedding.base import (
    Cut,
    Floats,
    Integers,
    PassageVectors,
    QuestionVectors,
    processors,
)
from knowledge.embedding.bundled import NAME, verified_folder
from knowledge.errors import ModelUnavailable
from knowledge.model import IndexMark, Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Few enough to stay in the processor's cache, on their way through the layers.
BATCH = 8
# Of the longest in a batch, what the others have at least.
_ALIKE = 0.8
# No passage is as long as this; it keeps a text without a single full stop from being
# tokenised whole.
_LONGEST = 8_000
_LONGEST_QUESTION = 2_000


class SentenceTransformerEmbedder:
    """A model by name: a hub's, a folder's, or the bundled one (``None``).

    ``precision`` is ``float32``, ``bfloat16`` or ``None``: bfloat16 where the
    processor computes in it, which is about twice as fast at a cosine of
    .9999 to the vectors of float32.
    """

    def __init__(self, name: str | None = None, precision: str | None = None) -> None:
        self._name = name
        self._precision = precision
        self._lock = threading.Lock()
        self._loading = threading.Lock()

    @property
    def mark(self) -> IndexMark:
        """Return the model's name, its precision and the length of its vectors."""
        model = self._model
        dimension = model.get_embedding_dimension() or 0
        return IndexMark(self._name or NAME, str(model.dtype).removeprefix("torch."), dimension)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out."""
        if not texts:
            return []
        cut = [text[:_LONGEST] for text in texts]
        with self._lock:
            return self._counts(cut)

    def passages(self, articles: Sequence[Sequence[Cut]]) -> list[list[PassageVectors]]:
        """Embed passages, those of one article that are of like length together.

        What a passage is embedded beside moves the last digits of its vectors.
        """
        batches = [batch for cut in articles for batch in _batches(cut)]
        with ThreadPoolExecutor(processors(), thread_name_prefix="embedding") as pool:
            done = [one for batch in pool.map(self._embed, batches) for one in batch]
        _give_back()
        found = iter(done)
        return [_in_place(cut, found) for cut in articles]

    def question(self, text: str) -> QuestionVectors:
        """Embed a question."""
        prefix = self._prompt("query")
        vectors, tokens, offsets = self._run([prefix + text[:_LONGEST_QUESTION]])
        keep = (offsets[0][:, 1] > offsets[0][:, 0]) & (offsets[0][:, 0] >= len(prefix))
        return QuestionVectors(vectors[0], _unit(tokens[0][keep]))

    def _embed(self, batch: Sequence[Cut]) -> list[PassageVectors]:
        prefix = self._prompt("document", "passage")
        rows = zip(batch, *self._run([prefix + text[:_LONGEST] for text, _ in batch]), strict=True)
        found = []
        for (_, sentences), vector, tokens, offsets in rows:
            starts = offsets[:, 0] - len(prefix)
            keep = (offsets[:, 1] > offsets[:, 0]) & (starts >= 0)
            found.append(_split(vector, tokens[keep], starts[keep], sentences))
        return found

    def _run(self, texts: Sequence[str]) -> tuple[Floats, list[Floats], list[Integers]]:
        """Return unit vectors, tokens' vectors, and where each token stands in its text."""
        import torch

        model = self._model
        batch = self._tokenised(texts)
        offsets = batch.pop("offset_mapping").numpy()
        with torch.inference_mode():
            out = model(batch)
            vectors = out["sentence_embedding"].float().numpy()
            tokens = out["token_embeddings"].float().numpy()
            lengths = out["attention_mask"].sum(1).tolist()
        return (
            _unit(vectors),
            [tokens[row, :length] for row, length in enumerate(lengths)],
            [offsets[row, :length] for row, length in enumerate(lengths)],
        )

    def _tokenised(self, texts: Sequence[str]) -> dict[str, Any]:
        model = self._model
        # A tokenizer keeps how it pads and cuts, so that one text at a time may be in it.
        with self._lock:
            return dict(
                model.tokenizer(
                    list(texts),
                    padding=True,
                    truncation=True,
                    max_length=model.max_seq_length,
                    return_tensors="pt",
                    return_offsets_mapping=True,
                )
            )

    def _counts(self, texts: list[str]) -> list[int]:
        tokenizer = self._model.tokenizer.backend_tokenizer
        tokenizer.no_truncation()
        tokenizer.no_padding()
        found = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [len(tokens) for tokens in found]

    def _prompt(self, *names: str) -> str:
        prompts = self._model.prompts or {}
        return next(filter(None, (prompts.get(name) for name in names)), "")

    @property
    def _model(self) -> SentenceTransformer:
        """The one model of all threads, loaded by the first that needs it."""
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        # oneDNN keeps what it prepares for each length of text, a thousand of them unless told.
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")

        import torch
        from sentence_transformers import SentenceTransformer
        from threadpoolctl import threadpool_limits
        from transformers.utils import logging

        # Each pass has one thread, and several passes run side by side: on two cores a third
        # quicker than passes that share their work, whose threads wait for each other spinning.
        # Where another process wants a core too, that cost them nine tenths of their speed.
        torch.set_num_threads(1)
        threadpool_limits(1, user_api="blas")

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        place = str(verified_folder()) if self._name is None else self._name
        options: dict[str, Any] = {"dtype": getattr(torch, self._precision or best_precision())}
        try:
            return SentenceTransformer(place, device="cpu", model_kwargs=options).eval()
        except (OSError, ValueError, ImportError) as error:
            raise ModelUnavailable(_explain(place)) from error


def best_precision() -> str:
    """Name the number type that is quickest on this processor at equal quality."""
    import torch

    can = torch.cpu.get_capabilities()
    return "bfloat16" if can.get("avx512_bf16") or can.get("amx_bf16") else "float32"


def _give_back() -> None:
    """Return freed memory to the system; only GNU's C library has to be asked."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _explain(place: str) -> str:
    kind = "folder" if Path(place).is_dir() else "hub model"
    return (
        f"The embedding model could not be loaded from the {kind} {place}; check its name in "
        "EMBEDDING_MODEL and the connection, or unset it to use the bundled model."
    )


def _order(cut: Sequence[Cut]) -> list[int]:
    """Return the places of an article's passages, the longest first."""
    return sorted(range(len(cut)), key=lambda place: -len(cut[place][0]))


def _batches(cut: Sequence[Cut]) -> Iterator[list[Cut]]:
    """Yield an article's passages by length; one much shorter would be filled up to the first."""
    batch: list[Cut] = []
    for place in _order(cut):
        text = cut[place][0]
        if len(batch) == BATCH or (batch and len(text) < _ALIKE * len(batch[0][0])):
            yield batch
            batch = []
        batch.append(cut[place])
    if batch:
        yield batch


def _in_place(cut: Sequence[Cut], found: Iterator[PassageVectors]) -> list[PassageVectors]:
    """Return an article's passages in the order in which it has them."""
    by_place = {place: next(found) for place in _order(cut)}
    return [by_place[place] for place in range(len(cut))]


def _split(
    vector: Floats, tokens: Floats, starts: Integers, sentences: Sequence[Span]
) -> PassageVectors:
    """Give each token to its sentence; a sentence beyond the model's reach has the passage's."""
    firsts = np.array([sentence.start for sentence in sentences])
    sentence_of = np.maximum(np.searchsorted(firsts, starts, side="right") - 1, 0)
    means = np.tile(vector, (len(sentences), 1))
    if len(tokens):
        held, begins = np.unique(sentence_of, return_index=True)
        means[held] = np.add.reduceat(tokens, begins)
    return PassageVectors(vector, _unit(means), tokens, sentence_of)


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = rows / np.maximum(lengths, 1e-12)
    return unit
