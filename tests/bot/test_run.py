"""`rapporteur run` as a process of its own, against a Discord on the loopback."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import require_well
from knowledge import KnowledgeError, Library
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.store.sqlite import open_sqlite
from tests.bot.discord_objects import MANAGE_GUILD, MEMBER, Asker, Guild, Upload
from tests.bot.discord_server import DiscordServer
from tests.waiting import until

pytestmark = pytest.mark.slow

ARTICLE = "---\ntitle: Treaty\noutlet: Meridian Wire\n---\nFour states must ratify the treaty."
ASKER = Asker(1, Guild())
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
# R16 is shown by ten thousand questions in `make soak`, and tried by a few with the other tests.
QUESTIONS = int(os.environ.get("RAPPORTEUR_TEST_QUESTIONS", "100"))
IS_SHORT = QUESTIONS < 10_000
# The first questions still load code and fill caches, of which a short run sees more.
MOST_GROWTH = 1.10 if IS_SHORT else 1.05
WORDS = ("platforms", "minerals", "children", "treaty", "minister", "fund", "deadline", "tariffs")
QUESTION = "How many states must ratify the treaty?"


# Nothing of what may be set here by chance.
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


class Process:
    """The bot, started with some settings and nothing else of this environment's."""

    def __init__(self, folder, **settings):
        self.folder, self.environment = folder, {**ENVIRONMENT, **settings}

    async def start(self, *arguments):
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "--data", str(self.folder), *arguments),
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def ended(self, *arguments):
        """Run to the end; return the exit code and what was said."""
        process = await self.start(*arguments)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        return process.returncode, (out + err).decode()


def against(discord, folder):
    return Process(
        folder,
        DISCORD_TOKEN=discord.token,
        DISCORD_API=discord.api,
        DISCORD_GATEWAY=discord.gateway,
    )


async def test_without_a_token_one_sentence_says_where_to_get_one(tmp_path):
    code, said = await Process(tmp_path / "data").ended("run")

    assert code == 2
    assert said.startswith("DISCORD_TOKEN is not set.")
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / "data").exists()


async def test_a_wrong_token_ends_in_one_sentence_without_the_token(tmp_path):
    async with DiscordServer() as discord:
        process = against(discord, tmp_path / "data")
        process.environment["DISCORD_TOKEN"] = "wr0ng.t0ken"
        code, said = await process.ended("run")

    assert code == 2
    assert said.startswith("Discord does not accept DISCORD_TOKEN.")
    assert len(said.strip().splitlines()) == 1
    assert "wr0ng" not in said


async def test_discord_out_of_reach_ends_in_one_sentence(tmp_path):
    process = Process(
        tmp_path / "data", DISCORD_TOKEN="a.b.c", DISCORD_API="http://127.0.0.1:9/api/v10"
    )
    code, said = await process.ended("run")

    assert code == 1
    assert said.strip() == (
        "Discord cannot be reached at http://127.0.0.1:9/api/v10; check the connection."
    )


async def test_a_data_folder_that_cannot_be_used_ends_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    process = Process(tmp_path / "file" / "data", DISCORD_TOKEN="a.b.c")
    code, said = await process.ended("run")

    assert code == 1
    assert len(said.strip().splitlines()) == 1
    assert str(tmp_path / "file") in said


@pytest.mark.model
def test_a_model_that_is_missing_keeps_the_bot_from_starting_with_one_sentence(tmp_path):
    embedder = SentenceTransformerEmbedder(str(tmp_path / "none"))
    library = Library(open_sqlite(tmp_path / "data"), embedder)
    with library, pytest.raises(KnowledgeError, match="EMBEDDING_MODEL") as failed:
        require_well(library)

    assert len(str(failed.value).splitlines()) == 1


async def test_sync_tells_discord_of_the_commands_and_ends(tmp_path):
    async with DiscordServer() as discord:
        code, said = await against(discord, tmp_path / "data").ended("sync")
        told = [call.body for call in discord.of_kind("commands") if call.method == "PUT"]

    assert code == 0, said
    assert "ask" in {command["name"] for command in told[-1]}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder with one article, made once by a process of its own."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "treaty.md").write_text(ARTICLE)
    where = ("--data", str(folder / "data"), "--group", str(ASKER.guild.id))
    command = [sys.executable, "-m", "bot", *where, "add", str(folder / "treaty.md")]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=ENVIRONMENT)
    return folder / "data"


@pytest.fixture
def folder(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "data")


@pytest.mark.skipif(
    not Path("/proc/self/status").is_file(), reason="memory is read from /proc, which is not here"
)
async def test_r16_memory_stays_flat_and_what_runs_is_finished_when_told_to_stop(folder):
    async with DiscordServer() as discord:
        process = against(discord, folder)
        if not IS_SHORT:
            added, said = await process.ended("--group", str(ASKER.guild.id), "add", str(SEEDS))
            assert added == 0, said
        bot = await process.start("run")
        await discord.until(lambda: discord.line.identified, 60)
        sizes = []
        for number in range(QUESTIONS):
            one, other = WORDS[number % 8], WORDS[number // 8 % 8]
            question = f"What do {number} {one} say of the {other}?"
            await discord.answered(await discord.slash(ASKER, "ask", question=question))
            if number + 1 in (QUESTIONS // 10, QUESTIONS):
                sizes.append(rss_mb(bot))
            discord.calls.clear()
            discord.http.interactions.clear()
        last = await discord.slash(ASKER, "ask", question=QUESTION)
        await discord.until(lambda: discord.now(last).acknowledged)
        told = time.monotonic()
        bot.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(bot.communicate(), 15)
        took, answer = time.monotonic() - told, discord.now(last)
    sys.stdout.write(
        f"RSS after {QUESTIONS // 10} questions {sizes[0]:.0f} MB, after all {sizes[1]:.0f} MB\n"
    )

    assert sizes[1] < sizes[0] * MOST_GROWTH
    assert answer.answered is not None
    assert "Four states must ratify the treaty." in str(answer.message).replace("**", "")
    assert bot.returncode == 0, err.decode()
    assert took < 10
    assert discord.token not in err.decode()


async def test_r03_what_a_killed_bot_was_adding_is_told_when_it_starts_again(folder):
    guild = ASKER.guild
    async with DiscordServer(guild) as discord:
        with closing(open_sqlite(folder)) as store:
            library, where = Library(store, None), json.dumps({"channel": guild.channel_id})
            library.begin_batch(str(guild.id), ["a.zip", "b.txt"], by="7", where=where)
            bot = await against(discord, folder).start("run")
            (told,) = await discord.until(lambda: discord.of_kind("message"), 60)
            await until(lambda: not library.broken_batches())
        bot.kill()
        await bot.communicate()

    assert told.path == f"/channels/{guild.channel_id}/messages"
    assert "I was stopped while adding files." in str(told.body)
    assert "- a.zip\\n- b.txt" in str(told.body)


async def test_a_server_that_removed_the_bot_while_it_was_off_is_noted_when_it_runs(folder):
    gone = "700000000000000099"
    with Library(open_sqlite(folder), None) as library:
        library.request_source(gone, "Who pays?")
    async with DiscordServer() as discord:
        bot = await against(discord, folder).start("run")
        await discord.until(lambda: discord.of_kind("guild"), 60)
        await until(lambda: noted(folder))
        bot.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(bot.communicate(), 15)

    assert noted(folder) == [gone]
    assert bot.returncode == 0, err.decode()
    assert [call.status for call in discord.of_kind("guild")] == [404]


def noted(folder):
    with Library(open_sqlite(folder), None) as library:
        return [one.group_id for one in library.departures()]


def upload(number):
    """A file whose reading and embedding take a moment."""
    words = " ".join(
        f"In {number}{n} the parties of group {n} signed pact {n}." for n in range(900)
    )
    return Upload(f"pact-{number}.txt", f"Pact {number}\n\n{words}\n".encode())


# That it is told to stop, and does between two articles, in `make soak`; the tests of stopping
# and of batches hold it to that as well.
@pytest.mark.parametrize("number", [signal.SIGKILL, *([] if IS_SHORT else [signal.SIGTERM])])
async def test_r03_an_upload_broken_off_is_told_to_who_uploaded_at_the_next_start(folder, number):
    guild = ASKER.guild
    curator = Asker(2, guild, permissions=MEMBER | MANAGE_GUILD)
    files = {f"file{n}" if n > 1 else "file": upload(n) for n in range(1, 6)}
    async with DiscordServer(guild) as discord:
        process = against(discord, folder)
        bot = await process.start("run")
        await discord.until(lambda: discord.line.identified, 60)
        asked = await discord.slash(curator, "article add", **files)
        # A machine that is quick has done the third before it is told of.
        await discord.until(lambda: re.search("[34] of 5", str(discord.now(asked).message)), 60)
        bot.send_signal(number)
        await bot.communicate()
        discord.calls.clear()
        again = await process.start("run")
        (told,) = await discord.until(lambda: discord.of_kind("followup"), 60)
        again.kill()
        await again.communicate()

    assert told.body["flags"] & 64
    said = str(told.body)
    assert "I was stopped while adding files." in said
    assert "are in the library:\\n- pact-1.txt\\n- pact-2.txt" in said
    assert "- pact-5.txt" in said.partition("not in:")[2]


def rss_mb(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_can_be_stopped_before_it_is_connected(tmp_path, number):
    async with DiscordServer() as discord:
        discord.line.is_open = False
        bot = await against(discord, tmp_path / "data").start("run")
        await discord.until(lambda: discord.of_kind("me"), 30)
        bot.send_signal(number)
        _, err = await asyncio.wait_for(bot.communicate(), 15)

    assert bot.returncode == 0, err.decode()


async def test_a_database_of_a_later_version_ends_in_one_sentence(tmp_path):
    folder = tmp_path / "data"
    process = Process(folder, DISCORD_TOKEN="a.b.c")
    listed, said = await process.ended("list")
    assert listed == 0, said
    with closing(sqlite3.connect(folder / "library.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    code, said = await process.ended("run")

    assert code == 1
    assert "later version" in said
    assert len(said.strip().splitlines()) == 1
