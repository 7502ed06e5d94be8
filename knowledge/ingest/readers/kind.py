"""Tell what a file is from its bytes, and say so when it is nothing the library reads."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PureWindowsPath

from knowledge.errors import BrokenFile, EncryptedFile, TooLarge, UnknownFormat
from knowledge.ingest.readers.encoding import decode
from knowledge.ingest.readers.markdown import has_front_matter

READ_HERE = "the library reads txt, md, html, pdf, docx and eml files, and zip archives of them"


class Kind(StrEnum):
    """The formats read here, by media type."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EML = "message/rfc822"
    ZIP = "application/zip"


ZIP_START, _ZIP_ENTRY = b"PK\x03\x04", b"PK\x01\x02"
# Documents with a picture on every page have hundreds; listing this many takes a tenth of a second.
_MOST_ENTRIES = 10_000
# The PDF specification lets a header stand anywhere in the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024
_HEAD, _SAMPLE = 8192, 65_536
# What the second and later bytes of a character are in UTF-8.
_CONTINUING = range(0x80, 0xC0)
_LONGEST_STATED = 80
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*\?>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|table|section)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s+svg|svg[\s>]|rss\s|feed\s)", re.IGNORECASE)
_XHTML = re.compile(r"<!DOCTYPE\s+html|<html[\s>]", re.IGNORECASE)
_HTML_LINE = re.compile(r"^\s*<(?:html|body)[\s>]", re.IGNORECASE | re.MULTILINE)
_HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:(?:\s|$)")
_MAIL_HEADERS = {"date", "subject", "message-id", "mime-version", "received", "to", "return-path"}
_MARKDOWN_MARKS = (
    re.compile(r"\A\s*#{1,6} \S"),
    re.compile(r"\A\s*\S[^\n]*\n=+\s*\n"),
)
_BINARY_NAMES = {".pdf", ".docx", ".zip"}
_MARKDOWN_NAMES = {".md", ".markdown", ".mdown"}
# Control characters that no text holds; tabs, line ends, form feeds and escapes may occur.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# Text damaged in transit has a few; compiled programs and pictures have one in ten or more.
_MOST_CONTROL = 0.02


def kind_of(body: bytes, name: str) -> Kind:
    """Return the format of ``body``; ``name`` only tells Markdown from plain text.

    Raises UnknownFormat, or BrokenFile and EncryptedFile for Word files that
    do not even open.
    """
    if b"%PDF-" in body[:_PDF_HEADER_WITHIN]:
        return Kind.PDF
    if body.startswith(ZIP_START):
        return _kind_of_zip(body, name)
    if body.startswith(_OLE):
        raise _refuse_ole(body, name)
    head = decode(_first(body, _HEAD))
    bare = head.replace("\x00", "").removeprefix("\ufeff")
    if _XML_START.match(bare) and not _XHTML.search(bare):
        raise UnknownFormat(f"{name} is XML, such as a feed or a drawing; {READ_HERE}.")
    if _HTML_START.match(bare):
        return Kind.HTML
    if _is_mail(head):
        return Kind.EML
    if body.startswith(b"{\\rtf"):
        raise UnknownFormat(f"{name} is an RTF file; save it as docx and add that.")
    if not _is_text(body):
        raise UnknownFormat(f"{name} is {_what_it_is(body)}; {READ_HERE}.")
    return _kind_of_text(head, name)


def _kind_of_text(head: str, name: str) -> Kind:
    head = head.removeprefix("\ufeff").replace("\r\n", "\n")
    fronted = has_front_matter(head.lstrip("\n"))
    if not fronted and _HTML_LINE.search(head[:1024]) and "</" in head:
        return Kind.HTML
    ending = PureWindowsPath(name).suffix.lower()
    if ending in _BINARY_NAMES:
        raise BrokenFile(
            f"{name} is no {ending[1:]} file, whatever its name says; "
            "open what it was made from, save it again and add the new copy."
        )
    named = ending in _MARKDOWN_NAMES
    if named or fronted or any(mark.match(head) for mark in _MARKDOWN_MARKS):
        return Kind.MARKDOWN
    return Kind.PLAIN


def _is_mail(head: str) -> bool:
    """Tell whether the text opens with the headers of a message (RFC 5322)."""
    lines = head.lstrip("\ufeff\r\n").splitlines()
    if lines and re.match(r">?From \S", lines[0]):
        # Mailboxes put such a line before each message.
        lines = lines[1:]
    headers: set[str] = set()
    for line in lines:
        if not line:
            break
        if line[0] in " \t" and headers:
            continue
        if not _HEADER_LINE.match(line):
            return False
        headers.add(line.partition(":")[0].lower())
    return "from" in headers and bool(headers & _MAIL_HEADERS)


def _first(body: bytes, size: int) -> bytes:
    """Return the first bytes, without a character of UTF-8 cut in two at their end."""
    if len(body) <= size:
        return body
    longest = 4
    starts = (at for at in range(size, size - longest, -1) if body[at] not in _CONTINUING)
    return body[: next(starts, size)]


def _is_text(body: bytes) -> bool:
    text = decode(_first(body, _SAMPLE))
    return len(_CONTROL.findall(text)) <= _MOST_CONTROL * len(text)


def _kind_of_zip(body: bytes, name: str) -> Kind:
    if body.count(_ZIP_ENTRY) > _MOST_ENTRIES:
        raise TooLarge(f"{name} holds more files than are looked through; make it smaller.")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = set(archive.namelist())
            stated = _stated(archive) if "mimetype" in entries else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        # RuntimeError: an entry that asks for a password.
        if b"word/" in body or b"[Content_Types].xml" in body:
            raise BrokenFile(
                f"{name} is a damaged Word document; open it, save it again and add the new copy."
            ) from fault
        raise BrokenFile(
            f"{name} is a damaged zip archive; make it anew, or add its files by themselves."
        ) from fault
    if "word/document.xml" in entries:
        return Kind.DOCX
    if what := _what_zip(entries, stated):
        raise UnknownFormat(f"{name} is {what}; {READ_HERE}.")
    return Kind.ZIP


def _stated(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as entry:
        return entry.read(_LONGEST_STATED)


def _what_zip(entries: set[str], stated: bytes) -> str | None:
    """Name what is packed as a zip archive but is a file of a program."""
    for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if any(entry.startswith(folder) for entry in entries):
            return what
    if b"epub" in stated:
        return "an EPUB book"
    if b"opendocument" in stated:
        return "an OpenDocument file"
    return None


def _refuse_ole(body: bytes, name: str) -> UnknownFormat | EncryptedFile:
    """Return the refusal for the container of old Office files, which also wraps locked ones."""
    if "EncryptedPackage".encode("utf-16-le") in body:
        return EncryptedFile(
            f"{name} is locked with a password; save a copy without one and add that."
        )
    if "WordDocument".encode("utf-16-le") in body:
        return UnknownFormat(
            f"{name} is an old Word document (.doc); save it as docx and add that."
        )
    return UnknownFormat(f"{name} is an old Office or Outlook file; {READ_HERE}.")


def _what_it_is(body: bytes) -> str:
    import puremagic

    try:
        matches = puremagic.magic_string(body)
    except (puremagic.PureError, ValueError):
        return "of a kind unknown here"
    for match in matches:
        noun = _MEDIA.get(match.mime_type.partition("/")[0])
        kind = _EXTENSIONS.get(match.extension, match.extension.lstrip(".").upper())
        if noun and kind:
            return f"{'an' if kind[0] in _SPOKEN_WITH_A_VOWEL else 'a'} {kind} {noun}"
    return f"a file of another kind ({matches[0].name.strip()})"


_MEDIA = {"image": "image", "audio": "sound recording", "video": "video"}
_EXTENSIONS = {".jfif": "JPEG", ".jpg": "JPEG", ".jpe": "JPEG", ".tif": "TIFF"}
_SPOKEN_WITH_A_VOWEL = "AEFHILMNORSX"
