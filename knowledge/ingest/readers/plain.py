"""Read plain text."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ingest.readers.encoding import decode
from knowledge.ingest.readers.lines import set_paragraphs_apart
from knowledge.ingest.readers.opening import read_opening
from knowledge.ingest.readers.reading import Reading


def read_plain(body: bytes) -> Reading:
    """Return the text, with the details that its first lines give."""
    text = "\n".join(decode(body).splitlines())
    found = read_opening(text, titled=False)
    return replace(found, text=set_paragraphs_apart(found.text))
