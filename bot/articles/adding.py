"""Add files one article at a time, for a curator who waits for what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec, TypeVar

import discord

from bot.announcing import announce
from bot.articles.forms import MakeForm, again_button
from bot.articles.given import Given
from bot.articles.telling import Work, tell_progress, tell_result
from bot.cards.added import Outcome
from bot.interrupted import where_of
from bot.refusals import Refused
from bot.replies import sentence_of
from bot.service import group_of, offload_of, reading_of
from knowledge import Added, Details, KnowledgeError, Library, LibraryClosing, Unreadable

Interaction = discord.Interaction[Any]
Found = tuple[str, Added | Unreadable]
Adding = Callable[[Library, list[tuple[str, bytes]]], Iterator[Found]]
"""Adds files to a library."""
P = ParamSpec("P")
T = TypeVar("T")
# While more calls wait for the library than it takes, adding stands back.
_STAND_BACK_S, _STAND_BACKS = 1.0, 120


async def add_and_tell(
    interaction: Interaction,
    files: Sequence[Given],
    *,
    details: Details | None = None,
    collection: int | None = None,
    again: MakeForm | None = None,
) -> None:
    """Add files for a deferred command, and reply with what each came to.

    What was added stays added whatever happens on the way, and what was not
    told of it is told at the next start. Other articles and questions take
    turns with every one of them. ``again`` is the form that is offered anew
    where nothing could be added, ``collection`` the number of the one that
    new articles are to stand in.
    """
    work = Work(len(files), asyncio.get_running_loop().time())
    offload, group_id = offload_of(interaction), await group_of(interaction)
    names, by = [one.name for one in files], str(interaction.user.id)
    where = where_of(interaction, closed=collection is not None)
    batch = await offload(Library.begin_batch, group_id, names, by=by, where=where)

    def add(library: Library, given: list[tuple[str, bytes]]) -> Iterator[Found]:
        return library.add_files(
            group_id, given, by=by, details=details, batch=batch, collection=collection
        )

    telling = asyncio.create_task(tell_progress(interaction, work))
    try:
        async with reading_of(interaction):
            for number, given in enumerate(files, start=1):
                work.number, work.name = number, given.name
                await _add(interaction, given, add, work.outcomes)
    finally:
        work.done.set()
        await telling
    if await _tell(interaction, work, again):
        with suppress(Refused):
            await offload(Library.end_batch, group_id, batch)
    entries = [one.came.entry for one in work.outcomes if isinstance(one.came, Added)]
    await announce(interaction, *entries)


async def _tell(interaction: Interaction, work: Work, again: MakeForm | None) -> bool:
    """Reply with what came of it; offer the form anew where nothing could be added."""
    is_refused = all(isinstance(one.came, str) for one in work.outcomes)
    buttons = (again_button(interaction, again),) if again and is_refused else ()
    return await tell_result(interaction, work, buttons)


async def _add(
    interaction: Interaction, given: Given, add: Adding, outcomes: list[Outcome]
) -> None:
    """Add one file, which may hold several articles; a failure is one more outcome.

    Raises :class:`Refused` when the bot is being stopped.
    """
    try:
        files = [(given.name, await given.fetch())]
        found = await _patiently(interaction, add, files)
        try:
            while (one := await _patiently(interaction, _one_more, found)) is not None:
                outcomes.append(_outcome(interaction, *one))
        finally:
            # What is open is left in a thread, since it may wait for a file that is being read.
            await asyncio.to_thread(_close, found)
    except LibraryClosing as error:
        raise Refused("refuse-adding-stopped") from error
    except (Refused, KnowledgeError) as error:
        if isinstance(error, Refused) and error.key == "refuse-stopping":
            raise Refused("refuse-adding-stopped") from error
        outcomes.append(Outcome(given.name, sentence_of(interaction, error)))


async def _patiently(
    interaction: Interaction,
    call: Callable[Concatenate[Library, P], T],
    *given: P.args,
    **named: P.kwargs,
) -> T:
    """Call the library once it has room; a call an article, so that others have their turn."""
    for _again in range(_STAND_BACKS):
        try:
            return await offload_of(interaction)(call, *given, **named)
        except Refused as refused:
            if refused.key != "refuse-busy":
                raise
        await asyncio.sleep(_STAND_BACK_S)
    raise Refused("refuse-busy")


def _one_more(_library: Library, found: Iterator[Found]) -> Found | None:
    return next(found, None)


def _close(found: Iterator[Found]) -> None:
    close = getattr(found, "close", None)
    if close is not None:
        close()


def _outcome(interaction: Interaction, name: str, came: Added | Unreadable) -> Outcome:
    if isinstance(came, Unreadable):
        return Outcome(name, sentence_of(interaction, came))
    return Outcome(name, came)
