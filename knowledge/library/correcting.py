"""What puts an article right, or away."""

from __future__ import annotations

from knowledge.ingest import correct
from knowledge.ingest.restore import restore
from knowledge.library.wired import Wired
from knowledge.model import (
    Corrected,
    Details,
)


class Correcting(Wired):
    """What puts an article right, or away."""

    def edit(
        self, group_id: str, article_id: str, details: Details, *, by: str | None = None
    ) -> Corrected:
        """Change what is known of an article; its text and citations stay.

        Raises :class:`UnknownArticle` and :class:`WrongDetails`.
        """
        return correct.edit(self._store, group_id, article_id, details, by=by, now=self._clock())

    def remove(self, group_id: str, article_id: str, *, by: str | None = None) -> Corrected:
        """Remove an article, with its earlier versions and copies.

        For ten minutes it can be brought back. Raises :class:`UnknownArticle`.
        """
        return correct.remove(self._store, group_id, article_id, by=by, now=self._clock())

    def restore(self, group_id: str, article_id: str, *, by: str | None = None) -> Corrected:
        """Bring a removed article back.

        Raises :class:`UnknownArticle` when there is none, or it was removed too long ago.
        """
        return restore(self._store, self._embedder, group_id, article_id, by=by, now=self._clock())
