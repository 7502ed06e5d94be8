"""What stands between quotation marks: the stretches of a text, outermost only; pure.

A stretch that is never closed ends with its paragraph, unless the next one
opens with the same mark: then they are one, as a speech over several
paragraphs is set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.model import Span
from knowledge.quote_marks import opening_marks
from knowledge.search.quotations.single_marks import single_pairs

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DOUBLE = re.compile(r"[\"“”„«»]")
_SINGLE = re.compile(r"['‘’]")
_ANGLES = frozenset("«»")
_LEAD = re.compile(r"(?:^|[:,.!?…])\s*$")
_ENDING = frozenset(" .,;:?!)]…")


class _Mark(NamedTuple):
    """A mark at an offset of the text."""

    at: int
    char: str
    opens: bool
    leads: bool
    """Whether a speech may begin here: with the paragraph, or after a mark of punctuation."""

    def continues_in(self, following: _Mark) -> bool:
        """Tell whether a speech that begins here goes on where the next paragraph opens."""
        return self.leads and self.char == following.char

    def fits(self, closing: _Mark) -> bool:
        """Tell whether the two can be a pair; typists mix the marks of one kind."""
        return (self.char in _ANGLES) == (closing.char in _ANGLES)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's pairs of marks, in order of their ends, and the marks never closed."""

    span: Span
    first: _Mark | None
    pairs: tuple[tuple[_Mark, _Mark], ...]
    unclosed: tuple[_Mark, ...]
    singles: tuple[Span, ...]


def stretches(text: str) -> tuple[Span, ...]:
    """Return what stands between quotation marks, in order, without the marks themselves.

    Nested marks are part of the stretch that they stand in; an unpaired mark in
    the middle of a paragraph is passed over. Takes time in proportion to the text.
    """
    paragraphs = [_paragraph(text, Span(*line.span())) for line in _LINE.finditer(text)]
    found: list[Span] = []
    speech: int | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].first if number + 1 < len(paragraphs) else None
        speech = _read(paragraph, following, speech, found)
    return tuple(filter(None, (_trimmed(text, span) for span in found)))


def _read(
    paragraph: _Paragraph, following: _Mark | None, speech: int | None, found: list[Span]
) -> int | None:
    """Add a paragraph's stretches; return where a speech began that goes on after it.

    ``following`` is the mark that the next paragraph opens with, ``speech``
    where one began that goes on in this paragraph.
    """
    begun = {paragraph.first: speech} if paragraph.first and speech is not None else {}
    spans = [Span(begun.get(a) or a.at + 1, b.at) for a, b in paragraph.pairs]
    going_on = next(
        (m for m in paragraph.unclosed if following and m.continues_in(following)), None
    )
    if going_on is not None:
        start = begun.get(going_on) or going_on.at + 1
        found += _outermost([one for one in spans if one.end < start], paragraph.singles)
        return start
    last = paragraph.unclosed[-1] if paragraph.unclosed else None
    if last is not None and (last in begun or (last.leads and _is_last(last, paragraph.pairs))):
        spans.append(Span(begun.get(last) or last.at + 1, paragraph.span.end))
    found += _outermost(spans, paragraph.singles)
    return None


def _paragraph(text: str, span: Span) -> _Paragraph:
    line = span.of(text)
    marks = _marks(line, span.start)
    opened: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    for mark in marks:
        if mark.opens:
            opened.append(mark)
        elif opened and opened[-1].fits(mark):
            pairs.append((opened.pop(), mark))
    first = marks[0] if marks and marks[0].opens else None
    if first and text[span.start : first.at].strip():
        first = None
    singles = single_pairs(line, span.start) if _SINGLE.search(line) else ()
    return _Paragraph(span, first, tuple(pairs), tuple(opened), singles)


def _marks(line: str, offset: int) -> list[_Mark]:
    """Return the double marks of a line, with what each of them does."""
    found = [(one.start(), one.group()) for one in _DOUBLE.finditer(line)]
    if not found:
        return []
    openings = opening_marks(line)
    return [
        _Mark(
            offset + at,
            char,
            _opens(line, at, char, openings),
            _LEAD.search(line, max(0, at - 3), at) is not None,
        )
        for at, char in found
    ]


def _opens(line: str, at: int, char: str, openings: frozenset[int]) -> bool:
    """Tell what a mark does, also where a typist took the one of the other side."""
    before, after = line[at - 1] if at else " ", line[at + 1] if at + 1 < len(line) else " "
    if char == "“" and before not in " (" and after in _ENDING:
        return False
    if char == "”" and before in " (" and after.isalnum():
        return True
    return at in openings


def _is_last(mark: _Mark, pairs: tuple[tuple[_Mark, _Mark], ...]) -> bool:
    return not any(closing.at > mark.at for _, closing in pairs)


def _outermost(doubles: list[Span], singles: tuple[Span, ...]) -> list[Span]:
    """Return, in order, the spans that stand in no other; a single pair that crosses one goes."""
    found: list[Span] = []
    sure = set(doubles)
    for span in sorted(sure.union(singles), key=lambda one: (one.start, -one.end)):
        if not found or span.start > found[-1].end:
            found.append(span)
        elif span.end > found[-1].end and found[-1] not in sure:
            found[-1] = span
    return found


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None
