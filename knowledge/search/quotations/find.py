"""All direct quotations of an article, in order, with who speaks and the sentences around; pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Article, Quotation, Span
from knowledge.search.quotations.attribution import Attribution, Attributor
from knowledge.search.quotations.stretches import stretches
from knowledge.search.quotations.tokens import Token, is_verb, tokens_of, words

# Fewer words between marks are a label or irony unless somebody is said to say them, and up to
# so many are after "the" or "a" and before a noun.
_FEWEST, _LABEL = 3, 4
# A word of a title that is written with a capital has more letters than this.
_SMALL = 3
_NEAR, _LONGEST_WORD = 400, 40
_WORD = re.compile(r"\w[\w’'-]*")
_SENTENCE_END = re.compile(r"[.!?;].*\S")
_NOUN = re.compile(r" [a-z]")
_ENDED = frozenset(".,!?…;:—–")
_DETERMINERS = frozenset(
    "the a an its their his her this that these those our my your any no".split()
)
_PERFECT = frozenset(("has", "have", "had"))
_TURNS = re.compile(r"\b(?:but|while|although|though|whereas)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch, what was read beside it, and whether that followed it."""

    stretch: Span
    attribution: Attribution | None
    follows: bool


def quotations_of(article: Article, sentences: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return an article's direct quotations in order, given its sentences in order.

    Words in marks count when somebody is said to say them, or from three
    words on where they are no title and no label. Nested ones do not count apart.
    """
    text = article.text
    ends = [one.end for one in sentences]
    starts = [one.start for one in sentences]
    found: list[Quotation] = []
    for one in _attributed(text):
        if not _is_speech(text, one):
            continue
        phrase = one.attribution.phrase if one.attribution else one.stretch
        whole = Span(min(one.stretch.start, phrase.start), max(one.stretch.end, phrase.end))
        first = bisect_right(ends, whole.start)
        last = bisect_left(starts, whole.end) - 1
        around = Span(
            min(whole.start - 1, starts[first]) if first < len(starts) else whole.start - 1,
            max(min(whole.end + 1, len(text)), ends[last]) if last >= 0 else whole.end,
        )
        speaker = one.attribution.speaker if one.attribution else None
        found.append(Quotation(article, one.stretch.start, one.stretch.end, speaker, around))
    return tuple(found)


def _attributed(text: str) -> list[_Found]:
    attributor = Attributor(text)
    spans = stretches(text)
    found: list[_Found] = []
    for number, span in enumerate(spans):
        behind = spans[number - 1].end + 1 if number else 0
        ahead = spans[number + 1].start - 1 if number + 1 < len(spans) else len(text)
        start = max(behind, text.rfind("\n", max(0, span.start - _NEAR), span.start) + 1)
        line_end = text.find("\n", span.end, span.end + _NEAR)
        end = min(ahead, line_end if line_end != -1 else len(text))
        after = attributor.after(span, end)
        if after is not None:
            found.append(_Found(span, after, follows=True))
            continue
        shared = _shared(text, found[-1], span) if found else None
        found.append(_Found(span, shared or attributor.before(span, start), follows=False))
    return found


def _shared(text: str, before: _Found, span: Span) -> Attribution | None:
    """Return the phrase between two stretches that says whose both are: "...", said X. "..."."""
    said = before.attribution
    if said is None or not before.follows or span.start - said.phrase.end > _NEAR:
        return None
    between = text[said.phrase.end : span.start - 1]
    if (
        "\n" in between
        or between.rstrip()[-1:] not in _ENDED
        or _SENTENCE_END.search(between)
        or _TURNS.search(between)
    ):
        return None
    tokens = tokens_of(text, said.phrase.end, span.start - 1)
    spoken = [n for n in range(len(tokens)) if is_verb(tokens, n)]
    if any(not tokens[n].text.endswith("ing") and not _is_beside(tokens, n) for n in spoken):
        return None
    return said


def _is_beside(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb only goes along: "and laughed", or "who has argued" such cases before."""
    if tokens[max(0, verb - 1)].text == "and":
        return verb + 1 >= len(tokens) or tokens[verb + 1].text in _ENDED
    before = {one.text for one in tokens[max(0, verb - 2) : verb]}
    return [one.text for one in tokens[:2]] == [",", "who"] and not before.isdisjoint(_PERFECT)


def _is_speech(text: str, found: _Found) -> bool:
    stretch = found.stretch
    said = stretch.of(text)
    count = len(_WORD.findall(said))
    if found.attribution is not None and found.attribution.direct:
        return count > 0
    if _is_title(said.rstrip(",.")) or _is_named(text, found):
        return False
    if found.attribution is not None:
        return count > 0
    return count >= _FEWEST and not _is_label(text, stretch, count)


def _is_title(said: str) -> bool:
    """Tell whether all words of weight have a capital, as in a title, and no sentence ends."""
    written = _WORD.findall(said)
    long = [word for word in written if len(word) > _SMALL and word not in words("prepositions")]
    is_open = bool(written) and said[-1] not in _ENDED and said[0].isupper()
    return is_open and all(word[0].isupper() for word in long or written)


def _is_named(text: str, found: _Found) -> bool:
    """Tell whether the words are what something is called: the so-called "...", the word "..."."""
    kinds = words("labels") - (words("naming") if found.attribution else frozenset())
    return _word_before(text, found.stretch) in kinds


def _is_label(text: str, stretch: Span, count: int) -> bool:
    """Tell whether a few words in marks stand like an adjective: the "..." rule."""
    is_within = _NOUN.match(text, stretch.end + 1) is not None
    ended = text[stretch.end - 1] in _ENDED
    return (
        _word_before(text, stretch) in _DETERMINERS and count <= _LABEL and is_within and not ended
    )


def _word_before(text: str, stretch: Span) -> str:
    """Return the word before the opening mark, in lower case; "" at the start of a paragraph."""
    line = text[max(0, stretch.start - _LONGEST_WORD) : stretch.start - 1].rpartition("\n")[2]
    return (line.split() or [""])[-1].lower()
