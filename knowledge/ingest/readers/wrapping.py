"""Tell paragraphs that were broken into lines of equal width, and mend them."""

from __future__ import annotations

import re
from itertools import pairwise

# Wrapped text is set between these widths: narrower are verses and addresses, wider is
# one paragraph a line.
NARROWEST, WIDEST = 40, 120
_PAIR = 2
_MARKED = re.compile(r"\s*(?:[-*•>|]|\d{1,3}[.)])\s|>|\s{4,}\S|.*\s\|\s")


def unwrap(text: str) -> str:
    """Join the lines of wrapped paragraphs, and set paragraphs apart by blank lines.

    Lists, tables, quoted mail and short lines keep their line ends.
    """
    blocks = re.split(r"\n[^\S\n]*\n\s*", text.strip("\n"))
    return "\n\n".join(_unwrap_block(block.split("\n")) for block in blocks)


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether a line ends only where the next word would not have fitted.

    That is how text is wrapped at a width. Two lines prove little, so the
    second must then go on in lower case.
    """
    width = max(map(len, lines))
    if len(lines) < _PAIR or not NARROWEST <= width <= WIDEST:
        return False
    if any(map(_MARKED.match, lines)) or not all(line.strip() for line in lines):
        return False
    if len(lines) == _PAIR and not lines[1].lstrip()[0].islower():
        return False
    return all(
        len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
    )


def _unwrap_block(lines: list[str]) -> str:
    if is_wrapped(lines):
        return " ".join(line.strip() for line in lines)
    if max(map(len, lines)) > WIDEST and not any(map(_MARKED.match, lines)):
        return "\n\n".join(line.strip() for line in lines)
    return "\n".join(line.rstrip() for line in lines)
