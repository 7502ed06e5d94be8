"""The command that says what a library holds and how well it answers."""

from __future__ import annotations

import typer

from bot import documents
from bot.cli.app import Json, Place, app
from bot.terminal.screen import present
from bot.terminal.status import status_view


@app.command()
def status(context: typer.Context, as_json: Json = False) -> None:
    """Show what the library holds, by outlet and month, and how well it answers lately."""
    place: Place = context.obj
    with place.library() as library:
        found = library.status(place.group_id, reader=place.reader)
    present(found, documents.status_document, status_view, as_json=as_json)
