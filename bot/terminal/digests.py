"""Subscriptions, digests, and what came of them, as people read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.terminal.matches import reason_words
from bot.terminal.quotes import INDENT, NO_OUTLET, quote_text, source_line
from bot.terminal.screen import OneLine, counted, plain, table_of

if TYPE_CHECKING:
    from knowledge import Digest, Pause, Sent, Story, Subscription

NO_SUBSCRIPTIONS = "This group has no subscription. They begin in Discord: /digest subscribe"
NOTHING_NEW = "Nothing new."
NOTHING_DUE = "Nothing is due."
NOTHING_SENT = "No digest has come of this subscription yet."
UNKNOWN = "-"


def subscriptions_view(
    found: Sequence[Subscription],
    topics: Mapping[int, str],
    when: Callable[[Subscription], str],
) -> RenderableType:
    """Return a row for each subscription; ``topics`` are names by number."""
    if not found:
        return plain(NO_SUBSCRIPTIONS)
    table = table_of("No.", "Topics", "To", "When", "Zone", "Next (UTC)", numbers=("No.",))
    table.columns[-1].no_wrap = True
    for one in found:
        table.add_row(
            plain(str(one.number)),
            plain(", ".join(topics[number] for number in one.topics)),
            plain(f"{'member' if one.personal else 'channel'} {one.destination}"),
            plain(when(one)),
            plain(one.zone),
            plain(_held(one.pause) if one.pause else _moment(one.next_at)),
        )
    return table


def digest_view(digest: Digest) -> RenderableType:
    """Return a digest's stories, those first that its message shows."""
    parts = [part for number, one in enumerate(digest.stories, 1) for part in _story(number, one)]
    left = len(digest.stories) - len(digest.shown)
    if left:
        parts.append(plain(f"The message shows {len(digest.shown)}, its button {left} more."))
    return Group(plain(_heading(digest), "bold"), Text(), *(parts or [plain(NOTHING_NEW)]))


def due_view(digests: Sequence[Digest], coming: datetime | None) -> RenderableType:
    """Return a row for each digest that is due, and when the next one is."""
    after = plain(f"The next one comes at {_moment(coming)} UTC." if coming else "None is to come.")
    if not digests:
        return Group(plain(NOTHING_DUE), after)
    table = table_of("No.", "To", "Slot (UTC)", "Stories", numbers=("No.", "Stories"))
    for one in digests:
        slot = _moment(one.at) + (", catch-up" if one.is_catch_up else "")
        to, stories = one.subscription.destination, str(len(one.stories))
        table.add_row(*map(plain, (str(one.subscription.number), to, slot, stories)))
    return Group(table, Text(), after)


def sent_view(found: Sequence[Sent]) -> RenderableType:
    """Return a row for each slot: when, what came of it, and how many articles it held."""
    if not found:
        return plain(NOTHING_SENT)
    table = table_of("Slot (UTC)", "Came to", "Articles", "At (UTC)", "Note", numbers=("Articles",))
    for one in found:
        note = ", ".join(filter(None, ("catch-up" if one.is_catch_up else "", one.note)))
        cells = (_moment(one.at), one.state.value, str(one.articles), _moment(one.settled_at), note)
        table.add_row(*map(plain, cells))
    return table


def _heading(digest: Digest) -> str:
    told = " to ".join((_moment(digest.since), _moment(digest.at)))
    kind = ", catch-up" if digest.is_catch_up else ""
    return f"{counted(len(digest.stories), 'story', 'stories')}, {told} UTC{kind}"


def _story(number: int, story: Story) -> Iterator[RenderableType]:
    yield Text.assemble(plain(f"{number}. "), source_line(story.article))
    if story.also:
        outlets = (one.details.outlet or NO_OUTLET for one in story.also)
        yield _indented(plain(f"also: {', '.join(dict.fromkeys(outlets))}"))
    for quote in story.quotes:
        yield _indented(quote_text(quote))
    yield _indented(plain(f"{story.topic.name}: {reason_words(story.match)}."))
    link = story.quotes[0].link if story.quotes else story.article.details.url
    yield OneLine(" " * INDENT + (link or f"rapporteur show {story.article.id}"))
    yield Text()


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, INDENT))


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else UNKNOWN


def _held(pause: Pause) -> str:
    until = f" until {_moment(pause.until)}" if pause.until else ""
    return f"paused{until}: {pause.why.value}"
