"""An export in a folder: written beside what is there and moved into place, and read back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from knowledge.errors import CannotExport, IncompleteExport, NotAnExport, TooLarge
from knowledge.moving import manifest
from knowledge.moving.filenames import ARTICLES, ORIGINALS, same_spelling
from knowledge.moving.manifest import Manifest, read_manifest, write_manifest

UNFINISHED: Final = ".unfinished"
"""Where an export grows, inside its folder; one that was broken off leaves it behind."""


class FolderWriting:
    """A folder that an export is written to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new = folder / UNFINISHED
        self._before = _there(folder)

    def put(self, place: str, body: bytes) -> None:
        """Write a file of the export, not yet where it will be."""
        (self._new / place).write_bytes(body)

    def begin(self) -> None:
        """Make room, where a broken off export left something."""
        if self._new.exists():
            shutil.rmtree(self._new)
        for name in (ARTICLES, ORIGINALS):
            (self._new / name).mkdir(parents=True)

    def finish(self, new: Manifest) -> None:
        """Move all files into place; until the last is there, the list says it is unfinished."""
        self._list(Manifest(self._before.listed + new.listed, finished=False))
        for name in (ARTICLES, ORIGINALS):
            there = self._folder / name
            if there.exists():
                there.rename(self._new / f"old-{name}")
            (self._new / name).rename(there)
        self._list(new)

    def clear(self) -> None:
        """Take away what is in no place."""
        shutil.rmtree(self._new, ignore_errors=True)

    def _list(self, what: Manifest) -> None:
        self.put(manifest.FILE, write_manifest(what))
        (self._new / manifest.FILE).replace(self._folder / manifest.FILE)


@contextmanager
def writing_to(folder: Path) -> Iterator[FolderWriting]:
    """Write an export to a folder that is new, empty, or holds one. Raises CannotExport."""
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        writing = FolderWriting(folder)
        try:
            writing.begin()
            yield writing
        finally:
            writing.clear()
            if is_new:
                with suppress(OSError):  # it holds the export, as it should
                    folder.rmdir()
    except OSError as fault:
        raise CannotExport(
            f"{folder} cannot be written to ({fault.strerror}); choose another folder, or make "
            "room for it."
        ) from fault


class FolderReading:
    """A folder that an export is read from; nothing outside of it is opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def places(self, within: str) -> tuple[str, ...]:
        """Return the places of the files right in one of the export's folders, in order."""
        folder = self._folder / within
        if folder.is_symlink() or not folder.is_dir():
            return ()
        return tuple(sorted(f"{within}/{one.name}" for one in folder.iterdir() if _is_plain(one)))

    def read(self, place: str, most: int) -> bytes:
        """Return a file's bytes. Raises IncompleteExport, and TooLarge for over ``most``."""
        file = _found(self._folder / place)
        if not _is_plain(file) or file.parent.is_symlink():
            raise IncompleteExport(f"{place} is not in the export; copy the whole of it again.")
        try:
            with file.open("rb") as opened:
                body = opened.read(most + 1)
        except OSError as fault:
            raise IncompleteExport(
                f"{place} cannot be read ({fault.strerror}); copy the export again."
            ) from fault
        if len(body) > most:
            raise TooLarge(f"{place} is longer than any file of an export.")
        return body

    def close(self) -> None:
        """Do nothing: no file is held open."""


def read_folder(folder: Path) -> FolderReading:
    """Return an export's folder for reading. Raises NotAnExport where one was broken off."""
    if (folder / UNFINISHED).is_dir() and not (folder / manifest.FILE).exists():
        raise NotAnExport(f"The export in {folder} was broken off; export the library once more.")
    return FolderReading(folder)


def _there(folder: Path) -> Manifest:
    """Return the list of the export that is in a folder. Raises CannotExport for other files."""
    held = {one.name for one in folder.iterdir()} - {UNFINISHED}
    if not held:
        return Manifest(())
    if manifest.FILE not in held:
        raise _occupied(folder, min(held))
    reading = FolderReading(folder)
    try:
        there = read_manifest(reading.read(manifest.FILE, manifest.LARGEST), str(folder))
    except (NotAnExport, IncompleteExport, TooLarge) as fault:
        raise _occupied(folder, manifest.FILE) from fault
    for within in (ARTICLES, ORIGINALS):
        for one in sorted((folder / within).iterdir() if within in held else ()):
            if same_spelling(f"{within}/{one.name}") not in there.files:
                raise _occupied(folder, f"{within}/{one.name}")
    return there


def _occupied(folder: Path, name: str) -> CannotExport:
    return CannotExport(
        f"{folder} holds {name}, which no export put there; name a new folder, or move it away."
    )


def _found(file: Path) -> Path:
    """Return the file, or the one beside it whose name is spelt in another way."""
    if file.exists() or not file.parent.is_dir():
        return file
    wanted = same_spelling(file.name)
    return next((one for one in file.parent.iterdir() if same_spelling(one.name) == wanted), file)


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink() and not file.name.startswith(".")
