"""Take the articles out of a zip archive, in memory, and refuse archives made to do harm."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from knowledge.errors import BrokenFile, EncryptedFile, NoText, TooLarge, UnknownFormat, Unreadable
from knowledge.ingest.readers import MAX_BYTES, is_archive
from knowledge.ingest.readers.names import shown_name

# What a member's name ends in, where it may be an article; pictures and styles are passed over.
READABLE_ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"}
)
MOST_MEMBERS = 1_000
MOST_UNPACKED = 100 * 1024 * 1024
# Text packs to a fifth, a page of repeated markup to a fiftieth; nulls to a thousandth.
_MOST_RATIO, _RATIO_FROM = 200, 1024 * 1024
_LONGEST_NAME = 255
_PIECE = 64 * 1024
_LOCAL_HEADER = 30
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
# The two that every program writes. Others unpack without a bound in Python's own module.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DRIVE = re.compile(r"[A-Za-z]:")
# What zipfile raises for damage; RuntimeError is an entry that asks for a password.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)

Member = tuple[str, bytes | Unreadable]
"""What could be an article: its name after that of the archive, and its bytes or a refusal."""


def members(body: bytes, name: str) -> tuple[Member, ...]:
    """Return what could be articles, in the archive's order.

    Raises an Unreadable that is about the archive as a whole: BrokenFile,
    TooLarge, EncryptedFile, or NoText when it holds nothing that could be an
    article.
    """
    shown = shown_name(name)
    if len(body) > MAX_BYTES or body.count(_ENTRY) > 2 * MOST_MEMBERS:
        raise _too_large(shown)
    try:
        with ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            _check(archive, entries, shown)
            chosen = [entry for entry in entries if _may_be_article(entry)]
            if not chosen:
                raise NoText(
                    f"{shown} holds no file that could be an article; "
                    "add an archive of txt, md, html, pdf, docx or eml files."
                )
            if all(entry.flag_bits & _ENCRYPTED for entry in chosen):
                raise _locked(shown)
            return tuple(_members(archive, chosen, name))
    except _FAULTS as fault:
        raise BrokenFile(
            f"{shown} is a damaged zip archive; make it anew, or add its files by themselves."
        ) from fault


def _check(archive: ZipFile, entries: Sequence[ZipInfo], shown: str) -> None:
    """Refuse an archive that unpacks to too much, by what it says, or whose entries overlap."""
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_MEMBERS or unpacked > MOST_UNPACKED or any(map(_is_bomb, entries)):
        raise _too_large(shown)
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise zipfile.BadZipFile("entries overlap")
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if end > archive.start_dir:
        raise zipfile.BadZipFile("an entry overlaps the directory")


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > max(_RATIO_FROM, _MOST_RATIO * entry.compress_size)


def _may_be_article(entry: ZipInfo) -> bool:
    path = PurePosixPath(_path(entry))
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return not hidden and not entry.is_dir() and path.suffix.lower() in READABLE_ENDINGS | {".zip"}


def _path(entry: ZipInfo) -> str:
    """Return the name as it was written, with the separators of Windows put right."""
    return entry.orig_filename.replace("\\", "/")


def _members(archive: ZipFile, entries: Sequence[ZipInfo], name: str) -> Iterator[Member]:
    seen: set[str] = set()
    for entry in entries:
        path = _path(entry)
        full = f"{name}/{path}" if len(path) <= _LONGEST_NAME else f"{name}/{shown_name(path)}"
        try:
            _check_entry(entry, path, path.casefold() in seen, shown_name(full))
            yield full, _read(archive, entry, shown_name(full))
        except Unreadable as refusal:
            yield full, refusal
        seen.add(path.casefold())


def _check_entry(entry: ZipInfo, path: str, is_twice: bool, shown: str) -> None:
    parts = path.split("/")
    leads_out = path.startswith("/") or ".." in parts or _DRIVE.match(path)
    if leads_out or "\x00" in path or len(path) > _LONGEST_NAME:
        raise BrokenFile(
            f"{shown} has a name that no file in an archive should have; add it by itself."
        )
    if is_twice:
        raise BrokenFile(f"{shown} stands in the archive twice; add the right one by itself.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnknownFormat(f"{shown} is a link to another file; add that file.")
    if entry.flag_bits & _ENCRYPTED:
        raise _locked(shown)
    if entry.compress_type not in _METHODS:
        raise UnknownFormat(
            f"{shown} is packed in a way that is not read here; add the file by itself."
        )
    if entry.file_size > MAX_BYTES:
        raise TooLarge(
            f"{shown} unpacks to {entry.file_size / 1024**2:.1f} MB and the limit is "
            f"{MAX_BYTES // 1024**2} MB; split it, or add the article's text alone."
        )


def _read(archive: ZipFile, entry: ZipInfo, shown: str) -> bytes:
    """Unpack one entry a piece at a time; a header that lies about its size is found out."""
    try:
        with archive.open(entry) as packed:
            body = b"".join(iter(lambda: packed.read(_PIECE), b""))
    except _FAULTS as fault:
        raise BrokenFile(f"{shown} is damaged inside the archive; add it by itself.") from fault
    if body.startswith(b"PK") and _is_nested(body, shown):
        raise UnknownFormat(f"{shown} is an archive inside an archive; add it by itself.")
    return body


def _is_nested(body: bytes, shown: str) -> bool:
    try:
        return is_archive(body, shown)
    except Unreadable:
        # Damaged or locked: whoever reads it says so.
        return False


def _locked(shown: str) -> EncryptedFile:
    return EncryptedFile(f"{shown} is locked with a password; make it without one and add that.")


def _too_large(shown: str) -> TooLarge:
    return TooLarge(
        f"{shown} unpacks to more than the library takes at once "
        f"({MOST_MEMBERS:,} files, {MOST_UNPACKED // 1024**2} MB); add its files in smaller parts."
    )
