"""Find the title, byline, date, outlet and link that stand in the first lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.ingest.readers.dates import parse_day
from knowledge.ingest.readers.lines import is_wrapped
from knowledge.ingest.readers.masthead import is_masthead
from knowledge.ingest.readers.reading import Reading

LONGEST_TITLE = 200
# Bylines and datelines stand above the article; further down such lines belong to it.
_LINES_LOOKED_AT = 8
_LONGEST_LABELLED = 120

_SEPARATOR = re.compile(r"\s+[|•·–—]\s+")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,18}?)\s*:\s*(?P<value>\S.*)")
_LABELS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
    "written by": "author",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "published": "published",
    "published on": "published",
    "publication date": "published",
    "first published": "published",
    "posted": "published",
    "posted on": "published",
    "date": "published",
    "url": "url",
    "link": "url",
}
_BY = re.compile(r"(?:by|written by|reported by)\s+(?P<names>\S.*)", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:first )?published|posted|released)(?: on)?:?\s+(?P<day>\S.*)", re.IGNORECASE
)
_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,5}}")
# Parts of names that are written small.
_SMALL = {
    *("and", "de", "da", "del", "der", "di", "du", "van", "von"),
    *("la", "le", "el", "al", "bin", "ibn"),
}
# "By March", "By the sea" open headlines.
_NOT_NAMES = {
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "monday", "tuesday", "wednesday", "thursday"),
    *("friday", "saturday", "sunday", "the", "a", "an"),
}
_LINK = re.compile(r"<?(?P<url>https?://[^\s<>]{4,2000})>?")
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")


def read_opening(text: str, *, titled: bool) -> Reading:
    """Return the text without its title and detail lines, and what they said.

    With ``titled`` the title is known from elsewhere and no line is taken for it.
    A line goes only when the whole of it is such a detail.
    """
    lines = text.split("\n")
    found = Reading(text)
    said_something: set[int] = set()
    for index in _near_the_top(lines):
        first = not titled and not any(line.strip() for line in lines[:index])
        said = _details_in(lines[index].strip(), first=first)
        if said is not None:
            found, lines[index] = found.or_else(said), ""
            said_something.add(index)
    if found.outlet is None:
        found = replace(found, outlet=_take_masthead(lines, said_something, titled=titled))
    if not titled and found.title is None:
        found = replace(found, title=_take_title(lines))
    return replace(found, text="\n".join(lines))


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line ends as sentences do, quotation marks and brackets aside."""
    bare = line.rstrip("\"'”’»)] ")
    return bare.endswith((".", "!", "?", "…", ":", ";")) and not _INITIALS.search(bare)


def _near_the_top(lines: list[str]) -> Iterator[int]:
    seen = 0
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        seen += 1
        if seen > _LINES_LOOKED_AT or len(line) > LONGEST_TITLE:
            return
        yield index


def _take_masthead(lines: list[str], details: set[int], *, titled: bool) -> str | None:
    """Return the outlet's name that stands right above or below a byline or date, and blank it."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    for index in sorted({index + step for index in details for step in (-1, 1)} - details):
        on_page = 0 <= index < len(lines) and (titled or index != first)
        if on_page and is_masthead(lines[index].strip()):
            outlet, lines[index] = lines[index].strip(), ""
            return outlet
    return None


def _take_title(lines: list[str]) -> str | None:
    """Return the first line and blank it, when it is a headline."""
    index = next((index for index, line in enumerate(lines) if line.strip()), None)
    if index is None or not any(line.strip() for line in lines[index + 1 :]):
        return None
    title = lines[index].strip()
    if not _is_headline(title, lines[index + 1 :]):
        return None
    lines[index] = ""
    return title


def _is_headline(line: str, rest: list[str]) -> bool:
    if len(line) > LONGEST_TITLE or not any(map(str.isalnum, line)):
        return False
    if not rest[0].strip():
        # Set apart by a blank line; only a full stop tells it for a sentence of the text.
        return not (ends_a_sentence(line) and line.rstrip("\"'”’»)] ").endswith((".", ";", ":")))
    block = [line]
    for following in rest:
        if not following.strip():
            break
        block.append(following.strip())
    return not ends_a_sentence(line) and not block[1][0].islower() and not is_wrapped(block)


def _details_in(line: str, *, first: bool) -> Reading | None:
    """Return what a line says when every part of it is a detail, else ``None``."""
    said = Reading("")
    parts = _SEPARATOR.split(line)
    times = [part for part in parts if _READING_TIME.fullmatch(part)]
    if len(times) == len(parts):
        return None
    for part in parts:
        if part in times:
            continue
        detail = _detail(part.strip(), first=first)
        if detail is None:
            return None
        said = said.or_else(detail)
    return said


def _detail(part: str, *, first: bool) -> Reading | None:
    if link := _LINK.fullmatch(part):
        return Reading("", url=link["url"])
    if (label := _LABEL.fullmatch(part)) and label["label"].lower() in _LABELS:
        return _labelled(_LABELS[label["label"].lower()], label["value"].strip())
    if by := _BY.fullmatch(part):
        return _byline(by["names"], first=first)
    dated = _DATED.fullmatch(part)
    day = parse_day(dated["day"] if dated else part)
    return Reading("", published=day) if day else None


def _labelled(field: str, value: str) -> Reading | None:
    if link := _LINK.fullmatch(value):
        return Reading("", url=link["url"])
    if field == "url" or len(value) > (LONGEST_TITLE if field == "title" else _LONGEST_LABELLED):
        return None
    if field == "title":
        return Reading("", title=value)
    if field == "published":
        day = parse_day(value)
        return Reading("", published=day) if day else None
    if ends_a_sentence(value):
        return None
    return Reading("", author=value) if field == "author" else Reading("", outlet=value)


def _byline(names: str, *, first: bool) -> Reading | None:
    """Take "Jane Doe and John Roe" for names; on the first line only if none is one word."""
    if not _NAMES.fullmatch(names):
        return None
    words = re.split(r"[\s,&]+", names)
    if any(word[0].islower() and word not in _SMALL for word in words):
        return None
    if words[0].lower() in _NOT_NAMES:
        return None
    people = re.split(r", and |, | and | & ", names)
    if first and not all(" " in person for person in people):
        return None
    return Reading("", author=names)
