"""Add files one outcome at a time, say meanwhile how far it is, and then what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import discord
import structlog

from bot.announcing import announce
from bot.articles.forms import MakeForm, again_button
from bot.articles.given import Given
from bot.cards.added import FEW, Outcome, added_card, progress_text, summary_card, summary_of
from bot.cards.card import Button, Card, notice
from bot.cards.markdown import escape
from bot.catalogue import words_for
from bot.interrupted import where_of
from bot.refusals import Refused
from bot.replies import GONE, sentence_of
from bot.service import group_of, offload_of, reading_of, reports_of, settings_of
from bot.views import MakeCard, message_of, reply
from knowledge import Added, Details, KnowledgeError, Library, LibraryClosing, Unreadable

Interaction = discord.Interaction[Any]
Found = tuple[str, Added | Unreadable]
_log = structlog.get_logger(__name__)
# Progress is told at most this often, so that nothing is shown of what takes no longer.
_TICK_S = 1.0
# Discord keeps a reply open for fifteen minutes; the last one is for saying so.
_OPEN_S = 14 * 60.0
# While more calls wait for the library than it takes, adding stands back.
_STAND_BACK_S, _STAND_BACKS = 1.0, 120


@dataclass(slots=True)
class Work:
    """How far adding some files is."""

    count: int
    since: float
    number: int = 0
    name: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_late(self) -> bool:
        """Tell whether the reply is about to be closed, so that the result has to go elsewhere."""
        return asyncio.get_running_loop().time() - self.since > _OPEN_S


async def add_and_tell(
    interaction: Interaction,
    files: Sequence[Given],
    *,
    details: Details | None = None,
    again: MakeForm | None = None,
) -> None:
    """Add files for a deferred command, and reply with what each came to.

    What was added stays added whatever happens on the way, and what was not
    told of it is told at the next start. Other articles and questions take
    turns with every one of them. ``again`` is the form that is offered anew
    where nothing could be added.
    """
    work = Work(len(files), asyncio.get_running_loop().time())
    offload, group_id = offload_of(interaction), await group_of(interaction)
    names, by = [one.name for one in files], str(interaction.user.id)
    batch = await offload(Library.begin_batch, group_id, names, by=by, where=where_of(interaction))
    telling = asyncio.create_task(_tell_progress(interaction, work))
    try:
        async with reading_of(interaction):
            for number, given in enumerate(files, start=1):
                work.number, work.name = number, given.name
                await _add(interaction, given, details, batch, work.outcomes)
    finally:
        work.done.set()
        await telling
    is_refused = all(isinstance(one.came, str) for one in work.outcomes)
    buttons = (again_button(interaction, again),) if again and is_refused else ()
    if await _tell_result(interaction, work, buttons):
        with suppress(Refused):
            await offload(Library.end_batch, group_id, batch)
    entries = [one.came.entry for one in work.outcomes if isinstance(one.came, Added)]
    await announce(interaction, *filter(None, entries))


async def _add(
    interaction: Interaction,
    given: Given,
    details: Details | None,
    batch: str,
    outcomes: list[Outcome],
) -> None:
    """Add one file, which may hold several articles; a failure is one more outcome.

    Raises :class:`Refused` when the bot is being stopped.
    """
    offload, by = offload_of(interaction), str(interaction.user.id)
    try:
        body, group_id = await given.fetch(), await group_of(interaction)
        found = await offload(
            Library.add_files,
            group_id,
            [(given.name, body)],
            by=by,
            details=details,
            batch=batch,
        )
        try:
            while (one := await _next(interaction, found)) is not None:
                outcomes.append(_outcome(*one))
        finally:
            # What is open is left in a thread, since it may wait for a file that is being read.
            await asyncio.to_thread(_close, found)
    except LibraryClosing as error:
        raise Refused("refuse-adding-stopped") from error
    except (Refused, KnowledgeError) as error:
        if isinstance(error, Refused) and error.key == "refuse-stopping":
            raise Refused("refuse-adding-stopped") from error
        outcomes.append(Outcome(given.name, sentence_of(interaction, error)))


async def _next(interaction: Interaction, found: Iterator[Found]) -> Found | None:
    """Return the next outcome; each is a call of its own, so that others have their turn."""
    for _ in range(_STAND_BACKS):
        try:
            return await offload_of(interaction)(_one_more, found)
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


def _outcome(name: str, came: Added | Unreadable) -> Outcome:
    return Outcome(name, escape(str(came)) if isinstance(came, Unreadable) else came)


async def _tell_progress(interaction: Interaction, work: Work) -> None:
    """Edit the reply, at most once a second and where there is news, until the work is done."""
    say, shown = words_for(interaction.locale), ""
    while not await _is_set_within(work.done, _TICK_S):
        text = progress_text(say, work.name, work.number, work.count, len(work.outcomes))
        if work.is_late:
            text = say("added-late")
        if text == shown:
            continue
        shown = text
        message = message_of(interaction, _card_of(text))
        try:
            await interaction.edit_original_response(**message)
        except discord.HTTPException as error:
            _log.info("progress not told", code=error.code)
            return


def _card_of(text: str) -> MakeCard:
    return lambda _room: notice(text)


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def _tell_result(interaction: Interaction, work: Work, buttons: tuple[Button, ...]) -> bool:
    """Reply with what came of it, or in private where the reply is closed; tell whether it went."""
    language = (await settings_of(interaction)).language
    if not work.is_late:
        try:
            key = _key(interaction, work.outcomes)
            await reply(
                interaction,
                lambda room: _card(interaction, work, language, room, key=key).with_buttons(
                    *buttons
                ),
            )
        except discord.HTTPException as error:
            if error.code not in GONE:
                raise
        else:
            return True
    return await _tell_in_private(interaction, work, language)


def _key(interaction: Interaction, outcomes: Sequence[Outcome]) -> str:
    """Keep a long list for its pages to be turned; return its key."""
    if len(outcomes) <= FEW:
        return ""
    summary = summary_of(words_for(interaction.locale), outcomes)
    return reports_of(interaction).keep(interaction.user.id, summary)


def _card(
    interaction: Interaction, work: Work, language: str, room: int, *, key: str = "", top: str = ""
) -> Card:
    say, outcomes = words_for(interaction.locale), work.outcomes
    if len(outcomes) <= FEW:
        return added_card(say, outcomes, language, room, top=top)
    return summary_card(say, summary_of(say, outcomes), key, 0, top=top)


async def _tell_in_private(interaction: Interaction, work: Work, language: str) -> bool:
    """Send the result to the person, without buttons, which work in the server only.

    A channel is no place for it: others would read which files were refused.
    """
    say = words_for(interaction.locale)
    server = interaction.guild.name if interaction.guild else ""
    top = say("added-private", server=escape(server))
    message = message_of(
        interaction, lambda room: _card(interaction, work, language, room, top=top).without_buttons
    )
    try:
        await interaction.user.send(**message)
    except discord.HTTPException as error:
        _log.warning("result not told", code=error.code, server=interaction.guild_id)
        return False
    return True
