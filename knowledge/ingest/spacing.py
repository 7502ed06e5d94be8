"""Give glued sentences their missing space back; names, numbers and addresses stay whole."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from knowledge.quote_marks import opening_marks

_LOOKBACK: Final = 60
_BY_ORDER: Final = "\"'“«»„"
_OPENING: Final = "‘(["
_QUOTING: Final = frozenset('"“”«»„')

# Addresses are matched first, so that nothing inside them is a candidate.
_CANDIDATE = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s\"“”«»<>]++"
    r"|(?<![\w.+-])[\w.+-]*+@[\w.-]++"
    r"|(?<![\w.+-])(?:[\w-]++\.)++[a-z]{2,24}/[^\s\"“”«»<>]*+"
    r"|(?<=[\w%°\"'”’“»«)\]])(?P<stop>[.!?…]++)(?P<marks>[\"'”’“‘«»„)(\[\]]{0,6}+)(?=[^\W\d_])",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"[^\W\d_]+")
_LEFT = re.compile(r"[\w.]+(?:['’]\w+)?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INSIDE: Final = _words("e.g i.e vs cf eg ie viz")
"""Abbreviations that no sentence ends with."""
_TITLES: Final = _words(
    """mr mrs ms mx dr prof st ste ft mt gen sen rep gov lt col sgt capt cpl maj adm hon rev fr
    pres messrs supt pvt"""
)
"""Abbreviations that belong to the name after them, when capitalised."""
_EITHER: Final = _words(
    """inc ltd co corp jr sr bros dept univ assn ave blvd rd no nos sec
    jan feb mar apr aug sep sept oct nov dec"""
)
"""Abbreviations that may or may not end a sentence, when capitalised."""
_EITHER_SMALL: Final = _words("etc al approx")
_STARTERS: Final = _words(
    """the an he she it they we you this that these those there in on at but and or so if when
    while as after before since for from with without however meanwhile also still yet its his
    her their our my what who why how where according then now many some most other both each
    all under over earlier later last despite during although because until such once"""
)
"""Words that begin a sentence and no name, so that they settle a doubt about an abbreviation."""
_ENDINGS: Final = _words(
    """com org net gov edu mil biz io uk tv js jsx ts tsx py md pdf docx xlsx pptx html htm php
    asp aspx dll exe json csv xml txt zip png jpg jpeg gif inc ltd llc plc corp gmbh"""
)
"""Last parts of the names of sites, files and companies."""


class Left(Enum):
    """What stands before a full stop, as far as it bears on whether a sentence ends there."""

    SMALL = auto()  # a word in lower case, a bracket, a percentage, a year
    WORD = auto()  # a capitalised word
    CAPITALS = auto()  # OVER, but perhaps the first half of the ticker KLM.AS
    NUMBER = auto()
    DOUBT = auto()  # initials, Inc., example.org: may end a sentence
    NAME = auto()  # Mr., e.g.: never ends one


def separate_sentences(text: str) -> str:
    """Insert the space that is missing between two sentences; change nothing else.

    A doubtful case is left alone: a missing space costs less than a name cut in two.
    """
    return "\n".join(map(_separate, text.split("\n")))


def _separate(line: str) -> str:
    parts: list[str] = []
    done = 0
    openings: frozenset[int] | None = None
    for match in _CANDIDATE.finditer(line):
        if match["stop"] is None or not line[match.end()].isupper():
            continue
        if openings is None:
            openings = opening_marks(line)
        gap = _gap(match, openings)
        if gap is not None and _is_break(match, done):
            parts.append(line[done:gap])
            done = gap
    return " ".join([*parts, line[done:]])


def _gap(match: re.Match[str], openings: frozenset[int]) -> int | None:
    """Return where the space belongs: after what closes, before what opens; None if they mix."""
    start = match.start("marks")
    opens = [
        start + i in openings if mark in _BY_ORDER else mark in _OPENING
        for i, mark in enumerate(match["marks"])
    ]
    closing = opens.index(True) if True in opens else len(opens)
    return start + closing if all(opens[closing:]) else None


def _is_break(match: re.Match[str], done: int) -> bool:
    """Tell whether a sentence ends at this stop; ``done`` is where the last one ended."""
    if not _QUOTING.isdisjoint(match["marks"]):
        return True
    line, at = match.string, match.start()
    right = _RIGHT.match(line, match.end())
    left = _left(line[max(done, at - _LOOKBACK) : at], match["stop"])
    if right is None or left is Left.NAME:
        return False
    word = right.group()
    if left is Left.DOUBT and word.lower() not in _STARTERS:
        return False
    if left is Left.NUMBER and not word[1:2].islower():
        return False
    if left is Left.CAPITALS and word.isupper() and not (word.lower() in _STARTERS and word[2:]):
        return False
    return _may_begin(word, line[right.end() : right.end() + 2], left)


def _left(before: str, stop: str) -> Left:
    """Class what stands before ``stop``, which alone may be part of an abbreviation."""
    last = before[-1]
    run = _LEFT.search(before)
    if run is None or stop != ".":
        return Left.WORD if last.isupper() else Left.SMALL
    words = run.group().lstrip(".")
    if _YEAR.fullmatch(words):
        return Left.SMALL
    if last.isdigit() and not any(map(str.isalpha, words)):
        return Left.NUMBER
    return _left_word(words)


def _left_word(words: str) -> Left:
    """Class a word, or words with stops between them, before a full stop."""
    last = words.rpartition(".")[2]
    small = last.lower()
    if words.lower() in _INSIDE or (last[0].isupper() and small in _TITLES):
        return Left.NAME
    if _INITIALS.fullmatch(words) or last in _EITHER_SMALL:
        return Left.DOUBT
    if "." in words and small not in _ENDINGS:
        return Left.DOUBT
    if last.isupper():
        return Left.CAPITALS
    if last[0].isupper():
        return Left.DOUBT if small in _EITHER else Left.WORD
    return Left.SMALL


def _may_begin(word: str, after: str, left: Left) -> bool:
    """Tell whether ``word``, followed by ``after``, can begin a sentence rather than end a name."""
    following = after[:1]
    if word.lower() in _ENDINGS or following.isdigit() or (following and following in "(_=@\\"):
        return False
    if following == "." and after[1:].isalnum():
        return left is Left.SMALL and (len(word) == 1 or after.isupper())
    if len(word) == 1:
        return following in ("’", "'") or (
            following in (" ", "-") and (left is Left.SMALL or word in "AI")
        )
    is_mixed = not word.isupper() and not word[1:].islower()
    return not is_mixed or left is Left.SMALL or word.startswith(("Mc", "Mac"))
