"""What ``export`` and ``import`` did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.articles import article_document

if TYPE_CHECKING:
    from knowledge import Exported, Imported


def exported_document(exported: Exported, to: str) -> dict[str, object]:
    """Return what ``export`` wrote, and where."""
    return {"articles": exported.articles, "originals": exported.originals, "to": to}


def imported_document(imported: Imported) -> dict[str, object]:
    """Return what ``import`` did with each file."""
    return {
        "added": [article_document(one) for one in imported.added],
        "already": [article_document(one) for one in imported.already],
        "refused": [{"path": named, "reason": reason} for named, reason in imported.refused],
    }
