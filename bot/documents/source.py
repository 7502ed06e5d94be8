"""Where words come from, as every document that names an article says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from knowledge import Details


class SourceDocument(TypedDict):
    """What is known of an article: its day in ISO 8601, ``None`` where nobody said."""

    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None


def source_document(details: Details) -> SourceDocument:
    """Return what is known of an article."""
    return {
        "title": details.title,
        "outlet": details.outlet,
        "author": details.author,
        "published": details.published.isoformat() if details.published else None,
        "url": details.url,
    }
