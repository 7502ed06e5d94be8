"""Take out of an article what the page around it left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.ingest import phrases

_LONGEST_LINE: Final = 240
_LONGEST_NOTICE: Final = 600
_ORNAMENT: Final = " *•·‣●▪–—-_|>»›→▶►▼▾+[]()#~="
_FINAL: Final = " .…:!?"
_SEPARATOR = re.compile(r" ?[|·•] ?")
_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in phrases.LINES), re.IGNORECASE)

# The case of what follows decides where a phrase ends: "this ad" in "this adSince".
_PHRASE = (
    rf"(?=[A-Z(\[])(?:{phrases.POINTER}|(?P<bare>(?i:{phrases.BARE}))"
    rf"|(?i:{'|'.join(phrases.INLINE)}))(?![a-zß-öø-ÿ])(?: ?[.!])?"
)
# A straight quote closes only what it touches.
_ENDED = r"(?:(?<=[.!?…”’»)\]])|(?<=[^\s(\[\"'][\"']))"
_SENTENCE_END = re.compile(rf"{_ENDED}$")
_BETWEEN = re.compile(rf"(?:^|{_ENDED})\s*+{_PHRASE}")
_FOLLOWING = re.compile(rf"\s*+{_PHRASE}")
_QUOTING: Final = "\"“‘«„'(["
# What stands glued to capitals must begin a word of its own: ADVERTISEMENTThe, not ADVERTISEMENTS.
_NEW_WORD = re.compile(rf"$|[\d{re.escape(_QUOTING)}]|[^\W\d_](?=[^\W\d_])|[AI](?=[ ’'])")


def without_boilerplate(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without the page's own phrases, and those phrases in order, as they stood.

    A line goes when it says nothing else; a phrase inside a line goes only
    between two sentences.
    """
    kept: list[str] = []
    removed: list[str] = []
    above = ""
    for line in text.split("\n"):
        if is_boilerplate(line) and not _runs_on(above, line):
            removed.append(line.strip())
            above = ""
            continue
        rest, found = _without_phrases(line)
        removed += found
        if rest or not found:
            kept.append(rest)
        above = rest
    return "\n".join(kept), removed


def _runs_on(above: str, line: str) -> bool:
    """Tell whether ``line`` is the end of the sentence on the line above it."""
    return line[:1].islower() and bool(above) and not _SENTENCE_END.search(above)


def is_boilerplate(line: str) -> bool:
    """Tell whether the whole line belongs to the page rather than to the article."""
    line = line.strip()
    if len(line) <= _LONGEST_NOTICE and phrases.COOKIES.fullmatch(line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    return _is_phrase(line) or all(map(_is_phrase, _SEPARATOR.split(line)))


def _is_phrase(words: str) -> bool:
    core = words.strip(_ORNAMENT)
    forms = {words, core, words.rstrip(_FINAL), core.rstrip(_FINAL)}
    return any(_LINE.fullmatch(form) for form in forms if form)


def _without_phrases(line: str) -> tuple[str, list[str]]:
    """Cut the phrases that stand between sentences out of one line."""
    kept: list[str] = []
    removed: list[str] = []
    end = 0
    for start, stop in _phrases_in(line):
        kept.append(line[end:start].strip())
        removed.append(line[start:stop].strip())
        end = stop
    if not removed:
        return line, removed
    kept.append(line[end:].strip())
    return " ".join(filter(None, kept)), removed


def _phrases_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield the spans to cut, in order; one phrase may follow another directly."""
    at = 0
    follows = False
    while match := (follows and _FOLLOWING.match(line, at)) or _BETWEEN.search(line, at):
        start, stop = match.span()
        follows = _may_go(line, match)
        if follows:
            yield start, stop
        at = stop if follows else start + 1


def _may_go(line: str, match: re.Match[str]) -> bool:
    """Tell whether what follows the phrase is the start of a new sentence, or nothing."""
    phrase, after = match.group(), line[match.end() : match.end() + 3]
    glued, following = bool(after) and after[0] != " ", after.lstrip()
    if following and not (
        following[0].isupper() or following[0] in _QUOTING or following[0].isdigit()
    ):
        return False
    if phrase.rstrip(" .!").isupper():
        return bool(_NEW_WORD.match(following)) and not following[1:2].isupper()
    return glued or not after or not match["bare"]
