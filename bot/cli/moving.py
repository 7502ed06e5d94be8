"""Commands that move a library: out into a folder, and in from one or from a zip."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot import documents
from bot.adding import Refusal
from bot.cli.app import Json, Place, app, say_refused
from bot.terminal import moving
from bot.terminal.screen import present, progress_bar


@app.command()
def export(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="DIR", help="A folder: new, or an earlier export.")],
    as_json: Json = False,
) -> None:
    """Write every article to a folder: Markdown, and the file it was read from."""
    place: Place = context.obj
    with place.library() as library, progress_bar("Exporting") as progress:
        exported = library.export(place.group_id, to, progress=progress)
    document = partial(documents.exported_document, to=str(to))
    present(exported, document, partial(moving.exported_line, to=str(to)), as_json=as_json)


@app.command(name="import")
def import_(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="DIR", help="An exported folder, or zip.")],
    as_json: Json = False,
) -> None:
    """Add the articles of an export as they were, so that citations of them stay true."""
    place: Place = context.obj
    with place.library() as library, progress_bar("Importing") as progress:
        imported = library.import_(place.group_id, path, progress=progress)
    present(imported, documents.imported_document, moving.imported_line, as_json=as_json)
    say_refused([Refusal(named, reason) for named, reason in imported.refused])
