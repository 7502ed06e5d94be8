"""What decides whether an article belongs to a topic, the first that applies; pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from knowledge.digests.nearness import THRESHOLD
from knowledge.model import Article, Because, Match, Topic
from knowledge.names import folded


@dataclass(frozen=True, slots=True)
class Near:
    """How near an article is to what a topic describes; ``None`` where it describes nothing.

    ``alone`` is what the description alone comes to. ``like`` is the example
    that the article is most like, ``muted`` the article whose story it tells.
    """

    score: float | None = None
    alone: float | None = None
    like: str | None = None
    muted: str | None = None


def verdict(topic: Topic, article: Article, held: Collection[str], near: Near) -> Match:
    """Return whether an article belongs to a topic that holds some of its phrases, and why."""
    said = Match(
        topic.number,
        article.id,
        Because.BELOW,
        score=near.score,
        threshold=None if near.score is None else THRESHOLD,
    )
    against = _against(topic, article, held, near)
    if against is not None:
        because, phrases = against
        like = near.muted if because is Because.MUTED else None
        return replace(said, because=because, phrases=phrases, like=like)
    anyone = _found(topic.any_of, held)
    if anyone:
        phrases = tuple(dict.fromkeys((*anyone, *topic.all_of)))
        return replace(said, because=Because.PHRASE, phrases=phrases)
    if not (topic.any_of or topic.description or topic.examples):
        return replace(said, because=Because.ALL, phrases=topic.all_of)
    return _by_nearness(said, near)


def _against(
    topic: Topic, article: Article, held: Collection[str], near: Near
) -> tuple[Because, tuple[str, ...]] | None:
    """Return what speaks against an article whatever else it holds, and by which phrases."""
    if not _is_of_outlets(topic, article.details.outlet):
        return Because.OUTLET, ()
    excluded = _found(topic.none_of, held)
    if excluded:
        return Because.EXCLUDED, excluded
    missing = tuple(one for one in topic.all_of if one not in held)
    if missing:
        return Because.MISSING, missing
    return None if near.muted is None else (Because.MUTED, ())


def _found(phrases: Sequence[str], held: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in phrases if one in held)


def _by_nearness(said: Match, near: Near) -> Match:
    if near.score is None or near.score < THRESHOLD:
        return said
    if near.alone is not None and near.alone >= THRESHOLD:
        return replace(said, because=Because.DESCRIPTION)
    return replace(said, because=Because.EXAMPLE, like=near.like)


def _is_of_outlets(topic: Topic, outlet: str | None) -> bool:
    named = folded(outlet or "")
    is_in = not topic.outlets or named in map(folded, topic.outlets)
    return is_in and named not in map(folded, topic.not_outlets)
