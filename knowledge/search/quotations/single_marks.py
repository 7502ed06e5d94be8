"""Pairs of single quotation marks, told from apostrophes; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Span

# Not before 'em, 'til, 'n' or '90s, which begin with an apostrophe.
_OPENING = re.compile(
    r"(?<![^\s(\[—–“\"])['‘](?!(?:em|til|tis|twas|cause|n|cos)\b|\d\ds?\b)(?=[\w$€£“\"…])"
)
_CLOSING = re.compile(r"(?<=\S)['’](?!\w)")
# After these a mark ends what was said; after an s it may as well be a genitive.
_ENDING = frozenset(',.!?;:…—–-)”"')
_FOLLOWING = frozenset(',.!?;:)”"')


def single_pairs(line: str, offset: int) -> tuple[Span, ...]:
    """Return what stands between single marks in a line, ``offset`` added to every place.

    A mark that may be the apostrophe of a genitive closes only where no surer
    one follows before the next opening.
    """
    openings = [one.start() for one in _OPENING.finditer(line)]
    closings = [one.start() for one in _CLOSING.finditer(line)]
    found: list[Span] = []
    place = 0
    for number, start in enumerate(openings):
        limit = openings[number + 1] if number + 1 < len(openings) else len(line)
        while place < len(closings) and closings[place] <= start + 1:
            place += 1
        reached = place
        while reached < len(closings) and closings[reached] < limit:
            reached += 1
        end = _closing(line, closings[place:reached])
        place = reached
        if end is not None:
            found.append(Span(offset + start + 1, offset + end))
    return tuple(found)


def _closing(line: str, places: Sequence[int]) -> int | None:
    """Return the first place that surely closes, or else the first that may."""
    sure = (at for at in places if _is_sure(line, at))
    return next(sure, places[0] if places else None)


def _is_sure(line: str, at: int) -> bool:
    after = line[at + 1] if at + 1 < len(line) else "."
    return line[at - 1] != "s" or line[at - 1] in _ENDING or after in _FOLLOWING
