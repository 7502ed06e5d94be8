"""What there is to look at: articles, what is known of them, and how many."""

from __future__ import annotations

from knowledge.ingest import correct
from knowledge.ingest.copies.versions import changes_of
from knowledge.library.collecting import Collecting
from knowledge.model import (
    ANYBODY,
    EVERYTHING,
    Article,
    Changes,
    Family,
    Original,
    Reader,
    Scope,
    Span,
    Status,
)
from knowledge.moving.page import Page, write_page
from knowledge.search.gist import key_sentences
from knowledge.status import status_of
from knowledge.store.base import Size


class Looking(Collecting):
    """What there is to look at: articles, what is known of them, and how many."""

    def article(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Article:
        """Return one article. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            return correct.known(view, group_id, article_id)

    def articles(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: str = "",
        limit: int | None = None,
        offset: int = 0,
        reader: Reader = ANYBODY,
    ) -> tuple[Article, ...]:
        """Return a group's articles that are searched, latest added first.

        ``words`` narrows them to those that hold all of these in one passage, title included.
        """
        with self._store.look(reader) as view:
            return view.articles(
                group_id, scope=scope, words=words.split(), limit=limit, offset=offset
            )

    def count(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: str = "",
        reader: Reader = ANYBODY,
    ) -> int:
        """Count the articles that :meth:`articles` would return without a limit."""
        with self._store.look(reader) as view:
            return view.count(group_id, scope=scope, words=words.split())

    def titles(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[tuple[str, str], ...]:
        """Return the ids and titles of the articles that are searched, latest added first."""
        with self._store.look(reader) as view:
            return view.titles(group_id)

    def outlets(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[str, ...]:
        """Return the names of a group's outlets, most articles first, then by name."""
        with self._store.look(reader) as view:
            return view.outlets(group_id)

    def family(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Family:
        """Return an article with its earlier versions and copies, whichever of them is named.

        Raises :class:`UnknownArticle`.
        """
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            return view.family(group_id, article_id) or Family(known)

    def changes(
        self, group_id: str, article_id: str, *, reader: Reader = ANYBODY
    ) -> Changes | None:
        """Return what tells a version of an article from the next; ``None`` without another.

        Raises :class:`UnknownArticle`.
        """
        return changes_of(self.family(group_id, article_id, reader=reader), article_id)

    def key_sentences(
        self, group_id: str, article_id: str, count: int = 4, *, reader: Reader = ANYBODY
    ) -> tuple[Span, ...]:
        """Return the sentences that represent an article best, in order.

        None for an earlier version or a copy. Raises :class:`UnknownArticle`.
        """
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            passages = view.passages_of(group_id, article_id)
            return key_sentences(known.text, passages, count, known.details.author)

    def page(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> bytes:
        """Return an article as an export has it: Markdown, with what is known of it above.

        Raises :class:`UnknownArticle`.
        """
        article = self.article(group_id, article_id, reader=reader)
        original = self.original(group_id, article_id, reader=reader)
        inside = self.collections_of(group_id, [article_id]).get(article_id)
        return write_page(Page(article, original.media_type, original.name, collection=inside))

    def original(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Original:
        """Return the bytes an article was read from. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            found = view.original(group_id, known.id)
            assert found is not None  # noqa: S101 - kept and forgotten along with its article
            return found

    def count_citing(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> int:
        """Count the kept answers that cite an article, or what is removed along with it."""
        with self._store.look(reader) as view:
            family = view.family(group_id, article_id)
            top = family is not None and family.head.id == article_id
            return view.count_citing(group_id, family.ids if family and top else [article_id])

    def size(self, group_id: str, *, reader: Reader = ANYBODY) -> Size:
        """Count a group's articles and passages."""
        with self._store.look(reader) as view:
            return view.size(group_id)

    def status(self, group_id: str, *, reader: Reader = ANYBODY) -> Status:
        """Count what a group's library holds, and what was asked of it in the last seven days."""
        with self._store.look(reader) as view:
            return status_of(view, group_id, self._today(None))
