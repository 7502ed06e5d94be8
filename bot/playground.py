"""The same bot on a simulated Discord in the browser, over the sample articles; no token."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from bot.adding import Tally, add_files, gather
from bot.client import Client
from bot.log import configure_logs
from bot.offload import Offload
from bot.simulation import BOT, CURATOR, GROUP_ID, MEMBER, TOPIC, Simulation, simulated
from bot.terminal.articles import refusal_line
from bot.terminal.screen import (
    OneLine,
    counted,
    plain,
    printable,
    progress_bar,
    say,
    show,
    waiting,
)

if TYPE_CHECKING:
    from knowledge import Library

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
CLAIM = (
    "I read that 338 deputies voted to ratify the minerals agreement, "
    "and that Ukraine has to repay earlier American aid."
)
QUESTION = "What happens to the minerals fund's profits in the first decade?"
HINTS = (
    f"Choose at the top who you are: {MEMBER} or {CURATOR}.",
    TOPIC,
    f"Add articles of your own: as {CURATOR}, with /article add.",
    "Ctrl-C stops the playground; the articles stay.",
)
_GRACE_S = 2.0
# What a card's markdown says besides letters: small print, something escaped, emphasis, a link.
_MARK = re.compile(
    r"^-# |\\(?P<letter>[^\w\s])|(?P<emphasis>\*\*?)|\[(?P<label>[^\]]*)\]\(<(?P<link>[^>]*)>\)",
    re.MULTILINE,
)
_STYLES = {"**": "bold", "*": "italic"}


def play(library: Library, port: int) -> None:
    """Open the playground until Ctrl-C, SIGTERM, or the end of its page.

    Raises :class:`CannotStart` without simcord, or when the port is taken.
    """
    configure_logs()
    logging.getLogger("bot").setLevel(logging.WARNING)
    asyncio.run(_until_told(_serve(library, port)))


async def _until_told(work: Coroutine[None, None, None]) -> None:
    """Run ``work`` until it ends, or until SIGINT or SIGTERM cancels it."""
    task, loop = asyncio.create_task(work), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


async def _serve(library: Library, port: int) -> None:
    offload = Offload(library)
    try:
        client = Client(offload, always_sync=True)
        async with simulated(client, port) as simulation:
            _say_added(await _with_samples(offload))
            await _talk(simulation)
            await simulation.until_closed(client.delivery.see_to_all)
    finally:
        if not await offload.close(_GRACE_S):
            # A call still runs. It can be done again, and must not hold us.
            os._exit(0)


async def _with_samples(offload: Offload) -> Tally:
    """Add the sample articles that are not there yet, one at a time, so that it can be ended."""
    tally = Tally()
    files, tally.refused = gather([SEEDS])
    with progress_bar("Adding the sample articles") as progress:
        for done, path in enumerate(files, start=1):
            one = await offload(add_files, GROUP_ID, [path])
            tally.added += one.added
            tally.already += one.already
            tally.refused += one.refused
            progress(done, len(files))
    return tally


def _say_added(tally: Tally) -> None:
    added, already = counted(len(tally.added), "sample article"), len(tally.already)
    say(f"{added} added, {already} there already.")
    for refusal in tally.refused:
        say(refusal_line(refusal))


async def _talk(simulation: Simulation) -> None:
    """Leave a claim and an answer in the channel, and print the answer and how to go on."""
    await simulation.say(CLAIM)
    with waiting("Reading"):
        answer = await simulation.ask(QUESTION)
    show(Text())
    show(plain(f"{MEMBER} asked with /ask, and {BOT} answered:"))
    show(Text())
    show(card_view(answer))
    show(plain("Open this address in a browser on this machine:", "bold"))
    show(OneLine(f"  {simulation.address}"))
    show(Text())
    for hint in HINTS:
        show(OneLine(hint))


def card_view(texts: Sequence[str]) -> RenderableType:
    """Return the texts of a card as they read in a terminal, each link on a line of its own."""
    return Group(*(part for text in texts for part in _parts(text)))


def _parts(markdown: str) -> Iterator[RenderableType]:
    words, links, styles, done = Text(), list[str](), set[str](), 0
    for mark in _MARK.finditer(markdown):
        words.append(printable(markdown[done : mark.start()]), " ".join(styles))
        done = mark.end()
        if mark["emphasis"]:
            styles ^= {_STYLES[mark["emphasis"]]}
        elif mark["link"]:
            links.append(mark["link"])
        words.append(mark["letter"] or mark["label"] or "", " ".join(styles))
    words.append(printable(markdown[done:]), " ".join(styles))
    yield words
    yield from (OneLine(f"   {link}") for link in links)
    yield Text()
