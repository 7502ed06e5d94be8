"""Commands that need no Discord: add articles, ask, look, measure."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import documents
from bot.adding import Tally, add_files, gather
from bot.cli.app import NOT_FOUND, Json, Place, app, say_refused
from bot.terminal import articles, quotes, reports
from bot.terminal.screen import present, progress_bar, show, waiting, write_document

if TYPE_CHECKING:
    from knowledge import Library, Scope

Outlet = Annotated[str | None, typer.Option(help="Only articles of this outlet.")]
Since = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only articles from this day on.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only articles up to this day.")
]


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, folders of files, or zip archives.")],
    collection: Annotated[
        str | None, typer.Option(help="The collection that new ones are to stand in, by name.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add articles: txt, md, html, pdf, docx and eml files, and zip archives of them."""
    place: Place = context.obj
    with place.library() as library:
        tally = added(library, place.group_id, paths, _number(library, place, collection))
    present(tally, documents.tally_document, articles.tally_view, as_json=as_json)
    say_refused(tally.refused)


def added(
    library: Library, group_id: str, paths: list[Path], collection: int | None = None
) -> Tally:
    """Add what ``paths`` name to a group's library, with a progress bar."""
    files, nowhere = gather(paths)
    with progress_bar("Adding") as progress:
        tally = add_files(
            library,
            group_id,
            files,
            lambda done: progress(done, len(files)),
            collection=collection,
        )
    tally.refused[:0] = nowhere
    return tally


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question, in a sentence.")],
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    as_json: Json = False,
) -> None:
    """Answer a question with exact quotes, or say that the library does not hold an answer."""
    from knowledge import Question

    place: Place = context.obj
    with place.library() as library, waiting("Reading"):
        asked = Question(question, _scope(since, until, outlet))
        answer = library.ask(place.group_id, asked, reader=place.reader)
        size = library.size(place.group_id, reader=place.reader)
    view = quotes.answer_view if size.articles else quotes.empty_view
    present(answer, documents.answer_document, view, as_json=as_json)


@app.command()
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words to look for.")],
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    as_json: Json = False,
) -> None:
    """Show the passages nearest to some words."""
    place: Place = context.obj
    with place.library() as library, waiting("Searching"):
        scope = _scope(since, until, outlet)
        hits = library.search(place.group_id, " ".join(words), scope=scope, reader=place.reader)
    present(hits, documents.hits_document, quotes.hits_view, as_json=as_json)


@app.command(name="quotes")
def quotes_(
    context: typer.Context,
    who: Annotated[str | None, typer.Option(help="Whose words: a name, or a part of one.")] = None,
    about: Annotated[str | None, typer.Option(help="Words about what.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    as_json: Json = False,
) -> None:
    """Show what somebody is quoted as saying, or what is quoted on a subject."""
    if not who and not about:
        raise typer.BadParameter("Say whose words with --who, or words about what with --about.")
    place: Place = context.obj
    with place.library() as library, waiting("Searching"):
        scope = _scope(since, until, outlet)
        found = library.quotations(
            place.group_id, who=who, about=about, scope=scope, reader=place.reader
        )
    present(found, documents.quotations_document, quotes.quotations_view, as_json=as_json)


@app.command(name="list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the articles, latest added first."""
    place: Place = context.obj
    with place.library() as library:
        found = library.articles(place.group_id, reader=place.reader)
    present(found, documents.articles_document, articles.articles_view, as_json=as_json)


@app.command(name="show")
def show_(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="An article's id, from the list.")],
    as_json: Json = False,
) -> None:
    """Show one article: what is known of it, and its text."""
    place: Place = context.obj
    with place.library() as library:
        found = library.article(place.group_id, id_, reader=place.reader)
    present(found, documents.shown_document, articles.article_view, as_json=as_json)


@app.command()
def reindex(context: typer.Context, as_json: Json = False) -> None:
    """Cut and embed every article again, as after a change of EMBEDDING_MODEL."""
    place: Place = context.obj
    with place.library() as library, progress_bar("Indexing") as progress:
        done = library.reindex(progress)
    if as_json:
        write_document({"articles": done})
    else:
        show(f"The index is new; it holds {done} articles.")


@app.command(name="eval")
def eval_(
    context: typer.Context,
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Questions, topics or stories.")
    ],
    other: Annotated[Path | None, typer.Option(help="A set of foreign questions.")] = None,
    as_json: Json = False,
) -> None:
    """Measure answers on question sets, digests on sets of topics and stories."""
    place: Place = context.obj
    with place.library() as library, progress_bar("Measuring") as progress:
        sets = library.evaluate(
            folders, other=other, progress=lambda _step, done, total: progress(done, total)
        )
    present(sets, documents.evaluation_document, reports.evaluation_view, as_json=as_json)


@app.command()
def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Try what has to work, and say what is wrong."""
    place: Place = context.obj
    with place.library() as library, waiting("Looking"):
        checks = library.checks()
    present(checks, documents.checks_document, reports.checks_view, as_json=as_json)
    if not all(check.ok for check in checks):
        raise typer.Exit(NOT_FOUND)


def _number(library: Library, place: Place, collection: str | None) -> int | None:
    if collection is None:
        return None
    return library.collection(place.group_id, collection, reader=place.reader).number


def _scope(since: datetime | None, until: datetime | None, outlet: str | None) -> Scope:
    from knowledge import Scope

    return Scope(_day(since), _day(until), outlet)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
