"""Tell a page that asks about cookies from an article."""

from __future__ import annotations

import re

_CONSENT = re.compile(
    r"(?:accept|reject|allow|manage) (?:all|cookies|preferences)|(?:we|site) uses? cookies"
    r"|cookie (?:policy|settings|preferences)|before you continue|consent|your privacy"
    r"|legitimate interest|personali[sz]ed (?:ads|advertising)|privacy (?:policy|settings)",
    re.IGNORECASE,
)
_CONSENT_MARKS = 3
_CONSENT_MOST_WORDS = 400


def looks_like_consent(text: str) -> bool:
    """Tell whether a page asks about cookies instead of showing an article."""
    if len(text.split()) > _CONSENT_MOST_WORDS:
        return False
    return len({mark.lower() for mark in _CONSENT.findall(text)}) >= _CONSENT_MARKS
