"""Read a PDF file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from knowledge.errors import BrokenFile, EncryptedFile, NoText
from knowledge.ingest.readers.opening import LONGEST_TITLE, read_opening
from knowledge.ingest.readers.reading import MOST_CHARACTERS, PARSER_FAULTS, Reading
from knowledge.ingest.readers.typeset import Line, paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

# A page takes 10 to 100 ms. What was read by then still has to be cleaned and cut, which
# takes about as long again; no article is longer.
MAX_PAGES, MAX_SECONDS = 2_000, 4.0
# Programs put the file's name or a placeholder where the title belongs.
_NO_TITLE = re.compile(
    r"untitled.*|\(?(?:anonymous|unspecified)\)?|document\d*|.*\.(?:docx?|pdf|indd|pptx?|rtf|tex|odt|qxp|dvi|html?)|[^\s]*[_\d][^\s]*",
    re.IGNORECASE,
)
_PRODUCER = re.compile(r"^Microsoft (?:Word|PowerPoint) - ", re.IGNORECASE)
_NOBODY = re.compile(
    r"\(?(?:anonymous|unspecified|unknown)\)?|user|admin|administrator|owner|.*@.*|\S*[\d_]\S*",
    re.IGNORECASE,
)


def read_pdf(body: bytes, name: str) -> Reading:
    """Return the text of all pages in paragraphs, and what metadata and first lines say.

    Pages that cannot be read, and those beyond what one file may take, are
    left out with a warning. Raises EncryptedFile, NoText or BrokenFile.
    """
    until = monotonic() + MAX_SECONDS
    reader, count = _open(body, name)
    pages = list(_pages(reader, count, until))
    legible = [page for page in pages if page is not None]
    if not legible:
        raise _broken(name)
    return _assemble(paragraphs(legible), _metadata(reader), _warnings(count, pages), name)


def _pages(reader: PdfReader, count: int, until: float) -> Iterator[list[Line] | None]:
    """Yield pages until enough were read, or the time is up; the first one in any case."""
    left = MOST_CHARACTERS * 9 // 10
    for number in range(min(count, MAX_PAGES)):
        page = _page_lines(reader, number)
        left -= sum(len(line.text) + 1 for line in page or ())
        if number and left < 0:
            return
        yield page
        if monotonic() > until:
            return


def _open(body: bytes, name: str) -> tuple[PdfReader, int]:
    """Return the file, opened, and the number of its pages."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(body))
        # Many files carry restrictions but open without a password.
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (FileNotDecryptedError, DependencyError) as fault:
        raise _locked(name) from fault
    except _faults() as fault:
        raise _broken(name) from fault
    if locked:
        raise _locked(name)
    return reader, count


def _faults() -> tuple[type[Exception], ...]:
    """Return what reading damaged pages raises; pypdf's own base is only half of it."""
    from pypdf.errors import PyPdfError

    return (PyPdfError, *PARSER_FAULTS)


def _locked(name: str) -> EncryptedFile:
    return EncryptedFile(f"{name} is locked with a password; save a copy without one and add that.")


def _broken(name: str) -> BrokenFile:
    return BrokenFile(f"{name} is a damaged PDF file; open it, print it to a new PDF and add that.")


def _assemble(text: str, said: Reading, warnings: tuple[str, ...], name: str) -> Reading:
    if not any(map(str.isalnum, text)):
        raise NoText(
            f"{name} holds no text; it is probably a scan, "
            "so run OCR (text recognition) on it and add the result."
        )
    first, _, rest = text.partition("\n\n")
    if said.title and rest and first.casefold() == said.title.casefold():
        text = rest
    opening = read_opening(text, titled=said.title is not None)
    found = replace(opening, title=said.title or opening.title).or_else(said)
    return replace(found, warnings=warnings)


def _page_lines(reader: PdfReader, number: int) -> list[Line] | None:
    """Return the lines of a page in the order they are drawn, or ``None`` for a damaged one."""
    pieces: list[tuple[str, float, float]] = []

    def collect(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        # The height of the text on the page, and its size, both as drawn.
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        pieces.append((text, height, round(size * scale, 1)))

    try:
        reader.pages[number].extract_text(visitor_text=collect)
    except _faults():
        return None
    return list(_lines(pieces))


def _lines(pieces: list[tuple[str, float, float]]) -> Iterator[Line]:
    """Put pieces together into lines, each with the height and size of its longest piece."""
    text, longest, height, size = "", 0, 0.0, 0.0
    for piece, at, of_size in [*pieces, ("\n", 0.0, 0.0)]:
        parts = piece.split("\n")
        for index, part in enumerate(parts):
            if index:
                if text.strip():
                    yield Line(" ".join(text.split()), height, size)
                text, longest = "", 0
            text += part
            if len(part.strip()) > longest:
                longest, height, size = len(part.strip()), at, of_size


def _metadata(reader: PdfReader) -> Reading:
    try:
        given = reader.metadata
        if given is None:
            return Reading("")
        title, author, made = given.title or "", given.author or "", given.creation_date
    except _faults():
        # A damaged list of properties is no reason to refuse the text.
        return Reading("")
    title = _PRODUCER.sub("", " ".join(str(title).split()))
    author = " ".join(str(author).split())
    return Reading(
        "",
        title=title if _is_given(title, _NO_TITLE) else None,
        author=author if _is_given(author, _NOBODY) else None,
        published=date(made.year, made.month, made.day) if made else None,
    )


def _is_given(value: str, placeholder: re.Pattern[str]) -> bool:
    return 0 < len(value) <= LONGEST_TITLE and not placeholder.fullmatch(value)


def _warnings(count: int, pages: list[list[Line] | None]) -> tuple[str, ...]:
    said = []
    if count > len(pages):
        said.append(f"only the first {len(pages):,} of {count:,} pages were read")
    if damaged := sum(page is None for page in pages):
        said.append(f"{damaged:,} of {len(pages):,} pages could not be read")
    return tuple(said)
