"""Join the lines of paragraphs that were broken at a fixed width, as in a PDF or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_NARROWEST: Final = 50
_WIDEST: Final = 90
_RAGGED: Final = 20
"""How far, in characters, a full line may fall short of the longest."""

_TAIL = re.compile(r"(-?)\b([^\W\d_]+)[-‐]$")
_HEAD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUNDING: Final = frozenset(
    ("self", "well", "vice", "ex", "non", "high", "low", "long", "short", "full", "half", "so")
)
_HANGING: Final = frozenset(("and", "or", "to", "nor", "und", "oder", "et", "ou"))


def unwrap(text: str) -> str:
    """Replace line ends inside hard-wrapped paragraphs with spaces, and undo hyphenation.

    Only a paragraph whose lines are mostly of one width, 50 to 90 characters,
    and mostly run on in lower case is joined; lists and verse stay.
    """
    words = frozenset(_WORD.findall(text.lower())) if "\n" in text else frozenset[str]()
    return "\n\n".join(_joined(paragraph.split("\n"), words) for paragraph in text.split("\n\n"))


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    wrapped = is_wrapped(lines)
    width = max(map(len, lines))
    parts = [lines[0]]
    for line, following in pairwise(lines):
        hyphen = _hyphenation(line, following, words)
        if hyphen is not None:
            parts[-1] = parts[-1][:-1] + hyphen
        elif wrapped and _is_full(line, width):
            parts.append(" ")
        else:
            parts.append("\n")
        parts.append(following)
    return "".join(parts)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines of one paragraph were clearly broken at a fixed width."""
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = [pair for pair in pairwise(lines) if _is_full(pair[0], width)]
    running_on = sum(
        following[:1].islower() and line[-1:] not in ".!?:;" for line, following in full
    )
    return 3 * len(full) >= 2 * (len(lines) - 1) and 2 * running_on > len(full)


def _is_full(line: str, width: int) -> bool:
    """Tell whether ``line`` was broken for want of room; a shorter one ends a paragraph."""
    return len(line) >= width - _RAGGED


def _hyphenation(line: str, following: str, words: frozenset[str]) -> str | None:
    """Return what the hyphen at the end of ``line`` becomes, ``""`` or ``"-"``; None if it is none.

    The text itself decides where it uses the word elsewhere.
    """
    tail, head = _TAIL.search(line), _HEAD.match(following)
    if not (tail and head and tail[2][-1].islower() and head.group()[0].islower()):
        return None
    left, right = tail[2].lower(), head.group().lower()
    if right in _HANGING:
        return None
    if left + right in words:
        return ""
    keeps = tail[1] or len(left) == 1 or left in _COMPOUNDING or f"{left}-{right}" in words
    return "-" if keeps else ""
