"""`rapporteur run` as a process of its own, against a Discord on the loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing

import pytest

from tests.bot.discord_objects import Asker, Guild
from tests.bot.discord_server import DiscordServer

ARTICLE = "---\ntitle: Treaty\noutlet: Meridian Wire\n---\nFour states must ratify the treaty."
QUESTION = "How many states must ratify the treaty?"


class Process:
    """The bot, started with some settings and nothing else of this environment's."""

    def __init__(self, folder, **settings):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.folder, self.environment = folder, {**kept, **settings}

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


async def test_a_model_that_is_missing_ends_in_one_sentence(tmp_path):
    async with DiscordServer() as discord:
        process = against(discord, tmp_path / "data")
        process.environment |= {"EMBEDDING_MODEL": str(tmp_path / "none"), "HF_HUB_OFFLINE": "1"}
        code, said = await process.ended("run")

    assert code == 1
    assert "EMBEDDING_MODEL" in said.strip().splitlines()[-1]
    assert "Traceback" not in said


async def test_sync_tells_discord_of_the_commands_and_ends(tmp_path):
    async with DiscordServer() as discord:
        code, said = await against(discord, tmp_path / "data").ended("sync")
        told = [call.body for call in discord.of_kind("commands") if call.method == "PUT"]

    assert code == 0, said
    assert "ask" in {command["name"] for command in told[-1]}


async def test_r14_it_answers_and_when_told_to_stop_finishes_what_runs_within_ten_seconds(tmp_path):
    asker = Asker(1, Guild())
    article = tmp_path / "treaty.md"
    article.write_text(ARTICLE)
    async with DiscordServer() as discord:
        process = against(discord, tmp_path / "data")
        added, said = await process.ended("--group", str(asker.guild.id), "add", str(article))
        assert added == 0, said
        bot = await process.start("run")
        await discord.until(lambda: discord.line.identified, 60)
        first = await discord.answered(await discord.slash(asker, "ask", question=QUESTION))
        second = await discord.slash(asker, "ask", question=QUESTION)
        await discord.until(lambda: discord.now(second).acknowledged)
        told = time.monotonic()
        bot.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(bot.communicate(), 15)
        took = time.monotonic() - told
        answered = discord.now(second).answered

    assert "Four states must ratify the treaty." in str(first.message)
    assert answered is not None
    assert bot.returncode == 0, err.decode()
    assert took < 10
    assert discord.token not in err.decode()


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
