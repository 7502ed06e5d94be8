"""The real client and a real library beside a Discord on the loopback, by a clock that is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import pytest_asyncio
import yarl

from bot.client import Client
from bot.log import configure_logs
from bot.offload import Offload
from knowledge import Options, Schedule, Subscription, Topic
from knowledge.library import Library
from tests.bot.discord_objects import FORUM, Channel, Guild
from tests.bot.discord_received import received
from tests.bot.discord_server import DiscordServer
from tests.made import Clock, library_in
from tests.river import address, river_article

HALL, BOARD, ADMIN, MEMBER = 700_000_000_000_000_010, 700_000_000_000_000_011, 12, 77
GUILD = Guild(
    members=frozenset((MEMBER,)),
    channels=(Channel(HALL), Channel(BOARD, FORUM, "board"), Channel(ADMIN, name="admin")),
)
GROUP = str(GUILD.id)


@dataclass
class Post:
    """A server whose channels follow the river, and what has arrived there."""

    server: DiscordServer
    client: Client
    library: Library
    clock: Clock
    topic: int
    log: StringIO
    folder: Path
    written: int = 0

    def follow(self, where: int = HALL, *, personal: bool = False, **options: Any) -> Subscription:
        """Return a new subscription, each day at eight."""
        order = Subscription(
            (self.topic,), str(where), personal, str(MEMBER), Schedule(), "UTC", Options(**options)
        )
        return self.library.subscribe(GROUP, order, by=str(MEMBER))[0]

    def write(self, count: int = 1) -> None:
        """Add articles on the river."""
        for _ in range(count):
            body = river_article(self.written)
            self.library.add(GROUP, body, f"{self.written}.md")
            self.written += 1

    async def tick(self, **passes: float) -> None:
        """Let time pass, a day unless said, and have the bot send what is due."""
        self.clock.passes(**(passes or {"days": 1}))
        await self.client.delivery.tick()
        while sending := set(self.client.delivery._sending):
            await asyncio.wait(sending)

    async def again(self, **passes: float) -> None:
        """Start the bot anew, and let it send what is due."""
        await self.client.close()
        self.client = await started(self.server, self.library, self.clock)
        await self.tick(**passes)

    def pause_of(self, subscription: Subscription) -> Any:
        """Return the pause of a subscription."""
        return self.library.subscription(GROUP, subscription.number).pause

    def arrived(self, where: int | str = HALL) -> list[str]:
        """Return the addresses of the articles that arrived, as often as they did."""
        counted = received(self.server.http)
        return sorted(one for (place, one) in counted.elements() if place == str(where))

    def all_written(self) -> list[str]:
        """Return the addresses of all articles there are."""
        return sorted(map(address, range(self.written)))


async def started(server: DiscordServer, library: Library, clock: Clock) -> Client:
    """Return a client that is connected."""
    client = Client(Offload(library), now=clock)
    # It would wait two seconds for more servers.
    client._connection.guild_ready_timeout = 0.01
    await client.login(server.token)
    asyncio.get_running_loop().create_task(client.connect())
    await asyncio.wait_for(client.wait_until_ready(), 15)
    return client


@pytest_asyncio.fixture
async def post(tmp_path, monkeypatch):
    log = StringIO()
    configure_logs(stream=log)
    # What falls due before the next tick would be waited for, while the clock stands still.
    monkeypatch.setattr("bot.delivery.courier.EVERY", timedelta(milliseconds=1))
    async with DiscordServer(GUILD) as server:
        monkeypatch.setattr(discord.http.Route, "BASE", server.api)
        gateway = yarl.URL(server.gateway)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        clock = Clock()
        server.http.clock = lambda: clock().timestamp()
        with library_in(tmp_path / "data", clock=clock) as library:
            kept, _ = library.keep_topic(GROUP, Topic("River", any_of=("river",)), by="7")
            library.change_settings(GROUP, admin_channel=str(ADMIN))
            client = await started(server, library, clock)
            made = Post(server, client, library, clock, kept.number, log, tmp_path / "data")
            yield made
            await made.client.close()
            assert server.http.refused == []


@pytest.fixture
def soon(monkeypatch):
    """Have what is waited for by discord.py between its tries take next to no time."""
    # In that module alone: what the bot itself waits for stays as it is.
    quick = SimpleNamespace(**vars(asyncio))
    quick.sleep = lambda seconds: asyncio.sleep(min(seconds, 0.01))
    monkeypatch.setattr(discord.http, "asyncio", quick)
