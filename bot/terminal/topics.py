"""Topics, what one would have found, and why, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal.matches import marked_sentence, reason_words
from bot.terminal.quotes import INDENT, source_line
from bot.terminal.screen import counted, pairs_of, plain, table_of

if TYPE_CHECKING:
    from knowledge import Article, Considered, Match, Topic, Trial

NO_TOPICS = "This group follows no topic yet. Add one: rapporteur topics add NAME --any PHRASE"
NOTHING_FOUND = "Try shorter phrases, fewer under --all, or a --description of what it is about."


def topics_view(topics: Sequence[Topic]) -> RenderableType:
    """Return a row for each topic, or how to add the first one."""
    if not topics:
        return plain(NO_TOPICS)
    table = table_of("Topic", "Any of", "All of", "None of", "About")
    for one in topics:
        lists = (one.any_of, one.all_of, one.none_of)
        table.add_row(
            plain(one.name), *(plain(", ".join(each)) for each in lists), plain(one.description)
        )
    return table


def topic_view(topic: Topic) -> RenderableType:
    """Return what a topic is, line by line, without what it has none of."""
    return _pairs(topic)


def removed_view(topic: Topic) -> RenderableType:
    """Return the line that a topic is gone."""
    return plain(f"Removed: {topic.name}")


def trial_view(topic: Topic, trial: Trial) -> RenderableType:
    """Return how many articles a topic would have found, each with the reason, best first."""
    head = plain(
        f"“{topic.name}” would have found {len(trial.found):,} of "
        f"{counted(trial.of, 'article')} added in the last {counted(trial.days, 'day')}."
    )
    parts = [part for article, match in trial.found for part in _found(article, match)]
    if trial.of and not trial.found:
        parts.append(plain(NOTHING_FOUND))
    if trial.related:
        parts.append(plain(f"Also found near them: {', '.join(trial.related)}"))
    return Group(head, Text(), *parts)


def why_view(
    topic: Topic, article: Article, match: Match, considered: Sequence[Considered]
) -> RenderableType:
    """Return the verdict and what decided it, and what became of it for each subscription."""
    verb = "belongs" if match.is_match else "does not belong"
    said = plain(f"It {verb} to “{topic.name}”: {reason_words(match)}.")
    stages = [plain(f"Subscription {one.subscription}: {_stage(one)}.") for one in considered]
    return Group(source_line(article), said, *_sentences(article, match), *stages)


def _pairs(topic: Topic) -> Table:
    said = {
        "Topic": topic.name,
        "Any of": ", ".join(topic.any_of),
        "All of": ", ".join(topic.all_of),
        "None of": ", ".join(topic.none_of),
        "Outlets": ", ".join(topic.outlets),
        "Not of": ", ".join(topic.not_outlets),
        "About": topic.description,
        "More like": ", ".join(topic.examples),
        "Muted": ", ".join(topic.muted),
    }
    return pairs_of({name: words for name, words in said.items() if words})


def _found(article: Article, match: Match) -> Iterator[RenderableType]:
    yield source_line(article)
    yield Padding(plain(f"{article.id}: {reason_words(match)}."), (0, 0, 0, INDENT))
    yield from _sentences(article, match)
    yield Text()


def _sentences(article: Article, match: Match) -> Iterator[RenderableType]:
    for one in match.sentences[:1]:
        yield Padding(marked_sentence(article, one, match), (0, 0, 0, INDENT))


def _stage(one: Considered) -> str:
    if one.sent_at is not None:
        return f"sent {one.sent_at:%Y-%m-%d %H:%M} UTC"
    if one.skipped:
        return f"skipped, {one.skipped}"
    if one.slot is not None:
        return f"goes out with the digest of {one.slot:%Y-%m-%d %H:%M} UTC"
    return "not sent yet" if one.arrived else "was there before the subscription began"
