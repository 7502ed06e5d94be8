"""How a file's name stands in a sentence."""

from __future__ import annotations

import unicodedata

_LONGEST = 80
_START, _END = 52, 24
# Control, format, private and unassigned characters, surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


def shown_name(name: str) -> str:
    """Return a name fit for a message: one line, nothing invisible, at most 80 characters.

    A longer one keeps its beginning and its end, and with it the ending.
    """
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in name)
    words = " ".join(seen.split()) or "The file"
    return words if len(words) <= _LONGEST else f"{words[:_START]} ... {words[-_END:]}"
