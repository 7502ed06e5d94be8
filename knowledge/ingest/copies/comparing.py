"""What changed from one version of an article to the next, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from knowledge.model import Change, Span

_STEPS: Final = 20_000_000
"""Steps that aligning two texts may take: about two seconds."""

_MARKS: Final = str.maketrans("‘’ʼ“”„", "'''\"\"\"")


def changes(
    old: str, new: str, sentences_old: Sequence[Span], sentences_new: Sequence[Span]
) -> tuple[Change, ...]:
    """Return the sentences that went, came or were replaced, in the order of the texts.

    Replaced is what went where another came. A sentence that only moved, or
    in which only spaces or the form of quotation marks differ, is no change.
    Texts so long and so repetitive that aligning them could take more than
    twenty million steps are not aligned: nothing is paired, and what went
    comes before what came.
    """
    before, after = _sentences(old, sentences_old), _sentences(new, sentences_new)
    gone, come = _surplus(before, after), _surplus(after, before)
    found: list[Change] = []
    for went, came in _stretches([key for key, _ in before], [key for key, _ in after]):
        olds = _taken(before[went.start : went.stop], gone)
        news = _taken(after[came.start : came.stop], come)
        found += [Change(one, other) for one, other in zip_longest(olds, news)]
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


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[range, range]]:
    """Yield the stretches of both that are not common to them, in order."""
    if _steps(old, new) > _STEPS:
        yield range(len(old)), range(0)
        yield range(0), range(len(new))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield range(i, j), range(k, m)


def _steps(old: list[str], new: list[str]) -> int:
    """Return the most steps that aligning can take: for each common stretch, all equal pairs."""
    there = Counter(new)
    pairs = sum(count * there[key] for key, count in Counter(old).items())
    return (len(old) + pairs) * min(len(old), len(new), pairs)
