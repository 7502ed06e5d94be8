"""Words and marks of a clause with their places, and what kind of word each is; pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# A stop belongs to a word where it is an initial, an abbreviation such as "a.m." or a title.
_TOKEN = re.compile(
    r"[^\W\d_]\.(?:-?[^\W\d_]\.)+"
    r"|(?<!\w)[^\W\da-z_]\.(?=[ -]?[^\W\d_])"
    r"|(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Cpl|Capt|Cmdr|Adm|Maj|Rev|Hon|Pres|Supt)\."
    r"|(?:Amb|Dep|St|Jr|Sr)\."
    r"|\w(?:[\w’'&-]*\w)?"
    r"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?<=.)['’]s?$|(?<=s)['’]$")
_DETERMINERS = frozenset("the a an this that his her its their these those".split())
_PREFIXED = re.compile(r"(?:al|el|d['’]|l['’]|ul|an|as|ash|at)-?(?=[^\W\d_])")


class Token(NamedTuple):
    """A word, or one mark of punctuation, at its place in the text."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """Return the word in lower case, without the stop of an abbreviation."""
        return self.text.lower().rstrip(".") if len(self.text) > 1 else self.text.lower()

    @property
    def is_word(self) -> bool:
        """Tell whether this is no punctuation."""
        return self.text[0].isalnum()

    @property
    def is_possessive(self) -> bool:
        """Tell whether something is said to belong to this."""
        return bool(_POSSESSIVE.search(self.text))

    @property
    def owner(self) -> Token:
        """Return the word without the ending that says something belongs to it."""
        bare = _POSSESSIVE.sub("", self.text)
        return Token(self.start, self.start + len(bare), bare)

    @property
    def is_capital(self) -> bool:
        """Tell whether this can be part of a name by its letters."""
        if self.text[0].isupper():
            return True
        prefix = _PREFIXED.match(self.text)
        return prefix is not None and self.text[prefix.end() : prefix.end() + 1].isupper()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch; "Bank of England" and "pointed out" are one word."""
    found: list[Token] = []
    pieces = [
        Token(one.start(), one.end(), one.group()) for one in _TOKEN.finditer(text, start, end)
    ]
    place = 0
    while place < len(pieces):
        reached = max(_body_end(pieces, place), _verb_end(pieces, place))
        whole = Token(pieces[place].start, pieces[reached].end, "")
        found.append(whole._replace(text=text[whole.start : whole.end]))
        place = reached + 1
    return found


def _body_end(tokens: Sequence[Token], place: int) -> int:
    """Return where a name such as "Department for Transport" ends, or the place itself."""
    token = tokens[place]
    if not token.text[0].isupper() or not is_a(token, "bodies") or place + 2 >= len(tokens):
        return place
    after = place + 1
    if tokens[after].text not in ("of", "for"):
        return place
    after += 1 + (tokens[after + 1].text == "the")
    reached = after
    while reached < len(tokens) and tokens[reached].is_capital:
        reached += 1
    return reached - 1 if reached > after else place


def _verb_end(tokens: Sequence[Token], place: int) -> int:
    """Return where a verb of several words, such as "wanted to know", ends, or the place itself."""
    for further in _several().get(tokens[place].text, ()):
        if tuple(one.text for one in tokens[place + 1 : place + 1 + len(further)]) == further:
            return place + len(further)
    return place


@cache
def _several() -> dict[str, list[tuple[str, ...]]]:
    """Return what follows the first word of each verb of several words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for verb in sorted(words("verbs")):
        first, *further = verb.split()
        if further:
            found.setdefault(first, []).append(tuple(further))
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """Return the vocabulary's words of a kind."""
    source = files("knowledge.search.quotations").joinpath("vocabulary.toml")
    listed = str(tomllib.loads(source.read_text("utf-8"))[kind]).split()
    return frozenset(one.replace("_", " ") for one in listed)


def is_a(token: Token, kind: str) -> bool:
    """Tell whether a word is of one of the vocabulary's kinds, whatever its case."""
    return token.plain in words(kind)


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody does, such as ``Minister`` or ``economist``."""
    parts = token.plain.split("-")
    return token.plain in words("roles") or any(part in words("roles") for part in parts)


def is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the word at a place reports somebody's words."""
    token = tokens[place]
    if token.text not in words("verbs"):
        return False
    if token.text not in words("nouns") or _has_object(tokens, place):
        return True
    before = tokens[place - 1] if place else None
    return before is not None and (
        before.text == ","
        or before.plain in words("pronouns")
        or before.plain in words("between")
        or (before.is_capital and not before.is_possessive)
    )


def _has_object(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "called the plan" or "called it" stands here, and no "a man called ..."."""
    if not tokens[place].text.endswith("ed") or tokens[place].text not in words("naming"):
        return False
    following = [one.text for one in tokens[place + 1 : place + 3]]
    if following[:1] and following[0] in ("it", "him", "them"):
        return True
    return len(following) > 1 and following[0] in _DETERMINERS and following[1].islower()
