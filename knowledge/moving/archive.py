"""An export in a zip archive; nothing of it is ever unpacked to a disk."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from knowledge.errors import IncompleteExport, NotAnExport, TooLarge
from knowledge.moving import manifest
from knowledge.moving.filenames import same_spelling

MOST_FILES: Final = 200_000
MOST_BYTES: Final = 4 * 1024**3
"""What an archive may hold, unpacked."""
_READABLE = 0o644
_SAYS_UTF8 = 0x800


class Full(Exception):
    """The archive has grown over its limit."""


class ArchiveWriting:
    """A zip archive that an export is written to, of at most so many bytes."""

    def __init__(self, file: Path, most: int | None, now: datetime) -> None:
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._file = file
        self._most = most
        self._at = now.timetuple()[:6]

    def put(self, place: str, body: bytes) -> None:
        """Write a file into the archive. Raises Full."""
        entry = zipfile.ZipInfo(place, self._at)
        entry.external_attr = _READABLE << 16
        self._archive.writestr(entry, body, zipfile.ZIP_DEFLATED)
        if self._most is not None and self._archive.start_dir > self._most:
            raise Full

    def close(self) -> None:
        """Write its directory. Raises Full."""
        self._archive.close()
        if self._most is not None and self._file.stat().st_size > self._most:
            raise Full


class ArchiveReading:
    """A zip archive that an export is read from, be it packed with its folder or without."""

    def __init__(self, archive: zipfile.ZipFile, named: str) -> None:
        entries = [one for one in archive.infolist() if not one.is_dir()]
        if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
            raise NotAnExport(
                f"{named} holds more than {MOST_FILES:,} files or {MOST_BYTES // 1024**3} GB; "
                "unpack it, and import the folder."
            )
        by_name = {_name_of(one): one for one in entries}
        lists = [name for name in by_name if name.split("/")[-1] == manifest.FILE]
        root = min(lists, key=len, default="").removesuffix(manifest.FILE)
        self._archive = archive
        self._entries = {
            name.removeprefix(root): one for name, one in by_name.items() if name.startswith(root)
        }

    def places(self, within: str) -> tuple[str, ...]:
        """Return the places of the files right in one of the export's folders, in order."""
        return tuple(
            sorted(
                place
                for place in self._entries
                if place.rpartition("/")[0] == within and not place.startswith(f"{within}/.")
            )
        )

    def read(self, place: str, most: int) -> bytes:
        """Return a file's bytes. Raises IncompleteExport, and TooLarge for over ``most``."""
        entry = self._entries.get(same_spelling(place))
        if entry is None:
            raise IncompleteExport(f"{place} is not in the export; copy the whole of it again.")
        try:
            with self._archive.open(entry) as opened:
                body = opened.read(most + 1)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as fault:
            # RuntimeError: one that asks for a password, or is packed as nobody packs here.
            raise IncompleteExport(
                f"{place} is damaged in the archive; copy the archive again."
            ) from fault
        if len(body) > most:
            raise TooLarge(f"{place} is longer than any file of an export.")
        return body

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; many programs write UTF-8 and do not say so."""
    name = entry.filename
    if not entry.flag_bits & _SAYS_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return same_spelling(name)


def read_archive(file: Path) -> ArchiveReading:
    """Return an archive for reading. Raises NotAnExport."""
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise NotAnExport(
            f"{file} is neither a folder nor a zip archive that can be opened; name what "
            "`rapporteur export` wrote."
        ) from fault
    try:
        return ArchiveReading(archive, str(file))
    except NotAnExport:
        archive.close()
        raise
