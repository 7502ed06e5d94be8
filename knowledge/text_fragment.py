"""Links that open a page at the quoted words (WICG, URL Fragment Text Directives)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# A short quote is named whole; of a longer one the first and last words, which also lets it
# run over paragraphs.
_WHOLE, _EDGE = 8, 4


def link_to(url: str | None, words: str) -> str | None:
    """Return ``url`` with a fragment that points at ``words``; ``None`` without a web address."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return None
    page, _, fragment = url.partition("#")
    anchor = fragment.partition(":~:")[0]
    return f"{page}#{anchor}:~:text={_directive(words)}"


def _directive(words: str) -> str:
    found = words.split()
    if len(found) <= _WHOLE and "\n" not in words.strip():
        return _encoded(found)
    return f"{_encoded(found[:_EDGE])},{_encoded(found[-_EDGE:])}"


def _encoded(words: list[str]) -> str:
    """Percent-encode, the hyphen too, which has a meaning of its own in a directive."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
