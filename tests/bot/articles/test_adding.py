"""Adding beside a Discord on the loopback, where time passes as it does."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from types import SimpleNamespace

import discord
import pytest
import yarl

from bot.client import Client
from bot.offload import Offload
from tests.bot.conftest import QUESTION, TREATY, texts
from tests.bot.discord_objects import MANAGE_GUILD, MEMBER, Asker, Guild, Upload
from tests.bot.discord_server import DiscordServer
from tests.made import WordEmbedder
from tests.waiting import LONG_S, until

pytestmark = pytest.mark.slow

GUILD = Guild(members=frozenset((11, 12)))
CURATOR = Asker(11, GUILD, permissions=MEMBER | MANAGE_GUILD)
READER = Asker(12, GUILD)
FILES = {"file": Upload("one.md", TREATY.encode()), "file2": Upload("two.md", b"# Two\n\nWords.")}


@asynccontextmanager
async def serving(library, monkeypatch, **offload):
    """Yield a Discord on which the real client runs."""
    async with DiscordServer(GUILD) as server, Client(Offload(library, **offload)) as client:
        monkeypatch.setattr(discord.http.Route, "BASE", server.api)
        gateway = discord.gateway.DiscordWebSocket
        monkeypatch.setattr(gateway, "DEFAULT_GATEWAY", yarl.URL(server.gateway))
        await client.login(server.token)
        connection = asyncio.create_task(client.connect())
        await asyncio.wait_for(client.wait_until_ready(), LONG_S)
        yield server, client
        await client.close()
        await connection


@pytest.fixture
def held(monkeypatch):
    """Hold up the model from the second article on until the event is set."""
    go_on, embed = threading.Event(), WordEmbedder.passages
    seen = []

    def slow(self, articles):
        seen.append(articles)
        if len(seen) > 1:
            assert go_on.wait(LONG_S)
        return embed(self, articles)

    monkeypatch.setattr(WordEmbedder, "passages", slow)
    return go_on


def edits(server):
    """Return the texts of the edits of replies, in order."""
    bodies = [one.body for one in server.of_kind("original") if one.method == "PATCH"]
    return [texts(SimpleNamespace(content="", **body)) for body in bodies]


async def until_ended(library):
    """Wait until what came of a batch was told, and the batch is forgotten."""
    await until(lambda: not library.broken_batches())


async def test_long_work_says_how_far_it_is_and_questions_are_answered_meanwhile(
    library, monkeypatch, held
):
    async with serving(library, monkeypatch, workers=2) as (server, _client):
        adding = await server.slash(CURATOR, "article add", **FILES)
        await server.until(lambda: edits(server))
        await server.slash(READER, "ask", question=QUESTION)
        await server.until(lambda: len(edits(server)) > 1)
        held.set()
        await server.until(lambda: len(edits(server)) > 2)
        progress, answer, result = edits(server)
        await until_ended(library)

    assert progress == ["Reading “two.md”, file 2 of 2. One is done."]
    assert "Four states must ratify it before May." in answer[1]
    assert [one.split("\n")[0] for one in result] == [
        "**Four states \\*sign\\* \\@everyone**",
        "**Two**",
    ]
    assert server.now(adding).data == {"flags": 64}


async def test_what_a_stop_breaks_off_is_told_of_at_the_next_start(library, monkeypatch, held):
    async with serving(library, monkeypatch) as (server, client):
        await server.slash(CURATOR, "article add", **FILES)
        await server.until(lambda: edits(server))
        stopping = asyncio.create_task(client.offload.close(10))
        await asyncio.sleep(0)
        held.set()
        await server.until(lambda: len(edits(server)) > 1)
        assert await stopping
    ((_, batch),) = library.broken_batches()

    assert edits(server)[-1] == [
        "I am being restarted in the midst of this. "
        "When I am back I say what was added and what was not."
    ]
    assert batch.files == ("one.md", "two.md")
    assert [one.name for one in batch.outcomes] == ["one.md", "two.md"]
    async with serving(library, monkeypatch) as (server, _client):
        await server.until(lambda: server.of_kind("followup"))
        await until_ended(library)

    assert "I was stopped while adding files." in str(server.of_kind("followup")[0].body)
