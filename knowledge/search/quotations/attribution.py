"""Whose words a stretch between quotation marks is, by the phrase beside it; pure, English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Span
from knowledge.search.quotations.subjects import PAUSES, Subjects
from knowledge.search.quotations.tokens import Token, is_a, is_verb, tokens_of, words

# How far a phrase that says who speaks is looked for, in characters, and how many words may
# stand between such a phrase and a stretch that goes on the same sentence.
_AFTER, _BEFORE, _GAP, _LONGEST_GAP = 240, 320, 12, 18
_STOPS = frozenset(".!?;:")
_MARKS = frozenset('“”"„«»')
# After one of these, what is quoted may be somebody else's words.
_OTHERS = frozenset(
    "who which whose whom because although after before while report letter text law statement "
    "article document study survey film book slogan sign banner headline".split()
)
# "X spoke of ..." reports somebody's words, and "X spoke on ..." does not.
_SPEAKING = frozenset("spoke spoken speaks talked".split())
_HEARERS = frozenset("reporters parliament lawmakers me us him her them".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that says who speaks, and the name in it; ``direct`` where it adjoins."""

    phrase: Span
    speaker: Span | None
    direct: bool = True


class Attributor:
    """Reads the phrases around the stretches of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._subjects = Subjects(text)

    def after(self, stretch: Span, limit: int) -> Attribution | None:
        """Read what follows a stretch: "..., said X", "..., X said", "..., according to X"."""
        text, last = self._text, self._text[stretch.end - 1]
        begin = min(stretch.end + 1, limit)
        tokens = tokens_of(text, begin, min(limit, begin + _AFTER))
        comma = bool(tokens) and tokens[0].text in (",", "—", "–")
        if comma:
            tokens = tokens[1:]
        if not tokens or not tokens[0].is_word:
            return None
        pauses = comma or last in ",?!…—–-"
        if not pauses:
            return self._inverted(tokens, sure=False)
        return (
            self._inverted(tokens, sure=True)
            or self._as_put(tokens)
            or self._straight(tokens, opens_sentence=last in "?!…")
        )

    def _inverted(self, tokens: Sequence[Token], *, sure: bool) -> Attribution | None:
        """Read "said X" and "according to X"."""
        place = 0
        while place < len(tokens) and _is_between(tokens[place]):
            place += 1
        if [one.text for one in tokens[:2]] == ["according", "to"]:
            name, end = self._subjects.after_verb(tokens, 2)
            return Attribution(Span(tokens[0].start, end), name)
        verb = tokens[place].text if place < len(tokens) else ""
        if verb not in words("verbs") or not _takes_words(verb):
            return None
        if not sure and place:
            return None
        name, end = self._subjects.after_verb(tokens, place + 1)
        return Attribution(Span(tokens[0].start, end), name)

    def _as_put(self, tokens: Sequence[Token]) -> Attribution | None:
        """Read "as X put it"."""
        texts = [one.text for one in tokens]
        if texts[0] != "as":
            return None
        for place in range(2, len(tokens) - 1):
            if texts[place] in _STOPS or texts[place] in _MARKS:
                return None
            if texts[place] in ("put", "puts") and texts[place + 1] == "it":
                subject = _without_between(tokens[1:place])
                name = self._subjects.filling(subject, opens_sentence=False) if subject else None
                return Attribution(Span(tokens[0].start, tokens[place + 1].end), name)
        return None

    def _straight(self, tokens: Sequence[Token], *, opens_sentence: bool) -> Attribution | None:
        """Read "X said", "X, the minister, said", "the minister, X, told them"."""
        verb = next((n for n in range(1, len(tokens)) if is_verb(tokens, n)), None)
        if verb is None or not _takes_words(tokens[verb].text):
            return None
        subject = tokens[:verb]
        if any(one.text in _STOPS or one.text in _MARKS for one in subject):
            return None
        if is_a(subject[0], "clauses") or is_a(subject[0], "prepositions"):
            return None
        if opens_sentence and not _ends_phrase(tokens, verb + 1):
            return None
        phrase = Span(tokens[0].start, tokens[verb].end)
        subject = _without_between(subject)
        if not subject or _is_denied(subject[-1]) or is_a(subject[-1], "clauses"):
            return None
        return Attribution(phrase, self._subjects.filling(subject, opens_sentence=opens_sentence))

    def before(self, stretch: Span, limit: int) -> Attribution | None:
        """Read what leads to a stretch: "X said: ...", "X called it ...", "according to X, ..."."""
        begin = max(limit, stretch.start - 1 - _BEFORE)
        tokens = tokens_of(self._text, begin, stretch.start - 1)
        sentence = _sentence_end(tokens)
        is_cut = begin > limit and len(sentence) == len(tokens)
        if not sentence[is_cut:]:
            return None
        whole = self._text[stretch.end - 1] in ".!?,"
        return self._reported(sentence[is_cut:], opens=not is_cut, whole=whole)

    def _reported(self, tokens: Sequence[Token], *, opens: bool, whole: bool) -> Attribution | None:
        lead = tokens[-1].text
        direct = lead in (":", ",")
        longest = _LONGEST_GAP if direct else _GAP
        for place in range(len(tokens) - 1, max(-1, len(tokens) - longest - 3), -1):
            if [one.plain for one in tokens[place : place + 2]] == ["according", "to"]:
                name, end = self._subjects.after_verb(tokens, place + 2)
                return Attribution(Span(tokens[place].start, end), name, direct=lead == ",")
            if (
                is_verb(tokens, place)
                or _is_manner(tokens, place)
                or (tokens[place].text in _SPEAKING and lead == "of")
            ):
                at_once = whole and place == len(tokens) - 1
                return self._by_verb(tokens, place, direct=direct or at_once, opens=opens)
            if not direct and _breaks(tokens[place]):
                return None
        return self._of_answer(tokens) if lead == ":" and opens else None

    def _by_verb(
        self, tokens: Sequence[Token], verb: int, *, direct: bool, opens: bool
    ) -> Attribution | None:
        gap = tokens[verb + 1 :]
        if tokens[verb].text in words("naming") and not gap:
            return self._what_is_called(tokens, verb)
        phrase = Span(tokens[verb].start, tokens[-1].end)
        if tokens[verb].text.endswith("ing"):
            name = self._of_participle(tokens, verb, opens=opens)
            return Attribution(phrase, name, direct)
        subject = _without_between(tokens[:verb])
        if not subject or _is_denied(subject[-1]) or is_a(subject[-1], "passive"):
            return None
        if not direct and any(_is_doubtful(gap, place) for place in range(len(gap))):
            return Attribution(phrase, None, direct)
        name = self._subjects.before_verb(subject, opens=opens)
        return Attribution(Span(min(phrase.start, subject[-1].start), phrase.end), name, direct)

    def _what_is_called(self, tokens: Sequence[Token], verb: int) -> Attribution | None:
        """Read "what X called" and "which X finds"; what all call something is nobody's words."""
        nearest = range(verb - 1, max(-1, verb - _GAP), -1)
        what = next((n for n in nearest if tokens[n].plain in ("what", "that", "which")), None)
        subject = _without_between(tokens[what + 1 : verb]) if what is not None else ()
        if not subject or is_a(subject[-1], "passive"):
            return None
        name = self._subjects.before_verb(subject, opens=False)
        if name is None and what is not None and tokens[what].plain != "what":
            return None
        return Attribution(Span(subject[0].start, tokens[verb].end), name, direct=False)

    def _of_answer(self, tokens: Sequence[Token]) -> Attribution | None:
        """Read a short "X’s answer was blunt:", and nothing that comes "from" others."""
        given = next((n for n, one in enumerate(tokens) if is_a(one, "answers")), 0)
        following = [one.text for one in tokens[given:]]
        if len(following) > _GAP or "," in following or "from" in following:
            return None
        name = self._subjects.owner(tokens[:given], opens=True)
        return Attribution(Span(tokens[0].start, tokens[-1].end), name) if name else None

    def _of_participle(self, tokens: Sequence[Token], verb: int, *, opens: bool) -> Span | None:
        """Return the name of who said something before, or else of whom the sentence is about."""
        if [one.text for one in tokens[:verb]][-2:] == ["quoted", "as"]:
            return self._subjects.before_verb(_without_between(tokens[:verb][:-3]), opens=opens)
        if not verb or tokens[verb - 1].text != ",":
            return None
        for place in range(verb - 2, 0, -1):
            if is_verb(tokens, place) and not tokens[place].text.endswith("ing"):
                subject = _without_between(tokens[:place])
                return self._subjects.before_verb(subject, opens=opens) if subject else None
        return self._subjects.opening(tokens[:verb]) if opens else None


def _takes_words(verb: str) -> bool:
    """Tell whether a verb may follow what was said: "said", and not "called" or "saying"."""
    return verb not in words("naming") and not verb.endswith("ing")


def _is_between(token: Token) -> bool:
    """Tell whether a word may stand between a subject and its verb: "has", "bluntly"."""
    return is_a(token, "between") or (token.text.islower() and token.text.endswith("ly"))


def _without_between(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands between a subject and its verb."""
    while tokens and _is_between(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


def _is_denied(token: Token) -> bool:
    return token.plain in words("denials") or token.plain.endswith(("n't", "n’t"))


def _ends_phrase(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether nothing is reported after a verb but to whom, where and when."""
    if place >= len(tokens):
        return True
    token = tokens[place]
    return (
        token.text in PAUSES
        or is_a(token, "prepositions")
        or is_a(token, "times")
        or token.text in _HEARERS
    )


def _sentence_end(tokens: list[Token]) -> list[Token]:
    """Return the words of the last sentence; a colon or a comma at its end belongs to it."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].text in ".!?;" or tokens[place].text in _MARKS:
            return tokens[place + 1 :]
    return tokens


def _breaks(token: Token) -> bool:
    return token.text in (":", ";", "(", ")", "—", "–")


def _is_doubtful(gap: Sequence[Token], place: int) -> bool:
    """Tell whether somebody else's words may begin here: "said a report that found ...".

    "Said in a letter" leaves no doubt.
    """
    is_means = place > 1 and gap[place - 2].text in ("in", "on", "by")
    return gap[place].plain in _OTHERS and not is_means


def _is_manner(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "X was blunt:" or "X put it plainly:" is said here, before a colon."""
    if tokens[-1].text != ":":
        return False
    following = tokens[place + 1 : -1]
    if tokens[place].text in ("was", "is"):
        return any(is_a(one, "manners") for one in following)
    return tokens[place].text in ("put", "puts") and bool(following)
