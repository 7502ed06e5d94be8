"""The name of a subject: of the one that follows a verb, stands before it, or fills a phrase; pure.

Every way is strict: two people, somebody's spokesman, a role without a name
and all that is not wholly understood come to ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from knowledge.model import Span
from knowledge.search.quotations.names import Names
from knowledge.search.quotations.tokens import Token, is_a, is_role, words

PAUSES: Final = frozenset(',.;:—–-)(“”"')
"""What may follow a name that stands beside what somebody is."""
_JOINING = frozenset(("and", "or", "&"))
_INSIDE = frozenset(("’", "'", "-"))
_LONGEST_ASIDE = 24


class Subjects:
    """Reads subjects in one text."""

    def __init__(self, text: str) -> None:
        self._names = Names(text)

    def opening(self, tokens: Sequence[Token]) -> Span | None:
        """Return the name that a sentence opens with, where a verb follows it at once."""
        end = name_end(tokens, 0)
        follows = tokens[end] if end < len(tokens) else None
        if follows is None or not is_past(follows) or follows.text in words("prepositions"):
            return None
        return self._names.in_phrase(tokens[:end], opens_sentence=True)

    def owner(self, tokens: Sequence[Token], *, opens: bool) -> Span | None:
        """Return the name in "Ana Ruiz’s answer", where that is all there is."""
        if not tokens or not tokens[-1].is_possessive or name_end(tokens, 0) != len(tokens):
            return None
        return self._name_of([*tokens[:-1], tokens[-1].owner], opens_sentence=opens)

    def after_verb(self, tokens: Sequence[Token], first: int) -> tuple[Span | None, int]:
        """Return the name of the subject that begins at a place, and where the phrase ends."""
        end = first
        while end < len(tokens) and _is_inside(tokens, end):
            end += 1
        phrase, stop = tokens[first:end], tokens[end].text if end < len(tokens) else "."
        if not phrase:
            return None, tokens[min(first, len(tokens)) - 1].end
        if stop in _JOINING or stop in _INSIDE or _goes_on_with_another(tokens, end):
            return None, phrase[-1].end
        name = self._name_of(phrase, opens_sentence=False)
        if name is not None:
            return name, phrase[-1].end
        if stop == "," and _is_somebody(phrase):
            return self._beside(tokens, end + 1, phrase[-1].end)
        return None, phrase[-1].end

    def _beside(self, tokens: Sequence[Token], first: int, end: int) -> tuple[Span | None, int]:
        """Return the name that stands between commas after what somebody is."""
        last = name_end(tokens, first)
        stop = tokens[last].text if last < len(tokens) else "."
        name = self._names.is_name(tokens[first:last]) if stop in PAUSES else None
        return name, tokens[last - 1].end if name else end

    def filling(self, tokens: Sequence[Token], *, opens_sentence: bool) -> Span | None:
        """Return the name of a subject that fills all the words."""
        comma = next((n for n, one in enumerate(tokens) if one.text == ","), None)
        if comma is not None:
            if tokens[-1].text != ",":
                return None
            head, beside = tokens[:comma], tokens[comma + 1 : -1]
            return self._of_two(head, beside, opens_sentence=opens_sentence)
        if any(one.text in _JOINING for one in tokens):
            return None
        cut = next(
            (n for n, one in enumerate(tokens) if n and is_a(one, "prepositions")), len(tokens)
        )
        if any(not one.is_word and one.text not in _INSIDE for one in tokens):
            return None
        return self._name_of(tokens[:cut], opens_sentence=opens_sentence)

    def _of_two(
        self, head: Sequence[Token], beside: Sequence[Token], *, opens_sentence: bool
    ) -> Span | None:
        """Return the name in "Ana Ruiz, the economist," or in "the economist, Ana Ruiz,"."""
        if not head or any(one.text in _JOINING for one in head):
            return None
        if beside and beside[0].is_capital and any(one.text == "and" for one in beside):
            return None
        found = self.filling(head, opens_sentence=opens_sentence)
        if found is not None:
            return found
        return self._names.is_name(beside) if _is_somebody(head) else None

    def before_verb(self, tokens: Sequence[Token], *, opens: bool) -> Span | None:
        """Return the name of the subject that ends at the last word, before a verb."""
        if not tokens:
            return None
        if tokens[-1].text == ",":
            return self._with_aside(tokens[:-1], opens=opens)
        if tokens[-1].text == "and":
            return self._of_two_deeds(tokens[:-1], opens=opens)
        clause = _clause(tokens)
        before = tokens[: len(tokens) - len(clause)]
        if before and before[-1].text in _JOINING and before[-2:-1] and before[-2].is_capital:
            return None
        return self._name_of(clause, opens_sentence=opens and not before)

    def _with_aside(self, tokens: Sequence[Token], *, opens: bool) -> Span | None:
        """Return the name in "..., Ana Ruiz, the economist" and in "the economist, Ana Ruiz".

        In "Ana Ruiz, a clerk in Austin, Texas" only the first may be the name.
        """
        comma = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].text == ","), None)
        if comma is None or len(tokens) - comma > _LONGEST_ASIDE:
            return None
        head, beside = _clause(tokens[:comma]), tokens[comma + 1 :]
        before = tokens[: comma - len(head)]
        if before and before[-1].text == "," and self._names.is_name(beside):
            return None
        return self._of_two(head, beside, opens_sentence=opens and not before)

    def _of_two_deeds(self, tokens: Sequence[Token], *, opens: bool) -> Span | None:
        """Return the name in "Ana Ruiz shrugged", before "and said"."""
        clause = _clause(tokens)
        end = name_end(clause, 0)
        if not end or end == len(clause) or not is_past(clause[end]):
            return None
        at_start = opens and len(clause) == len(tokens)
        return self._name_of(clause[:end], opens_sentence=at_start)

    def _name_of(self, phrase: Sequence[Token], *, opens_sentence: bool) -> Span | None:
        if len(phrase) == 1 and is_a(phrase[0], "pronouns"):
            return None
        return self._names.in_phrase(phrase, opens_sentence=opens_sentence)


def name_end(tokens: Sequence[Token], first: int) -> int:
    """Return where the run of words with capitals that begins at a place ends."""
    end = first
    while end < len(tokens) and (
        tokens[end].is_capital or (end > first and is_a(tokens[end], "particles"))
    ):
        end += 1
    return end


def is_past(token: Token) -> bool:
    """Tell whether a word has the ending of a verb that tells what somebody did or does."""
    return token.text.islower() and token.text.endswith(("ed", "s", "d", "t", "e", "k", "n", "w"))


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words after the last that parts clauses."""
    for place in range(len(tokens) - 1, -1, -1):
        one = tokens[place]
        is_mark = not one.is_word and one.text not in _INSIDE and one.text != "."
        if is_mark or one.text in words("clauses"):
            return tokens[place + 1 :]
    return tokens


def _is_inside(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word goes on a noun phrase."""
    token = tokens[place]
    if not token.is_word:
        return token.text == "-"
    return not (
        token.text in words("prepositions")
        or token.text in words("clauses")
        or token.text in ("and", "or")
        or is_a(token, "times")
        or (token.text in words("verbs") and not token.is_capital)
    )


def _goes_on_with_another(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether ", Y and Z" follows a first name."""
    rest = tokens[comma : comma + 8]
    if not rest or rest[0].text != ",":
        return False
    place = 1
    while place < len(rest) and rest[place].is_capital:
        place += 1
    if place < len(rest) and rest[place].text == ",":
        place += 1
    return 1 < place < len(rest) and rest[place].text == "and"


def _is_somebody(phrase: Sequence[Token]) -> bool:
    """Tell whether words say what somebody does, and name nobody."""
    return any(is_role(one) for one in phrase) or phrase[0].text.lower() in ("a", "an", "the")
