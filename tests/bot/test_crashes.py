"""A bot that is killed while it posts, and one whose Discord fails, lose and repeat nothing."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter

import pytest

from tests.bot.discord_server import DiscordServer
from tests.bot.lives import GUILD, Lives

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a process is killed as Linux does"),
]
# Three hundred in `make soak`.
KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "4"))
ROUNDS = int(os.environ.get("RAPPORTEUR_TEST_FAULTS", "2"))
# How long it is off: less than a lease, than a nonce is known, a little more, hours, days.
SOON = ({"seconds": 5}, {"seconds": 170}, {"seconds": 200}, {"seconds": 270}, {"minutes": 6})
LATER = ({"hours": 1}, {"hours": 3}, {"days": 2})
SENDS = ("message", "message", "message", "message", "thread", "private", "history")
TO_BEGIN_S, LONGEST_S, TO_SEND_S = 60.0, 0.8, 3.0


async def test_r03_a_bot_killed_at_any_moment_posts_each_article_once(tmp_path):
    async with DiscordServer(GUILD) as server:
        lives = Lives(tmp_path / "data", server, seed=KILLS)
        lives.follow()
        killed = Counter()
        for _ in range(KILLS):
            lives.clock.jump(**lives.chance.choice(lives.chance.choice((SOON, LATER, LATER))))
            lives.write(lives.chance.randint(1, 2))
            killed[await live_and_die(lives)] += 1
        await live_on(lives)
        lost, repeated = lives.wrong()
        written, refused = lives.written, server.http.refused
    pairs = written * len(lives.places)
    sys.stdout.write(
        f"{KILLS} kills {dict(killed)}: {pairs} pairs of destination and article, "
        f"{lost.total()} lost, {repeated.total()} repeated\n"
    )

    assert (lost, repeated, refused) == (Counter(), Counter(), [])


async def test_r03_through_errors_limits_outages_and_cuts_each_article_is_posted_once(tmp_path):
    async with DiscordServer(GUILD) as server:
        lives = Lives(tmp_path / "data", server, seed=1)
        lives.follow()
        async with lives.running():
            await server.until(lambda: server.line.identified, TO_BEGIN_S)
            for number in range(ROUNDS):
                go_wrong(server)
                lives.clock.jump(hours=1)
                lives.write(2)
                if number % 5 == 1:
                    await asyncio.sleep(lives.chance.uniform(0, 2))
                    server.out_for(30)
                await lives.until_quiet()
                await catch_up(lives)
            server.mend()
            lives.clock.jump(days=1)
            await lives.until_quiet()
            await catch_up(lives)
        (lost, repeated), refused = lives.wrong(), server.http.refused
        statuses = Counter(call.status for call in server.calls)
        pairs = lives.written * len(lives.places)
    sys.stdout.write(
        f"{ROUNDS} rounds, answers by status {dict(statuses)}: {pairs} pairs, "
        f"{lost.total()} lost, {repeated.total()} repeated\n"
    )

    assert (lost, repeated, refused) == (Counter(), Counter(), [])


async def live_and_die(lives: Lives) -> str:
    """Let the bot run, kill it somewhere, and say where that was."""
    server, chance = lives.server, lives.chance
    way = chance.choice(("by chance", "taken", "arrived", "lost"))
    kind = chance.choice(SENDS)
    after = chance.randint(0, 4) if kind == "message" else 0
    gate = server.hold(kind, taken=way == "taken", after=after) if way != "by chance" else None
    before = len(server.line.identified)
    async with lives.running() as process:
        if gate is None:
            if chance.random() < 0.8:
                await server.until(lambda: len(server.line.identified) > before, TO_BEGIN_S)
            await asyncio.sleep(chance.uniform(0, LONGEST_S))
        else:
            await server.until(lambda: len(server.line.identified) > before, TO_BEGIN_S)
            try:
                await asyncio.wait_for(gate.reached.wait(), TO_SEND_S)
            except TimeoutError:
                way = "after it was done"
        process.send_signal(signal.SIGKILL)
        await process.wait()
    if gate is not None:
        gate.is_lost = way == "lost"
        server.release(gate)
        await asyncio.sleep(0.05)
    is_held = gate is not None and gate.reached.is_set()
    return f"{way}: {kind}" if is_held else way


async def live_on(lives: Lives) -> None:
    """Let the bot run, unharmed, until nothing is left to be done."""
    async with lives.running():
        for _ in range(3):
            lives.clock.jump(days=1)
            await lives.until_quiet()
            await catch_up(lives)


async def catch_up(lives: Lives) -> None:
    """Let the minutes pass that are waited for after an error, until no slot is open."""
    for _ in range(40):
        next_at = lives.library.next_due()
        if next_at is None or lives.behind() == 0:
            return
        lives.clock.jump(seconds=max((next_at - lives.clock()).total_seconds(), 0) + 0.5)
        await lives.until_quiet()


def go_wrong(server: DiscordServer) -> None:
    """Have a share of all that is asked of Discord fail, each in its way."""
    server.mend()
    sends = ("message", "thread", "private", "history", "threads")
    server.fail_at_random(0.025, 500, *sends)
    server.fail_at_random(0.025, 500, *sends, taken=True)
    server.limit_at_random(0.03, 0.3, kinds=sends)
    server.limit_at_random(0.01, 0.5, kinds=sends, is_global=True)
    server.limit_at_random(0.01, 45.0, kinds=sends)
    server.cut_at_random(0.03, *sends, taken=True)
    server.cut_at_random(0.02, *sends, taken=False)
    server.slow(0.05, 2.0)
