"""PDF files that cheat, loop, unpack without end, or are cut short."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfReader, PdfWriter

from knowledge.errors import BrokenFile, EncryptedFile, NoText, TooSlow, UnknownFormat
from tests.hostile.case import BODY, SENTENCE, TITLE, case, flipped

READ = SENTENCE


def pdf(*objects: bytes, trailer: bytes = b"", size: int | None = None) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size or len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, words: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), words, content)


def shown(text: str = BODY) -> bytes:
    """The drawing of a text, 90 characters a line."""
    words, lines, line = text.split(), [], ""
    for word in words:
        if len(line) + len(word) > 90:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    drawn = "".join(f"({one}) Tj 0 -14 Td " for one in [*lines, line])
    return f"BT /F1 11 Tf 50 780 Td {drawn}ET".encode()


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
    b"/Resources << /Font << /F1 4 0 R >> %s >> >>"
)


def one_page(content: bytes, *more: bytes, font: bytes = FONT, resources: bytes = b"") -> bytes:
    return pdf(CATALOG, PAGES, PAGE % resources, font, content, *more)


def plain(text: str = BODY) -> bytes:
    return one_page(stream(shown(text)))


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s]" % (b"/FlateDecode " * times))


def many_pages(count: int) -> bytes:
    """Pages of one line; fifty different ones, so that none is taken for a header."""
    first = 4 + 50
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(count))
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    words = BODY.split()
    contents = [stream(shown(" ".join(words[at : at + 9]))) for at in range(50)]
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    each = [page % (4 + number % 50) for number in range(count)]
    return pdf(CATALOG, pages, FONT, *contents, *each)


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def mapped(ranges: bytes) -> bytes:
    """A page whose font maps its letters by these ranges."""
    font = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    table = b"/CMapName /X def 1 begincodespacerange <00> <FF> endcodespacerange\n" + ranges
    return one_page(stream(shown()), stream(table), font=font)


def dated(value: bytes) -> bytes:
    info = b"<< /Title (%s) /CreationDate (%s) >>" % (TITLE.encode(), value)
    return pdf(CATALOG, PAGES, PAGE % b"", FONT, stream(shown()), info, trailer=b"/Info 6 0 R")


def lzw_of_nulls(size: int) -> bytes:
    """LZW in which each code stands for one more null than the last: a square of its length."""
    bits = "100000000" + "".join(f"{code:09b}" for code in (0, *range(258, 258 + 250)))
    unit = bits + "100000000"
    packed_bits = unit * size
    packed_bits += "0" * (-len(packed_bits) % 8)
    return int(packed_bits, 2).to_bytes(len(packed_bits) // 8, "big")


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
PICTURE = (
    b"/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8 "
    b"/ColorSpace /DeviceRGB /Filter /FlateDecode"
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00"

CASES = (
    case("plain.pdf", plain, READ),
    case("header-only.pdf", b"%PDF-1.7\n", BrokenFile),
    case("cut-in-half.pdf", lambda: plain()[: len(plain()) // 2], BrokenFile),
    case("cut-before-xref.pdf", lambda: plain().partition(b"xref")[0], BrokenFile),
    case("flipped-often.pdf", lambda: flipped(plain(), 7), BrokenFile),
    case("flipped-rarely.pdf", lambda: flipped(plain(), 211, 100), READ),
    case("locked.pdf", locked, EncryptedFile),
    case(
        "pages-in-a-circle.pdf",
        lambda: pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        BrokenFile,
    ),
    case(
        "a-million-pages-said.pdf", lambda: plain().replace(b"/Count 1", b"/Count 999999999"), READ
    ),
    case(
        "xref-to-itself.pdf",
        lambda: pdf(CATALOG, PAGES, PAGE % b"", FONT, stream(shown()), trailer=b"/Prev 700"),
        READ,
    ),
    case(
        "xref-of-billions.pdf",
        lambda: plain().replace(b"xref\n0 6", b"xref\n0 4294967295"),
        BrokenFile,
    ),
    case(
        "size-of-billions.pdf",
        lambda: pdf(CATALOG, PAGES, PAGE % b"", FONT, stream(shown()), size=2**40),
        READ,
    ),
    case(
        "length-of-billions.pdf",
        lambda: plain().replace(b"/Length ", b"/Length 9999999999"),
        BrokenFile,
    ),
    case("negative-length.pdf", lambda: plain().replace(b"/Length ", b"/Length -"), READ),
    case("bomb.pdf", lambda: one_page(packed(b" " * 100_000_000)), BrokenFile),
    case("bomb-in-bomb.pdf", lambda: one_page(packed(packed_twice(), 1)), BrokenFile),
    case(
        "lzw-bomb.pdf",
        lambda: one_page(stream(lzw_of_nulls(8000), b"/Filter /LZWDecode")),
        BrokenFile,
    ),
    case(
        "wide-predictor.pdf",
        lambda: one_page(
            stream(
                zlib.compress(shown()),
                b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
            )
        ),
        BrokenFile,
    ),
    case("5000-pages.pdf", lambda: many_pages(5_000), "of 5,000 pages were read"),
    case("arrays-without-end.pdf", lambda: pdf(b"[" * 100_000, PAGES), BrokenFile),
    case("dictionaries-without-end.pdf", lambda: pdf(b"<< /A " * 100_000, PAGES), BrokenFile),
    case(
        "scan.pdf",
        lambda: one_page(
            stream(b"q /X Do Q"),
            stream(zlib.compress(b"\x80" * 999), PICTURE),
            resources=b"/XObject << /X 6 0 R >>",
        ),
        NoText,
    ),
    case(
        "form-in-itself.pdf",
        lambda: one_page(
            stream(shown() + b" /X Do"),
            stream(b"/X Do", FORM),
            resources=b"/XObject << /X 6 0 R >>",
        ),
        READ,
    ),
    case(
        "letters-mapped-without-end.pdf",
        lambda: mapped(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
        BrokenFile,
    ),
    case(
        "many-letters-mapped.pdf",
        lambda: mapped(b"100 beginbfrange\n" + b"<0000> <FFFF> <0041>\n" * 100 + b"endbfrange"),
        BrokenFile,
    ),
    case(
        "year-9999.pdf", lambda: dated(b"D:99991231235959Z"), "the date 9999-12-31 is in the future"
    ),
    case("no-such-day.pdf", lambda: dated(b"D:20251399999999Z"), "no date found"),
    case("date-of-a-million-digits.pdf", lambda: dated(b"D:" + b"9" * 1_000_000), "no date found"),
    case("page-and-pdf.html", lambda: b"<html><!-- " + plain() + b" --><p>" + BODY.encode(), READ),
    case("picture.pdf", PNG + bytes(64), UnknownFormat),
    case("named-as-text.txt", plain, READ),
)
# What only its time stops, or the parser's own bound where the machine is quick enough.
HEAVY = (
    case(
        "a-million-strokes.pdf",
        lambda: one_page(packed(shown() + b" 1 0 0 1 0 0 cm 0 0 m 9 9 l S" * 300_000)),
        (TooSlow, BrokenFile),
    ),
)


def packed_twice() -> bytes:
    return zlib.compress(zlib.compress(b" " * 100_000_000, 9), 9)
