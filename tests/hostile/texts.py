"""Plain text and Markdown made to be slow, wrongly encoded, or nothing at all."""

from __future__ import annotations

import random

from knowledge.errors import (
    BrokenFile,
    EmptyFile,
    NoText,
    TooLarge,
    TooMuchMemory,
    UnknownFormat,
)
from tests.hostile.case import BODY, SENTENCE, TITLE, case

ARTICLE = f"{TITLE}\n\n{BODY}\n"


def text(more: str = "", encoding: str = "utf-8") -> bytes:
    return f"{ARTICLE}{more}".encode(encoding, "surrogatepass")


def front(yaml: str) -> bytes:
    return f"---\ntitle: {TITLE}\n{yaml}\n---\n{BODY}\n".encode()


ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
MARKS = "\u0301\u0302\u0303\u0304"

CASES = (
    case("plain.txt", text(), SENTENCE),
    case("plain.md", f"# {TITLE}\n\n{BODY}\n".encode(), SENTENCE),
    case("empty.txt", b"", EmptyFile),
    case("mark-only.txt", b"\xef\xbb\xbf", EmptyFile),
    case("nulls-only.txt", bytes(1_000), EmptyFile),
    case("signs-only.txt", b"... --- ***\n" * 50, NoText),
    case("random.txt", random.Random(1).randbytes(100_000), UnknownFormat),
    case("25-megabytes-of-a-line.txt", lambda: b"word " * 5_000_000, TooLarge),
    case("26-megabytes.txt", lambda: b"a" * (26 * 1024**2 + 1), TooLarge),
    case("line-ends.txt", lambda: text() + b"\n" * 20_000_000, TooMuchMemory),
    case("spaces.txt", lambda: text() + b" " * 5_000_000, SENTENCE),
    case("one-word.txt", lambda: b"a" * 900_000, "a"),
    case("long-enough.txt", lambda: text(f"\n{BODY}" * 700), SENTENCE),
    case("surrogates.txt", text("\ud800\udc00 \udfff"), SENTENCE),
    case("overlong.txt", text() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\xaf", SENTENCE),
    case("utf-16-without-mark.txt", text(encoding="utf-16-le"), UnknownFormat),
    case("utf-32.txt", text(encoding="utf-32"), SENTENCE),
    case("two-encodings.txt", text("Café ") + "Café Zürich".encode("latin-1"), SENTENCE),
    case("right-to-left.txt", text("\u202e\u2066 \u200f" * 20_000), SENTENCE),
    case("zero-width.txt", lambda: text("\u200b\u200d\ufeff" * 200_000), SENTENCE),
    case("stacked-marks.txt", lambda: text("e" + MARKS * 10_000), SENTENCE),
    case("entities.txt", lambda: text("&amp;" + "amp;" * 200_000), SENTENCE),
    case("entities-in-tags.txt", lambda: text("<b> " + "&amp;" * 20_000), SENTENCE),
    case("mojibake.txt", lambda: text("Ã¢â‚¬â„¢ " * 20_000), SENTENCE),
    case("points.txt", lambda: text("." * 300_000), SENTENCE),
    case("brackets.txt", lambda: text("(" * 100_000), SENTENCE),
    case("quotation-marks.txt", lambda: text("\" '“ " * 60_000), SENTENCE),
    case("hyphens.txt", lambda: text("a-\n" * 100_000), TooLarge),
    case("blank-lines.txt", lambda: text(" \n" * 400_000 + "end"), SENTENCE),
    case("short-lines.txt", lambda: text("a\n" * 300_000), TooLarge),
    case("links.txt", lambda: text("http://a.example/" * 40_000), SENTENCE),
    case("digits.txt", lambda: text("1" * 500_000), SENTENCE),
    case("glued-sentences.txt", lambda: text("It ended.It began." * 6_000), SENTENCE),
    case("abbreviations.txt", lambda: text("Gov. Sen. No. 5 " * 6_000), SENTENCE),
    case("short.txt", f"{TITLE}\n\n{SENTENCE}".encode(), "under 60 words"),
    case(
        "future.txt",
        f"{TITLE}\nPublished: 2031-05-01\n\n{BODY}".encode(),
        "the date 2031-05-01 is in the future",
    ),
    case("no-such-day.txt", f"{TITLE}\nPublished: 2025-02-31\n\n{BODY}".encode(), "no date found"),
    case("brackets.md", lambda: text("[" * 50_000), SENTENCE),
    case("quotes-without-end.md", lambda: text("\n" + "> " * 20_000 + "a"), SENTENCE),
    case(
        "lists-without-end.md",
        lambda: text("\n" + "\n".join("  " * n + "- a" for n in range(500))),
        SENTENCE,
    ),
    case("stars.md", lambda: text("*a_ " * 8_000), SENTENCE),
    case("ticks.md", lambda: text("".join("`" * n + " " for n in range(800))), TooLarge),
    case("links.md", lambda: text("[a](" * 6_000), SENTENCE),
    case(
        "emphasis-in-emphasis.md", lambda: text("*a **b " * 2_000 + "c** d* " * 2_000), BrokenFile
    ),
    case("pictures-in-pictures.md", lambda: text("![" * 70_000), TooLarge),
    case("images.md", lambda: text("![a](<b" * 4_000), SENTENCE),
    case(
        "table.md",
        lambda: text(
            "\n|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + ("|" + "b|" * 200 + "\n") * 50
        ),
        SENTENCE,
    ),
    case("3-megabytes.md", lambda: b"# " + text(BODY * 8_000), TooLarge),
    case("aliases.md", lambda: front(ALIASES), SENTENCE),
    case("objects.md", front("x: !!python/object/apply:os.system ['true']"), BrokenFile),
    case("yaml-without-end.md", lambda: front("x: " + "[" * 1_500), BrokenFile),
    case("yaml-no-such-day.md", front("date: 2025-02-31"), BrokenFile),
    case("yaml-year-9999.md", front("date: 9999-12-31"), "no date found"),
    case("yaml-future.md", front("date: 2031-05-01"), "the date 2031-05-01 is in the future"),
    case("yaml-number.md", front("date: " + "9" * 10_000), BrokenFile),
)

HEAVY = (
    case(
        "large-table.md",
        lambda: text(
            "\n|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + ("|" + "b|" * 2_000 + "\n") * 100
        ),
        TooLarge,
    ),
)
