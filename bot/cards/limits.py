"""Discord's limits, as its API description and documentation give them, and what keeps to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LAYOUT: Final = 4_000
"""Characters that all texts of a message with components (V2) may show."""
PLAIN: Final = 2_000
"""Characters of a message's plain content."""
COMPONENTS: Final = 40
"""Components of a message, nested ones counted."""
LABEL: Final = 80
"""Characters of a button's label."""
CUSTOM_ID: Final = 100
ALT_TEXT: Final = 1_024
"""Characters of the words that stand for a picture."""
ROW: Final = 5
"""Buttons of a row."""
CHOICES: Final = 25
"""Entries that are offered while an option is typed."""
CHOICE: Final = 100
"""Characters of such an entry, or of one in a menu, and of what it stands for."""
QUESTION: Final = 500
"""Characters of a question: ours, so that it always fits above its answer."""


def units(text: str) -> int:
    """Count as the strictest client does: in UTF-16 code units, at least as many as characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(texts: Iterable[str], room: int, *, apart: int = 1) -> list[str]:
    """Return the texts before the first that has no room, in order.

    ``room`` is in units; each text takes ``apart`` more than it has.
    """
    kept = []
    for text in texts:
        room -= units(text) + apart
        if room < 0:
            break
        kept.append(text)
    return kept


def cut(text: str, most: int) -> str:
    """Return the text on one line, shortened to ``most`` units with an ellipsis if it is longer.

    For titles and names; quotes and links are never cut.
    """
    line = " ".join(text.split())
    if units(line) <= most:
        return line
    kept = line.encode("utf-16-le", "surrogatepass")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    return kept.rstrip() + "…"
