"""An export that is read, be it a folder or a zip, and whether it is one, and whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from knowledge.errors import IncompleteExport, NotAnExport
from knowledge.moving import manifest
from knowledge.moving.archive import read_archive
from knowledge.moving.filenames import ARTICLES, same_spelling
from knowledge.moving.folder import read_folder
from knowledge.moving.manifest import Manifest, read_manifest

_ENDINGS: Final = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"})


class Reading(Protocol):
    """Where an export is read from."""

    def places(self, within: str) -> tuple[str, ...]:
        """Return the places of the files right in one of the export's folders, in order."""

    def read(self, place: str, most: int) -> bytes:
        """Return a file's bytes. Raises IncompleteExport, and TooLarge for over ``most``."""

    def close(self) -> None:
        """Let go of it."""


def open_reading(path: Path) -> Reading:
    """Open a folder or a zip archive for reading. Raises NotAnExport."""
    if not path.exists():
        raise NotAnExport(f"There is no {path}; name what `rapporteur export` wrote.")
    return read_folder(path) if path.is_dir() else read_archive(path)


def list_of(reading: Reading, path: Path) -> Manifest:
    """Return the list of an export. Raises NotAnExport where it is none, or was broken off."""
    try:
        body = reading.read(manifest.FILE, manifest.LARGEST)
    except IncompleteExport as fault:
        raise NotAnExport(f"{path} is no export of a library{_way_out(path)}.") from fault
    found = read_manifest(body, str(path))
    if not found.finished:
        raise NotAnExport(
            f"The export in {path} was broken off; export the library once more. If it is gone, "
            f"`rapporteur add {path / ARTICLES}` takes the articles that are there."
        )
    return found


def missing(whole: Manifest, places: tuple[str, ...], ids: frozenset[str]) -> tuple[str, ...]:
    """Return the files of articles that the list names and that are nowhere in the export."""
    there = set(map(same_spelling, places))
    return tuple(
        one.file
        for one in whole.listed
        if one.id not in ids and same_spelling(one.file) not in there
    )


def _way_out(path: Path) -> str:
    held = path.rglob("*") if path.is_dir() else iter(())
    if any(one.suffix.lower() in _ENDINGS for one in held):
        return f"; `rapporteur add {path}` adds the articles in it"
    return "; name what `rapporteur export` wrote"
