"""Commands about digests: what is sent to whom and when, what is due, what the next would hold."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot import documents
from bot.cli.app import Json, Now, Place, app
from bot.terminal import digests as views
from bot.terminal.screen import present, waiting

if TYPE_CHECKING:
    from knowledge import Library, Subscription

digest = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(digest, name="digest")
Number = Annotated[
    int, typer.Argument(metavar="SUBSCRIPTION", help="A subscription's number, from the list.")
]


@digest.callback()
def _digest() -> None:
    """Look at subscriptions: what is due, what the next digest would hold, what was sent."""


@digest.command(name="list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the group's subscriptions by number."""
    place: Place = context.obj
    with place.library() as library:
        found = library.subscriptions(place.group_id)
        names = _names(library, place.group_id, found)
    view = partial(views.subscriptions_view, topics=names, when=_when)
    present(found, documents.subscriptions_document, view, as_json=as_json)


@digest.command()
def preview(
    context: typer.Context, subscription: Number, now: Now = None, as_json: Json = False
) -> None:
    """Show what a subscription's next digest would hold if it came now; nothing is recorded."""
    place: Place = context.obj.at(now)
    with place.library() as library, waiting("Matching"):
        found = library.preview(place.group_id, subscription)
    present(found, documents.digest_document, views.digest_view, as_json=as_json)


@digest.command()
def due(context: typer.Context, now: Now = None, as_json: Json = False) -> None:
    """Show what is due and what it would hold; nothing is claimed, recorded or sent."""
    place: Place = context.obj.at(now)
    moment = place.moment
    with place.library() as library, waiting("Matching"):
        every = library.subscriptions(place.group_id)
        found = [
            library.preview(place.group_id, one.number) for one in every if _is_due(one, moment)
        ]
    view = partial(views.due_view, coming=_coming(every, moment))
    present(found, documents.due_document, view, as_json=as_json)


@digest.command()
def history(
    context: typer.Context,
    subscription: Number,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 20,
    as_json: Json = False,
) -> None:
    """Say what came of a subscription's digests, the newest first."""
    place: Place = context.obj
    with place.library() as library:
        found = library.sent(place.group_id, subscription, limit=limit)
    present(found, documents.sent_document, views.sent_view, as_json=as_json)


def _names(
    library: Library, group_id: str, subscriptions: tuple[Subscription, ...]
) -> dict[int, str]:
    """Return the names of all topics that are followed, private ones too, by number."""
    numbers = {number for one in subscriptions for number in one.topics}
    return {number: library.topic_numbered(group_id, number).name for number in sorted(numbers)}


def _when(subscription: Subscription) -> str:
    # Here, since they load the library, which `--help` does without.
    from bot.cards.schedules import schedule_words
    from bot.catalogue import DEFAULT, words_for

    return schedule_words(words_for(DEFAULT), subscription.schedule).replace("`", "")


def _is_due(one: Subscription, moment: datetime) -> bool:
    return not _is_held(one, moment) and one.next_at is not None and one.next_at <= moment


def _is_held(one: Subscription, moment: datetime) -> bool:
    if one.pause is None:
        return False
    return one.pause.until is None or one.pause.until > moment


def _coming(every: tuple[Subscription, ...], moment: datetime) -> datetime | None:
    """Return when the next slot of all comes that is not due yet."""
    held = [one.next_at for one in every if not _is_held(one, moment)]
    return min((at for at in held if at is not None and at > moment), default=None)
