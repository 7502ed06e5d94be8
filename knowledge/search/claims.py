"""What somebody's message claims: the sentences of it that can be looked for; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.model import Span
from knowledge.search.query import names_in
from knowledge.words import telling

MOST_CLAIMS: Final = 8
"""The most sentences of one message that are looked for."""
# A sentence of fewer words says too little to be looked for.
_FEWEST_WORDS = 4
_WORD = re.compile(r"\w+")
_ASKS = re.compile(r"\?\W*$")
# A greeting of more words than this says something besides.
_LONGEST_GREETING = 8
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|night|day)|welcome|thanks|thank you|"
    r"cheers|congrat\w*|happy \w+|bye|goodbye|see you)\b",
    re.IGNORECASE,
)
# Blocks of code, and all that follows a long quotation's sign.
_BLOCK = re.compile(r"```.*?(?:```|\Z)|^[ \t]*>>>.*\Z", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# What stands in a line and is no word of it: code, addresses, mentions, emoji, marks of style.
_MARKUP = re.compile(
    r"`[^`\n]*`"
    r"|\]\(\s*<?(?:https?://|www\.)[^)\s]*\)?"
    r"|<?\b(?:https?://|www\.)[^\s<>]+>?"
    r"|<(?:@[!&]?|#|a?:\w+:|/[^:<>\n]+:|t:)[\d:A-Za-z-]+>|@(?:everyone|here)\b"
    r"|^[ \t]*(?:#{1,6}|[-*•+]|-#|\d{1,2}[.)])[ \t]+"
    r"|\*+|~~|\|\||\[|\]|(?<!\w)_{1,3}|_{1,3}(?!\w)",
    re.MULTILINE,
)

Sentences = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a message: as written there, and with blanks where no words are."""

    written: str
    plain: str


def claims_of(text: str, sentences_of: Sentences) -> tuple[Claim, ...]:
    """Return the sentences of a message that claim something, each a stretch of it, in order.

    A single sentence is returned whatever it is. Of several, greetings,
    questions and the very short are left out, and of many those with most
    names, numbers and telling words are taken. Code, addresses and lines
    quoted from others are nobody's claim.
    """
    plain = _unmarked(text)
    found = [Claim(span.of(text), span.of(plain)) for span in _spans(plain, sentences_of)]
    worded = [claim for claim in found if _WORD.search(claim.plain)]
    claims = [claim for claim in worded if _claims(claim.plain)] if len(worded) > 1 else worded
    heaviest = sorted(range(len(claims)), key=lambda place: -_weight(claims[place].plain))
    return tuple(claims[place] for place in sorted(heaviest[:MOST_CLAIMS]))


def _unmarked(text: str) -> str:
    """Put blanks where nothing is said in words, so that all else stays where it is."""
    for pattern in (_BLOCK, _QUOTED):
        text = pattern.sub(_blank, text)
    return _MARKUP.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _spans(text: str, sentences_of: Sentences) -> list[Span]:
    """Return the sentences line by line, as messages end a line where they end a sentence."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found += (Span(start + s.start, start + s.end) for s in sentences_of(line))
        start += len(line)
    return found


def _claims(sentence: str) -> bool:
    """Tell whether a sentence, one of several, says something that can be looked for."""
    count = len(_WORD.findall(sentence))
    greets = count <= _LONGEST_GREETING and _GREETING.match(sentence) and not names_in(sentence)
    return count >= _FEWEST_WORDS and not greets and not _ASKS.search(sentence)


def _weight(sentence: str) -> int:
    return 2 * len(names_in(sentence)) + len(telling(sentence))
