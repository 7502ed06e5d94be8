"""A library's way out and in again."""

from __future__ import annotations

from pathlib import Path

from knowledge.library.wired import Progress, Wired, ignore
from knowledge.model import (
    EVERYTHING,
    Exported,
    Imported,
    Scope,
)
from knowledge.moving.exporting import export_folder, export_zip
from knowledge.moving.importing import import_


class Moving(Wired):
    """A library's way out and in again."""

    def export(
        self,
        group_id: str,
        folder: Path,
        *,
        scope: Scope = EVERYTHING,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Write a group's articles to a folder, as Markdown beside the files they came from.

        The folder is new, empty, or holds an earlier export, which is
        replaced. Raises :class:`CannotExport`.
        """
        return export_folder(
            self._store,
            group_id,
            folder,
            scope=scope,
            by=by,
            now=self._clock(),
            progress=progress or ignore,
        )

    def export_zip(
        self,
        group_id: str,
        file: Path,
        *,
        most: int | None = None,
        scope: Scope = EVERYTHING,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Write the same to a zip archive of at most ``most`` bytes, if need be without originals.

        Raises :class:`CannotExport` where the texts alone are more than that.
        """
        return export_zip(
            self._store,
            group_id,
            file,
            scope=scope,
            most=most,
            by=by,
            now=self._clock(),
            progress=progress or ignore,
        )

    def import_(
        self,
        group_id: str,
        path: Path,
        *,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Add the articles of an exported folder or zip as they were: ids, texts, details, times.

        Raises :class:`NotAnExport`; a single file that is damaged is counted as refused.
        """
        return import_(
            self._store,
            self._embedder,
            self._preparing,
            group_id,
            path,
            by=by,
            now=self._clock(),
            progress=progress or ignore,
            require_open=self._require_open,
        )
