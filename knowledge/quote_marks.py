"""Tell opening quotation marks from closing ones where the mark alone does not say."""

from __future__ import annotations

import re
from typing import Final

# A straight single mark inside a word is an apostrophe.
_MARK = re.compile(r"(?<!\w)'|'(?!\w)|[\"“”„«»]")
_BEFORE_OPENING: Final = frozenset(" ([“‘—–")
_AFTER_CLOSING: Final = frozenset(" .,;:?!)]”’")
_FAMILIES: Final = {"'": "'", '"': '"', "«": "«»", "»": "«»", "“": "„“”", "”": "„“”", "„": "„“”"}


def opening_marks(line: str) -> frozenset[int]:
    """Return the offsets in ``line`` at which a quotation opens.

    A straight mark that touches a word on one side only says so itself;
    between two words it closes what is open, or else opens. Low-high and
    angle marks go by their order too, since languages differ in them.
    """
    openings: set[int] = set()
    opened: dict[str, str] = {}
    for match in _MARK.finditer(line):
        mark, at = match.group(), match.start()
        family = _FAMILIES[mark]
        if _opens(line, at, mark, opened.get(family)):
            openings.add(at)
            opened[family] = mark
        else:
            opened.pop(family, None)
    return frozenset(openings)


def _opens(line: str, at: int, mark: str, opened: str | None) -> bool:
    """Tell whether ``mark`` opens, given the mark of its family that is open before it."""
    if mark in "„“”":
        return mark == "„" or (mark == "“" and opened != "„")
    if mark in "«»":
        return opened in (None, mark)
    follows_space = at == 0 or line[at - 1] in _BEFORE_OPENING
    precedes_space = at + 1 == len(line) or line[at + 1] in _AFTER_CLOSING
    return follows_space if follows_space != precedes_space else opened is None
