"""The command that erases a group."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot import documents
from bot.cli.app import NOT_FOUND, Json, Place, app
from bot.terminal import erasing
from bot.terminal.screen import printable, say, show, write_document


@app.command()
def erase(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: Json = False,
) -> None:
    """Erase all that is kept of a group, at once and for good."""
    place: Place = context.obj
    if not yes:
        _make_sure(place.group_id)
    with place.library() as library:
        erased = library.erase(place.group_id)
    if as_json:
        write_document(documents.erased_document(erased))
    if not erased.is_anything:
        say(erasing.NO_SUCH_GROUP.format(name=place.group_id))
        raise typer.Exit(NOT_FOUND)
    if not as_json:
        show(erasing.erased_view(place.group_id, erased))


def _make_sure(group_id: str) -> None:
    """Ask for the group's name. Raises :class:`typer.Exit` when another was typed."""
    if not sys.stdin.isatty():
        raise typer.BadParameter(erasing.TO_BE_SURE)
    typed = typer.prompt(printable(erasing.question(group_id)), err=True)
    if typed.strip() != group_id.strip():
        say(erasing.NOT_ITS_NAME)
        raise typer.Exit(NOT_FOUND)
