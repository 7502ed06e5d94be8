"""Read Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from knowledge.errors import BrokenFile, TooLarge
from knowledge.ingest.readers.dates import parse_day
from knowledge.ingest.readers.encoding import decode
from knowledge.ingest.readers.language import language_code
from knowledge.ingest.readers.markdown_text import plain_text
from knowledge.ingest.readers.opening import read_opening
from knowledge.ingest.readers.reading import Reading

# A book has about 1 MB; markup written to be slow takes half a minute to parse for each.
MAX_MARKDOWN = 2_000_000
# Each may open something that holds others, so that each is looked at several times over.
MOST_MARKS = 60_000
_MARKS = (b"[", b"|", b"`", b"*", b"_", b"<")
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "site"),
    "author": ("author", "authors", "byline"),
    "published": ("date", "published", "publication_date"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
}
# Longer than this it is not front matter.
_FENCED = re.compile(r"---[^\S\n]*\n(?P<inside>.{0,20000}?\n)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_KEY_LINE = re.compile(r"^[A-Za-z_][\w-]*[^\S\n]*:(?:\s|$)", re.MULTILINE)


def read_markdown(body: bytes, name: str) -> Reading:
    """Return the text without markup, its front matter, title and byline.

    Raises BrokenFile for front matter that is not valid YAML and for marks
    nested without end, and TooLarge.
    """
    if len(body) > MAX_MARKDOWN:
        raise TooLarge(
            f"{name} has over {MAX_MARKDOWN // 1_000_000} MB of Markdown; "
            "split it, or add the article's text alone."
        )
    if sum(map(body.count, _MARKS)) > MOST_MARKS:
        raise TooLarge(
            f"{name} has more than {MOST_MARKS:,} marks of Markdown; add the article's text alone."
        )
    source = "\n".join(decode(body).lstrip("\ufeff\n").splitlines())
    front, source = _split_front_matter(source, name)
    try:
        heading, text = plain_text(source)
    except RecursionError as fault:
        raise BrokenFile(
            f"{name} has Markdown nested without end; add the article's text alone."
        ) from fault
    if front.title is None and heading:
        front = replace(front, title=heading)
    elif heading and heading != front.title:
        text = f"{heading}\n\n{text}"
    opening = read_opening(text, titled=front.title is not None)
    return replace(front.or_else(opening), text=opening.text)


def has_front_matter(text: str) -> bool:
    """Tell whether a text opens with a fenced block of ``key: value`` lines."""
    found = _FENCED.match(text)
    return bool(found and _KEY_LINE.search(found["inside"]))


def _split_front_matter(source: str, name: str) -> tuple[Reading, str]:
    found = _FENCED.match(source)
    if found is None or not has_front_matter(source):
        return Reading(""), source
    import yaml

    try:
        # Not the faster loader in C: nesting without end overflows its stack and ends
        # the whole process.
        given = yaml.safe_load(found["inside"])
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        # ValueError: a date such as 2025-02-30; RecursionError: lists nested without end.
        where = getattr(fault, "problem_mark", None)
        line = f" (line {where.line + 2})" if where is not None else ""
        raise BrokenFile(
            f"The front matter of {name} is not valid YAML{line}; "
            "correct it or take it out, and add the file again."
        ) from fault
    return _from_metadata(given if isinstance(given, dict) else {}), source[found.end() :]


def _from_metadata(metadata: Mapping[object, object]) -> Reading:
    given = {str(key).strip().lower(): value for key, value in metadata.items()}
    said = {
        field: next((found for key in keys if (found := _words(given.get(key)))), None)
        for field, keys in _KEYS.items()
    }
    outlet, url = said["outlet"], said["url"]
    if outlet and outlet.startswith(("http://", "https://")):
        # "source:" is used for the outlet and for the link alike.
        outlet, url = None, url or outlet
    return Reading(
        "",
        title=said["title"],
        outlet=outlet,
        author=said["author"],
        published=parse_day(said["published"] or ""),
        url=url,
        language=language_code(said["language"]),
    )


def _words(value: object) -> str | None:
    """Return a scalar as text, a list as "a, b" and a mapping by its ``name``."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, str | int | float | date):
        return " ".join(str(value).split()) or None
    if isinstance(value, list):
        parts = [str(part) for part in map(_word, value) if part]
        return ", ".join(parts) or None
    return _word(value)


def _word(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None
