"""Who is quoted on what."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ingest import correct
from knowledge.library.asking import Asking
from knowledge.model import (
    ANYBODY,
    EVERYTHING,
    Quotation,
    Reader,
    Scope,
    Verdict,
)
from knowledge.search.quotations import seek


class Quoting(Asking):
    """Who is quoted on what."""

    def quotations(
        self,
        group_id: str,
        *,
        who: str | None = None,
        about: str | None = None,
        scope: Scope = EVERYTHING,
        limit: int = seek.MOST_QUOTATIONS,
        reader: Reader = ANYBODY,
    ) -> tuple[Quotation, ...]:
        """Return what is quoted of somebody, on a subject, or of somebody on a subject.

        ``who`` is any part of a name, whatever its case and accents. Nearest to
        ``about`` first, or else from the latest articles. Raises
        :class:`EmptyQuestion` when neither is given.
        """
        return seek.quotations(
            self._store,
            self._embedder,
            group_id,
            who=who,
            about=about,
            scope=scope,
            limit=limit,
            today=self._today(None),
            reader=reader,
        )

    def quotations_in(
        self, group_id: str, article_id: str, *, reader: Reader = ANYBODY
    ) -> tuple[Quotation, ...]:
        """Return all that one article quotes, in order. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            return seek.quotations_in(view, group_id, correct.known(view, group_id, article_id))

    def keep_quotations(self, group_id: str, quotations: Sequence[Quotation]) -> str:
        """Keep quotations like an answer's quotes; return their key."""
        quotes = [one.in_context for one in quotations]
        return self.keep(group_id, Verdict.RELATED, quotes)

    def kept_quotations(
        self, group_id: str, key: str, *, reader: Reader = ANYBODY
    ) -> tuple[Quotation | None, ...]:
        """Return kept quotations; ``None`` for a removed article.

        Raises :class:`UnknownAnswer` and :class:`NotForReader`.
        """
        return seek.kept_quotations(self._store, group_id, key, reader)
