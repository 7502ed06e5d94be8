"""Questions changed in one place, so that what answered them does not any more.

A name or a number gives way to another one of its kind, a word to its opposite, an auxiliary to
its negation: so a reader learns to look at more than what a passage is about.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from knowledge.search.query import names_in

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_AUXILIARY = re.compile(
    r"\b(did|does|do|is|was|are|were|has|have|had|can|could|will|would|should)\b(?! not|n)", re.I
)
# How often a negation is a word of its own.
_SPELT_OUT = 0.3
_IRREGULAR = {"can": "can't", "will": "won't"}
_OPPOSITES = (
    ("increase", "decrease"), ("increased", "decreased"), ("rise", "fall"), ("rose", "fell"),
    ("grow", "shrink"), ("grew", "shrank"), ("raise", "lower"), ("raised", "lowered"),
    ("gain", "lose"), ("gained", "lost"), ("win", "lose"), ("won", "lost"),
    ("before", "after"), ("first", "last"), ("earliest", "latest"), ("earlier", "later"),
    ("begin", "end"), ("began", "ended"), ("start", "stop"), ("started", "stopped"),
    ("open", "close"), ("opened", "closed"), ("arrive", "leave"), ("arrived", "left"),
    ("enter", "leave"), ("join", "leave"), ("joined", "left"), ("build", "destroy"),
    ("built", "destroyed"), ("create", "destroy"), ("created", "destroyed"),
    ("highest", "lowest"), ("higher", "lower"), ("high", "low"), ("largest", "smallest"),
    ("larger", "smaller"), ("large", "small"), ("biggest", "smallest"), ("bigger", "smaller"),
    ("big", "small"), ("most", "least"), ("more", "less"), ("many", "few"), ("longest", "shortest"),
    ("long", "short"), ("best", "worst"), ("better", "worse"), ("good", "bad"),
    ("fastest", "slowest"), ("faster", "slower"), ("fast", "slow"), ("oldest", "youngest"),
    ("older", "younger"), ("old", "new"), ("oldest", "newest"), ("strong", "weak"),
    ("easy", "hard"), ("easier", "harder"), ("cheap", "expensive"), ("rich", "poor"),
    ("hot", "cold"), ("dark", "light"), ("near", "far from"), ("inside", "outside"),
    ("above", "below"), ("over", "under"), ("north", "south"), ("northern", "southern"),
    ("east", "west"), ("eastern", "western"), ("left", "right"), ("top", "bottom"),
    ("buy", "sell"), ("bought", "sold"), ("import", "export"), ("imported", "exported"),
    ("give", "take"), ("gave", "took"), ("send", "receive"), ("sent", "received"),
    ("support", "oppose"), ("supported", "opposed"), ("accept", "refuse"),
    ("accepted", "refused"), ("approve", "reject"), ("approved", "rejected"),
    ("allow", "forbid"), ("allowed", "forbidden"), ("agree", "disagree"),
    ("agreed", "disagreed"), ("include", "exclude"), ("included", "excluded"),
    ("remember", "forget"), ("love", "hate"), ("loved", "hated"), ("like", "dislike"),
    ("liked", "disliked"), ("happy", "unhappy"), ("able", "unable"), ("always", "never"),
    ("possible", "impossible"), ("legal", "illegal"), ("public", "private"),
    ("male", "female"), ("men", "women"), ("man", "woman"), ("mother", "father"),
    ("husband", "wife"), ("son", "daughter"), ("brother", "sister"), ("boyfriend", "girlfriend"),
    ("cause", "prevent"), ("caused", "prevented"), ("attack", "defend"), ("attacked", "defended"),
    ("guilty", "innocent"), ("alive", "dead"), ("born", "buried"), ("positive", "negative"),
    ("major", "minor"), ("maximum", "minimum"), ("often", "rarely"), ("usually", "seldom"),
    ("early", "late"), ("morning", "evening"), ("summer", "winter"), ("day", "night"),
)  # fmt: skip
_OPPOSITE: dict[str, list[str]] = defaultdict(list)
for _one, _other in _OPPOSITES:
    _OPPOSITE[_one].append(_other)
    if " " not in _other:
        _OPPOSITE[_other].append(_one)
_WITH_OPPOSITE = re.compile(rf"\b({'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})\b", re.I)


class Exchanges:
    """Changes questions, with names and numbers from others of the same set."""

    def __init__(self, questions: Iterable[str]) -> None:
        names: dict[int, dict[str, None]] = defaultdict(dict)
        numbers: dict[int, dict[str, None]] = defaultdict(dict)
        for question in questions:
            for name in names_in(question):
                if not _NUMBER.fullmatch(name):
                    names[len(name.split())].setdefault(name)
            for number in _NUMBER.findall(question):
                numbers[len(number)].setdefault(number)
        self._names = {words: list(found) for words, found in names.items()}
        self._numbers = {digits: list(found) for digits, found in numbers.items()}

    def changed(self, question: str, passage: str, chance: random.Random) -> str | None:
        """Return a question changed in one place; ``None`` where none can be."""
        ways: list[Callable[[], str | None]] = [
            partial(self._other_name, question, passage, chance),
            partial(self._other_number, question, passage, chance),
            partial(_opposite, question, passage, chance),
        ]
        chance.shuffle(ways)
        # A negation can nearly always be had, so that it comes last.
        ways.append(partial(_negated, question, chance))
        found = (way() for way in ways)
        return next((one for one in found if one is not None), None)

    def _other_name(self, question: str, passage: str, chance: random.Random) -> str | None:
        named = [name for name in names_in(question) if not _NUMBER.fullmatch(name)]
        if not named:
            return None
        name = chance.choice(named)
        # "Iran" is not to be exchanged within "Iranian".
        place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question)
        others = self._names.get(len(name.split()), [])
        return None if place is None else _replaced(place, others, passage, chance)

    def _other_number(self, question: str, passage: str, chance: random.Random) -> str | None:
        counted = list(_NUMBER.finditer(question))
        if not counted:
            return None
        place = chance.choice(counted)
        return _replaced(place, self._numbers.get(len(place[0]), []), passage, chance)


def _replaced(
    place: re.Match[str], others: list[str], passage: str, chance: random.Random
) -> str | None:
    """Put something else of its kind in the place of what the passage may hold."""
    question, old = place.string, place[0].casefold()
    for _ in range(10 if others else 0):
        other = chance.choice(others)
        if other.casefold() not in passage.casefold() and other.casefold() != old:
            return f"{question[: place.start()]}{other}{question[place.end() :]}"
    return None


def _opposite(question: str, passage: str, chance: random.Random) -> str | None:
    found = list(_WITH_OPPOSITE.finditer(question))
    if not found:
        return None
    one = chance.choice(found)
    other = chance.choice(_OPPOSITE[one[0].casefold()])
    if re.search(rf"\b{other}\b", passage, re.I):
        return None
    return f"{question[: one.start()]}{other}{question[one.end() :]}"


def _negated(question: str, chance: random.Random) -> str | None:
    found = list(_AUXILIARY.finditer(question))
    if not found:
        return None
    one = found[0]
    word = one[0]
    negated = _IRREGULAR.get(word.casefold(), f"{word}n't")
    if word[0].isupper():
        negated = negated[0].upper() + negated[1:]
    if chance.random() < _SPELT_OUT:
        negated = f"{word} not" if question[one.end() :].startswith(" ") else negated
    return f"{question[: one.start()]}{negated}{question[one.end() :]}"
