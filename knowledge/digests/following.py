"""The use cases of topics: keep one, change it, teach it by examples, remove it, ask it why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from knowledge.digests.matching import Matching
from knowledge.digests.related import related_phrases
from knowledge.errors import UnknownArticle, UnknownTopic, WrongTopic
from knowledge.model import (
    LONGEST_DESCRIPTION,
    LONGEST_PHRASE,
    LONGEST_TOPIC,
    MOST_PHRASES,
    Act,
    Article,
    Considered,
    Entry,
    Match,
    Pause,
    Topic,
    Trial,
    Why,
)
from knowledge.names import folded
from knowledge.store.base import Outgoing, Store, View, Way, Work

MOST_TOPICS: Final = 100
"""The topics of one group."""
MOST_PRIVATE: Final = 10
"""The private topics of one member in one group."""
_MOST_LEARNT: Final = 20
"""Examples, and muted articles, that a topic keeps: the latest."""
_MOST_TRIED: Final = 1_000
"""Articles that a topic is tried on at most, the latest."""
_A_PART: Final = 200


def named(store: Store, group_id: str, name: str, owner: str | None) -> Topic:
    """Return a topic by name, a member's private one before the group's.

    Raises :class:`UnknownTopic`.
    """
    with store.look() as view:
        own = view.topics(group_id, owner) if owner else ()
        found = [*own, *view.topics(group_id)]
    for topic in found:
        if folded(topic.name) == folded(name):
            return topic
    there = ", ".join(topic.name for topic in found[:5])
    way_out = f"There are {there}." if found else "There is none yet; add one first."
    raise UnknownTopic(f"There is no topic “{name.strip()[:LONGEST_TOPIC]}”. {way_out}")


def known(view: View, group_id: str, number: int) -> Topic:
    """Return a topic by number. Raises :class:`UnknownTopic`."""
    topic = view.topic(group_id, number)
    if topic is None:
        raise UnknownTopic("This topic is not there any more; choose another.")
    return topic


def keep(
    store: Store, group_id: str, topic: Topic, *, by: str | None, now: datetime
) -> tuple[Topic, Entry | None]:
    """Keep a new topic or a changed one; the history tells of those of the group.

    Raises :class:`WrongTopic`, and :class:`UnknownTopic` for a changed one that is gone.
    """
    with store.begin() as work:
        before = known(work, group_id, topic.number) if topic.number else None
        wanted = suitable(topic)
        _require_room(work.topics(group_id, topic.owner), wanted)
        if wanted == before:
            return wanted, None
        kept = work.keep_topic(group_id, wanted)
        act = "changed" if before else "added"
        entry = None if kept.owner else _record(work, group_id, act, kept, by=by, now=now)
        work.commit()
    return kept, entry


def remove(
    store: Store, group_id: str, number: int, *, by: str | None, now: datetime
) -> Entry | None:
    """Forget a topic; subscriptions that followed nothing else are paused.

    Raises :class:`UnknownTopic`.
    """
    with store.begin() as work:
        topic = known(work, group_id, number)
        work.forget_topic(group_id, number)
        for one in work.subscriptions(group_id):
            if not one.topics and one.pause is None:
                pause = Pause(Why.TOPICS, now, detail=topic.name)
                work.keep_subscription(group_id, replace(one, pause=pause))
        entry = None if topic.owner else _record(work, group_id, "removed", topic, by=by, now=now)
        work.commit()
    return entry


def learn(
    store: Store,
    group_id: str,
    number: int,
    article_id: str,
    *,
    is_wanted: bool,
    by: str | None,
    now: datetime,
) -> tuple[Topic, Entry | None]:
    """Let a topic find more like an article, or no more of the story that it tells.

    Raises :class:`UnknownTopic` and :class:`UnknownArticle`.
    """
    with store.begin() as work:
        topic = known(work, group_id, number)
        article = work.article(group_id, article_id)
        if article is None:
            raise UnknownArticle("This article is not in the library any more.")
        examples, muted = _without(topic.examples, article_id), _without(topic.muted, article_id)
        if is_wanted:
            examples = (*examples, article_id)[-_MOST_LEARNT:]
        else:
            muted = (*muted, article_id)[-_MOST_LEARNT:]
        kept = work.keep_topic(group_id, replace(topic, examples=examples, muted=muted))
        act = "more" if is_wanted else "less"
        entry = None if kept.owner else _record(work, group_id, act, kept, by=by, now=now)
        work.commit()
    return kept, entry


def attempt(
    store: Store, matching: Matching, group_id: str, topic: Topic, days: int, *, now: datetime
) -> Trial:
    """Return what a topic would have found in what arrived lately. Raises :class:`WrongTopic`."""
    wanted = suitable(topic)
    with store.look() as view:
        articles = _lately(view, group_id, now - timedelta(days=days))
        matches = matching.match(view, group_id, wanted, articles)
        pairs = [(a, m) for a, m in zip(articles, matches, strict=True) if m.is_match]
        pairs.sort(key=lambda pair: _strength(pair[1]), reverse=True)
        related = related_phrases(view, group_id, wanted, [article for article, _ in pairs])
    return Trial(days, len(articles), tuple(pairs), related)


def why(
    store: Store, matching: Matching, group_id: str, number: int, article_id: str
) -> tuple[Match, tuple[Considered, ...]]:
    """Return a topic's verdict on an article, and what became of it for each that follows it.

    Raises :class:`UnknownTopic` and :class:`UnknownArticle`.
    """
    with store.look() as view:
        topic = known(view, group_id, number)
        article = view.article(group_id, article_id)
        if article is None:
            raise UnknownArticle("There is no such article in this library; choose one offered.")
        (match,) = matching.match(view, group_id, topic, [article])
        following = [one for one in view.subscriptions(group_id) if number in one.topics]
        arrival = view.arrival_of(group_id, article_id)
        considered = []
        for one in following:
            rows = view.outgoing(group_id, one.number, ids=[article_id])
            has_arrived = bool(rows) or arrival > view.seen(group_id, one.number)
            considered.append(_considered(one.number, match, rows, has_arrived=has_arrived))
    return match, tuple(considered)


def suitable(topic: Topic) -> Topic:
    """Return a topic spelt as it is kept. Raises :class:`WrongTopic`."""
    name = " ".join(topic.name.split())
    if not name or len(name) > LONGEST_TOPIC:
        raise WrongTopic(f"A topic's name has 1 to {LONGEST_TOPIC} characters.")
    any_of, all_of, none_of = map(_phrases, (topic.any_of, topic.all_of, topic.none_of))
    description = " ".join(topic.description.split())
    if len(description) > LONGEST_DESCRIPTION:
        raise WrongTopic(f"A description has at most {LONGEST_DESCRIPTION} characters.")
    if not (any_of or all_of or description or topic.examples):
        raise WrongTopic(
            "A topic needs a phrase that articles hold, or a sentence that says what it is about."
        )
    both = {*map(folded, none_of)} & {*map(folded, (*any_of, *all_of))}
    if both:
        raise WrongTopic(f"“{min(both)}” is both wanted and left out; take it out of one of them.")
    return replace(
        topic,
        name=name,
        any_of=any_of,
        all_of=all_of,
        none_of=none_of,
        outlets=_names(topic.outlets),
        not_outlets=_names(topic.not_outlets),
        description=description,
    )


def _require_room(others: Sequence[Topic], wanted: Topic) -> None:
    """Raise :class:`WrongTopic` where there is one of that name, or no room for a new one."""
    if any(folded(o.name) == folded(wanted.name) for o in others if o.number != wanted.number):
        raise WrongTopic(f"There is a topic “{wanted.name}” already; choose another name.")
    most = MOST_PRIVATE if wanted.owner else MOST_TOPICS
    if not wanted.number and len(others) >= most:
        whose = "You have" if wanted.owner else "This library has"
        raise WrongTopic(f"{whose} {most} topics, the most there can be; remove one first.")


def _phrases(given: Iterable[str]) -> tuple[str, ...]:
    phrases = _names(given)
    if len(phrases) > MOST_PHRASES:
        raise WrongTopic(f"A topic has at most {MOST_PHRASES} phrases of a kind.")
    for phrase in phrases:
        if len(phrase) > LONGEST_PHRASE:
            raise WrongTopic(
                f"“{phrase[:20]}…” is too long for a phrase, which has at most "
                f"{LONGEST_PHRASE} characters; put what is meant into the description."
            )
        if not any(map(str.isalnum, phrase)):
            raise WrongTopic(f"“{phrase}” has no letter and no digit to be found by.")
    return phrases


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Return names without needless spaces, each once whatever its case."""
    settled = (" ".join(one.split()) for one in given)
    return tuple({folded(one): one for one in settled if one}.values())


def _lately(view: View, group_id: str, since: datetime) -> list[Article]:
    """Return the articles added since a moment, the latest first; only so many are tried."""
    found: list[Article] = []
    for offset in range(0, _MOST_TRIED, _A_PART):
        part = view.articles(group_id, limit=_A_PART, offset=offset)
        found += [article for article in part if article.added_at >= since]
        if len(part) < _A_PART or part[-1].added_at < since:
            break
    return found


def _considered(
    number: int, match: Match, rows: Sequence[Outgoing], *, has_arrived: bool
) -> Considered:
    if not rows:
        return Considered(number, match, has_arrived)
    (row,) = rows
    sent_at = row.settled_at if row.state is Way.SENT else None
    return Considered(number, row.match, has_arrived, row.slot, sent_at, row.note)


def _strength(match: Match) -> tuple[bool, float]:
    near = match.score if match.score is not None else float(len(match.phrases))
    return match.is_sure, near


def _without(ids: Sequence[str], article_id: str) -> tuple[str, ...]:
    return tuple(one for one in ids if one != article_id)


def _record(
    work: Work, group_id: str, act: str, topic: Topic, *, by: str | None, now: datetime
) -> Entry:
    """Keep what was done to a topic of the group: a word and its name."""
    return work.record(group_id, Entry(Act.TOPIC, f"{act} {topic.name}", now, by))
