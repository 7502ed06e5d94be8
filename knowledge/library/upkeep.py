"""What keeps a library in order, and measures it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from knowledge.evaluation.checks import Check, checks
from knowledge.evaluation.measured import AnyMeasured
from knowledge.evaluation.run import evaluate
from knowledge.ingest.rebuild import reindex
from knowledge.library.wired import Progress, Wired, ignore
from knowledge.store.sqlite import open_sqlite


class Upkeep(Wired):
    """What keeps a library in order, and measures it."""

    def reindex(self, progress: Progress | None = None) -> int:
        """Cut and embed every article of every group again; return how many there were."""
        return reindex(self._store, self._embedder, progress or ignore)

    def evaluate(
        self,
        folders: Sequence[Path],
        *,
        other: Path | None = None,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> tuple[AnyMeasured, ...]:
        """Measure the models set here on sets of questions, topics or stories."""
        return evaluate(self._embedder, folders, other, progress, open_sqlite, self._reading)

    def checks(self) -> tuple[Check, ...]:
        """Try what has to work, and say of each in a sentence how it stands."""
        return checks(self._store, self._embedder, self._reading)

    def noted(self, name: str) -> str | None:
        """Return what a program noted between its runs, or ``None``."""
        with self._store.look() as view:
            return view.noted(name)

    def note(self, name: str, value: str) -> None:
        """Keep a small fact between runs, in place of the one of that name."""
        with self._store.begin() as work:
            work.note(name, value)
            work.commit()
