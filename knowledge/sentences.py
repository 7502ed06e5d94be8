"""Which sentences of an article are understood by themselves."""

from __future__ import annotations

import re
from typing import Final

_FEWEST_WORDS, _MOST_WORDS = 6, 60
# Sentences that begin so are not understood by themselves.
_LEANING: Final = frozenset(
    "it he she they we i you this that these those his her its their but and so".split()
)
# Between the names of several authors.
_ALSO: Final = re.compile(r",|;|&|\band\b")
_MARKS: Final = "\"'“”‘’«»("


def stands_alone(sentence: str, author: str | None = None) -> bool:
    """Tell whether a sentence can be read apart from its article, and at a glance.

    Headings, lists and captions cannot, nor what somebody is quoted as saying,
    what leans on the sentence before, and what tells of the article's ``author``.
    """
    names = map(str.strip, _ALSO.split(author or ""))
    if any(sentence.startswith(name) for name in names if name):
        return False
    words = sentence.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or "\n" in sentence or "://" in sentence:
        return False
    leans = words[0].casefold().strip(",") in _LEANING or sentence[0] in _MARKS
    return not leans and sentence.endswith((".", "!", "?", "…"))
