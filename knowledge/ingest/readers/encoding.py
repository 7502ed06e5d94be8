"""Turn bytes of an unknown encoding into text."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# Guessing looks at this much: enough for every statistic it uses, and quick on large files.
_SAMPLE_BYTES = 100_000
# Where no language speaks for one of these, Windows-1252 is the likelier by far.
_OTHER_LATIN = {"cp1250", "cp1257", "cp775", "iso8859_2", "iso8859_4", "mac_latin2"}


def decode(body: bytes, declared: str | None = None) -> str:
    """Decode ``body`` by its byte-order mark, as UTF-8, as ``declared``, or by a guess.

    Never fails: bytes that fit no encoding are read as Windows-1252, which
    older tools write, with U+FFFD where even that has no character.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    for candidate in ("utf-8", declared, _guess(body)):
        text = _decoded(body, candidate)
        if text is not None:
            return text
    return body.decode("cp1252", errors="replace")


def declared_in_html(body: bytes) -> str | None:
    """Return the encoding that a page's ``<meta charset>`` names, if any."""
    # HTML asks for the declaration within the first 1,024 bytes; many pages are later.
    found = _META_CHARSET.search(body[:8192])
    return found[1].decode("ascii") if found else None


def _decoded(body: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = body.decode(encoding)
    except (LookupError, ValueError):
        # An encoding Python does not know, or bytes that do not fit it.
        return None
    return text if isinstance(text, str) else None


def _guess(body: bytes) -> str | None:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(body[:_SAMPLE_BYTES]).best()
        if best is None or (best.encoding in _OTHER_LATIN and not best.coherence):
            return None
        return best.encoding
    return None
