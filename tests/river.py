"""Articles on one river, as many as are wanted, of which no two tell the same."""

from __future__ import annotations

import random

HOST = "https://river.example.org/"
ADDRESS = r"https://river\.example\.org/\d+"
"""What the addresses of all of them look like."""
_PLACES = ("weir", "mill", "harbour", "delta", "ferry", "lock", "spring", "gorge", "marsh", "quay")
_DEEDS = ("dredged", "measured", "sold", "painted", "flooded", "closed", "mapped", "leased")
_WORDS = 40


def address(number: int) -> str:
    """Return where an article stands."""
    return f"{HOST}{number}"


def river_article(number: int) -> bytes:
    """Return an article as a file; its words are its own."""
    chance = random.Random(number)
    own = [f"w{number}x{chance.randrange(10**6)}" for _ in range(_WORDS)]
    place, deed = chance.choice(_PLACES), chance.choice(_DEEDS)
    head = f"---\ntitle: River {place} {number}\noutlet: Outlet {number}\ndate: 2025-05-08\n"
    text = f"The river {place} was {deed} by crew {number}. {' '.join(own)}."
    return f"{head}url: {address(number)}\nlanguage: en\n---\n{text}\n".encode()
