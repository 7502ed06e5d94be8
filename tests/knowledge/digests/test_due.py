"""Slots are claimed, composed, sent and kept so that every article comes once."""

from __future__ import annotations

from datetime import time

import pytest

from knowledge import Options, Schedule, Subscription, Topic
from tests.made import Clock, concord, library_in

HOURLY = Schedule(times=tuple(time(hour) for hour in range(24)))
DAILY = Schedule(times=(time(8),))


class Group:
    """A library with a topic on rivers and one subscription to it."""

    def __init__(self, folder, schedule=DAILY, **options):
        self.clock = Clock()
        self.folder = folder
        self.library = library_in(folder, clock=self.clock)
        self.topic, _ = self.library.keep_topic("g", Topic("Rivers", any_of=("river",)))
        self.made = 0
        asked = Subscription(
            (self.topic.number,), "77", False, "1", schedule, "UTC", Options(**options)
        )
        self.subscription, _ = self.library.subscribe("g", asked)

    def add(self, *words, **details):
        self.made += 1
        sentences = (f"The river Aar rose by {self.made} metres in the night.", *words)
        body = concord(
            *sentences, title=f"River {self.made}", outlet=f"Post {self.made}", **details
        )
        return self.library.add("g", body, f"{self.made}.md").article

    def due(self, holder="a"):
        return self.library.due(holder=holder)

    def send(self, holder="a"):
        """Deliver what is due; return the titles of each digest."""
        found = self.due(holder)
        for digest in found:
            self.library.posted(digest, "message")
        return [[story.article.details.title for story in one.stories] for one in found]


@pytest.fixture
def group(tmp_path):
    made = Group(tmp_path)
    with made.library:
        yield made


def test_what_was_there_before_is_not_sent_and_what_comes_is_once(tmp_path):
    """R6: the baseline first."""
    group = Group(tmp_path)
    with group.library as library:
        library.unsubscribe("g", group.subscription.number)
        group.add()
        group.subscription, _ = library.subscribe("g", group.subscription)
        group.add()
        group.clock.passes(days=1)

        assert group.send() == [["River 2"]]
        group.clock.passes(days=1)
        assert group.send() == []
