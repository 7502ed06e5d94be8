"""What a hostile file is: its name, how it is made, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SENTENCE = "Four states must ratify the treaty before May."
BODY = (
    "The river treaty was signed in Lisbon on Monday after three years of talks. "
    f"{SENTENCE} The fisheries minister stayed away from the ceremony and gave no reason. "
    "Opposition parties asked for the full text to be published, so that committees can study "
    "what the country has signed. A first reading is planned for the second week of March, "
    "officials said, and nobody expects the debate to end before the summer begins again."
)
TITLE = "A treaty is signed"


@dataclass(frozen=True)
class Case:
    """``expects`` is a kind of Unreadable, or words that the article or its warnings hold."""

    name: str
    make: Callable[[], bytes]
    expects: object


def case(name: str, make: Callable[[], bytes] | bytes, expects: object) -> Case:
    return Case(name, make if callable(make) else lambda: make, expects)


def flipped(body: bytes, every: int, start: int = 0) -> bytes:
    """The same bytes with one bit changed in each so many."""
    changed = bytearray(body)
    for place in range(start, len(changed), every):
        changed[place] ^= 1 << (place % 8)
    return bytes(changed)
