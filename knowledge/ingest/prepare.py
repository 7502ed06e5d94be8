"""Everything done to a file before a model sees its text: read, clean, cut into sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from knowledge.errors import NoText
from knowledge.ingest.cleaning import clean
from knowledge.ingest.passages import sentences_of
from knowledge.ingest.readers import FEW_WORDS, NO_DATE, UNDER_FEW_WORDS, read
from knowledge.ingest.readers.names import shown_name
from knowledge.model import Details, Draft, Removal, Span


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text that may be kept, its sentences, and what is known of it."""

    text: str
    sentences: tuple[Span, ...]
    details: Details
    media_type: str
    removed: tuple[Removal, ...]
    warnings: tuple[str, ...]


def prepare(body: bytes, name: str, *, today: date) -> Prepared:
    """Read, clean and cut one article; ``today`` is as in ``read``. Raises Unreadable."""
    draft = read(body, name, today=today)
    cleaned = clean(draft.text)
    if not any(map(str.isalnum, cleaned.text)):
        raise NoText(
            f"{shown_name(name)} holds nothing but the page around an article; "
            "add the article's text."
        )
    title = clean(draft.details.title).text or draft.details.title
    return Prepared(
        cleaned.text,
        sentences_of(cleaned.text),
        replace(draft.details, title=" ".join(title.split())),
        draft.media_type,
        cleaned.removed,
        _warnings(draft, cleaned.text),
    )


def _warnings(draft: Draft, text: str) -> tuple[str, ...]:
    """Return what a curator should look at, now that the page around the article is gone."""
    is_short = len(text.split()) < FEW_WORDS
    return tuple(dict.fromkeys((*draft.warnings, *([UNDER_FEW_WORDS] if is_short else ()))))


def with_details(found: Prepared, given: Details | None) -> Prepared:
    """Return what was prepared with what a person said of it before what its file says."""
    if given is None:
        return found
    was = found.details
    details = Details(
        title=given.title or was.title,
        outlet=given.outlet or was.outlet,
        author=given.author or was.author,
        published=given.published or was.published,
        url=given.url or was.url,
        language=given.language or was.language,
    )
    answered = {NO_DATE} if given.published else set()
    warnings = tuple(one for one in found.warnings if one not in answered)
    return replace(found, details=details, warnings=warnings)
