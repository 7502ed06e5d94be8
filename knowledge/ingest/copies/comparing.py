"""What changed from one version of an article to the next, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, takewhile, zip_longest
from operator import eq
from typing import Final

from rapidfuzz.fuzz import ratio

from knowledge.model import Change, Span

_STEPS: Final = 20_000_000
"""Steps that aligning two texts may take: about two seconds."""

_COMPARISONS: Final = 10_000
_COMPARED: Final = 500
"""Characters at the start of a sentence that tell how alike two are."""

_MARKS: Final = str.maketrans("‘’ʼ“”„", "'''\"\"\"")


def changes(
    old: str, new: str, sentences_old: Sequence[Span], sentences_new: Sequence[Span]
) -> tuple[Change, ...]:
    """Return the sentences that went, came or were replaced, in the order of the texts.

    Replaced is what went where another came; where more came than went, or the
    other way round, those most alike are paired. A sentence that only moved, or
    in which only spaces or the form of quotation marks differ, is no change.
    What both begin and end with aside, texts so long or so repetitive that
    aligning them could take more than twenty million steps are not aligned:
    nothing is paired, and what went comes before what came.
    """
    before, after = _sentences(old, sentences_old), _sentences(new, sentences_new)
    gone, come = _surplus(before, after), _surplus(after, before)
    found: list[Change] = []
    for went, came in _stretches([key for key, _ in before], [key for key, _ in after]):
        olds = _taken(before[went.start : went.stop], gone)
        news = _taken(after[came.start : came.stop], come)
        found += (Change(*pair) for pair in _paired(olds, news))
    return tuple(found)


def _sentences(text: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return each sentence with what it is compared by."""
    cut = [span.of(text) for span in spans]
    return [(" ".join(one.translate(_MARKS).split()), one) for one in cut]


def _surplus(of: list[tuple[str, str]], over: list[tuple[str, str]]) -> Counter[str]:
    return Counter(key for key, _ in of) - Counter(key for key, _ in over)


def _taken(sentences: list[tuple[str, str]], wanted: Counter[str]) -> list[str]:
    """Return the sentences still wanted, and strike them off."""
    taken = []
    for key, sentence in sentences:
        if wanted[key] > 0:
            wanted[key] -= 1
            taken.append(sentence)
    return taken


def _paired(olds: list[str], news: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pair as many as there can be, in order, so that the pairs are most alike in sum."""
    if len(olds) > len(news):
        yield from ((before, after) for after, before in _paired(news, olds))
        return
    spare = len(news) - len(olds)
    if not spare or not olds or len(olds) * spare > _COMPARISONS:
        yield from zip_longest(olds, news)
        return
    skips = _skips(olds, news, spare)
    at = 0
    for number, old in enumerate(olds):
        while skips[number][at - number]:
            yield None, news[at]
            at += 1
        yield old, news[at]
        at += 1
    yield from ((None, new) for new in news[at:])


def _skips(olds: list[str], news: list[str], spare: int) -> list[list[bool]]:
    """Tell for each old sentence, and each number of new ones left alone, whether to leave one."""
    best = [0.0] * (spare + 1)
    skips: list[list[bool]] = []
    for number in reversed(range(len(olds))):
        paired = [
            total + ratio(olds[number][:_COMPARED], news[number + left][:_COMPARED])
            for left, total in enumerate(best)
        ]
        best = list(accumulate(reversed(paired), max))[::-1]
        skips.append([one < most for one, most in zip(paired, best, strict=True)])
    return skips[::-1]


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[range, range]]:
    """Yield the stretches of both that are not common to them, in order."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    went, came = range(head, len(old) - tail), range(head, len(new) - tail)
    old, new = old[went.start : went.stop], new[came.start : came.stop]
    if _steps(old, new) > _STEPS:
        yield went, came[:0]
        yield went[:0], came
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield went[i:j], came[k:m]


def _alike(old: list[str], new: list[str]) -> int:
    """Count the sentences before the first that differs."""
    return sum(1 for _ in takewhile(bool, map(eq, old, new)))


def _steps(old: list[str], new: list[str]) -> int:
    """Return the most steps that aligning can take: for each common stretch, all equal pairs."""
    there = Counter(new)
    pairs = sum(count * there[key] for key, count in Counter(old).items())
    return (len(old) + pairs) * min(len(old), len(new), pairs)
