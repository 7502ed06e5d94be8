"""Whose words a stretch between quotation marks is, by the phrase beside it; pure, English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Span
from knowledge.search.quotations.names import Names
from knowledge.search.quotations.tokens import Token, is_a, is_role, is_verb, tokens_of, words

# How far a phrase that says who speaks is looked for, in characters, and how many words may
# stand between such a phrase and a stretch that goes on the same sentence.
_AFTER, _BEFORE, _GAP, _LONGEST_GAP = 240, 320, 12, 18
_STOPS = frozenset(".!?;:")
_PAUSES = frozenset(',.;:—–-)(“”"')
_MARKS = frozenset('“”"„«»')


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
        self._names = Names(text)

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
        return self._inverted(tokens, sure=pauses) or (
            self._straight(tokens, opens_sentence=last in "?!…") if pauses else None
        )

    def _inverted(self, tokens: Sequence[Token], *, sure: bool) -> Attribution | None:
        """Read "said X" and "according to X"."""
        place = 0
        while place < len(tokens) and _is_between(tokens[place]):
            place += 1
        if [one.text for one in tokens[:2]] == ["according", "to"]:
            name, end = self.subject_from(tokens, 2)
            return Attribution(Span(tokens[0].start, end), name)
        verb = tokens[place].text if place < len(tokens) else ""
        if verb not in words("verbs") or verb in words("naming") or verb.endswith("ing"):
            return None
        if not sure and place:
            return None
        name, end = self.subject_from(tokens, place + 1)
        return Attribution(Span(tokens[0].start, end), name)

    def _straight(self, tokens: Sequence[Token], *, opens_sentence: bool) -> Attribution | None:
        """Read "X said", "X, the minister, said", "the minister, X, told them"."""
        verb = next((n for n in range(1, len(tokens)) if is_verb(tokens, n)), None)
        if (
            verb is None
            or tokens[verb].text in words("naming")
            or tokens[verb].text.endswith("ing")
        ):
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
        return Attribution(phrase, self.subject_in(subject, opens_sentence=opens_sentence))

    def before(self, stretch: Span, limit: int) -> Attribution | None:
        """Read what leads to a stretch: "X said: ...", "X called it ...", "according to X, ..."."""
        begin = max(limit, stretch.start - 1 - _BEFORE)
        tokens = tokens_of(self._text, begin, stretch.start - 1)
        sentence = _sentence_end(tokens)
        is_cut = begin > limit and len(sentence) == len(tokens)
        return self._reported(sentence[is_cut:], opens=not is_cut) if sentence[is_cut:] else None

    def _reported(self, tokens: Sequence[Token], *, opens: bool) -> Attribution | None:
        lead = tokens[-1].text
        direct = lead in (":", ",")
        longest = _LONGEST_GAP if direct else _GAP
        for place in range(len(tokens) - 1, max(-1, len(tokens) - longest - 3), -1):
            if [one.plain for one in tokens[place : place + 2]] == ["according", "to"]:
                name, end = self.subject_from(tokens, place + 2)
                return Attribution(Span(tokens[place].start, end), name, direct=lead == ",")
            if is_verb(tokens, place) or _is_manner(tokens, place):
                return self._by_verb(tokens, place, direct=direct, opens=opens)
            if not direct and _breaks(tokens[place]):
                return None
        return None

    def _by_verb(
        self, tokens: Sequence[Token], verb: int, *, direct: bool, opens: bool
    ) -> Attribution | None:
        gap = tokens[verb + 1 :]
        if tokens[verb].text in words("naming") and not gap:
            return None
        phrase = Span(tokens[verb].start, tokens[-1].end)
        if tokens[verb].text.endswith("ing"):
            name = self._of_participle(tokens, verb, opens=opens)
            return Attribution(phrase, name, direct)
        subject = _without_between(tokens[:verb])
        if not subject or _is_denied(subject[-1]) or is_a(subject[-1], "passive"):
            return None
        if not direct and any(_doubtful(one) for one in gap):
            return Attribution(phrase, None, direct)
        name = self.subject_to(subject, opens=opens)
        return Attribution(Span(min(phrase.start, subject[-1].start), phrase.end), name, direct)

    def _of_participle(self, tokens: Sequence[Token], verb: int, *, opens: bool) -> Span | None:
        """Return the name of who said something before, or else of whom the sentence is about."""
        if verb and [one.text for one in tokens[max(0, verb - 3) : verb]][-2:] == ["quoted", "as"]:
            return self.subject_to(_without_between(tokens[: max(0, verb - 3)]), opens=opens)
        if not verb or tokens[verb - 1].text != ",":
            return None
        for place in range(verb - 2, 0, -1):
            if is_verb(tokens, place) and not tokens[place].text.endswith("ing"):
                subject = _without_between(tokens[:place])
                return self.subject_to(subject, opens=opens) if subject else None
        return self._of_sentence(tokens[:verb]) if opens else None

    def _of_sentence(self, tokens: Sequence[Token]) -> Span | None:
        """Return the name that a sentence opens with, where a verb follows it at once."""
        end = 0
        while end < len(tokens) and (tokens[end].is_capital or is_a(tokens[end], "particles")):
            end += 1
        follows = tokens[end] if end < len(tokens) else None
        if (
            follows is None
            or not follows.is_word
            or is_a(follows, "prepositions")
            or follows.text == "and"
        ):
            return None
        return (
            self._names.in_phrase(tokens[:end], opens_sentence=True) if _is_past(follows) else None
        )

    def subject_from(self, tokens: Sequence[Token], first: int) -> tuple[Span | None, int]:
        """Return the name of the subject that begins at a place, and where the phrase ends."""
        end = first
        while end < len(tokens) and _is_inside(tokens, end):
            end += 1
        phrase, stop = tokens[first:end], tokens[end].text if end < len(tokens) else "."
        if not phrase:
            return None, tokens[min(first, len(tokens)) - 1].end
        if stop in ("and", "or", "&") or _goes_on_with_another(tokens, end):
            return None, phrase[-1].end
        if stop in ("’", "'"):
            return None, phrase[-1].end
        name = self._name_of(phrase, opens_sentence=False)
        if name is not None:
            return name, phrase[-1].end
        if stop == "," and _is_somebody(phrase):
            return self._beside(tokens, end + 1, phrase[-1].end)
        return None, phrase[-1].end

    def _beside(self, tokens: Sequence[Token], first: int, end: int) -> tuple[Span | None, int]:
        """Return the name that stands between commas after what somebody is."""
        last = first
        while last < len(tokens) and (
            tokens[last].is_capital or (last > first and is_a(tokens[last], "particles"))
        ):
            last += 1
        stop = tokens[last].text if last < len(tokens) else "."
        name = self._names.is_name(tokens[first:last]) if stop in _PAUSES else None
        return name, tokens[last - 1].end if name else end

    def subject_in(self, tokens: Sequence[Token], *, opens_sentence: bool) -> Span | None:
        """Return the name of a subject that fills all the words."""
        comma = next((n for n, one in enumerate(tokens) if one.text == ","), None)
        if comma is not None:
            if tokens[-1].text != ",":
                return None
            head, beside = tokens[:comma], tokens[comma + 1 : -1]
            return self._of_two(head, beside, opens_sentence=opens_sentence)
        if any(one.text in ("and", "or", "&") for one in tokens):
            return None
        cut = next(
            (n for n, one in enumerate(tokens) if n and is_a(one, "prepositions")), len(tokens)
        )
        if any(not one.is_word and one.text not in ("’", "'", "-") for one in tokens):
            return None
        return self._name_of(tokens[:cut], opens_sentence=opens_sentence)

    def _of_two(
        self, head: Sequence[Token], beside: Sequence[Token], *, opens_sentence: bool
    ) -> Span | None:
        """Return the name in "Ana Ruiz, the economist," or in "the economist, Ana Ruiz,"."""
        if not head or any(one.text in ("and", "or", "&") for one in head):
            return None
        if any(one.text == "and" for one in beside) and any(one.is_capital for one in beside[:1]):
            return None
        found = self.subject_in(head, opens_sentence=opens_sentence)
        if found is not None:
            return found
        return self._names.is_name(beside) if _is_somebody(head) else None

    def subject_to(self, tokens: Sequence[Token], *, opens: bool) -> Span | None:
        """Return the name of the subject that ends at the last word, before a verb."""
        if not tokens:
            return None
        if tokens[-1].text == ",":
            comma = next((n for n in range(len(tokens) - 2, -1, -1) if tokens[n].text == ","), None)
            if comma is None or len(tokens) - comma > _LONGEST_GAP + 6:
                return None
            head = self._clause(tokens[:comma])
            at_start = opens and len(head) == comma
            return self._of_two(head, tokens[comma + 1 : -1], opens_sentence=at_start)
        clause = self._clause(tokens)
        before = tokens[-len(clause) - 1] if len(clause) < len(tokens) else None
        if (
            before is not None
            and before.text in ("and", "or", "&")
            and _is_listed(tokens, len(clause))
        ):
            return None
        return self._name_of(clause, opens_sentence=opens and before is None)

    def _clause(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Return the words after the last that parts clauses."""
        for place in range(len(tokens) - 1, -1, -1):
            one = tokens[place]
            if (not one.is_word and one.text not in ("’", "'", "-", ".")) or one.text in words(
                "clauses"
            ):
                return tokens[place + 1 :]
        return tokens

    def _name_of(self, phrase: Sequence[Token], *, opens_sentence: bool) -> Span | None:
        if len(phrase) == 1 and is_a(phrase[0], "pronouns"):
            return None
        return self._names.in_phrase(phrase, opens_sentence=opens_sentence)


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
        token.text in _PAUSES
        or is_a(token, "prepositions")
        or is_a(token, "times")
        or (
            token.text in ("reporters", "parliament", "lawmakers", "me", "us", "him", "her", "them")
        )
    )


def _sentence_end(tokens: list[Token]) -> list[Token]:
    """Return the words of the last sentence; a colon or a comma at its end belongs to it."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].text in ".!?;" or tokens[place].text in _MARKS:
            return tokens[place + 1 :]
    return tokens


def _breaks(token: Token) -> bool:
    return token.text in (":", ";", "(", ")", "—", "–")


def _doubtful(token: Token) -> bool:
    """Tell whether somebody else's words may begin here: "said a report that found ..."."""
    return token.plain in _OTHERS


_OTHERS = frozenset(
    "who which whose whom because although after before while report letter text law statement "
    "article document study survey film book slogan sign banner headline".split()
)


def _is_manner(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "X was blunt:" or "X put it plainly:" is said here, before a colon."""
    if tokens[-1].text != ":":
        return False
    following = tokens[place + 1 : -1]
    if tokens[place].text in ("was", "is"):
        return any(is_a(one, "manners") for one in following)
    return tokens[place].text in ("put", "puts") and bool(following)


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


def _is_listed(tokens: Sequence[Token], length: int) -> bool:
    """Tell whether "X and" stands before the last words."""
    before = tokens[-length - 2] if len(tokens) > length + 1 else None
    return before is not None and before.is_capital


def _is_past(token: Token) -> bool:
    return token.text.islower() and token.text.endswith(("ed", "s", "d", "t", "e", "k", "n", "w"))
