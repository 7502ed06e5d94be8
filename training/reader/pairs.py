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
# How often what does not answer is the same passage under a changed question, and otherwise
# another passage for the same question; of these, how many of the first are drawn from.
CHANGED, DRAWN = 0.35, 4
# Pairs are put in order of length within so many questions, and filled up to a multiple.
_CHUNK, _MULTIPLE = 960, 32


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage, and the characters of it that answer; none where it does not."""

    question: str
    passage: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Both:
    """What answers a question and what does not; ``shares`` the question itself, or not."""

    answered: Pair
    unanswered: Pair
    shares: bool

    @property
    def length(self) -> int:
        """Return about how long it is, in characters."""
        longest = max(len(self.answered.passage), len(self.unanswered.passage))
        return len(self.answered.question) + longest


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors for a network, and which tokens may be right, of shape ``(batch, tokens)``.

    Rows come in twos: what answers, then what does not. ``shares`` says of each
    two whether both are read for the same question.
    """

    inputs: dict[str, Tensor]
    starts: Tensor
    ends: Tensor
    shares: Tensor


def drawn(
    questions: Sequence[Question], exchanges: Exchanges, chance: random.Random
) -> Iterator[Both]:
    """Yield each question once, with something beside it that does not answer."""
    for one in questions:
        answered = Pair(one.text, one.answered.text, one.answered.spans)
        changed = None
        if chance.random() < CHANGED or not one.beside:
            changed = exchanges.changed(one.text, one.answered.text, chance)
        if changed is not None:
            yield Both(answered, Pair(changed, one.answered.text, ()), shares=False)
        elif one.beside:
            beside = chance.choice(one.beside[:DRAWN])
            yield Both(answered, Pair(one.text, beside, ()), shares=True)


def batches(both: list[Both], tokenizer: Any, size: int, chance: random.Random) -> Iterator[Batch]:
    """Yield batches of ``size`` pairs in an order by chance, those of like length together."""
    chance.shuffle(both)
    cut: list[list[Both]] = []
    for start in range(0, len(both), _CHUNK):
        chunk = sorted(both[start : start + _CHUNK], key=lambda one: one.length)
        cut += [chunk[at : at + size // 2] for at in range(0, len(chunk), size // 2)]
    chance.shuffle(cut)
    for part in cut:
        pairs = [pair for one in part for pair in (one.answered, one.unanswered)]
        yield batch_of(pairs, tokenizer, [one.shares for one in part])


def batch_of(pairs: Sequence[Pair], tokenizer: Any, shares: Sequence[bool] = ()) -> Batch:
    """Return the tensors of some pairs; ``shares`` is of each two of them."""
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
