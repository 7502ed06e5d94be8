"""Replay a month of a news stream to a group that gets a digest each weekday, and print it.

    python benchmarks/month.py reuters_stream [--a-day 40] [--page PORT]

The folder holds items.jsonl, one item a line with ``date, title, text, topics``, in the order
of their dates. The library is filled as the month goes on; what a digest holds is printed as
people read it, with ``?`` beside each entry whose article does not carry the topic's label, a
first idea of noise, to be read by eye, and ``+`` beside those behind the button. With ``--page``
the digests are then shown in the playground's page, to be looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cards.digests import digest_card
from bot.cards.limits import LAYOUT
from bot.catalogue import words_for
from bot.client import Client
from bot.digests.message import digest_message
from bot.offload import Offload
from bot.simulation import GROUP_ID, simulated
from knowledge import Details, Digest, Library, Schedule, Story, Subscription, Topic, open_library

# What a curator would write down, each with the label that the stream has for it.
TOPICS = {
    "trade": Topic(
        "Trade disputes",
        any_of=("trade deficit", "tariff", "protectionism", "trade surplus"),
        description="international trade, tariffs, exports and imports, trade deficit",
    ),
    "crude": Topic("Oil and OPEC", description="crude oil prices, OPEC and petroleum production"),
    "interest": Topic(
        "Interest rates",
        any_of=("interest rates", "discount rate", "prime rate"),
        none_of=("mortgage",),
    ),
    "jobs": Topic("Jobs", any_of=("unemployment", "jobless"), description="employment figures"),
    "coffee": Topic("Coffee", any_of=("coffee",)),
}
WEEKDAYS = Schedule(times=(time(8),), weekdays=(0, 1, 2, 3, 4))
# The outlets that the items are given out to, since a stream of one agency has only one.
OUTLETS = ("Meridian Wire", "Harbour Post", "Civic Ledger")


class Month:
    """A library that fills up, by a clock that goes as the items do."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(1987, 2, 1, tzinfo=UTC)
        self.library = open_library(folder, clock=lambda: self.now)
        self.labels: dict[str, set[str]] = {}
        self.topics: dict[int, str] = {}

    def subscribe(self) -> None:
        """Keep the topics, and have a digest of them come at eight on weekdays."""
        for label, topic in TOPICS.items():
            kept, _ = self.library.keep_topic(GROUP_ID, topic)
            self.topics[kept.number] = label
        wanted = Subscription(tuple(self.topics), "1", False, "1", WEEKDAYS, "Europe/London")
        self.library.subscribe(GROUP_ID, wanted)

    def add(self, items: list[dict]) -> None:
        """Add some items in their order, each as a page of an outlet."""
        chance = random.Random(items[0]["id"])
        for one in items:
            when = datetime.fromisoformat(one["date"]).replace(tzinfo=UTC)
            self.now = max(self.now, when)
            url = f"https://wire.example.org/{one['id']}"
            details = Details(
                one["title"], chance.choice(OUTLETS), published=when.date(), url=url, language="en"
            )
            added = self.library.add(
                GROUP_ID, one["text"].encode(), f"{one['id']}.txt", details=details
            )
            self.labels[added.article.id] = set(one["topics"])

    def digests(self) -> Iterator[Digest]:
        """Send what is due by now, to nowhere."""
        for digest in self.library.due(holder="month"):
            yield digest
            self.library.posted(digest, "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--a-day", type=int, default=40)
    parser.add_argument("--page", type=int)
    args = parser.parse_args()
    days = _days(args.folder / "items.jsonl", args.a_day)
    with TemporaryDirectory() as folder:
        month = Month(Path(folder))
        month.subscribe()
        digests = list(_replay(month, days))
        _summary(month, digests)
        if args.page is not None:
            asyncio.run(_show(month.library, digests, args.page))
        month.library.close()


def _days(file: Path, a_day: int) -> list[list[dict]]:
    """Return the first items of each day, by day."""
    days: dict[str, list[dict]] = {}
    for line in file.read_text("utf-8").splitlines():
        one = json.loads(line)
        if one["date"] and len(one["text"]) > 200:
            days.setdefault(one["date"][:10], []).append(one)
    return [days[day][:a_day] for day in sorted(days)]


def _replay(month: Month, days: list[list[dict]]) -> Iterator[Digest]:
    for items in days:
        # What comes before eight in the morning waits for the slot of its own day.
        month.add(items)
        month.now = month.now.replace(hour=23, minute=59)
        for digest in month.digests():
            _print(month, digest)
            yield digest
    month.now += timedelta(days=4)
    for digest in month.digests():
        _print(month, digest)
        yield digest


def _print(month: Month, digest: Digest) -> None:
    card = digest_card(words_for("en-GB"), digest, LAYOUT)
    print("\n".join(block.whole for block in card.blocks))
    for story in digest.stories:
        label = month.topics[story.topic.number]
        mark = " " if label in month.labels[story.article.id] else "?"
        place = " " if story in digest.shown else "+"
        others = "".join(f" + {one.details.title}" for one in story.also)
        print(f"  {place}{mark} {label}: {story.article.details.title}{others}")
    print()


def _summary(month: Month, digests: list[Digest]) -> None:
    every = [story for digest in digests for story in digest.stories]
    print(f"{len(month.labels)} articles, {len(digests)} digests,")
    print(f"{sum(bool(story.also) for story in every)} of their entries of several articles")
    _count(month, "in all", every)
    _count(month, "shown at once", [story for digest in digests for story in digest.shown])


def _count(month: Month, which: str, stories: list[Story]) -> None:
    """Print how many entries there are, and how many carry the label of their topic."""
    entries = Counter(month.topics[one.topic.number] for one in stories)
    right = [
        one for one in stories if month.topics[one.topic.number] in month.labels[one.article.id]
    ]
    labelled = Counter(month.topics[one.topic.number] for one in right)
    print(f"{which}: {len(stories)} entries, {len(right)} with the label")
    for label, count in entries.items():
        of = sum(label in found for found in month.labels.values())
        print(f"  {label}: {count} entries, {labelled[label]} with the label, which {of} have")


async def _show(library: Library, digests: list[Digest], port: int) -> None:
    """Post the digests in the playground's channel, and leave its page open."""
    offload = Offload(library)
    client = Client(offload, always_sync=True)
    async with simulated(client, port) as simulation:
        channel = client.get_channel(simulation._place.channel.id)
        for digest in digests:
            message = digest_message(words_for("en-GB"), digest, may_embed=True)
            await channel.send(**message)
        await simulation._show()
        print(simulation.address, flush=True)
        await simulation.until_closed(client.delivery.see_to_all)


if __name__ == "__main__":
    main()
