"""Rebuild paragraphs from the lines of typeset pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.ingest.readers.opening import ends_a_sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A line as drawn: ``height`` above the foot of the page and ``size``, in points."""

    text: str
    height: float
    size: float


# Headers and footers are among the outermost lines of a page, and the same at the same
# height on many pages; left and right pages may differ.
_MARGIN_LINES = 3
# Lines of one text are about 1.2 sizes apart; headers keep a greater distance from it.
_APART = 1.6
_MANY_PAGES = 0.4
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|p[aá]gina|pagina)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?\s*(?:(?:of|/|von|de|di|sur)\s*\d{1,4})?",
    re.IGNORECASE,
)
# Lines of a paragraph are one leading apart; half as much again is a gap between two.
_GAP = 1.35
_OTHER_SIZE = 0.06
# A line that ends a sentence and leaves this share of the width free ends a paragraph.
_SHORT_LINE = 0.75
_BULLET = re.compile(r"[•●▪◦‣■–*-]\s+\S|\(?\d{1,2}[.)]\s+\S|\(?[a-z]\)\s+\S")


def paragraphs(pages: list[list[Line]]) -> str:
    """Return the text of the pages, without headers, footers and page numbers.

    Lines become paragraphs, set apart by blank lines; words broken at the end
    of a line are mended.
    """
    kept = _without_margins(pages)
    compounds = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", "\n".join(_texts(kept))))
    parts: list[str] = []
    for line, before in _with_breaks(kept):
        if before is None:
            parts[-1] = _led_on(parts[-1], line, compounds)
        else:
            parts.append(before)
        parts.append(line)
    return "".join(parts).strip()


def _texts(pages: Iterable[list[Line]]) -> Iterator[str]:
    return (line.text for page in pages for line in page)


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    counts = Counter(
        key for page in pages for key in {_key(line) for line in [*_foot(page), *_head(page)]}
    )
    enough = max(2, _MANY_PAGES * len(pages))
    repeated = {key for key, count in counts.items() if count >= enough}
    margins = [
        {*_set_apart(_foot(page), repeated), *_set_apart(_head(page), repeated)} for page in pages
    ]
    return [
        [line for line in page if line not in margin]
        for page, margin in zip(pages, margins, strict=True)
    ]


def _foot(page: list[Line]) -> list[Line]:
    """Return the lowest lines of a page, from the edge inwards, and one more."""
    return sorted(page, key=lambda line: line.height)[: _MARGIN_LINES + 1]


def _head(page: list[Line]) -> list[Line]:
    return sorted(page, key=lambda line: -line.height)[: _MARGIN_LINES + 1]


def _set_apart(lines: list[Line], repeated: set[tuple[str, int]]) -> list[Line]:
    """Return the outer lines that repeat or number the page, up to the gap before the text."""
    end = 0
    for index, line in enumerate(lines[:_MARGIN_LINES], start=1):
        if _key(line) not in repeated and not _PAGE_NUMBER.fullmatch(line.text):
            break
        inner = lines[index] if index < len(lines) else None
        if inner is None or inner.size != line.size or _gap(line, inner) > _APART * line.size:
            end = index
    return lines[:end]


def _gap(line: Line, other: Line) -> float:
    return abs(line.height - other.height)


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.height)


def _with_breaks(pages: list[list[Line]]) -> Iterator[tuple[str, str | None]]:
    """Yield each line with what stands before it: a break, or ``None`` to run on."""
    previous: Line | None = None
    for page in pages:
        leading, width = _leading(page), _width(page)
        for index, line in enumerate(page):
            if previous is None:
                yield line.text, ""
            else:
                yield line.text, _break(previous, line, leading if index else None, width)
            previous = line


def _leading(page: list[Line]) -> float | None:
    gaps = [a.height - b.height for a, b in pairwise(page) if a.height > b.height]
    return median(gaps) if gaps else None


def _width(page: list[Line]) -> int:
    """Return the length of a full line, in characters."""
    lengths = sorted(len(line.text) for line in page) or [0]
    return lengths[int(0.9 * (len(lengths) - 1))]


def _break(above: Line, line: Line, leading: float | None, width: int) -> str | None:
    """Return the break between two lines; without ``leading``, they are on two pages."""
    if abs(above.size - line.size) > _OTHER_SIZE * max(above.size, line.size):
        return "\n\n"
    if _BULLET.match(line.text):
        return "\n" if _BULLET.match(above.text) else "\n\n"
    gap = above.height - line.height
    if leading is not None and gap > _GAP * leading:
        return "\n\n"
    if ends_a_sentence(above.text) and len(above.text) < _SHORT_LINE * width:
        return "\n\n"
    if leading is None or gap < 0:
        # A new page or column: a sentence that is not finished goes on there.
        return "\n\n" if ends_a_sentence(above.text) and not line.text[0].islower() else None
    return None


def _led_on(above: str, line: str, compounds: set[str]) -> str:
    """Return a line as it stands before the next one of its paragraph.

    A hyphen at its end goes when it only breaks a word; it stays where the
    text has the same compound within a line.
    """
    if above.endswith("\u00ad"):
        return above[:-1]
    broken = re.search(r"([^\W\d_]+)-$", above)
    rest = re.match(r"[^\W\d_]+", line)
    if broken is None or rest is None or not line[0].islower():
        return above + " "
    return above if f"{broken[1]}-{rest[0]}" in compounds else above[:-1]
