"""The bot in a process of its own, asked by many members while articles are added.

    python benchmarks/load.py [--articles 500] [--questions 200] [--members 20]
    python benchmarks/load.py --upload SET [--articles 200] [--curators 3] ...

The articles are made up and added by another process beside the bot, or with
``--upload`` are real ones, of a folder with a question set (docs.jsonl,
queries.jsonl), which curators upload to the bot itself with /article add, five
files at a time; members then ask the set's questions until all is uploaded.

Discord is the tests' server on the loopback: it refuses a few percent of all
requests with 429, and drops the gateway twice, each time with a question
asked before the bot is back. A member asks, waits for the answer, thinks for
a random moment and asks again; give more articles where adding ends before
asking does. A question is lost when it was not acknowledged within three
seconds (Discord's limit) or not answered within sixty; refused when the bot
said that too much was asked of it.

The lag of the bot's event loop is the time to its answer to a ping frame,
which aiohttp gives in that loop. One is sent every tenth of a second, whether
or not the last was answered; the loopback and the lag of this process's own
loop, printed below it, are in it. (Heartbeats asked for by the server are
answered there as well, but discord.py sends 110 payloads a minute at most,
and reads nothing while it holds one back.)

Exits with 1 when a goal is missed: 99 of 100 questions acknowledged within a
second, none lost, failed or refused, and a lag below 50 ms at the 99th
percentile; with ``--upload`` the same for uploads, and every article in.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import random
import re
import shlex
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from made import articles, questions

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from uploading import (  # noqa: E402
    Uploads,
    curators,
    missing_in,
    real_articles,
    real_questions,
    upload_all,
)

from tests.bot.discord_objects import Asker, Guild, Interaction, Upload  # noqa: E402
from tests.bot.discord_server import DiscordServer  # noqa: E402

ACKNOWLEDGED_S, LAG_S, LOST_UNACKNOWLEDGED_S, LOST_UNANSWERED_S = 1.0, 0.05, 3.0, 60.0
BETWEEN_PINGS_S, TO_START_S, TO_STOP_S, TO_ADD_S = 0.1, 180.0, 15.0, 3600.0
# What the bot says when something went wrong, and when too much is asked of it.
FAILED, REFUSED = re.compile(r"\(ref [0-9a-f]{6}\)"), re.compile("Too many questions")


@dataclass(slots=True)
class Seen:
    """What was measured; times in seconds."""

    asked: list[Interaction] = field(default_factory=list)
    uploads: Uploads = field(default_factory=Uploads)
    missing: list[str] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    own_lags: list[float] = field(default_factory=list)
    asking_s: float = 0.0
    adding_s: float = 0.0
    stopping_s: float = 0.0


async def main(options: Namespace) -> bool:
    """Run everything, print what was seen, and tell whether all goals were met."""
    members = frozenset(range(1, options.members + 1))
    guild, seen = Guild(members=members | curators(options.curators)), Seen()
    files = real_articles(options.upload, options.articles) if options.upload else []
    asked = real_questions(options.upload, files) if files else questions()
    with TemporaryDirectory() as folder:
        place = Place(Path(folder), options.program, str(guild.id))
        place.write("kept", options.kept, seed=1)
        place.write("more", 0 if files else options.articles, seed=2)
        await place.add("kept")
        async with DiscordServer(guild) as discord, place.bot(discord, seen):
            discord.limit_at_random(options.limited)
            adding = asyncio.create_task(add_all(discord, guild, files, place, options, seen))
            looking = asyncio.create_task(look_for_lag(discord, seen))
            dropping = asyncio.create_task(drop_twice(discord, guild, options, seen))
            await ask_all(discord, guild, members, asked, adding if files else None, options, seen)
            await ended(looking, dropping)
            await adding
        seen.missing = missing_in(place.data, str(guild.id), files)
        is_good = report(options, discord, seen)
        for line in place.complaints():
            print(line, file=sys.stderr)
    return is_good


class Place:
    """A folder for the bot's data, and the program that works on it."""

    def __init__(self, folder: Path, program: str, group_id: str) -> None:
        self._folder, self._program, self._group_id = folder, shlex.split(program), group_id
        ours = ("RAPPORTEUR_", "DISCORD_")
        self._env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}

    @property
    def data(self) -> Path:
        """Return where the bot keeps its data."""
        return self._folder / "data"

    def write(self, name: str, count: int, *, seed: int) -> None:
        """Make a folder of articles."""
        (self._folder / name).mkdir()
        for file, content in islice(articles(random.Random(seed)), count):
            (self._folder / name / file).write_bytes(content)

    async def add(self, name: str) -> None:
        """Add a folder of articles in a process of its own."""
        process = await self._start("add", ["--group", self._group_id], "add", name)
        if await asyncio.wait_for(process.wait(), TO_ADD_S):
            raise SystemExit(f"Adding failed:\n{self._log('add')}")

    @asynccontextmanager
    async def bot(self, discord: DiscordServer, seen: Seen) -> AsyncIterator[None]:
        """Run the bot from READY until what is inside is done."""
        where = {"DISCORD_API": discord.api, "DISCORD_GATEWAY": discord.gateway}
        self._env |= {**where, "DISCORD_TOKEN": discord.token}
        process = await self._start("run", [], "run")
        ended = asyncio.create_task(process.wait())
        ready = asyncio.create_task(discord.until(lambda: discord.line.identified, TO_START_S))
        await asyncio.wait((ended, ready), return_when=asyncio.FIRST_COMPLETED)
        if ended.done():
            ready.cancel()
            raise SystemExit(f"The bot ended before it was ready:\n{self._log('run')}")
        try:
            await ready
            yield
        finally:
            started = time.perf_counter()
            if not ended.done():
                process.terminate()
            try:
                await asyncio.wait_for(ended, TO_STOP_S)
            except TimeoutError:
                process.kill()
            seen.stopping_s = time.perf_counter() - started

    def complaints(self) -> list[str]:
        """Return the lines of the bot's log that tell of something wrong."""
        wrong = re.compile(r"error|exception|traceback|critical", re.IGNORECASE)
        return [line for line in self._log("run").splitlines() if wrong.search(line)][:20]

    async def _start(
        self, log: str, options: list[str], *command: str
    ) -> asyncio.subprocess.Process:
        said = (self._folder / f"{log}.log").open("wb")
        data = ["--data", str(self.data)]
        # In the folder, where no .env of somebody's lies.
        return await asyncio.create_subprocess_exec(
            *self._program, *data, *options, *command,
            cwd=self._folder, env=self._env, stdout=said, stderr=said,
        )  # fmt: skip

    def _log(self, name: str) -> str:
        return (self._folder / f"{name}.log").read_text("utf-8", "replace")


async def add_all(
    discord: DiscordServer,
    guild: Guild,
    files: Sequence[Upload],
    place: Place,
    options: Namespace,
    seen: Seen,
) -> None:
    """Add many articles: through the bot the files that are given, or else beside it."""
    started = time.perf_counter()
    if files:
        await upload_all(discord, guild, files, options.curators, seen.uploads)
    else:
        await place.add("more")
    seen.adding_s = time.perf_counter() - started


async def ask_all(
    discord: DiscordServer,
    guild: Guild,
    members: Iterable[int],
    questions: Sequence[str],
    until: asyncio.Task[None] | None,
    options: Namespace,
    seen: Seen,
) -> None:
    """Let all members ask, until enough was asked and a task is done."""
    started, chance = time.perf_counter(), random.Random(1)
    count = 0

    def is_enough() -> bool:
        return count >= options.questions and (until is None or until.done())

    async def ask_on(asker: Asker) -> None:
        nonlocal count
        while not is_enough():
            await asyncio.sleep(chance.uniform(0, 2 * options.think))
            if is_enough():
                return
            count += 1
            question = chance.choice(questions)
            seen.asked.append(await discord.slash(asker, "ask", question=question))
            try:
                await discord.answered(seen.asked[-1], LOST_UNANSWERED_S)
            except TimeoutError:
                continue

    await asyncio.gather(*(ask_on(Asker(number, guild)) for number in sorted(members)))
    seen.asking_s = time.perf_counter() - started


async def drop_twice(discord: DiscordServer, guild: Guild, options: Namespace, seen: Seen) -> None:
    """Drop the gateway after each third of the questions, once politely and once not."""
    for share, is_polite in ((1 / 3, True), (2 / 3, False)):
        while len(seen.asked) < share * options.questions:
            await asyncio.sleep(0.05)
        if is_polite:
            await discord.line.drop()
        else:
            discord.line.abort()
        # Nobody is there to hear it, unless the session is resumed and it is sent again.
        seen.asked.append(await discord.slash(Asker(1, guild), "ask", question=questions()[0]))


async def look_for_lag(discord: DiscordServer, seen: Seen) -> None:
    """Measure the lag of the bot's loop, and of our own, until cancelled."""

    async def look() -> None:
        try:
            seen.lags.append(await discord.line.lag())
        except ConnectionError:
            return

    async with asyncio.TaskGroup() as group:
        while True:
            due = time.perf_counter() + BETWEEN_PINGS_S
            await asyncio.sleep(BETWEEN_PINGS_S)
            seen.own_lags.append(time.perf_counter() - due)
            group.create_task(look())


async def ended(*tasks: asyncio.Task[None]) -> None:
    """Cancel what runs in the background; raise what it failed with before."""
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome


def report(options: Namespace, discord: DiscordServer, seen: Seen) -> bool:
    """Print a line a figure, and tell whether all goals were met."""
    asked = [discord.now(one) for one in seen.asked]
    acknowledged = [one.acknowledged - one.dispatched for one in asked if one.acknowledged]
    answered = [one.answered - one.dispatched for one in asked if one.answered]
    lost = sum(is_lost(one) for one in asked)
    failed, refused = (sum(said(one, what) for one in asked) for what in (FAILED, REFUSED))
    uploads = [discord.now(one) for one in seen.uploads.asked]
    taken = [one.acknowledged - one.dispatched for one in uploads if one.acknowledged]
    unheard = seen.uploads.lost + len(uploads) - len(taken)
    missed = (
        (bool(uploads) and percentile(taken, 0.99) >= ACKNOWLEDGED_S, "uploads acknowledged late"),
        (unheard > 0, "uploads lost"),
        (bool(seen.missing), "articles missing"),
        (percentile(acknowledged, 0.99) >= ACKNOWLEDGED_S, "acknowledged late"),
        (lost > 0, "questions lost"),
        (failed > 0, "questions failed"),
        (refused > 0, "questions refused"),
        (percentile(seen.lags, 0.99) >= LAG_S, "the loop lagged"),
    )
    limited = sum(one.status == 429 for one in discord.calls)
    replayed = sum(one.replayed for one in discord.line.resumes)
    rate = options.articles / seen.adding_s
    print(f"acknowledged  {spread(acknowledged)}")
    print(f"answered      {spread(answered)}")
    print(f"lag           {spread(seen.lags)}, {len(seen.lags)} pings")
    print(f"  of ours     {spread(seen.own_lags)}")
    print(f"questions     {len(asked)} in {seen.asking_s:.1f} s")
    print(f"  of those    {lost} lost, {failed} failed, {refused} refused")
    print(f"429s          {limited} of {len(discord.calls)} requests")
    print(f"resumes       {len(discord.line.resumes)}, {replayed} events sent again")
    if uploads:
        print(f"uploads       {len(uploads)}, {unheard} lost, of {options.curators} curators")
        print(f"  taken       {spread(taken)}")
        print(f"  told        {spread(seen.uploads.told)}")
        print(f"  missing     {', '.join(seen.missing) or 'no article'}")
    print(f"adding        {options.articles} articles in {seen.adding_s:.1f} s, {rate:.1f}/s")
    print(f"stopping      {seen.stopping_s:.1f} s")
    print("missed        " + (", ".join(what for is_so, what in missed if is_so) or "nothing"))
    return not any(is_so for is_so, _ in missed)


def is_lost(one: Interaction) -> bool:
    """Tell whether a question was acknowledged too late or not at all, or not answered."""
    if one.acknowledged is None or one.answered is None:
        return True
    late = one.acknowledged - one.dispatched > LOST_UNACKNOWLEDGED_S
    return late or one.answered - one.dispatched > LOST_UNANSWERED_S


def said(one: Interaction, what: re.Pattern[str]) -> bool:
    """Tell whether an answer holds such words."""
    return bool(what.search(json.dumps(one.message)))


def spread(times: Sequence[float]) -> str:
    """Return the median, the 99th percentile and the most, in ms."""
    figures = (percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1.0))
    return "p50 {:7.1f}  p99 {:7.1f}  max {:7.1f} ms".format(*(1000 * one for one in figures))


def percentile(times: Sequence[float], share: float) -> float:
    """Return the least time that so many do not pass; no times are as bad as can be."""
    return sorted(times)[math.ceil(share * len(times)) - 1] if times else math.inf


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, help="added; 500, or 200 where uploaded")
    parser.add_argument("--upload", type=Path, metavar="SET", help="whose articles are uploaded")
    parser.add_argument("--curators", type=int, default=3, help="who upload")
    parser.add_argument("--kept", type=int, default=60, help="there before the bot starts")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--members", type=int, default=20)
    parser.add_argument("--think", type=float, default=4.0, help="seconds, the mean")
    parser.add_argument("--limited", type=float, default=0.03, help="share of 429s")
    beside = Path(sys.executable).with_name("rapporteur")
    parser.add_argument("--program", default=str(beside), help="what is measured")
    options = parser.parse_args()
    options.articles = options.articles or (200 if options.upload else 500)
    return options


if __name__ == "__main__":
    sys.exit(not asyncio.run(main(_options())))
