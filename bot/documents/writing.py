"""How a document is written out."""

from __future__ import annotations

import json
from collections.abc import Mapping


def written(document: Mapping[str, object]) -> str:
    """Write one document as JSON, one line feed at its end."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_json(document: Mapping[str, object]) -> bytes:
    """Write one document as UTF-8, one line feed at its end.

    Code points that UTF-8 has no room for, such as the stray bytes of a file's
    name, come out as the JSON escapes that stand for them.
    """
    return written(document).encode("utf-8", errors="backslashreplace")
