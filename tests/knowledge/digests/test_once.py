"""Whatever happens between the steps of a delivery, every article arrives once at each destination.

Found by Hypothesis; a failing run prints how to have it again (``@reproduce_failure``), and
``--hypothesis-seed`` chooses another walk.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from knowledge import Why
from tests.knowledge.digests.following import HOURLY, Following, titles

pytestmark = pytest.mark.slow

WALKS = int(os.environ.get("RAPPORTEUR_TEST_WALKS", "15"))
NONCE_KNOWN = timedelta(minutes=4)
OUTCOMES = ("posted", "lost", "killed", "killed after", "refused", "cut", "cut after", "halt")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add")),
        st.tuples(st.just("passes"), st.integers(-400, 400)),
        st.tuples(st.just("send"), st.sampled_from("ab"), st.sampled_from(OUTCOMES)),
        st.tuples(st.just("away"), st.integers(0, 9), st.sampled_from(OUTCOMES)),
        st.tuples(st.just("restart")),
        st.tuples(st.just("pause")),
        st.tuples(st.just("resume")),
    ),
    min_size=5,
    max_size=40,
)


class Destinations:
    """Two of them, which know a key for some minutes and keep what arrived for good."""

    def __init__(self, following: Following) -> None:
        self.following = following
        self.messages: list[tuple[str, str, list[str]]] = []
        self.known: dict[str, object] = {}

    def has(self, digest) -> bool:
        return any(key == digest.key for _, key, _ in self.messages)

    def take(self, digest) -> None:
        """Take a message; of one whose nonce is known, nothing new is shown."""
        now = self.following.clock.now
        at = self.known.get(digest.key)
        if at is None or not timedelta() <= now - at <= timedelta(minutes=5):
            self.messages.append((digest.subscription.destination, digest.key, titles(digest)))
            self.known[digest.key] = now


def deliver(following: Following, destinations: Destinations, holder: str, outcome: str) -> None:
    """Send what is due as a program does, up to the step at which something happens."""
    library, now = following.library, following.clock.now
    for digest in following.due(holder):
        attempted = digest.attempted_at
        is_recent = attempted is not None and timedelta() <= now - attempted < NONCE_KNOWN
        if attempted is not None and not is_recent and destinations.has(digest):
            library.posted(digest, "found")
        elif outcome in ("killed", "lost"):
            continue
        elif outcome == "refused":
            library.postpone(digest, timedelta(minutes=2), is_known=True, note="429")
        elif outcome == "halt":
            library.halt(digest, Why.FORBIDDEN)
        elif outcome == "cut":
            library.postpone(digest, timedelta(minutes=2), is_known=False, note="cut")
        else:
            destinations.take(digest)
            if outcome == "posted":
                library.posted(digest, "message")
            elif outcome == "cut after":
                library.postpone(digest, timedelta(minutes=2), is_known=False, note="cut")
    if outcome.startswith("killed"):
        following.restart()


class Walk:
    """Steps of any kind, and what must have arrived at their end."""

    def __init__(self, folder: Path, *, folds: bool) -> None:
        self.following = Following(folder, HOURLY, folds=folds)
        self.destinations = Destinations(self.following)
        self.orders = [self.following.subscription.number, self.following.subscribe("88").number]
        self.added: dict[str, str] = {}

    def add(self) -> None:
        article = self.following.add()
        self.added[article.id] = article.details.title

    def passes(self, minutes: int) -> None:
        self.following.passes(minutes=minutes)

    def send(self, holder: str, outcome: str) -> None:
        deliver(self.following, self.destinations, holder, outcome)

    def away(self, which: int, outcome: str) -> None:
        """Remove an article, send what is due without it, and bring it back."""
        if self.added:
            article_id = sorted(self.added)[which % len(self.added)]
            self.following.library.remove("g", article_id)
            self.send("a", outcome)
            self.following.library.restore("g", article_id)

    def restart(self) -> None:
        self.following.restart()

    def pause(self) -> None:
        self.following.library.pause("g", self.orders[0])

    def resume(self) -> None:
        self.following.library.resume("g", self.orders[0])

    def end(self) -> None:
        """Let everything work again for long enough."""
        for number in self.orders:
            self.following.library.resume("g", number)
        for _ in range(30):
            self.following.passes(hours=1, minutes=7)
            self.send("a", "posted")
        self.following.library.close()


@given(steps=STEPS, folds=st.booleans())
@settings(max_examples=WALKS, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_r03_every_article_arrives_once_at_every_destination(steps, folds):
    with TemporaryDirectory() as folder:
        walk = Walk(Path(folder), folds=folds)
        for name, *arguments in steps:
            getattr(walk, name)(*arguments)
        walk.end()

    for place in ("77", "88"):
        messages = walk.destinations.messages
        got = Counter(title for to, _, named in messages if to == place for title in named)
        assert set(got) == set(walk.added.values())
        assert max(got.values(), default=1) == 1
