"""Names as they can be drawn: on one line, letter for letter, in fonts that have the letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

# In columns, of which a letter of Chinese takes two.
_LONGEST_NAME = 30
# They come with the drawing library. The second has a box for every letter, with its script.
_FIRST, _LAST = "DejaVu Sans", "Last Resort High-Efficiency"
# Fonts of signs for formulas, whose places are not those of letters.
_NO_LETTERS = ("cm", "STIX", _LAST)
_REGULAR = 400
# They join letters, and are seen only where they are missing.
_JOINERS = "\u200c\u200d"


def drawable(name: str) -> str:
    """Return a name on one line, without what cannot be seen, cut where it is long."""
    seen = "".join(one if one.isprintable() or one in _JOINERS else " " for one in name)
    line = " ".join(seen.split())
    if _columns(line) <= _LONGEST_NAME:
        return line
    while _columns(line) >= _LONGEST_NAME:
        line = line[:-1]
    return line.rstrip() + "…"


def families(text: str) -> list[str]:
    """Return the fonts to draw ``text`` in: of this machine's those that have further letters."""
    from matplotlib.font_manager import fontManager

    plain = [one for one in fontManager.ttflist if (one.style, one.weight) == ("normal", _REGULAR)]
    lacking = _lacking(next(one for one in plain if one.name == _FIRST), set(text))
    found = [_FIRST]
    for font in plain if lacking else ():
        if font.name in found or font.name.startswith(_NO_LETTERS):
            continue
        left = _lacking(font, lacking)
        if left != lacking:
            found.append(font.name)
            lacking = left
    return [*found, _LAST]


def _lacking(font: FontEntry, letters: set[str]) -> set[str]:
    from matplotlib.ft2font import FT2Font

    if not Path(font.fname).is_file():  # listed once, and taken off this machine since
        return letters
    face = FT2Font(font.fname, face_index=font.index)
    return {one for one in letters if not face.get_char_index(ord(one))}


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line)
