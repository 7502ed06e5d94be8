"""Discord's limits, as its API description and documentation give them, and what keeps to them."""

from __future__ import annotations

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
QUESTION: Final = 500
"""Characters of a question: ours, so that it always fits above its answer."""


def units(text: str) -> int:
    """Count as the strictest client does: in UTF-16 code units, at least as many as characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """Return the text on one line, shortened to ``most`` units with an ellipsis if it is longer.

    For titles and names; quotes and links are never cut.
    """
    line = " ".join(text.split())
    if units(line) <= most:
        return line
    kept = line.encode("utf-16-le", "surrogatepass")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    return kept.rstrip() + "…"
