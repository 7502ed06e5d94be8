"""How much of one text stands in another, by runs of words (Broder 1997)."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def shingles(text: str) -> frozenset[int]:
    """Return a hash of 63 bits for every run of four words, case and punctuation apart.

    A text of fewer words is one run. The hashes are the same in every process
    and version of Python, so that they can be kept.
    """
    words = folded_words(text)
    runs = (words[at : at + _RUN] for at in range(max(len(words) - _RUN + 1, 1)))
    return frozenset(_hashed(run) for run in runs if run)


def sampled(shingles: Iterable[int]) -> tuple[int, ...]:
    """Return the shingles to keep for finding a text again, rising: one in four, by value.

    All texts keep the same ones, so two share a quarter of what they have in
    common, which ranks candidates; how much one contains of the other is then
    computed on all shingles. Of fewer than 64 all are kept. A longer text still
    keeps a quarter, so that of ``n`` shared with a short one about ``n / 4``
    meet, and none with a probability of ``.75 ** n``: a short text that stands
    in a long one is found when it has some twenty words.
    """
    found = sorted(set(shingles))
    return tuple(found if len(found) < _FEW else (one for one in found if one % _ONE_IN == 0))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share, 0 to 1, of the smaller set that is in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def folded_words(text: str) -> list[str]:
    """Return the words of a text, case, punctuation and the form of apostrophes apart."""
    folded = normalize("NFKC", separated(text).translate(_APOSTROPHES)).casefold()
    return _WORD.findall(folded)


def _hashed(run: list[str]) -> int:
    digest = blake2b(" ".join(run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
