"""Pairs of a question and a passage, as a network reads them, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from knowledge.reading.network import LONGEST
from training.reader.exchanges import Exchanges
from training.reader.questions import Question

Spans = tuple[tuple[int, int], ...]
# How many that do not answer are shown beside what does, of what kinds how often: a question that
# was changed or is misleading, the passage without what answers, another passage; and of how
# many of these one is drawn.
BESIDE, CHANGED, CUT, DRAWN = 2, 0.3, 0.25, 6
# Of questions that somebody wrote to mislead and changed ones, how often the first are taken.
WRITTEN = 0.75
# Groups are put in order of length within so many, and tokens filled up to a multiple.
_CHUNK, _MULTIPLE = 480, 32


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage, and the characters of it that answer; none where it does not."""

    question: str
    passage: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What answers a question, and pairs that do not; some are for the question itself."""

    answered: Pair
    unanswered: tuple[Pair, ...]

    @property
    def length(self) -> int:
        """Return about how long it is, in characters."""
        return max(len(one.question) + len(one.passage) for one in self.pairs)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return all, what answers first."""
        return (self.answered, *self.unanswered)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors for a network, and which tokens may be right, of shape ``(batch, tokens)``.

    Rows come in groups of one size, of which the first is what answers. ``shares``, of
    shape ``(groups, size)``, says which rows are read for the same question as that.
    """

    inputs: dict[str, Tensor]
    starts: Tensor
    ends: Tensor
    shares: Tensor

    def to(self, device: str) -> Batch:
        """Return the same on another device."""
        return Batch(
            {name: values.to(device) for name, values in self.inputs.items()},
            self.starts.to(device),
            self.ends.to(device),
            self.shares.to(device),
        )


def drawn(
    questions: Sequence[Question], exchanges: Exchanges, chance: random.Random
) -> Iterator[Shown]:
    """Yield each question once, with what does not answer beside it."""
    for one in questions:
        answered = Pair(one.text, one.answered.text, one.answered.spans)
        unanswered: dict[Pair, None] = {}
        for _ in range(4 * BESIDE):
            pair = _unanswered(one, exchanges, chance)
            if pair is not None:
                unanswered.setdefault(pair)
            if len(unanswered) == BESIDE:
                yield Shown(answered, tuple(unanswered))
                break


def _unanswered(one: Question, exchanges: Exchanges, chance: random.Random) -> Pair | None:
    kind = chance.random()
    if kind < CHANGED:
        if one.misleading and chance.random() < WRITTEN:
            return Pair(chance.choice(one.misleading), one.answered.text)
        changed = exchanges.changed(one.text, one.answered.text, chance)
        return None if changed is None else Pair(changed, one.answered.text)
    if kind < CHANGED + CUT:
        cut = one.answered.without
        return None if cut is None else Pair(one.text, cut)
    return Pair(one.text, chance.choice(one.beside[:DRAWN])) if one.beside else None


def batches(
    shown: list[Shown], tokenizer: Any, size: int, chance: random.Random
) -> Iterator[Batch]:
    """Yield batches of ``size`` pairs in an order by chance, those of like length together."""
    chance.shuffle(shown)
    groups = size // (1 + BESIDE)
    cut: list[list[Shown]] = []
    for start in range(0, len(shown), _CHUNK):
        chunk = sorted(shown[start : start + _CHUNK], key=lambda one: one.length)
        cut += [chunk[at : at + groups] for at in range(0, len(chunk), groups)]
    chance.shuffle(cut)
    for part in cut:
        shares = [[two.question == one.answered.question for two in one.pairs] for one in part]
        yield batch_of([pair for one in part for pair in one.pairs], tokenizer, shares)


def batch_of(pairs: Sequence[Pair], tokenizer: Any, shares: Sequence[Sequence[bool]] = ()) -> Batch:
    """Return the tensors of some pairs; ``shares`` is of each group of them."""
    encoded = tokenizer(
        [pair.question for pair in pairs],
        [pair.passage for pair in pairs],
        truncation="only_second",
        max_length=LONGEST,
        padding=True,
        pad_to_multiple_of=_MULTIPLE,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    offsets = encoded.pop("offset_mapping")
    starts, ends = (torch.zeros(encoded["input_ids"].shape, dtype=torch.bool) for _ in range(2))
    for row, pair in enumerate(pairs):
        places = _places(offsets[row], encoded["token_type_ids"][row].bool(), pair.spans)
        for first, last in places or [(0, 0)]:
            starts[row, first], ends[row, last] = True, True
    return Batch(dict(encoded), starts, ends, torch.tensor(shares, dtype=torch.bool))


def _places(offsets: Tensor, is_passage: Tensor, spans: Spans) -> list[tuple[int, int]]:
    """Return the first and last tokens of answers; of one that was cut off, none."""
    found = []
    within = torch.where(is_passage & (offsets[:, 1] > offsets[:, 0]))[0]
    begins, ends = offsets[within, 0], offsets[within, 1]
    for start, end in spans:
        inside = within[(ends > start) & (begins < end)]
        if len(inside) and int(ends[-1]) >= end:
            found.append((int(inside[0]), int(inside[-1])))
    return found
