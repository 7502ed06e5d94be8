"""Phrases that stand in the articles a topic found, and seldom elsewhere in the library."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log
from typing import Final

from knowledge.model import Article, Topic
from knowledge.store.base import View
from knowledge.words import telling

_MOST_READ: Final = 30
"""Articles that are read for phrases, the nearest to the topic."""
_MOST_WEIGHED: Final = 80
_MOST_SHOWN: Final = 6
_LONGEST: Final = 3
_FEWEST_ARTICLES: Final = 2
_SHORTEST: Final = 3
# A part stands at most so many times as often as the whole.
_MOSTLY: Final = 1.5
# Of time and measure: they name nothing that somebody would follow.
_DULL: Final = frozenset(
    """per cent percent percentage one two three four five six seven eight nine ten hundred
    thousand million billion trillion day days week weeks month months year years decade decades
    time times thing things way ways part parts number last least next first second third new old
    said says say told monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december""".split()
)
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]")
# A phrase does not run on over one of these.
_BREAK: Final = re.compile(r"[.,;:!?()\[\]\"“”«»\n]+")


def related_phrases(
    view: View, group_id: str, topic: Topic, articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return up to six phrases of up to three words, those that tell most first.

    They stand in several of the articles, given best first, and are not those
    of the topic. A phrase counts by the articles that hold it and by how rare
    it is in the library (tf-idf).
    """
    spelt: dict[str, Counter[str]] = {}
    held: Counter[str] = Counter()
    for article in islice(articles, _MOST_READ):
        found = {phrase.casefold(): phrase for phrase in _phrases(_of(article))}
        held.update(found.keys())
        for folded, phrase in found.items():
            spelt.setdefault(folded, Counter())[phrase] += 1
    taken = _taken(topic)
    weighed = [one for one in held.most_common() if one[1] >= _FEWEST_ARTICLES]
    weighed = [one for one in weighed if not _overlaps(one[0], taken)][:_MOST_WEIGHED]
    common = view.frequencies(group_id, [phrase for phrase, _ in weighed])
    total = view.size(group_id).passages
    worth = {p: n * log(1 + total / (1 + common[p])) * _longer(p) for p, n in weighed}
    whole = {phrase: _whole(phrase, dict(weighed)) for phrase in worth}
    ranked = dict.fromkeys(
        whole[phrase] for phrase in sorted(worth, key=lambda phrase: (-worth[phrase], phrase))
    )
    return tuple(spelt[phrase].most_common(1)[0][0] for phrase in _apart(ranked))


def _of(article: Article) -> str:
    return f"{article.details.title}\n{article.text}"


def _phrases(text: str) -> Iterator[str]:
    """Yield the runs of words that may name something: names, and pairs of words that tell."""
    for stretch in _BREAK.split(text):
        words = _WORD.findall(stretch)
        for start in range(len(words)):
            for length in range(1, _LONGEST + 1):
                run = words[start : start + length]
                if len(run) == length and _is_apt(run, begins=start == 0):
                    yield " ".join(run)


def _is_apt(run: Sequence[str], *, begins: bool) -> bool:
    """Tell whether a run is a name, which may hold stop words, or two words and more that tell.

    A word by itself is one with a capital that does not stand at the beginning.
    """
    ends = (run[0], run[-1])
    if not all(telling(end) and len(end) >= _SHORTEST for end in ends):
        return False
    if any(map(str.isdigit, "".join(run))) or any(word.casefold() in _DULL for word in run):
        return False
    if all(end[0].isupper() for end in ends):
        return len(run) > 1 or not begins
    return len(run) > 1 and all(map(telling, run)) and run[-1].islower()


def _longer(phrase: str) -> float:
    """Return how much more a longer phrase tells than a word by itself."""
    return 1.0 + 0.5 * phrase.count(" ")


def _taken(topic: Topic) -> list[str]:
    given = (*topic.any_of, *topic.all_of, *topic.none_of, topic.name)
    return [phrase.casefold() for phrase in given]


def _overlaps(phrase: str, others: Sequence[str]) -> bool:
    return any(phrase in other or other in phrase for other in others)


def _whole(phrase: str, held: Mapping[str, int]) -> str:
    """Return the longest phrase that one is mostly part of, such as a full name."""
    wholes = [
        other
        for other, count in held.items()
        if f" {phrase} " in f" {other} " and _MOSTLY * count >= held[phrase]
    ]
    return max(wholes, key=len)


def _apart(ranked: Iterable[str]) -> list[str]:
    """Return the first few phrases of which none is part of another."""
    chosen: list[str] = []
    for phrase in ranked:
        if len(chosen) == _MOST_SHOWN:
            break
        if not _overlaps(phrase, chosen):
            chosen.append(phrase)
    return chosen
