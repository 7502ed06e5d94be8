"""R16: many questions later, the bot is no larger than after the first ones.

A short version runs with the other tests; `make soak` asks ten thousand questions.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.discord_objects import Asker, Guild
from tests.bot.discord_server import DiscordServer
from tests.bot.test_run import against

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
QUESTIONS = int(os.environ.get("RAPPORTEUR_TEST_QUESTIONS", "100"))
IS_SHORT = QUESTIONS < 10_000
# The first questions still load code and fill caches, of which a short run sees more.
MOST_GROWTH = 1.10 if IS_SHORT else 1.05
WORDS = ("platforms", "minerals", "children", "treaty", "minister", "fund", "deadline", "tariffs")

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").is_file(), reason="memory is read from /proc, which is not here"
)


def rss_mb(process) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


async def test_r16_memory_stays_flat_over_many_questions(tmp_path):
    asker = Asker(1, Guild())
    async with DiscordServer() as discord:
        process = against(discord, tmp_path / "data")
        files = [str(path) for path in sorted(SEEDS.glob("*.md"))[:3]] if IS_SHORT else [str(SEEDS)]
        added, said = await process.ended("--group", str(asker.guild.id), "add", *files)
        assert added == 0, said
        bot = await process.start("run")
        await discord.until(lambda: discord.line.identified, 60)
        sizes = []
        for number in range(QUESTIONS):
            one, other = WORDS[number % 8], WORDS[number // 8 % 8]
            question = f"What do {number} {one} say of the {other}?"
            asked = await discord.slash(asker, "ask", question=question)
            await discord.answered(asked)
            if number + 1 in (QUESTIONS // 10, QUESTIONS):
                sizes.append(rss_mb(bot))
            discord.calls.clear()
            discord.http.interactions.clear()
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.communicate(), 15)
    sys.stdout.write(
        f"RSS after {QUESTIONS // 10} questions {sizes[0]:.0f} MB, after all {sizes[1]:.0f} MB\n"
    )

    assert sizes[1] < sizes[0] * MOST_GROWTH
