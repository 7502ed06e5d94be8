"""The finer vectors of a passage in few bytes: tokens as signs, sentences as small integers.

A token's vector is kept as one bit a dimension, its sign. For the sum over a
question's tokens of the best matching token (MaxSim; Khattab and Zaharia,
ColBERT, 2020) this measures as well as the full vectors do: docs/quality.md.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.embedding.base import Floats, Integers, PassageVectors

_HEAD = struct.Struct("<HHH")  # tokens, sentences, dimension


@dataclass(frozen=True, slots=True)
class Detail:
    """The finer vectors as read back.

    ``codes`` has a row of packed signs for each token, shape ``(tokens,
    ceil(dimension / 8))``; ``sentences`` unit rows; ``sentence_of`` the
    sentence of each token.
    """

    codes: npt.NDArray[np.uint8]
    sentences: Floats
    sentence_of: Integers


def pack(vectors: PassageVectors) -> bytes:
    """Return the sentences and tokens of a passage as bytes."""
    count, dimension = vectors.sentences.shape
    sentences = np.rint(vectors.sentences * np.iinfo(np.int8).max).astype(np.int8)
    return b"".join(
        (
            _HEAD.pack(len(vectors.tokens), count, dimension),
            vectors.sentence_of.astype("<u2").tobytes(),
            sentences.tobytes(),
            np.packbits(vectors.tokens > 0, axis=1).tobytes(),
        )
    )


def unpack(detail: bytes) -> Detail:
    """Return what :func:`pack` was given, to the precision it keeps."""
    tokens, count, dimension = _HEAD.unpack_from(detail)
    place = _HEAD.size
    sentence_of = np.frombuffer(detail, "<u2", tokens, place).astype(np.int64)
    place += 2 * tokens
    rows = np.frombuffer(detail, np.int8, count * dimension, place).reshape(count, dimension)
    place += count * dimension
    codes = np.frombuffer(detail, np.uint8, offset=place).reshape(tokens, (dimension + 7) // 8)
    sentences = rows.astype(np.float32)
    lengths = np.linalg.norm(sentences, axis=1, keepdims=True)
    return Detail(codes, sentences / np.maximum(lengths, 1.0), sentence_of)


def signs(codes: npt.NDArray[np.uint8], dimension: int) -> Floats:
    """Return unit rows, shape ``(tokens, dimension)``, from packed signs."""
    bits = np.unpackbits(codes, axis=1, count=dimension)
    scale = np.float32(1 / np.sqrt(dimension))
    return bits.astype(np.float32) * (2 * scale) - scale


def cosines_of_signs(codes: npt.NDArray[np.uint8], vectors: Floats) -> Floats:
    """Return ``signs(codes) @ vectors.T`` without making the signs."""
    dimension = vectors.shape[1]
    bits = np.unpackbits(codes, axis=1, count=dimension).astype(np.float32)
    scale = np.float32(1 / np.sqrt(dimension))
    found: Floats = bits @ (vectors.T * (2 * scale))
    found -= vectors.sum(axis=1) * scale
    return found
