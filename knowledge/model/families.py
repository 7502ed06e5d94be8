"""Earlier versions and copies of an article, and what tells versions apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.articles import Article


class Relation(StrEnum):
    """What an article under another is to it: an earlier version, or the same text elsewhere."""

    REVISION = "revision"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Related:
    """An article that stands under another; it can be quoted where it was, but is not searched."""

    article: Article
    relation: Relation


@dataclass(frozen=True, slots=True)
class Family:
    """An article that is searched, and its earlier versions and copies, latest first."""

    head: Article
    under: tuple[Related, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all of them, the head's first."""
        return (self.head.id, *(one.article.id for one in self.under))

    def count(self, relation: Relation) -> int:
        """Count those under the head that are of one relation to it."""
        return sum(one.relation is relation for one in self.under)


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that one text has in place of others; ``None`` where it has, or had, none."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What tells a version of an article from the next."""

    before: Article
    after: Article
    found: tuple[Change, ...]
