"""What brings articles in: files, one or many, and the batches they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from knowledge.errors import Unreadable
from knowledge.ingest import batches
from knowledge.ingest.add import add_files
from knowledge.ingest.keeping import Terms
from knowledge.ingest.readers import refuse_archive
from knowledge.library.wired import Wired
from knowledge.model import (
    Added,
    Batch,
    Details,
)


class Adding(Wired):
    """What brings articles in: files, one or many, and the batches they come in."""

    def add(
        self,
        group_id: str,
        body: bytes,
        name: str,
        *,
        by: str | None = None,
        details: Details | None = None,
        collection: int | None = None,
    ) -> Added:
        """Add one article. Raises :class:`Unreadable` for a file that cannot become one.

        An archive is not one, but many: :meth:`add_files` takes it.
        """
        refuse_archive(body, name)
        ((_, outcome),) = self.add_files(
            group_id, [(name, body)], by=by, details=details, collection=collection
        )
        if isinstance(outcome, Unreadable):
            raise outcome
        return outcome

    def add_files(
        self,
        group_id: str,
        files: Iterable[tuple[str, bytes]],
        *,
        by: str | None = None,
        details: Details | None = None,
        batch: str | None = None,
        collection: int | None = None,
    ) -> Iterator[tuple[str, Added | Unreadable]]:
        """Add files, given by name and bytes; yield in order what each came to.

        ``by`` says in the history who added them; ``None`` is the host. What
        ``details`` say goes before what a file says of itself; an empty title
        says nothing. What a file came to is kept under ``batch``, in one step
        with its article. ``collection`` is the number of the one they are to
        stand in; what is there already stays where it is. Raises
        :class:`WrongDetails` and :class:`UnknownCollection`, and
        :class:`LibraryClosing` between two files once :meth:`stop` was called.

        A zip archive comes to what each of its files comes to, under names
        such as ``archive.zip/page.html``, or to one refusal of the whole.
        """
        return add_files(
            self._store,
            self._embedder,
            group_id,
            files,
            now=self._clock(),
            preparing=self._preparing,
            terms=Terms(by, batch, details, collection),
            require_open=self._require_open,
        )

    def begin_batch(
        self, group_id: str, files: Sequence[str], *, by: str | None, where: str
    ) -> str:
        """Keep the names of files about to be added; return the key to add them under.

        ``where`` is for whoever tells the result, and opaque here. Until
        :meth:`end_batch`, a crash leaves the batch to :meth:`broken_batches`.
        """
        batch = Batch(self._keys(), by, where, self._clock(), tuple(files))
        batches.begin_batch(self._store, group_id, batch)
        return batch.key

    def end_batch(self, group_id: str, key: str) -> None:
        """Forget a batch, once what came of it was told."""
        batches.end_batch(self._store, group_id, key)

    def broken_batches(self) -> tuple[tuple[str, Batch], ...]:
        """Return, with their groups, the batches of the last week that were never ended.

        For the start of the one program that adds in batches, when none can be running.
        """
        return batches.broken_batches(self._store, self._clock())
