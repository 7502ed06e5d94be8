"""The proper name in a phrase that says who speaks, or none where there is any doubt; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from knowledge.model import Span
from knowledge.search.quotations.tokens import Token, is_a, is_role, words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MID = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w’'-]*")
_LONGEST_NAME = 8


class Names:
    """Tells names in one text; which words are names there is found out when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that stand with a capital amid a sentence, and nowhere without."""
        small = {w for w in _WORD.findall(self._text) if w[0].islower()}
        return frozenset(
            w for w in _MID.findall(self._text) if w[0].isupper() and w.lower() not in small
        )

    def in_phrase(self, phrase: Sequence[Token], *, opens_sentence: bool) -> Span | None:
        """Return the name that a noun phrase ends in: "the economist Ana Ruiz", "Mr. Doe".

        A name alone, one after a title or what somebody does, and one after a
        genitive count; after "the" only a name of several words or an acronym.
        """
        phrase = _without_times(phrase)
        first = _name_start(phrase)
        name = phrase[first:]
        if not name or len(name) > _LONGEST_NAME or name[-1].is_possessive:
            return None
        lead = phrase[:first]
        if opens_sentence and not first:
            name = self._without_starters(name)
            lead = _determiner(phrase[: len(phrase) - len(name)])
        lone = [token for token in name if not is_a(token, "titles")]
        bare = _without_titles(name)
        if not bare or (len(bare) == 1 and is_a(bare[0], "bodies")):
            return None
        titled = len(bare) < len(lone) or len(lone) < len(name)
        if not _is_one(bare) or not _leaves_no_doubt(lead, bare):
            return None
        if opens_sentence and not first and not titled and not self._is_known(bare):
            return None
        return Span(bare[0].start, bare[-1].end)

    def is_name(self, phrase: Sequence[Token]) -> Span | None:
        """Return the name that the words are, with a title at most before it."""
        if not phrase or _name_start(phrase) != 0:
            return None
        return self.in_phrase(phrase, opens_sentence=False)

    def _is_known(self, name: Sequence[Token]) -> bool:
        """Tell whether a name at the start of a sentence is one, and no other word."""
        return len(name) > 1 or " " in name[0].text or name[0].text in self._known

    def _without_starters(self, name: Sequence[Token]) -> Sequence[Token]:
        while name and is_a(name[0], "starters"):
            name = name[1:]
        return name


def _determiner(starters: Sequence[Token]) -> Sequence[Token]:
    """Return the "The" that a sentence opens with, before a name, and no other such word."""
    return starters[-1:] if starters and starters[-1].plain == "the" else ()


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


def _is_one(name: Sequence[Token]) -> bool:
    """Tell whether words with capitals name one speaker: no group, and no adjective alone."""
    if len(name) == 1 and (is_a(name[0], "adjectives") or is_a(name[0], "styles")):
        return False
    return not is_a(name[-1], "groups")


def _leaves_no_doubt(lead: Sequence[Token], name: Sequence[Token]) -> bool:
    """Tell whether the words before a name leave no doubt that it is who speaks.

    In "the envoy to the United Nations said" and "the wife of economist Ana
    Ruiz said" it is not.
    """
    if not lead or lead[-1].is_possessive or is_a(lead[-1], "times"):
        return True
    if any(one.text in words("prepositions") for one in lead):
        return False
    if lead[-1].plain == "the":
        return len(name) > 1 or " " in name[0].text or _is_acronym(name[0])
    return is_role(lead[-1]) or lead[-1].plain in ("called", "named")


def _without_times(phrase: Sequence[Token]) -> Sequence[Token]:
    while phrase and phrase[-1].is_capital and is_a(phrase[-1], "times"):
        phrase = phrase[:-1]
    return phrase


def _name_start(phrase: Sequence[Token]) -> int:
    """Return where the last run of words with capitals begins; particles join two of them."""
    first = len(phrase)
    for place in range(len(phrase) - 1, -1, -1):
        token = phrase[place]
        if token.is_capital and not is_a(token, "times"):
            if token.is_possessive and first < len(phrase):
                break
            first = place
        elif not (is_a(token, "particles") and _joins(phrase, place, first)):
            break
    return first


def _joins(phrase: Sequence[Token], place: int, first: int) -> bool:
    """Tell whether only particles stand between the run that begins at ``first`` and a name."""
    before = place
    while before > 0 and is_a(phrase[before], "particles") and not phrase[before].is_capital:
        before -= 1
    return first < len(phrase) and phrase[before].is_capital


def _without_titles(name: Sequence[Token]) -> Sequence[Token]:
    """Leave out what comes before a name: "Foreign Minister", "Dr.", "Republican".

    Nothing is left where a title comes last, as in "the Prime Minister".
    """
    last = max(
        (n for n, token in enumerate(name) if is_role(token) or is_a(token, "titles")), default=-1
    )
    bare = name[last + 1 :]
    if bare[2:] and is_a(bare[0], "honours"):
        bare = bare[1:]
    if bare[2:] and is_a(bare[0], "adjectives") and not is_a(bare[-1], "bodies"):
        bare = bare[1:]
    return () if bare and all(is_a(token, "suffixes") for token in bare) else bare
