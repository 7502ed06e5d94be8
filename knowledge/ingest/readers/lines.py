"""Tell how the lines of a plain text hang together."""

from __future__ import annotations

import re
from itertools import pairwise

# Wrapped text is set between these widths: narrower are verses and addresses, wider is
# one paragraph a line.
NARROWEST, WIDEST = 40, 120
_PAIR = 2
_MARKED = re.compile(r"\s*(?:[-*•>|]|\d{1,3}[.)])\s|>|\s{4,}\S|.*\s\|\s")


def set_paragraphs_apart(text: str) -> str:
    """Put a blank line between paragraphs that stand one a line.

    Lists, tables, quoted mail, short and wrapped lines keep their line ends.
    """
    blocks = re.split(r"\n[^\S\n]*\n\s*", text.strip("\n"))
    return "\n\n".join(_set_block_apart(block.split("\n")) for block in blocks)


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


def _set_block_apart(lines: list[str]) -> str:
    are_paragraphs = max(map(len, lines)) > WIDEST and not any(map(_MARKED.match, lines))
    return ("\n\n" if are_paragraphs else "\n").join(line.rstrip() for line in lines)
