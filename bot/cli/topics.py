"""Commands about topics: what a group follows, what belongs to it, and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot import documents
from bot.cli.app import Json, Now, Place, app
from bot.cli.definitions import (
    About,
    AllOf,
    AnyOf,
    From,
    NoneOf,
    NotOutlets,
    Outlets,
    Said,
    said,
)
from bot.terminal import topics as views
from bot.terminal.screen import present, waiting

if TYPE_CHECKING:
    from knowledge import Library, Topic

topics = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
app.add_typer(topics, name="topics")
Name = Annotated[str, typer.Argument(metavar="NAME", help="A topic's name, from the list.")]


@topics.callback()
def _topics(context: typer.Context, as_json: Json = False) -> None:
    """List what the group follows; add to it, change it, and ask why of it."""
    if context.invoked_subcommand is None:
        list_(context, as_json)


@topics.command(name="list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the group's topics by name."""
    place: Place = context.obj
    with place.library() as library:
        found = library.topics(place.group_id)
    present(found, documents.topics_document, views.topics_view, as_json=as_json)


@topics.command()
def add(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="What it is to be called.")
    ] = None,
    any_of: AnyOf = None,
    all_of: AllOf = None,
    none_of: NoneOf = None,
    outlets: Outlets = None,
    not_outlets: NotOutlets = None,
    description: About = None,
    file: From = None,
    as_json: Json = False,
) -> None:
    """Add a topic: phrases, outlets, a sentence that says what it is about."""
    from knowledge import Topic

    wanted = _said(file, name, any_of, all_of, none_of, outlets, not_outlets, description)
    if not wanted.get("name"):
        raise typer.BadParameter("Name the topic: rapporteur topics add NAME --any PHRASE.")
    place: Place = context.obj
    with place.library() as library:
        kept, _ = library.keep_topic(place.group_id, Topic(**wanted))
    present(kept, documents.topic_document, views.topic_view, as_json=as_json)


@topics.command()
def edit(
    context: typer.Context,
    topic: Name,
    name: Annotated[str | None, typer.Option("--name", help="Its new name.")] = None,
    any_of: AnyOf = None,
    all_of: AllOf = None,
    none_of: NoneOf = None,
    outlets: Outlets = None,
    not_outlets: NotOutlets = None,
    description: About = None,
    file: From = None,
    as_json: Json = False,
) -> None:
    """Change a topic: what an option names takes the place of all it had of that kind.

    An empty text, as in --none "", leaves it without.
    """
    wanted = _said(file, name, any_of, all_of, none_of, outlets, not_outlets, description)
    if not wanted:
        raise typer.BadParameter("Say what to change, with --any, --name or another option.")
    place: Place = context.obj
    with place.library() as library:
        before = library.topic(place.group_id, topic)
        kept, _ = library.keep_topic(place.group_id, replace(before, **wanted))
    present(kept, documents.topic_document, views.topic_view, as_json=as_json)


@topics.command()
def remove(context: typer.Context, topic: Name, as_json: Json = False) -> None:
    """Remove a topic; a digest that follows nothing else is paused."""
    place: Place = context.obj
    with place.library() as library:
        gone = library.topic(place.group_id, topic)
        library.remove_topic(place.group_id, gone.number)
    present(gone, documents.removed_topic_document, views.removed_view, as_json=as_json)


@topics.command(name="try")
def try_(
    context: typer.Context,
    topic: Annotated[
        str, typer.Argument(metavar="NAME", help="A topic's name, or a new one for a trial.")
    ],
    any_of: AnyOf = None,
    all_of: AllOf = None,
    none_of: NoneOf = None,
    outlets: Outlets = None,
    not_outlets: NotOutlets = None,
    description: About = None,
    file: From = None,
    days: Annotated[int, typer.Option(min=1, max=3650, help="Of how many days.")] = 30,
    now: Now = None,
    as_json: Json = False,
) -> None:
    """Show what a topic would have found in what was added lately; nothing is kept.

    Options take the place of what the topic has, as they would in edit.
    """
    wanted = _said(file, None, any_of, all_of, none_of, outlets, not_outlets, description)
    place: Place = context.obj.at(now)
    with place.library() as library, waiting("Matching"):
        tried = _tried(library, place.group_id, topic, wanted)
        trial = library.try_topic(place.group_id, tried, days=days)
    document = partial(documents.trial_document, tried)
    present(trial, document, partial(views.trial_view, tried), as_json=as_json)


@topics.command()
def why(
    context: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="A topic's name.")],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")],
    as_json: Json = False,
) -> None:
    """Say why an article belongs to a topic or does not, and what became of it."""
    place: Place = context.obj
    with place.library() as library, waiting("Matching"):
        asked = library.topic(place.group_id, topic)
        about = library.article(place.group_id, article, reader=place.reader)
        match, considered = library.why(place.group_id, asked.number, article)
    document = partial(documents.why_document, about, match)
    view = partial(views.why_view, asked, about, match)
    present(considered, document, view, as_json=as_json)


def _said(
    file: From,
    name: str | None,
    any_of: AnyOf,
    all_of: AllOf,
    none_of: NoneOf,
    outlets: Outlets,
    not_outlets: NotOutlets,
    description: str | None,
) -> Said:
    return said(
        file,
        name=name,
        any=any_of,
        all=all_of,
        none=none_of,
        outlet=outlets,
        not_outlet=not_outlets,
        description=description,
    )


def _tried(library: Library, group_id: str, name: str, wanted: Said) -> Topic:
    """Return a topic as it would be; one that there is none of is new."""
    from knowledge import Topic, UnknownTopic

    try:
        return replace(library.topic(group_id, name), **wanted)
    except UnknownTopic:
        if not wanted:
            raise
        return replace(Topic(name), **wanted)
