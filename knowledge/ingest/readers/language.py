"""Guess the language of a text, or say nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_LETTERS = 40
# py3langid's probability. Whole sentences of an article score over .95; close relatives
# (Norwegian, Danish), lists of names and repeated words stay below.
CONFIDENT = 0.8
# More text moves the guess no further.
_SAMPLE = 5_000
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, when the guess is confident."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return code if probability >= CONFIDENT and len(code) == len("en") else None


def language_code(tag: str | None) -> str | None:
    """Return the ISO 639-1 code in a language tag: "en-GB" gives "en", "English" nothing."""
    found = _CODE.fullmatch((tag or "").strip())
    return found[1].lower() if found else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load the model once: it takes about half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
