"""A library with a topic on rivers, a subscription to it, and a destination that counts."""

from __future__ import annotations

from datetime import time, timedelta

from knowledge import Digest, Options, Schedule, Subscription, Topic
from tests.made import Clock, concord, library_in

DAILY = Schedule(times=(time(8),))
HOURLY = Schedule(times=tuple(time(hour) for hour in range(24)))


class Following:
    """What a program does by its clock, one step at a time; a destination knows what arrived."""

    def __init__(self, folder, schedule=DAILY, **options):
        self.clock = Clock()
        self.folder = folder
        self.library = library_in(folder, clock=self.clock)
        self.topic, _ = self.library.keep_topic("g", Topic("Rivers", any_of=("river",)))
        self.schedule, self.options = schedule, Options(**options)
        self.subscription = self.subscribe()
        self.arrived: dict[str, list[str]] = {}
        """Titles by the key of the digest that they came with."""
        self.made = 0

    def subscribe(self, destination="77"):
        asked = Subscription(
            (self.topic.number,), destination, False, "1", self.schedule, "UTC", self.options
        )
        return self.library.subscribe("g", asked)[0]

    def add(self, *words, title=None, url=None):
        """Add an article that belongs to the topic; return it."""
        self.made += 1
        sentences = (f"The river Aar rose by {self.made} metres in the night.", *words)
        body = concord(*sentences, title=title or f"River {self.made}", url=url)
        return self.library.add("g", body, f"{self.made}.md").article

    def due(self, holder="a") -> tuple[Digest, ...]:
        return self.library.due(holder=holder)

    def arrive(self, digest: Digest) -> None:
        """Let a digest arrive; one of a key that did before is that one."""
        self.arrived.setdefault(digest.key, titles(digest))

    def send(self, holder="a") -> list[list[str]]:
        """Deliver what is due; return the titles of each digest."""
        found = self.due(holder)
        for digest in found:
            self.arrive(digest)
            self.library.posted(digest, "message")
        return [titles(one) for one in found]

    def restart(self) -> None:
        """Be killed, and start again."""
        self.library.close()
        self.library = library_in(self.folder, clock=self.clock)

    def passes(self, **time) -> None:
        self.clock.passes(**time)

    def lease_runs_out(self) -> None:
        self.clock.now += timedelta(minutes=4)

    @property
    def received(self) -> list[str]:
        """Every title as often as it arrived."""
        return sorted(title for titles in self.arrived.values() for title in titles)


def titles(digest: Digest) -> list[str]:
    """Return the titles of all the articles of a digest."""
    return [one.details.title for story in digest.stories for one in (story.article, *story.also)]
