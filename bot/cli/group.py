"""Commands about a group itself: what was done to its library, and what it chose."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot import documents
from bot.cli.app import Json, Place, app
from bot.terminal import group
from bot.terminal.screen import present

if TYPE_CHECKING:
    from knowledge import SettingChanges


class Answers(StrEnum):
    """Who sees an answer unless the question says otherwise."""

    PUBLIC = "public"
    PRIVATE = "private"


@app.command()
def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 20,
    as_json: Json = False,
) -> None:
    """Say what was done to the library, by whom and when, the newest first."""
    place: Place = context.obj
    with place.library() as library:
        entries = library.history(place.group_id, limit=limit)
    present(entries, documents.history_document, group.history_view, as_json=as_json)


@app.command()
def settings(
    context: typer.Context,
    zone: Annotated[str | None, typer.Option(help="The time zone, as Europe/Brussels.")] = None,
    language: Annotated[str | None, typer.Option(help="The library's language, as en.")] = None,
    answers: Annotated[Answers | None, typer.Option(help="Who sees an answer.")] = None,
    answer_days: Annotated[
        int | None, typer.Option(help="How many days an answer's buttons work.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Choose something for the library, and say what is chosen."""
    place: Place = context.obj
    changes = _changes(zone, language, answers, answer_days)
    with place.library() as library:
        if changes:
            library.change_settings(place.group_id, **changes)
        chosen = library.settings(place.group_id)
    present(chosen, documents.settings_document, group.settings_view, as_json=as_json)


def _changes(
    zone: str | None, language: str | None, answers: Answers | None, answer_days: int | None
) -> SettingChanges:
    changes: SettingChanges = {}
    if zone is not None:
        changes["zone"] = zone
    if language is not None:
        changes["language"] = language
    if answers is not None:
        changes["private_answers"] = answers is Answers.PRIVATE
    if answer_days is not None:
        changes["answer_days"] = answer_days
    return changes
