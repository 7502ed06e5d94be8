"""Learn which tokens of a question matter, and what answers them: attention.npz.

    python benchmarks/fit_attention.py OUT.npz SET_FOLDER...

Candidates are those the library ranks, so the model and the index stay as they
are; only two small networks over the question's tokens are learned, by the
softmax over a list of passages and over the sentences of those passages. Takes
a few minutes on two cores. Beside the file it prints the weights of the
sentence features for coefficients.toml.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sources import RememberingEmbedder, Source
from torch import Tensor, nn
from torch.nn import functional

from knowledge.embedding.detail import Detail, signs, unpack
from knowledge.evaluation.metrics import holds_answer
from knowledge.search.attention import INPUT_SCALE

EPOCHS, BATCH, OTHERS, HIDDEN, DROPOUT = 2, 32, 9, 64, 0.25
RATE, DECAY, WARM_UP = 7e-4, 0.1, 50
PASSAGE = ("cosine", "bm25_by_rarity", "cosine_best_sentence", "coverage_with_title")
SENTENCE = ("maxsim", "coverage", "cosine")


@dataclass(frozen=True)
class Example:
    """One question, its candidates, and where the answer is."""

    tokens: Tensor
    scene: Tensor
    details: list[Detail]
    features: np.ndarray
    sentence_features: list[np.ndarray]
    right: list[int]
    answering: list[np.ndarray]


class Network(nn.Module):
    def __init__(self, *, moves: bool) -> None:
        super().__init__()
        self.w1, self.w2, self.wt = (
            nn.Linear(768, HIDDEN),
            nn.Linear(HIDDEN, 384),
            nn.Linear(HIDDEN, 1),
        )
        self.drop, self.moves = nn.Dropout(DROPOUT), moves
        for layer in (self.w2, self.wt):
            nn.init.zeros_(layer.weight)
        nn.init.zeros_(self.w2.bias)
        nn.init.constant_(self.wt.bias, 0.54)

    def forward(self, tokens: Tensor, scene: Tensor) -> tuple[Tensor, Tensor]:
        seen = torch.cat([tokens, scene.expand(len(tokens), -1)], 1) * INPUT_SCALE
        hidden = self.drop(functional.gelu(self.w1(seen)))
        weights = functional.softplus(self.wt(hidden))[:, 0]
        return (tokens + self.w2(hidden) if self.moves else tokens), weights / weights.sum()


class Attending(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.passage, self.sentence = Network(moves=False), Network(moves=True)
        self.of_passage = nn.Parameter(torch.tensor([20.0, 6.0, 6.0, 4.0, 3.0]))
        self.of_sentence = nn.Parameter(torch.tensor([15.0, 4.0, 4.0, 5.0]))

    def forward(self, one: Example, chosen: list[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Score the chosen passages and their sentences; the last is each sentence's passage."""
        details = [one.details[place] for place in chosen]
        counts = [len(detail.sentences) for detail in details]
        firsts = np.cumsum([0, *counts])
        places = np.concatenate([d.sentence_of + f for d, f in zip(details, firsts, strict=False)])
        found = torch.from_numpy(signs(np.concatenate([d.codes for d in details]), 384))
        owner = torch.repeat_interleave(torch.arange(len(chosen)), torch.tensor(counts))
        by_sentence = torch.from_numpy(places)
        by_passage = owner[by_sentence]
        passage = _maxsim(self.passage, one, found, by_passage, len(chosen))
        sentence = _maxsim(self.sentence, one, found, by_sentence, int(firsts[-1]))
        features = torch.from_numpy(one.features[chosen])
        more = torch.from_numpy(np.concatenate([one.sentence_features[c] for c in chosen]))
        return (
            torch.cat([passage[:, None], features], 1) @ self.of_passage,
            torch.cat([sentence[:, None], more], 1) @ self.of_sentence,
            owner,
        )


def _maxsim(network: Network, one: Example, found: Tensor, part: Tensor, parts: int) -> Tensor:
    probes, weights = network(one.tokens, one.scene)
    similar = found @ probes.T
    most = torch.full((parts, similar.shape[1]), -1.0).scatter_reduce(
        0, part[:, None].expand_as(similar), similar, "amax"
    )
    return most @ weights


def examples(source: Source, embedder: RememberingEmbedder) -> Iterator[Example]:
    kept: dict[int, Detail] = {}
    with source.library({one.id for one in source.questions.documents}) as view:
        for asked in source.questions.answerable:
            ranking = source.rank(view, asked)
            if ranking is None:
                continue
            for one in ranking.passages:
                kept.setdefault(one.number, unpack(one.detail))
            answering = [
                np.array(
                    [
                        one.article.id == asked.document
                        and holds_answer(s.of(one.article.text), asked.answers)
                        for s in one.passage.sentences
                    ]
                )
                for one in ranking.passages
            ]
            right = [place for place, found in enumerate(answering) if found.any()]
            if not right or len(right) == len(answering):
                continue
            question = embedder.question(asked.text)
            finer = np.stack([ranking.sentence_features[name] for name in SENTENCE], 1)
            yield Example(
                torch.from_numpy(question.tokens),
                torch.from_numpy(question.vector),
                [kept[one.number] for one in ranking.passages],
                np.stack([ranking.features[name] for name in PASSAGE], 1),
                [finer[ranking.passage_of == place] for place in range(len(answering))],
                right,
                answering,
            )


def loss_of(model: Attending, one: Example, chance: np.random.Generator) -> Tensor:
    right = int(chance.choice(one.right))
    others = [place for place in range(len(one.details)) if place not in one.right]
    nearness = np.exp(-np.arange(len(others)) / 12)
    size = min(OTHERS, len(others))
    picked = chance.choice(others, size, replace=False, p=nearness / nearness.sum())
    chosen = [right, *map(int, picked)]
    passages, sentences, owner = model(one, chosen)
    good = torch.from_numpy(
        np.concatenate(
            [
                one.answering[c] if place == 0 else np.zeros_like(one.answering[c])
                for place, c in enumerate(chosen)
            ]
        )
    )
    everywhere = torch.log_softmax(passages.detach()[owner] + sentences, 0)
    within = torch.log_softmax(sentences[owner == 0], 0)
    return (
        -torch.log_softmax(passages, 0)[0]
        - 0.5 * torch.logsumexp(everywhere[good], 0)
        - 0.5 * torch.logsumexp(within[good[owner == 0]], 0)
    )


def train(pool: list[Example]) -> Attending:
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    model = Attending()
    weights = [model.of_passage, model.of_sentence]
    networks = [*model.passage.parameters(), *model.sentence.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": networks, "lr": RATE, "weight_decay": DECAY},
            {"params": weights, "lr": 3e-2, "weight_decay": 0.0},
        ]
    )
    steps = EPOCHS * (len(pool) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / max(steps, 1))
    )
    for epoch in range(EPOCHS):
        order, total = chance.permutation(len(pool)), 0.0
        for start in range(0, len(pool) - BATCH + 1, BATCH):
            batch = [pool[place] for place in order[start : start + BATCH]]
            loss = torch.stack([loss_of(model, one, chance) for one in batch]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * BATCH
        print(f"epoch {epoch + 1}: loss {total / len(pool):.4f}", file=sys.stderr, flush=True)
    return model


def main(out: str, folders: list[str]) -> None:
    embedder = RememberingEmbedder()
    pool = [one for folder in folders for one in examples(Source(Path(folder), embedder), embedder)]
    model = train(pool)
    arrays = {
        f"{name}_{key.replace('.', '_')}": value.numpy().astype(np.float16)
        for name, network in (("passage", model.passage), ("sentence", model.sentence))
        for key, value in network.state_dict().items()
        if network.moves or not key.startswith("w2")
    }
    np.savez_compressed(out, **arrays)
    print("[sentence]")
    for name, weight in zip(
        ("maxsim_weighted", *SENTENCE), model.of_sentence.tolist(), strict=True
    ):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
