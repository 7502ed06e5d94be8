"""What changed from one kept version of an article to the next."""

from __future__ import annotations

from knowledge.ingest.copies.comparing import changes
from knowledge.ingest.passages import sentences_of
from knowledge.model import Article, Changes, Family, Relation


def changes_of(family: Family, article_id: str) -> Changes | None:
    """Return what tells a version from the one that took its place; ``None`` where none did.

    Of the version that is searched, it is what tells it from the one before.
    """
    versions = _versions(family)
    at = next((at for at, one in enumerate(versions) if one.id == article_id), None)
    if at is None or len(versions) == 1:
        return None
    after, before = versions[max(at - 1, 0)], versions[max(at, 1)]
    found = changes(before.text, after.text, sentences_of(before.text), sentences_of(after.text))
    return Changes(before, after, found)


def _versions(family: Family) -> list[Article]:
    """Return the article that is searched and its earlier versions, latest first."""
    earlier = [one.article for one in family.under if one.relation is Relation.REVISION]
    return [family.head, *earlier]
