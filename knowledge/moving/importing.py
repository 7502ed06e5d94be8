"""The use case: an export back in, so that every citation points to the same words again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Final

from knowledge.embedding.base import Embedder
from knowledge.errors import IncompleteExport, Unreadable
from knowledge.ingest.add import add_files, embed
from knowledge.ingest.keeping import Terms
from knowledge.ingest.passages import passages_of
from knowledge.ingest.preparing import Preparing
from knowledge.ingest.readers import MAX_BYTES
from knowledge.model import CURATING, Added, Article, Imported, Original, Passage
from knowledge.moving.bringing import bring, bring_under, originally
from knowledge.moving.filenames import ARTICLES
from knowledge.moving.page import LARGEST, Page, read_page
from knowledge.moving.reading import Reading, list_of, missing, open_reading
from knowledge.store.base import Store

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""
# As many passages are embedded together as when files are added.
_TOGETHER: Final = 96


@dataclass(frozen=True, slots=True)
class Heading:
    """What has to be known of every article of an export before the first is kept."""

    place: str
    id: str
    added_at: datetime
    under: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """An article of an export that is to be searched, with its passages, not yet embedded."""

    place: str
    page: Page
    original: Original
    passages: tuple[Passage, ...]


def import_(
    store: Store,
    embedder: Embedder,
    preparing: Preparing,
    group_id: str,
    path: Path,
    *,
    by: str | None,
    now: datetime,
    progress: Progress,
    require_open: Callable[[], None],
) -> Imported:
    """Add the articles of an export, a folder or a zip, as they were; leave what is there.

    A file that is damaged is refused, and the others are added. A Markdown
    file that somebody put beside them is added as any file is. Raises
    NotAnExport, and between two articles what ``require_open`` does.
    """
    reading = open_reading(path)
    try:
        whole = list_of(reading, path)
        coming = Import(
            store, embedder, group_id, reading, by=by, now=now, require_open=require_open
        )
        places = tuple(one for one in reading.places(ARTICLES) if one.lower().endswith(".md"))
        coming.survey(places)
        coming.miss(missing(whole, places, coming.ids))
        total = len(places) + coming.count_missing
        for _ in chain(coming.heads(), coming.under(), coming.plain(preparing)):
            progress(coming.done, total)
    finally:
        reading.close()
    return Imported(coming.added, coming.already, coming.refused)


class Import:
    """One export on its way into a group's library, and what has come of it so far."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        group_id: str,
        reading: Reading,
        *,
        by: str | None,
        now: datetime,
        require_open: Callable[[], None],
    ) -> None:
        self._require_open = require_open
        self._store, self._embedder, self._group_id = store, embedder, group_id
        self._reading, self._by, self._now = reading, by, now
        self._headings: list[Heading] = []
        self._plain: list[str] = []
        self.ids: frozenset[str] = frozenset()
        self.count_missing = 0
        self.added: list[Article] = []
        self.already: list[Article] = []
        self.refused: list[tuple[str, str]] = []

    @property
    def done(self) -> int:
        """Count the files that something came of."""
        return len(self.added) + len(self.already) + len(self.refused)

    def survey(self, places: Sequence[str]) -> None:
        """Look into every file once, to know what stands under what and in which order."""
        for place in places:
            try:
                page = self._page(place)
            except Unreadable as refusal:
                self.refused.append((place, str(refusal)))
                continue
            if page is None:
                self._plain.append(place)
            else:
                of = page.article
                self._headings.append(Heading(place, of.id, of.added_at, page.under))
        self._headings.sort(key=lambda one: (one.added_at, one.id))
        self.ids = frozenset(one.id for one in self._headings)

    def miss(self, places: Sequence[str]) -> None:
        """Refuse what the export's list names and the export does not hold."""
        self.count_missing = len(places)
        said = "It is named in the export's list and is not in the export; copy it again."
        self.refused += [(place, said) for place in places]

    def heads(self) -> Iterator[None]:
        """Keep the articles that are searched, oldest first, embedded some at a time."""
        waiting: list[Cut] = []
        for heading in self._headings:
            self._require_open()
            if heading.under is None and (cut := self._cut(heading)) is not None:
                waiting.append(cut)
            if sum(len(one.passages) for one in waiting) >= _TOGETHER:
                self._keep(waiting)
                waiting = []
            yield
        self._keep(waiting)
        yield

    def under(self) -> Iterator[None]:
        """Keep the earlier versions and copies, each under its article."""
        for heading in self._headings:
            self._require_open()
            if heading.under is not None:
                self._keep_under(heading)
                yield

    def plain(self, preparing: Preparing) -> Iterator[None]:
        """Add the files that nobody exported as any other."""
        files = (
            (place.rpartition("/")[2], self._reading.read(place, LARGEST)) for place in self._plain
        )
        outcomes = add_files(
            self._store,
            self._embedder,
            self._group_id,
            files,
            now=self._now,
            preparing=preparing,
            terms=Terms(self._by),
            require_open=self._require_open,
        )
        for place, (_, outcome) in zip(self._plain, outcomes, strict=False):
            if isinstance(outcome, Added):
                (self.added if outcome.is_new else self.already).append(outcome.article)
            else:
                self.refused.append((place, str(outcome)))
            yield

    def _page(self, place: str) -> Page | None:
        name = place.rpartition("/")[2]
        return read_page(self._reading.read(place, LARGEST), name, now=self._now)

    def _cut(self, heading: Heading) -> Cut | None:
        """Read an article again and cut it, unless it is there or cannot be used."""
        if self._is_there(heading.id):
            return None
        try:
            page, original = self._whole(heading.place)
        except Unreadable as refusal:
            self.refused.append((heading.place, str(refusal)))
            return None
        passages = passages_of(page.article.text, self._embedder.token_counts)
        return Cut(heading.place, page, original, passages)

    def _whole(self, place: str) -> tuple[Page, Original]:
        page = self._page(place)
        if page is None:
            raise IncompleteExport(f"{place} was changed while it was read; import it again.")
        return page, originally(page, lambda where: self._reading.read(where, MAX_BYTES))

    def _is_there(self, article_id: str) -> bool:
        with self._store.look(CURATING) as view:
            known = view.article(self._group_id, article_id)
        if known is not None:
            self.already.append(known)
        return known is not None

    def _keep(self, waiting: Sequence[Cut]) -> None:
        """Embed articles together, and keep each in a transaction of its own."""
        if not waiting:
            return
        cut = [(one.page.article.text, one.passages) for one in waiting]
        for one, passages in zip(waiting, embed(self._embedder, cut), strict=True):
            with self._store.begin() as work:
                known = bring(
                    work,
                    self._group_id,
                    one.page,
                    one.original,
                    passages,
                    self._embedder.mark,
                    others=self.ids,
                    by=self._by,
                    now=self._now,
                )
                work.commit()
            (self.already if known else self.added).append(known or one.page.article)

    def _keep_under(self, heading: Heading) -> None:
        if self._is_there(heading.id):
            return
        try:
            page, original = self._whole(heading.place)
            with self._store.begin() as work:
                bring_under(
                    work,
                    self._group_id,
                    page,
                    original,
                    self._embedder.mark,
                    by=self._by,
                    now=self._now,
                )
                work.commit()
        except Unreadable as refusal:
            self.refused.append((heading.place, str(refusal)))
            return
        self.added.append(page.article)
