"""Read a file of any known format into a Draft: its raw text and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PureWindowsPath

from knowledge.errors import EmptyFile, NoText, TooLarge, UnknownFormat
from knowledge.ingest.readers.consent import looks_like_consent
from knowledge.ingest.readers.kind import ZIP_START, Kind, kind_of
from knowledge.ingest.readers.language import guess_language
from knowledge.ingest.readers.letter import read_letter
from knowledge.ingest.readers.markdown import read_markdown
from knowledge.ingest.readers.names import shown_name
from knowledge.ingest.readers.pdf import read_pdf
from knowledge.ingest.readers.plain import read_plain
from knowledge.ingest.readers.reading import MOST_CHARACTERS, MOST_LINES, Reading
from knowledge.ingest.readers.webpage import read_webpage
from knowledge.ingest.readers.word import read_word
from knowledge.model import Details, Draft

__all__ = [
    "FEW_WORDS",
    "MAX_BYTES",
    "NO_DATE",
    "UNDER_FEW_WORDS",
    "check_size",
    "is_archive",
    "read",
    "refuse_archive",
]

# The largest attachment that a member of a Discord server sends without paying is 10 MB;
# this leaves room for reports with pictures, and bounds the memory one file may take.
MAX_BYTES = 25 * 1024 * 1024
# Below this a text is a teaser, a caption or a notice rather than an article.
FEW_WORDS = 60
NO_DATE = "no date found"
UNDER_FEW_WORDS = f"under {FEW_WORDS} words"
_LONGEST_DETAIL = 500
# Neither databases nor JSON keep NUL; the other control characters show as boxes.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ud800-\udfff]")


def read(body: bytes, name: str, *, today: date) -> Draft:
    """Return the text of a file, its details and what a curator should check.

    The format is told from the bytes; ``name`` serves messages, the title of
    last resort, and to tell Markdown from plain text. A day after ``today``
    is no day of publication. Raises a kind of Unreadable that says what is
    wrong with the file and what to do.
    """
    shown = shown_name(name)
    check_size(body, shown)
    kind = kind_of(body, shown)
    found = _tidy(_read_as(kind, body, shown, today))
    _check_length(found.text, shown)
    if not any(map(str.isalnum, found.text)):
        raise NoText(f"{shown} holds no words of an article; add a file that holds its text.")
    published, warnings = _judge(found, today)
    details = Details(
        title=found.title or _title_from_name(name),
        outlet=found.outlet,
        author=found.author,
        published=published,
        url=found.url,
        language=found.language or guess_language(found.text),
    )
    return Draft(found.text, details, kind.value, warnings)


def is_archive(body: bytes, name: str) -> bool:
    """Tell whether a file is a zip archive of other files. Raises as ``kind_of`` does."""
    return body.startswith(ZIP_START) and kind_of(body, name) is Kind.ZIP


def refuse_archive(body: bytes, name: str) -> None:
    """Raise UnknownFormat for an archive, or as ``kind_of`` does for what only opens like one."""
    if is_archive(body, shown_name(name)):
        raise _archive(shown_name(name))


def _archive(name: str) -> UnknownFormat:
    return UnknownFormat(f"{name} is a zip archive; add its files, or the archive among files.")


def check_size(body: bytes, name: str) -> None:
    """Raise EmptyFile or TooLarge for a file that is not worth opening."""
    if not body.strip(_BLANK):
        raise EmptyFile(f"{name} is empty; add a file that holds the article's text.")
    if len(body) > MAX_BYTES:
        raise TooLarge(
            f"{name} has {len(body) / 1024**2:.1f} MB and the limit is {MAX_BYTES // 1024**2} MB; "
            "split it, or add the article's text alone."
        )


def _check_length(text: str, name: str) -> None:
    for many, most, what in (
        (len(text), MOST_CHARACTERS, "characters"),
        (text.count("\n") + 1, MOST_LINES, "lines"),
    ):
        if many > most:
            raise TooLarge(
                f"{name} holds {many:,} {what} of text and the limit is {most:,}; "
                "split it, or add the article's text alone."
            )


# White space, also of two bytes a character, and byte-order marks.
_BLANK = b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"


def _read_as(kind: Kind, body: bytes, name: str, today: date) -> Reading:
    match kind:
        case Kind.PDF:
            return read_pdf(body, name)
        case Kind.DOCX:
            return read_word(body, name)
        case Kind.HTML:
            return read_webpage(body, name, today=today)
        case Kind.EML:
            return read_letter(body, name, today=today)
        case Kind.MARKDOWN:
            return read_markdown(body, name)
        case Kind.PLAIN:
            return read_plain(body)
        case Kind.ZIP:
            raise _archive(name)


def _tidy(found: Reading) -> Reading:
    """Drop control characters and blank lines at line ends; keep every word."""
    lines = _CONTROL.sub("", found.text).split("\n")
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(map(str.rstrip, lines))).strip()
    return replace(
        found,
        text=text,
        title=_detail(found.title),
        outlet=_detail(found.outlet),
        author=_detail(found.author),
        url=_link(found.url),
    )


def _detail(value: str | None) -> str | None:
    words = " ".join(_CONTROL.sub("", value or "").split())
    return words[:_LONGEST_DETAIL] if any(map(str.isalnum, words)) else None


def _link(value: str | None) -> str | None:
    link = _CONTROL.sub("", value or "").strip()
    return link if re.fullmatch(r"https?://[^\s<>\"]{3,2000}", link, re.IGNORECASE) else None


def _judge(found: Reading, today: date) -> tuple[date | None, tuple[str, ...]]:
    """Return the day of publication, if it can be, and everything worth a look."""
    published, warnings = found.published, list(found.warnings)
    if looks_like_consent(found.text):
        warnings.append("looks like a consent page")
    if len(found.text.split()) < FEW_WORDS:
        warnings.append(UNDER_FEW_WORDS)
    if published is None:
        warnings.append(NO_DATE)
    elif published > today:
        warnings.append(f"the date {published.isoformat()} is in the future and was left out")
        published = None
    return published, tuple(warnings)


def _title_from_name(name: str) -> str:
    stem = PureWindowsPath(name).stem
    words = " ".join(re.sub(r"[_\s]+", " ", _CONTROL.sub("", stem)).split())
    return words[:_LONGEST_DETAIL] or "Untitled"
