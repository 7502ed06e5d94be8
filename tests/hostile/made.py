"""All hostile files; each is made on the spot."""

from __future__ import annotations

from tests.hostile import archives, letters, pages, pdfs, texts, words

CASES = (
    *pdfs.CASES,
    *words.CASES,
    *pages.CASES,
    *letters.CASES,
    *texts.CASES,
    *archives.CASES,
)
HEAVY = (*pages.HEAVY, *pdfs.HEAVY, *texts.HEAVY)
"""Those that only their time stops."""
