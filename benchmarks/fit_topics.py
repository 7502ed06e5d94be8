"""Fit the weights by which articles belong to what a topic describes, and print them as TOML.

    python benchmarks/fit_topics.py STREAM_FOLDER

A logistic model of three signs, in which all topics count alike, and in each
its articles half as much as all others; the bias is such that the threshold,
which is one for all topics, is the best on the first half of the stream. What is said
on stderr is measured on topics that were left out of the fit, a fifth at a time.
Then the same for topics with examples, drawn at random.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from knowledge.digests.gists import Gist, GistVectors, centre_of, gists
from knowledge.digests.nearness import likeness_to
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.following import Scored, scored_topics
from knowledge.evaluation.libraries import GROUP, embedded, library_of
from knowledge.evaluation.ranked import average_precision, best_threshold, told
from knowledge.evaluation.streams import Stream, load_stream
from knowledge.store.sqlite import open_sqlite

SMALL, FOLDS, SEED = 1e-3, 5, 1
# Examples given to a topic, and how precise a topic of examples alone has to be.
GIVEN, PRECISE = (1, 2, 3, 5), 0.7
NAMES = ("words", "lead", "sentence")
Rows = list[tuple[np.ndarray, np.ndarray]]


def read(folder: Path) -> tuple[Stream, list[Gist], list[Scored]]:
    stream, embedder = load_stream(folder), SentenceTransformerEmbedder()
    kept = list(embedded(embedder, stream.articles))
    with library_of(kept, embedder.mark, open_sqlite) as view:
        articles = gists(view, GistVectors(embedder), GROUP, stream.articles)
        return stream, articles, list(scored_topics(view, embedder, stream, articles))


def fit(rows: Rows) -> np.ndarray:
    """Return a bias and weights for pairs of features, a row an article, and which are right."""
    x = np.concatenate([one for one, _ in rows])
    y = np.concatenate([good for _, good in rows]).astype(float)
    share = np.concatenate([np.where(g, 0.5 / g.sum(), 5 / len(g)) for _, g in rows])
    share /= share.sum()
    middle, spread = x.mean(axis=0), x.std(axis=0)
    z = (x - middle) / spread

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(p[0] + z @ p[1:])))
        off = share * (chance - y)
        likely = share * (y * np.log(chance + 1e-12) + (1 - y) * np.log(1 - chance + 1e-12))
        slope = np.r_[off.sum(), z.T @ off + 2 * SMALL * p[1:]]
        return -likely.sum() + SMALL * p[1:] @ p[1:], slope

    p = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return np.r_[p[0] - (p[1:] * middle / spread).sum(), p[1:] / spread]


def weighed(weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return weights[0] + rows @ weights[1:]


def left_out(rows: Rows, group: Sequence[int]) -> list[np.ndarray]:
    """Return the scores of each topic by weights fitted on topics of other groups."""
    found = [np.zeros(0)] * len(rows)
    for fold in range(FOLDS):
        weights = fit([one for one, g in zip(rows, group, strict=True) if g % FOLDS != fold])
        for place, (one, g) in enumerate(zip(rows, group, strict=True)):
            if g % FOLDS == fold:
                found[place] = weighed(weights, one[0])
    return found


def halves(scores: Sequence[np.ndarray], good: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return the threshold that is best on the first half, and the mean F1 on the second."""
    half = len(good[0]) // 2
    step = best_threshold([one[:half] for one in scores], [one[:half] for one in good])
    pairs = zip(scores, good, strict=True)
    return step, float(np.mean([told(s[half:] >= step, g[half:]).f1 for s, g in pairs]))


def mean_ap(scores: Sequence[np.ndarray], good: Sequence[np.ndarray]) -> float:
    pairs = zip(scores, good, strict=True)
    return float(np.mean([average_precision(one, right) for one, right in pairs]))


def examples(scored: Sequence[Scored], articles: Sequence[Gist]) -> list[tuple[int, int, Rows]]:
    """Return for each draw its topic, how many were drawn, their likeness, and the truth."""
    drawn, found = np.random.default_rng(SEED), []
    for topic, one in enumerate(scored):
        for count in GIVEN:
            given = drawn.choice(np.flatnonzero(one.good), count, replace=False)
            centre = centre_of([articles[int(place)] for place in given])
            like = [likeness_to(gist, centre) for gist in articles]
            rest = np.setdiff1d(np.arange(len(articles)), given)
            rows = np.array([(each.meaning, each.words) for each in like])
            found.append((topic, count, [(rows[rest], one.good[rest]), (rest, rest)]))
    return found


def say(table: str, names: Sequence[str], weights: np.ndarray, step: float) -> None:
    print(f"\n[{table}]\nbias = {weights[0] - step:.2f}")
    for name, weight in zip(names, weights[1:], strict=True):
        print(f"{name} = {weight:.2f}")


def precise(scores: Sequence[np.ndarray], good: Sequence[np.ndarray]) -> float:
    """Return the lowest threshold at which topics are precise enough on average."""
    for step in np.arange(-5, 10, 0.1):
        pairs = zip(scores, good, strict=True)
        if np.mean([told(one >= step, right).precision for one, right in pairs]) >= PRECISE:
            return float(step)
    raise SystemExit("no threshold is precise enough")


def with_known(known: Sequence[np.ndarray], like: Sequence[np.ndarray]) -> list[np.ndarray]:
    return [np.c_[k, one] for k, one in zip(known, like, strict=True)]


def best_ramp(
    known: Sequence[np.ndarray], like: Sequence[np.ndarray], good: Sequence[np.ndarray]
) -> float:
    """Return up to how much likeness adds nothing: as little as does not cost mean F1."""

    def f1(least: float) -> float:
        rows = zip(known, like, good, strict=True)
        return float(np.mean([told(k + np.maximum(s - least, 0) >= 0, g).f1 for k, s, g in rows]))

    return next(float(least) for least in np.arange(0, 9, 0.1) if f1(least) >= f1(np.inf))


def report(name: str, figures: str) -> None:
    print(f"{name}: {figures}", file=sys.stderr)


def main(folder: str) -> None:
    _, articles, scored = read(Path(folder))
    good = [one.good for one in scored]
    rows = [np.stack([one.by(lambda b, n=n: getattr(b, n)) for n in NAMES], 1) for one in scored]
    pairs = list(zip(rows, good, strict=True))
    weights = fit(pairs)
    scores = [weighed(weights, one) for one in rows]
    step, f1 = halves(scores, good)
    say("described", NAMES, weights, step)
    report("described, fitted", f"MAP {mean_ap(scores, good):.3f} F1 {f1:.3f}")
    apart = left_out(pairs, range(len(pairs)))
    figures = f"MAP {mean_ap(apart, good):.3f} F1 {halves(apart, good)[1]:.3f}"
    report("described, topics left out", figures)
    draws = examples(scored, articles)
    group = [topic for topic, _, _ in draws]
    truth = [found[0][1] for _, _, found in draws]
    known = [scores[topic][found[1][0]] - step for topic, _, found in draws]
    like = [found[0][0] for _, _, found in draws]
    for table, given in (("both", with_known(known, like)), ("examples", like)):
        both = list(zip(given, truth, strict=True))
        weights = fit(both)
        apart = left_out(both, group)
        if table == "both":
            step = best_ramp(known, [one @ weights[2:] for one in like], truth)
            weights = np.r_[0.0, weights[2:]]
            added = [np.maximum(weighed(weights, one) - step, 0) for one in like]
            apart = [k + more for k, more in zip(known, added, strict=True)]
        else:
            step = precise(apart, truth)
        say(table, ("meaning", "words"), weights, step)
        for count in GIVEN:
            of = [place for place, draw in enumerate(draws) if draw[1] == count]
            pick = [[row[place] for place in of] for row in (apart, known, truth)]
            report(
                f"{table}, {count} given",
                f"MAP {mean_ap(pick[0], pick[2]):.3f}, without {mean_ap(pick[1], pick[2]):.3f}",
            )


if __name__ == "__main__":
    main(sys.argv[1])
