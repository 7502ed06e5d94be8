"""What goes into one digest: new articles that belong to its topics, folded into stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from knowledge.digests.matching import Matching
from knowledge.model import (
    SURE,
    Article,
    Digest,
    Match,
    Quote,
    Relation,
    Span,
    Story,
    Subscription,
    Topic,
)
from knowledge.shingles import containment, runs_of
from knowledge.store.base import KeptSlot, Outgoing, View, Way

Chosen = tuple[Article, Match]
# Of the runs of words of the shorter: what shares less with what stood at its address is another.
_SHARED: Final = 0.3
_EARLIEST: Final = date.min


def composed(
    view: View, matching: Matching, group_id: str, subscription: Subscription, slot: KeptSlot
) -> tuple[Outgoing, ...]:
    """Return the articles that go with a slot, and those that are skipped, for the outbox.

    They are those that arrived since the subscription last looked and belong
    to one of its topics, and what was left of slots that were given up. None
    of which an earlier version or a copy went out before goes out again.
    """
    left = view.outgoing(group_id, subscription.number, state=Way.PENDING)
    kept, dropped = _left(view, group_id, left)
    fresh = view.arrived(group_id, view.seen(group_id, subscription.number))
    known = {article.id for article, _ in kept}
    found = _belonging(
        view, matching, group_id, subscription, [a for a in fresh if a.id not in known]
    )
    new, repeated = _unsent(view, group_id, subscription, found)
    chosen = [*kept, *new]
    articles = [article for article, _ in chosen]
    folded = (
        matching.fold(view, group_id, articles)
        if subscription.options.folds and len(articles) > 1
        else [[place] for place in range(len(articles))]
    )
    stories = [[chosen[place] for place in story] for story in folded]
    return (*_placed(stories, slot.at), *dropped, *repeated)


def digest_of(
    view: View, group_id: str, subscription: Subscription, slot: KeptSlot, rows: Sequence[Outgoing]
) -> Digest:
    """Return the digest that rows of the outbox make, in their order.

    What was removed since, or stands in a collection, is left out.
    """
    topics = {number: view.topic(group_id, number) for number in {r.match.topic for r in rows}}
    found = view.articles_by_id(group_id, [row.article_id for row in rows])
    entries: dict[str, list[Chosen]] = {}
    for row in rows:
        if row.article_id in found:
            entry = entries.setdefault(row.under or row.article_id, [])
            entry.append((found[row.article_id], row.match))
    stories = tuple(_story(entry, topics[entry[0][1].topic]) for entry in entries.values())
    return Digest(
        group_id=group_id,
        subscription=subscription,
        at=slot.at,
        since=slot.since,
        stories=stories,
        key=slot.key,
        is_catch_up=slot.is_catch_up,
        attempts=slot.attempts,
        attempted_at=slot.attempted_at,
        topics=tuple(filter(None, (view.topic(group_id, one) for one in subscription.topics))),
    )


def _left(
    view: View, group_id: str, left: Sequence[Outgoing]
) -> tuple[list[Chosen], list[Outgoing]]:
    """Return what still waits from before, and what of it is not there to be shown any more."""
    ids = [row.article_id for row in left]
    found, searched = view.articles_by_id(group_id, ids), view.beneath(group_id, ids)
    kept = [(found[row.article_id], row.match) for row in left if row.article_id in searched]
    gone = [row for row in left if row.article_id not in searched]
    return kept, [replace(row, state=Way.SKIPPED, note="gone") for row in gone]


def _belonging(
    view: View,
    matching: Matching,
    group_id: str,
    subscription: Subscription,
    articles: Sequence[Article],
) -> list[Chosen]:
    """Return the articles that belong to a topic, each with the first of them that it does."""
    found: dict[str, Match] = {}
    for number in subscription.topics:
        topic = view.topic(group_id, number)
        if topic is None:
            continue
        left = [article for article in articles if article.id not in found]
        matches = matching.match(view, group_id, topic, left)
        found |= {match.article_id: match for match in matches if match.is_match}
    return [(article, found[article.id]) for article in articles if article.id in found]


def _unsent(
    view: View, group_id: str, subscription: Subscription, found: Sequence[Chosen]
) -> tuple[list[Chosen], list[Outgoing]]:
    """Part what nobody was sent before from what is another version or copy of what was."""
    relations = view.beneath(group_id, [article.id for article, _ in found])
    ids = {one for head, under in relations.items() for one in (head, *under)}
    rows = view.outgoing(group_id, subscription.number, ids=ids, state=Way.SENT)
    sent = view.articles_by_id(group_id, [row.article_id for row in rows])
    new: list[Chosen] = []
    repeated: list[Outgoing] = []
    for article, match in found:
        if article.id in sent:
            continue
        under = relations.get(article.id, {})
        before = next((one for one in under if one in sent and _is_one(article, sent[one])), None)
        if before is None:
            new.append((article, match))
            continue
        note = f"{'copy' if under[before] is Relation.COPY else 'version'} {before}"
        repeated.append(Outgoing(article.id, Way.SKIPPED, None, 0, None, match, note))
    return new, repeated


def _is_one(new: Article, old: Article) -> bool:
    """Tell whether a later version is still the same article, not only at the same address."""
    return containment(runs_of(new.text), runs_of(old.text)) >= _SHARED


def _placed(stories: Sequence[Sequence[Chosen]], at: datetime) -> list[Outgoing]:
    """Return rows for articles in the order in which a digest shows them, story by story."""
    rows: list[Outgoing] = []
    for story in sorted(stories, key=_worth, reverse=True):
        for article, match in story:
            under = None if article is story[0][0] else story[0][0].id
            rows.append(Outgoing(article.id, Way.PENDING, at, len(rows), under, match))
    return rows


def _worth(story: Sequence[Chosen]) -> tuple[bool, int, float, date, str]:
    """Return what orders stories: whether they are on the topic, outlets that tell it, newness."""
    outlets = {article.details.outlet or article.id for article, _ in story}
    first, match = story[0]
    least = SURE if match.is_sure else 0.0
    nearness = max(match.score or 0.0, least)
    return match.is_sure, len(outlets), nearness, first.details.published or _EARLIEST, first.id


def _story(entry: Sequence[Chosen], topic: Topic | None) -> Story:
    (article, match), *others = entry
    quotes = tuple(_quote(article, span, match) for span in match.sentences)
    named = topic or Topic("", number=match.topic)
    return Story(article, tuple(other for other, _ in others), named, match, quotes)


def _quote(article: Article, span: Span, match: Match) -> Quote:
    """Return a key sentence, with the first stretch of it that is a phrase of the topic."""
    inside = [m for m in match.marks if span.start <= m.start and m.end <= span.end]
    first = Span(inside[0].start - span.start, inside[0].end - span.start) if inside else None
    return Quote(article, span.start, span.end, first, match.score or 0.0)
