"""Turn the text of an article as people paste it into the text that is kept and quoted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from knowledge.ingest.boilerplate import without_boilerplate
from knowledge.ingest.characters import repair, settle
from knowledge.ingest.spacing import separate_sentences
from knowledge.ingest.wrapping import unwrap
from knowledge.model import Removal


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text ready to keep, and the phrases of the page that were taken out of it."""

    text: str
    removed: tuple[Removal, ...]


def clean(text: str) -> Cleaned:
    """Repair a scraped text: encoding, white space, boilerplate, line breaks, glued sentences.

    No letter or digit outside ``removed`` is lost, added or moved, mojibake,
    ligatures and HTML entities apart. Cleaning the result changes nothing.
    """
    removed: Counter[str] = Counter()
    before, after = None, text
    # One repair can make room for another, a joined line for a phrase that was broken in two.
    while after != before:
        before, (after, phrases) = after, _once(after)
        removed.update(phrases)
    return Cleaned(after, tuple(Removal(phrase, count) for phrase, count in removed.items()))


def _once(text: str) -> tuple[str, list[str]]:
    """Apply every step once."""
    text, phrases = without_boilerplate(repair(text))
    return separate_sentences(unwrap(settle(text))), phrases
