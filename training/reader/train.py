"""Train the network, step by step; killed, it goes on where it last kept what it had."""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor
from torch.nn.functional import log_softmax

from knowledge.evaluation.metrics import refusal
from knowledge.reading.network import Ends, ReadingNetwork
from training.reader.exchanges import Exchanges
from training.reader.pairs import BESIDE, Batch, Pair, Shown, batch_of, batches, drawn
from training.reader.questions import Question

# Of the documents, one in so many is kept apart to see how far training is.
_APART = 40
# How often in each pass questions are shown beside which somebody wrote misleading ones: those
# are few, and the best there is to learn from.
_WRITTEN_TIMES = 3
# How much it counts that the answer stands out among all passages shown for a question.
_SHARED = 0.5
_WARM_UP, _DECAY = 0.06, 0.01
_TELL_EVERY, _KEEP_EVERY = 10, 100


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained; ``size`` is how many pairs go into a step.

    ``device`` is torch's word for where.
    """

    seed: int = 1
    epochs: int = 3
    size: int = 96
    rate: float = 1.5e-4
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class Sets:
    """The questions of each set by themselves, since names are exchanged within one."""

    learnt: tuple[tuple[Question, ...], ...]
    apart: tuple[tuple[Question, ...], ...]


def parted(sets: Sequence[Sequence[Question]], left_out: Collection[str] = ()) -> Sets:
    """Keep the questions of a few documents apart, and leave those of some titles out."""

    def is_apart(one: Question) -> bool:
        return zlib.crc32(one.document.encode()) % _APART == 0

    return Sets(
        tuple(
            tuple(one for one in each if not is_apart(one) and one.title not in left_out)
            for each in sets
        ),
        tuple(tuple(one for one in each if is_apart(one)) for each in sets),
    )


def train(
    network: ReadingNetwork, tokenizer: Any, sets: Sets, recipe: Recipe, kept: Path
) -> ReadingNetwork:
    """Train on questions and return the network; ``kept`` is where it is kept meanwhile."""
    for parameter in network.base.embeddings.parameters():
        parameter.requires_grad_(False)
    network.to(recipe.device).train()
    # 48 pairs take 3.0 s with it on two cores, 3.4 with attention in plain steps.
    network.base.set_attn_implementation("sdpa")
    # With it they take 5.4, and a few passes over the data need none.
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    learning = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=recipe.rate, weight_decay=_DECAY)
    total = recipe.epochs * _steps(sets, recipe)
    done = _resume(kept, network, optimizer)
    columns = (TextColumn("loss {task.description}"), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns) as bar:
        task = bar.add_task("", total=total, completed=done)
        for step, batch in _later(_plan(sets, tokenizer, recipe), done):
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * _pace(step / total)
            there = batch.to(recipe.device)
            loss = _loss(_read(network, there), there)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            if (step + 1) % _TELL_EVERY == 0:
                bar.update(task, description=f"{loss.item():.3f}", completed=step + 1)
            if (step + 1) % _KEEP_EVERY == 0:
                _keep(kept, network, optimizer, step + 1)
                # Where nobody watches a bar, a line is left now and then.
                if not bar.console.is_terminal:
                    bar.print(f"step {step + 1} of {total}, loss {loss.item():.3f}")
    _keep(kept, network, optimizer, total)
    return network.cpu().eval()


def _steps(sets: Sets, recipe: Recipe) -> int:
    questions = sum(_times(one) for each in sets.learnt for one in each)
    return -(-questions // (recipe.size // (1 + BESIDE)))


def _plan(sets: Sets, tokenizer: Any, recipe: Recipe) -> Iterator[Batch]:
    """Yield the batches of all epochs; the same for the same seed."""
    for epoch in range(recipe.epochs):
        chance = random.Random(f"{recipe.seed} {epoch}")  # noqa: S311 - is to be the same again
        yield from batches(_shown(sets.learnt, chance), tokenizer, recipe.size, chance)


def _times(question: Question) -> int:
    return _WRITTEN_TIMES if question.misleading else 1


def _shown(sets: Sequence[Sequence[Question]], chance: random.Random) -> list[Shown]:
    found: list[Shown] = []
    for questions in sets:
        exchanges = Exchanges(one.text for one in questions)
        often = [one for one in questions for _ in range(_times(one))]
        found += drawn(often, exchanges, chance)
    return found


def _later(plan: Iterator[Batch], done: int) -> Iterator[tuple[int, Batch]]:
    for step, batch in enumerate(plan):
        if step >= done:
            yield step, batch


def _pace(share: float) -> float:
    """Return how fast to learn after a share of all steps: up for a while, then down to nothing."""
    return min(share / _WARM_UP, max(1 - share, 0.0) / (1 - _WARM_UP), 1.0)


def _read(network: ReadingNetwork, batch: Batch) -> Ends:
    with torch.autocast(batch.starts.device.type, dtype=torch.bfloat16):
        ends: Ends = network(**batch.inputs)
    return ends


def _loss(found: Ends, batch: Batch) -> Tensor:
    starts, ends = found
    own = _missed(starts, batch.starts) + _missed(ends, batch.ends)
    among = _among(starts, batch.starts, batch.shares) + _among(ends, batch.ends, batch.shares)
    return own.mean() / 2 + _SHARED * among.mean() / 2


def _missed(logits: Tensor, right: Tensor) -> Tensor:
    """Return for each row how unlikely all its right tokens are together."""
    likely = log_softmax(logits, dim=1)
    return -likely.masked_fill(~right, torch.finfo(likely.dtype).min).logsumexp(1)


def _among(logits: Tensor, right: Tensor, shares: Tensor) -> Tensor:
    """Return the same over all passages for each question, without the first tokens.

    So what is found in one passage can be compared with what is found in another
    (Clark and Gardner, 2018).
    """
    groups, size = shares.shape
    lowest = torch.finfo(logits.dtype).min
    tokens = logits.view(groups, size, -1)[:, :, 1:].masked_fill(~shares.unsqueeze(-1), lowest)
    answers = right.view(groups, size, -1)[:, :, 1:].clone()
    answers[:, 1:] = False
    missed = _missed(tokens.flatten(1), answers.flatten(1))
    # Where the answer itself was cut off there is nothing to find.
    return missed * answers.flatten(1).any(1)


def _keep(kept: Path, network: ReadingNetwork, optimizer: torch.optim.Optimizer, step: int) -> None:
    part = kept.with_suffix(".part")
    kept.parent.mkdir(parents=True, exist_ok=True)
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, part)
    part.rename(kept)


def _resume(kept: Path, network: ReadingNetwork, optimizer: torch.optim.Optimizer) -> int:
    if not kept.is_file():
        return 0
    state = torch.load(kept, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a network does on questions that it has not learnt.

    ``found`` is the share whose best span begins and ends as an answer does, ``beside`` and
    ``changed`` how well what answers is told from other passages, and from the same
    under a changed question (AUROC).
    """

    found: float
    beside: float
    changed: float


def outcome(network: ReadingNetwork, tokenizer: Any, sets: Sets) -> Outcome:
    """Measure a network on the questions that were kept apart."""
    chance = random.Random(0)  # noqa: S311 - is to be the same again
    hits: list[bool] = []
    margins: dict[str, list[float]] = {"answers": [], "beside": [], "changed": []}
    for questions in sets.apart:
        exchanges = Exchanges(one.text for one in questions)
        for one in questions:
            told = _told(one, exchanges, chance)
            batch = batch_of(list(told.values()), tokenizer)
            with torch.inference_mode():
                found = _read(network, batch)
            for kind, margin in zip(told, _margins(found), strict=True):
                margins[kind].append(margin)
            hits.append(_is_found(found, batch))
    return Outcome(
        float(np.mean(hits)),
        _told_apart(margins["answers"], margins["beside"]),
        _told_apart(margins["answers"], margins["changed"]),
    )


def _told(one: Question, exchanges: Exchanges, chance: random.Random) -> dict[str, Pair]:
    """Return what answers a question, and what does not of each kind that there is, by kind."""
    told = {"answers": Pair(one.text, one.answered.text, one.answered.spans)}
    changed = exchanges.changed(one.text, one.answered.text, chance)
    if one.beside:
        told["beside"] = Pair(one.text, one.beside[0])
    if changed is not None:
        told["changed"] = Pair(changed, one.answered.text)
    return told


def _margins(found: Ends) -> list[float]:
    """Return for each row how far the best start and end are above no answer."""
    best = found.start_logits[:, 1:].amax(1) + found.end_logits[:, 1:].amax(1)
    return (best - found.start_logits[:, 0] - found.end_logits[:, 0]).tolist()


def _is_found(found: Ends, batch: Batch) -> bool:
    start = int(found.start_logits[0, 1:].argmax()) + 1
    end = int(found.end_logits[0, start:].argmax()) + start
    return bool(batch.starts[0, start] and batch.ends[0, end])


def _told_apart(good: Sequence[float], bad: Sequence[float]) -> float:
    return refusal([*good, *bad], [True] * len(good) + [False] * len(bad)).auroc
