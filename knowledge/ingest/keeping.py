"""Keep an article that was read and embedded: a new one, a later version, or a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from knowledge.collecting import known as require_collection
from knowledge.ingest.batches import record_outcome
from knowledge.ingest.copies import changes
from knowledge.ingest.copies.kin import Kin, kin_of
from knowledge.ingest.correct import UNDO_FOR
from knowledge.ingest.passages import sentences_of
from knowledge.model import (
    Act,
    Added,
    Article,
    Change,
    Details,
    Entry,
    IndexMark,
    Original,
    Passage,
    Relation,
    Removal,
)
from knowledge.store.base import IndexedPassage, Store, View, Work


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms files are added.

    ``by`` says who adds them, ``None`` the host; ``batch`` is the key of the
    one they belong to. What ``details`` say goes before what a file says of
    itself. ``collection`` is the number of the one they are to stand in.
    """

    by: str | None = None
    batch: str | None = None
    details: Details | None = None
    collection: int | None = None


BY_HOST: Final = Terms()
"""The terms where nothing is said."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An article read, cleaned and cut, not yet embedded."""

    article: Article
    original: Original
    passages: tuple[Passage, ...]
    removed: tuple[Removal, ...]
    warnings: tuple[str, ...]


def keep(
    store: Store,
    group_id: str,
    ready: Ready,
    passages: Sequence[IndexedPassage],
    mark: IndexMark,
    terms: Terms,
) -> Added:
    """Keep an article, its place among those there are and its batch's outcome in one go.

    Raises :class:`UnknownCollection` when the one it is meant for is gone.
    """
    article, original = ready.article, ready.original
    with store.begin() as work:
        known = work.same_article(group_id, sha256=article.sha256, original=original.sha256)
        if known is not None:
            there = already(work, group_id, known)
            record_outcome(work, group_id, terms.batch, original.name, there)
            work.commit()
            return there
        if article.collection is not None:
            require_collection(work, group_id, article.collection)
        kin = kin_of(work, group_id, article)
        is_searched = put(work, group_id, article, original, passages, mark, kin)
        work.forget_removed(article.added_at - UNDO_FOR)
        relation = kin.relation if kin else None
        entry = work.record(group_id, told(article, relation, terms.by, article.added_at))
        added = Added(
            article,
            is_new=True,
            passages=len(passages) if is_searched else 0,
            removed=ready.removed,
            warnings=ready.warnings,
            relation=relation,
            other=kin.article if kin else None,
            entry=entry,
        )
        record_outcome(work, group_id, terms.batch, original.name, added)
        work.commit()
    return replace(added, changes=_changes(article, kin)) if kin else added


def already(view: View, group_id: str, known: Article) -> Added:
    """Return an article that is there already, with the one that is searched for it."""
    family = view.family(group_id, known.id)
    under = family.under if family else ()
    relation = next((one.relation for one in under if one.article.id == known.id), None)
    other = family.head if family and relation else None
    return Added(known, is_new=False, passages=0, relation=relation, other=other)


def put(
    work: Work,
    group_id: str,
    article: Article,
    original: Original,
    passages: Sequence[IndexedPassage],
    mark: IndexMark,
    kin: Kin | None,
) -> bool:
    """Put an article in its place among those there are; tell whether it is searched."""
    is_searched = kin is None or kin.takes_over
    work.add(group_id, article, original, passages if is_searched else [], mark)
    if kin is not None:
        above, below = (article, kin.article) if kin.takes_over else (kin.article, article)
        work.put_under(group_id, below.id, above.id, kin.relation)
    return is_searched


def told(article: Article, relation: Relation | None, by: str | None, at: datetime) -> Entry:
    """Return how the history tells of a new article that has a relation to one there was."""
    acts = {None: Act.ADDED, Relation.REVISION: Act.REVISED, Relation.COPY: Act.COPIED}
    return Entry(acts[relation], article.details.title, at, by, article.id)


def _changes(article: Article, kin: Kin) -> tuple[Change, ...]:
    if kin.relation is not Relation.REVISION:
        return ()
    old, new = kin.article.text, article.text
    if not kin.takes_over:
        old, new = new, old
    return changes(old, new, sentences_of(old), sentences_of(new))
