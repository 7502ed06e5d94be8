"""Zip archives that unpack without end, lead outside, lie, overlap or hide."""

from __future__ import annotations

import struct
import zipfile

from knowledge.errors import BrokenFile, EmptyFile, EncryptedFile, NoText, TooLarge, UnknownFormat
from tests.hostile.case import SENTENCE, case
from tests.hostile.pdfs import plain as pdf
from tests.hostile.texts import text
from tests.hostile.words import document, paragraph, with_password, word
from tests.made import zipped

LINK = 0o120777 << 16


def linked(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = LINK
    return entry


def one(number: int = 0) -> bytes:
    return text(f"It is number {number}.")


GOOD = ("good.txt", one())


def renamed(old: bytes, new: bytes) -> bytes:
    return zipped((old.decode(), one(18)), GOOD).replace(old, new)


def patched(body: bytes, mark: bytes, offset: int, value: bytes, which: int = 0) -> bytes:
    """Overwrite a field of the header that starts with ``mark``."""
    at = -1
    for _ in range(which + 1):
        at = body.index(mark, at + 1)
    return body[: at + offset] + value + body[at + offset + len(value) :]


def overlapping(count: int = 200) -> bytes:
    """One packed file that so many entries of the directory stand for."""
    body = zipped(("0.txt", b"a" * 400_000))
    start = body.index(b"PK\x01\x02")
    end = body.index(b"PK\x05\x06")
    entry = body[start:end]
    entries = b"".join(entry.replace(b"0.txt", b"%05d" % n) for n in range(count))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), start, 0)
    return body[:start] + entries + tail


LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
ACCENTED = "ein Bericht über Zölle.txt"

CASES = (
    case(
        "plain.zip",
        lambda: zipped(
            ("a.txt", one(1)),
            ("b/c.pdf", pdf()),
            ("d.docx", word(document(paragraph(one(17).decode())))),
        ),
        {"a.txt": SENTENCE, "b/c.pdf": SENTENCE, "d.docx": SENTENCE},
    ),
    case("accents.zip", lambda: zipped((ACCENTED, one(2))), {ACCENTED: SENTENCE}),
    case("empty.zip", zipped(), UnknownFormat),
    case("no-articles.zip", lambda: zipped(("a.png", b"x"), ("b.css", b"y")), NoText),
    case(
        "hidden-only.zip",
        lambda: zipped(("__MACOSX/._a.txt", b"x"), (".git/a.txt", b"y"), ("a/.b.txt", b"z")),
        NoText,
    ),
    case(
        "hidden-too.zip",
        lambda: zipped(("__MACOSX/._a.txt", b"x"), ("a.txt", one(3))),
        {"a.txt": SENTENCE},
    ),
    case("cut.zip", lambda: zipped(GOOD)[:-30], BrokenFile),
    case(
        "cut-directory.zip",
        lambda: zipped(GOOD, ("b.txt", one(4)))[:-70] + zipped(GOOD)[-22:],
        BrokenFile,
    ),
    case("bomb.zip", lambda: zipped(GOOD, ("b.txt", bytes(120_000_000))), TooLarge),
    case("ratio.zip", lambda: zipped(GOOD, ("b.txt", b"a" * 20_000_000)), TooLarge),
    case(
        "many-small-bombs.zip",
        lambda: zipped(*[(f"{n}.txt", b"ab" * 300_000) for n in range(200)]),
        TooLarge,
    ),
    case("overlapping.zip", overlapping, BrokenFile),
    case("1500-files.zip", lambda: zipped(*[(f"{n}.txt", b"a") for n in range(1_500)]), TooLarge),
    case(
        "zip-in-zip.zip",
        lambda: zipped(GOOD, ("b.zip", zipped(GOOD))),
        {"good.txt": SENTENCE, "b.zip": UnknownFormat},
    ),
    case(
        "zip-as-text.zip",
        lambda: zipped(GOOD, ("b.txt", zipped(GOOD))),
        {"good.txt": SENTENCE, "b.txt": UnknownFormat},
    ),
    case(
        "upwards.zip",
        lambda: zipped(("../../up.txt", one(5)), GOOD),
        {"../../up.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "absolute.zip",
        lambda: zipped(("/etc/a.txt", one(6)), GOOD),
        {"/etc/a.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "drive.zip",
        lambda: zipped(("C:/a.txt", one(7)), GOOD),
        {"C:/a.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "backslashes.zip",
        lambda: renamed(b"folder/b.txt", b"folder\\b.txt"),
        {"folder/b.txt": SENTENCE, "good.txt": SENTENCE},
    ),
    case(
        "backslashes-upwards.zip",
        lambda: renamed(b"../../b.txt", b"..\\..\\b.txt"),
        {"../../b.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "null-in-name.zip",
        lambda: renamed(b"a.exe_b.txt", b"a.exe\0b.txt"),
        {"a.exe\0b.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "link.zip",
        lambda: zipped((linked("b.txt"), b"/etc/passwd"), GOOD),
        {"b.txt": UnknownFormat, "good.txt": SENTENCE},
    ),
    case(
        "twice.zip",
        lambda: zipped(("B.txt", one(8)), ("b.txt", one(9))),
        {"B.txt": SENTENCE, "b.txt": BrokenFile},
    ),
    case(
        "password.zip",
        lambda: patched(zipped(("b.txt", one()), GOOD), CENTRAL, 8, b"\1\0"),
        {"b.txt": EncryptedFile, "good.txt": SENTENCE},
    ),
    case("all-locked.zip", lambda: patched(zipped(GOOD), CENTRAL, 8, b"\1\0"), EncryptedFile),
    case(
        "bzip2.zip",
        lambda: zipped(("b.txt", one(10)), method=zipfile.ZIP_BZIP2),
        {"b.txt": UnknownFormat},
    ),
    case(
        "lzma.zip",
        lambda: zipped(("b.txt", one(11)), method=zipfile.ZIP_LZMA),
        {"b.txt": UnknownFormat},
    ),
    case(
        "deflate64.zip",
        lambda: patched(zipped(("b.txt", one(12))), CENTRAL, 10, b"\x09\0"),
        {"b.txt": UnknownFormat},
    ),
    case(
        "says-less.zip",
        lambda: patched(zipped(("b.txt", one(13))), CENTRAL, 24, b"\x64\0\0\0"),
        {"b.txt": BrokenFile},
    ),
    case(
        "says-4-gigabytes.zip",
        lambda: patched(zipped(GOOD), CENTRAL, 24, b"\xff\xff\xff\xfe"),
        TooLarge,
    ),
    case(
        "wrong-sum.zip",
        lambda: patched(zipped(("b.txt", one(14)), GOOD), CENTRAL, 16, b"abcd"),
        {"b.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "other-name-inside.zip",
        lambda: patched(zipped(("b.txt", one(15)), GOOD), LOCAL, 30, b"x.txt"),
        {"b.txt": BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "offset-outside.zip",
        lambda: patched(zipped(GOOD), CENTRAL, 42, b"\xff\xff\xff\x7f"),
        BrokenFile,
    ),
    case(
        "long-name.zip",
        lambda: zipped(("a" * 60_000 + ".txt", one(16)), GOOD),
        {None: BrokenFile, "good.txt": SENTENCE},
    ),
    case(
        "document-inside-locked.zip",
        lambda: zipped(("b.docx", with_password())),
        {"b.docx": BrokenFile},
    ),
    case("program-in-front.zip", lambda: b"MZ" + bytes(200) + zipped(GOOD), UnknownFormat),
    case(
        "empty-members.zip",
        lambda: zipped(("a.txt", b""), GOOD),
        {"a.txt": EmptyFile, "good.txt": SENTENCE},
    ),
)
