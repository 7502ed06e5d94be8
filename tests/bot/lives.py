"""A bot in a process of its own that dies and comes back, and the Discord that it posts to."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from knowledge import Options, Schedule, Subscription, Topic
from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite
from tests.bot.discord_objects import FORUM, Channel, Guild
from tests.bot.discord_received import Pairs, received
from tests.bot.discord_server import DiscordServer
from tests.hostile.delivering import Ahead
from tests.made import WordEmbedder, new_store
from tests.river import address, river_article

ROOT = Path(__file__).resolve().parents[2]
ROOMS, FORUMS, PEOPLE = range(101, 106), range(201, 202), range(11, 13)
GUILD = Guild(
    members=frozenset(PEOPLE),
    channels=(
        *(Channel(number) for number in ROOMS),
        *(Channel(number, FORUM, "board") for number in FORUMS),
    ),
)
GROUP = str(GUILD.id)
HOURLY = Schedule(cron="0 * * * *")
MOST_BEHIND = 5
"""Articles that a destination still waits for; more would not all be shown in one message."""


class Lives:
    """Writes articles, starts the bot, and counts what arrived."""

    def __init__(self, folder: Path, server: DiscordServer, seed: int) -> None:
        self.folder, self.server, self.chance = folder, server, random.Random(seed)
        new_store(folder).close()
        self.clock = Ahead(folder / "ahead")
        server.http.clock = lambda: self.clock().timestamp()
        self.library = Library(open_sqlite(folder), WordEmbedder(), clock=self.clock)
        self.written = 0
        self.port = 20_000 + os.getpid() % 20_000

    def follow(self) -> None:
        """Have every channel, forum and member follow the river, each hour."""
        topic, _ = self.library.keep_topic(GROUP, Topic("River", any_of=("river",)), by="7")
        for number in (*ROOMS, *FORUMS, *PEOPLE):
            options = Options(folds=number % 2 == 0, headlines_only=number % 3 == 0)
            order = Subscription(
                (topic.number,), str(number), number in PEOPLE, "11", HOURLY, "UTC", options
            )
            self.library.subscribe(GROUP, order, by="11")

    def write(self, count: int) -> None:
        """Add articles, unless a destination is far behind."""
        for _ in range(count):
            if self.behind() < MOST_BEHIND:
                self.library.add(GROUP, river_article(self.written), f"{self.written}.md")
                self.written += 1

    def behind(self) -> int:
        """Return how many articles the destination lacks that lacks most."""
        there = Counter(place for place, _ in received(self.server.http))
        return self.written - min(there[place] for place in self.places)

    @property
    def places(self) -> tuple[str, ...]:
        """Return where digests arrive: channels, and private ones by their ids."""
        return (*map(str, ROOMS), *map(str, FORUMS), *(f"8{one}" for one in PEOPLE))

    def wrong(self) -> tuple[Pairs, Pairs]:
        """Return the pairs of destination and article that are lost, and those repeated."""
        there = received(self.server.http)
        all_ = Counter({(p, address(n)): 1 for p in self.places for n in range(self.written)})
        return all_ - there, there - all_

    @asynccontextmanager
    async def running(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run the bot while the block does; it is killed at the end, if not before."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        where = {"DISCORD_API": self.server.api, "DISCORD_GATEWAY": self.server.gateway}
        told = {"DISCORD_TOKEN": self.server.token, "RAPPORTEUR_HEALTH_PORT": str(self.port)}
        with (self.folder / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.hostile.delivering", str(self.folder)),
                cwd=ROOT, env={**kept, **where, **told, "PYTHONPATH": str(ROOT)},
                stdout=log, stderr=log,
            )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGKILL)
            await process.wait()

    async def until_quiet(self, within_s: float = 120.0) -> None:
        """Wait until the bot sends nothing and nothing is due. Raises TimeoutError."""
        async with asyncio.timeout(within_s):
            while not await self._is_quiet():
                await asyncio.sleep(0.1)

    async def _is_quiet(self) -> bool:
        began = self.clock()
        try:
            page = f"http://127.0.0.1:{self.port}/healthz"
            async with aiohttp.ClientSession() as http, http.get(page) as said:
                digests: dict[str, Any] = (await said.json())["digests"]
        except aiohttp.ClientError:
            return False
        next_at = self.library.next_due()
        is_idle = digests["sending"] == 0 and digests["ran_at"] is not None
        return is_idle and (next_at is None or next_at > began)
