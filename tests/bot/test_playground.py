"""The playground: a bot, a server and a page that are there at once and gone at a signal."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
import simcord.preview
from rich.console import Console

from bot.client import Client
from bot.offload import Offload
from bot.playground import CLAIM, QUESTION, card_view
from bot.refusals import CannotStart
from bot.simulation import CURATOR, GROUP_ID, MEMBER, MISSING, require_simcord, simulated
from knowledge import Schedule, State, Subscription, Topic
from tests.bot.conftest import OFF_TOPIC, TREATY
from tests.bot.conftest import QUESTION as TREATY_QUESTION

ROOT = Path(__file__).resolve().parents[2]
PLAY = """
import sys
from pathlib import Path
from bot.playground import play
from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder
with Library(open_sqlite(Path(sys.argv[1])), WordEmbedder()) as library:
    play(library, 0)
"""
LAST = "Ctrl-C stops the playground; the articles stay."


def played(data, number):
    """Start the playground, wait until it says how to stop it, visit its page, and stop it."""
    command = [sys.executable, "-c", PLAY, str(data)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        said = []
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if said[-1] == LAST:
                break
        (address,) = (line.strip() for line in said if line.startswith("  http://127.0.0.1:"))
        with urllib.request.urlopen(address.split("#")[0]) as answered:
            assert answered.status == 200
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    return "\n".join(said), errors, process.returncode


@pytest.mark.slow
def test_it_shows_a_working_bot_and_ends_at_a_signal_and_adds_nothing_twice(tmp_path):
    said, errors, code = played(tmp_path, signal.SIGINT)

    assert QUESTION in said
    assert "\n1. U.S. and Ukraine sign reconstruction fund" in said
    assert (errors, code) == ("31 sample articles added, 0 there already.\n", 0)

    _, errors, code = played(tmp_path, signal.SIGTERM)

    assert (errors, code) == ("0 sample articles added, 31 there already.\n", 0)


def test_a_card_reads_well_in_a_terminal():
    console = Console(width=60, force_terminal=True, color_system=None)
    source = "-# 1\\. *Title* · [Open](<https://a.example/b_>)"
    card = ["**Who signed\\*?**", f"> **Four** did.\n{source}"]

    with console.capture() as captured:
        console.print(card_view(card))

    assert captured.get() == (
        "Who signed*?\n\n> Four did.\n1. Title · Open\n   https://a.example/b_\n\n"
    )


class Browser:
    """The page's own requests, for one person."""

    def __init__(self, session, address):
        self._session = session
        self._base, capability = address.split("/#")
        self._headers = {"X-Simcord-Capability": capability}
        self._sequence = 0

    async def open(self, person):
        page = await self._post("/api/pages", {})
        ids = {one["name"]: one["id"] for one in page["viewers"]}
        page = await self._post("/api/pages", {"viewer_id": ids[person]})
        self._headers["X-Simcord-Context"] = page["context"]["id"]

    async def state(self):
        async with self._session.get(f"{self._base}/api/state", headers=self._headers) as answer:
            return await answer.json()

    async def texts(self):
        return json.dumps((await self.state())["messages"], ensure_ascii=False)

    async def act(self, kind, **body):
        state = await self.state()
        self._sequence += 1
        return await self._post(
            "/api/action",
            {
                "protocol_version": 3,
                "sequence": self._sequence,
                "request_id": str(self._sequence),
                "generation": state["context"]["generation"],
                "bot_generation": state["botGeneration"],
                "published_revision": state["publishedRevision"],
                "kind": kind,
                **body,
            },
        )

    async def _post(self, path, body):
        async with self._session.post(
            self._base + path, headers=self._headers, json=body
        ) as answer:
            assert answer.status == 200
            return await answer.json()


@asynccontextmanager
async def running(library, port=0):
    offload = Offload(library)
    try:
        async with simulated(Client(offload, always_sync=True), port) as simulation:
            yield simulation
    finally:
        await offload.close(1)


@asynccontextmanager
async def browsers(simulation, *people):
    async with aiohttp.ClientSession() as session:
        opened = [Browser(session, simulation.address) for _ in people]
        for browser, person in zip(opened, people, strict=True):
            await browser.open(person)
        yield opened


async def test_the_bot_answers_from_its_groups_articles(library):
    library.add(GROUP_ID, TREATY.encode(), "treaty.md")

    async with running(library) as simulation:
        answer = await simulation.ask(TREATY_QUESTION)
        refusal = await simulation.ask(OFF_TOPIC)

    assert "Four states must ratify it before May." in "\n".join(answer)
    assert "**Not in this library.**" in "\n".join(refusal)


async def test_messages_of_before_are_there_when_the_page_is_opened(library):
    async with running(library) as simulation:
        await simulation.say(CLAIM)
        async with browsers(simulation, MEMBER) as (mira,):
            assert CLAIM in await mira.texts()


async def test_what_one_person_does_the_other_sees(library):
    async with (
        running(library) as simulation,
        browsers(simulation, MEMBER, CURATOR) as (mira, curt),
    ):
        await mira.act("send_message", content="Has anybody read it?")

        assert "Has anybody read it?" in await curt.texts()


async def test_a_reply_that_names_a_menus_entry_chooses_it(library):
    library.add(GROUP_ID, TREATY.encode(), "treaty.md")
    async with running(library) as simulation:
        await simulation.say("Four states must ratify the river treaty before May.")
        async with browsers(simulation, MEMBER, CURATOR) as (mira, curt):
            (said,) = (await curt.state())["messages"]
            await curt.act("send_message", content=" check Sources ", reply_to_id=said)

            checked = await curt.texts()
            assert "Passages that bear on this message" in checked
            assert "check Sources" not in checked
            assert "Passages that bear on this message" not in await mira.texts()


async def test_any_other_reply_stays_what_it_is(library):
    async with running(library) as simulation:
        await simulation.say("Good morning.")
        async with browsers(simulation, MEMBER) as (mira,):
            (said,) = (await mira.state())["messages"]
            await mira.act("send_message", content="Good evening.", reply_to_id=said)

            assert "Good evening." in await mira.texts()


async def test_a_digest_that_is_due_is_posted_while_the_page_is_open(library):
    topic, _ = library.keep_topic(GROUP_ID, Topic("Rivers", any_of=("river",)))
    offload = Offload(library)
    client = Client(offload, always_sync=True)
    async with simulated(client, 0) as simulation:
        channel = str(simulation._place.channel.id)
        order = Subscription((topic.number,), channel, False, "1", Schedule(), "UTC")
        library.subscribe(GROUP_ID, order)
        library.add(GROUP_ID, TREATY.encode(), "treaty.md")
        library._clock.passes(days=1)
        async with browsers(simulation, MEMBER) as (mira,):
            open_page = asyncio.create_task(simulation.until_closed(client.delivery.see_to_all))
            async with asyncio.timeout(20):
                while "New on Rivers" not in await mira.texts():
                    await asyncio.sleep(0.1)
            await mira.act("close")
        await asyncio.wait_for(open_page, 10)
        (sent,) = library.sent(GROUP_ID, library.subscriptions(GROUP_ID)[0].number)
        assert sent.state is State.POSTED
    await offload.close(1)


async def test_it_ends_when_somebody_ends_the_page(library):
    async with running(library) as simulation:
        async with browsers(simulation, MEMBER) as (mira,):
            assert not await simulation.is_closed_within(0.1)
            await mira.act("close")

        assert await simulation.is_closed_within(5)


async def test_a_port_that_is_taken_is_told_with_a_way_out(library):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CannotStart) as caught:
            async with running(library, port):
                pass

    assert str(caught.value) == (
        f"Port {port} is in use, perhaps by another playground. Name another one, such as "
        f"--port {port + 1}, or take any that is free: rapporteur playground --port 0"
    )


def test_simcord_has_to_be_there():
    with pytest.raises(CannotStart) as caught:
        require_simcord(None)

    assert str(caught.value) == (
        "The playground needs more packages: pip install 'rapporteur-discord[playground]'"
    )


def test_simcord_has_to_be_the_version_that_is_known():
    with pytest.raises(CannotStart) as caught:
        require_simcord("3.3.0")

    assert str(caught.value) == (
        "The playground needs simcord 3.2.1, and 3.3.0 is installed: "
        "pip install 'simcord[preview]==3.2.1'"
    )


def test_simcord_has_to_come_with_its_preview(monkeypatch):
    monkeypatch.setattr(simcord.preview, "_PREVIEW_RUNTIME_MODULES", ("no_such_module",))
    simcord.preview._require_preview_runtime.cache_clear()

    with pytest.raises(CannotStart, match="rapporteur-discord") as caught:
        require_simcord("3.2.1")

    assert str(caught.value) == MISSING
