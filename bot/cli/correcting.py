"""Commands that correct a library: edit, remove, and bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot import documents
from bot.adding import Refusal
from bot.cli.app import Json, Place, app, say_refused
from bot.terminal import articles
from bot.terminal.screen import present

if TYPE_CHECKING:
    from knowledge import Article, Details

Id = Annotated[str, typer.Argument(metavar="ID", help="An article's id, from the list.")]
Said = Annotated[str | None, typer.Option(help="In its place; empty to say nothing of it.")]


@app.command()
def edit(
    context: typer.Context,
    id_: Id,
    title: Annotated[str | None, typer.Option(help="The new title.")] = None,
    outlet: Said = None,
    author: Said = None,
    published: Annotated[
        str | None, typer.Option(help="The day, such as 2025-05-08; empty for none.")
    ] = None,
    url: Said = None,
    language: Annotated[
        str | None, typer.Option(help="A code, such as en; empty for none.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct what is known of an article; its text and what cites it stay."""
    given = {"title": title, "outlet": outlet, "author": author, "url": url, "language": language}
    changes = {name: said for name, said in given.items() if said is not None}
    if not changes and published is None:
        raise typer.BadParameter("Say what to change, with --title, --outlet or another option.")
    place: Place = context.obj
    with place.library() as library:
        before = library.article(place.group_id, id_, reader=place.reader).details
        details = _changed(before, changes, published)
        edited = library.edit(place.group_id, id_, details)
    present(edited, documents.edited_document, articles.edited_view, as_json=as_json)


@app.command()
def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids from the list.")],
    as_json: Json = False,
) -> None:
    """Remove articles; for ten minutes `restore` brings them back."""
    from knowledge import UnknownArticle

    place: Place = context.obj
    removed: list[Article] = []
    refused: list[Refusal] = []
    with place.library() as library:
        for id_ in ids:
            try:
                removed.append(library.remove(place.group_id, id_).article)
            except UnknownArticle as error:
                refused.append(Refusal(id_, str(error)))
    document = partial(documents.removed_document, refused=refused)
    present(removed, document, articles.removed_view, as_json=as_json)
    say_refused(refused)


@app.command()
def restore(context: typer.Context, id_: Id, as_json: Json = False) -> None:
    """Bring back an article that was removed in the last ten minutes."""
    place: Place = context.obj
    with place.library() as library:
        restored = library.restore(place.group_id, id_).article
    present(restored, documents.restored_document, articles.restored_view, as_json=as_json)


def _changed(before: Details, changes: dict[str, str], published: str | None) -> Details:
    # Empty is cleared where it can be; a title cannot, and the library says so.
    said = {name: one or (one if name == "title" else None) for name, one in changes.items()}
    details = replace(before, **said)  # type: ignore[arg-type]
    if published is None:
        return details
    try:
        return replace(details, published=date.fromisoformat(published) if published else None)
    except ValueError as fault:
        raise typer.BadParameter(
            f"{published} is not a day; write it like 2025-05-08.", param_hint="--published"
        ) from fault
