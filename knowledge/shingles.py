"""How much of one text stands in another, by runs of words (Broder 1997)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from unicodedata import normalize

from knowledge.words import separated

_RUN: Final = 4
"""Words in a shingle: long enough that chance and stock phrases hardly make one."""

_ONE_IN: Final = 4
_FEW: Final = 64
"""Texts of fewer shingles are kept whole: a sample of them would often miss."""

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("‘’ʼ＇`´", "'"))
Run = tuple[str, ...]
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def runs_of(text: str) -> frozenset[Run]:
    """Return every run of four words, case and punctuation apart; of fewer words, one run."""
    words = folded_words(text)
    if len(words) < _RUN:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


# An article's are asked for twice in a row: to find what it is like, and to be kept.
@lru_cache(maxsize=2)
def shingles(text: str) -> frozenset[int]:
    """Return a hash of 63 bits for every run of four words.

    The hashes are the same in every process and version of Python, so that they
    can be kept. To compare two texts, their runs are quicker.
    """
    return frozenset(map(_hashed, runs_of(text)))


def sampled(shingles: Iterable[int]) -> tuple[int, ...]:
    """Return the shingles to keep for finding a text again, rising: one in four, by value.

    All texts keep the same ones, so two share a quarter of what they have in
    common, which ranks candidates; how much one contains of the other is then
    computed on all runs. Of fewer than 64 all are kept. A longer text still
    keeps a quarter, so that of ``n`` shared with a short one about ``n / 4``
    meet, and none with a probability of ``.75 ** n``: a short text that stands
    in a long one is found when it has some twenty words.
    """
    found = sorted(set(shingles))
    return tuple(found if len(found) < _FEW else (one for one in found if one % _ONE_IN == 0))


def containment(a: frozenset[object], b: frozenset[object]) -> float:
    """Return the share, 0 to 1, of the smaller set that is in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def folded_words(text: str) -> list[str]:
    """Return the words of a text, case, punctuation and the form of apostrophes apart."""
    folded = normalize("NFKC", separated(text).translate(_APOSTROPHES)).casefold()
    return _WORD.findall(folded)


def _hashed(run: Run) -> int:
    digest = blake2b(" ".join(run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
