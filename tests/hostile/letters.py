"""Messages with too many parts, parts in parts, and headers made to be slow."""

from __future__ import annotations

import base64

from knowledge.errors import BrokenFile, NoText
from tests.hostile.case import BODY, SENTENCE, case

HEAD = "From: Jane Doe <jane@wire.example>\nSubject: A treaty is signed\nMIME-Version: 1.0\n"


def letter(
    body: str = BODY, head: str = "", kind: str = "text/plain; charset=utf-8", start: str = HEAD
) -> bytes:
    return f"{start}{head}Content-Type: {kind}\n\n{body}\n".encode("utf-8", "surrogateescape")


def sent(by: str, subject: str = "b") -> bytes:
    return letter(start=f"Subject: {subject}\nFrom: {by}\n")


def parts(*bodies: str) -> bytes:
    inside = "".join(f"--b\n{body}\n" for body in bodies)
    return letter(f"{inside}--b--", kind="multipart/mixed; boundary=b")


TEXT = f"Content-Type: text/plain\n\n{BODY}"
PACKED = base64.b64encode(bytes(15_000_000)).decode()


def nested(depth: int) -> bytes:
    opened = "Content-Type: message/rfc822\n\nFrom: a@b.example\nSubject: b\n" * depth
    return f"{HEAD}{opened}{TEXT}".encode()


def nested_parts(depth: int) -> bytes:
    opened = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    return f"{HEAD}{opened}{TEXT}".encode()


CASES = (
    case("plain.eml", letter(), SENTENCE),
    case("headers-only.eml", HEAD.encode(), NoText),
    case("cut-in-a-header.eml", HEAD.encode()[:50], NoText),
    case(
        "cut-in-base64.eml",
        lambda: letter(
            base64.b64encode(BODY.encode()).decode()[:301], "Content-Transfer-Encoding: base64\n"
        ),
        SENTENCE,
    ),
    case(
        "10000-parts.eml",
        lambda: parts(TEXT, *["Content-Disposition: attachment\n\nx"] * 10_000),
        SENTENCE,
    ),
    case("messages-in-messages.eml", lambda: nested(500), NoText),
    case("messages-without-end.eml", lambda: nested(100_000), BrokenFile),
    case("parts-in-parts.eml", lambda: nested_parts(1_000), BrokenFile),
    case(
        "20-megabytes-attached.eml",
        lambda: parts(
            TEXT, f"Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n{PACKED}"
        ),
        "1 attachment left out",
    ),
    case(
        "8-megabytes-of-text.eml",
        lambda: letter(PACKED[:8_000_000], "Content-Transfer-Encoding: base64\n"),
        NoText,
    ),
    case("charset-unknown.eml", letter(kind="text/plain; charset=x-nothing"), SENTENCE),
    case(
        "charset-base64.eml", letter(BODY + " \udce9", kind="text/plain; charset=base64"), SENTENCE
    ),
    case(
        "charset-punycode.eml",
        lambda: letter(f"{BODY}\n" * 500 + "\udce9", kind="text/plain; charset=punycode"),
        SENTENCE,
    ),
    case("charset-null.eml", letter(kind='text/plain; charset="a\0b"'), SENTENCE),
    case(
        "50000-encoded-words.eml",
        lambda: letter(head="X-A: " + "=?utf-8?q?a?= " * 50_000 + "\n"),
        SENTENCE,
    ),
    case(
        "subject-of-encoded-words.eml",
        lambda: sent("a@b.example", subject="=?utf-8?q?a?= " * 20_000),
        SENTENCE,
    ),
    case("20000-senders.eml", lambda: sent("a@b.example, " * 20_000), SENTENCE),
    case("brackets-in-sender.eml", lambda: sent("(" * 50_000), BrokenFile),
    case("quotes-in-sender.eml", lambda: sent('"' + "\\" * 50_000), SENTENCE),
    case("100000-headers.eml", lambda: letter(head="X-A: b\n" * 100_000), SENTENCE),
    case(
        "header-of-a-megabyte.eml", lambda: letter(head="X-A: " + "a " * 500_000 + "\n"), SENTENCE
    ),
    case(
        "parameters.eml",
        lambda: letter(kind="text/plain" + "".join(f"; a*{n}*=b" for n in range(5_000))),
        SENTENCE,
    ),
    case("no-boundary.eml", letter(kind="multipart/mixed"), NoText),
    case("boundary-of-spaces.eml", letter(kind='multipart/mixed; boundary="   "'), NoText),
    case(
        "no-such-day.eml", letter(head="Date: Mon, 99 Foo 2025 99:99:99 +9999\n"), "no date found"
    ),
    case(
        "year-9999.eml",
        letter(head="Date: Fri, 31 Dec 9999 23:59:59 -1200\n"),
        "the date 9999-12-31 is in the future",
    ),
    case(
        "year-of-a-million-digits.eml",
        lambda: letter(head=f"Date: Fri, 31 Dec {'9' * 1_000_000}\n"),
        "no date found",
    ),
    case(
        "future.eml",
        letter(head="Date: Thu, 01 May 2031 10:00:00 +0000\n"),
        "the date 2031-05-01 is in the future",
    ),
    case(
        "page-inside.eml",
        lambda: letter(f"<html><div>{'<b>' * 20_000}<p>{BODY}</p>", kind="text/html"),
        NoText,
    ),
    case(
        "surrogates.eml",
        letter(BODY + " \udcff\udcfe", kind="text/plain; charset=us-ascii"),
        SENTENCE,
    ),
)
