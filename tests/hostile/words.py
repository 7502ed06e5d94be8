"""Word documents that unpack without end, name entities or outside files, or are damaged."""

from __future__ import annotations

import io
import zipfile

from knowledge.errors import BrokenFile, EncryptedFile, NoText, TooLarge, UnknownFormat
from tests.hostile.case import BODY, SENTENCE, TITLE, case, flipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</cp:coreProperties>'
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(inside: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{inside}</w:body></w:document>'


ARTICLE = paragraph(TITLE) + paragraph(BODY)


def word(
    xml: str | bytes = document(ARTICLE), core: str = "", rels: str = "", more: dict | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            f'Target="word/document.xml"/><Relationship Id="r2" Type="{CORE_REL}" '
            f'Target="docProps/core.xml"/>{rels}</Relationships>',
        )
        archive.writestr("docProps/core.xml", CORE.format(core))
        archive.writestr("word/document.xml", xml)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(inside: str) -> dict:
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{inside}</Relationships>'
    }


def laughs(name: str, steps: int = 30) -> str:
    """Entities each ten times the one before: ten to the thirtieth in all."""
    lines = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, steps))
    return f'<!DOCTYPE {name} [<!ENTITY l0 "ha">{lines}]>'


LAUGHS = document(ARTICLE + paragraph("&l29;"), laughs("w:document"))
LARGE = f'<!DOCTYPE w:document [<!ENTITY a "{"a " * 50_000}">]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE w:document [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'


def lying() -> bytes:
    """A document whose directory says 100 bytes where there are 100 million."""
    body = bytearray(word(document(ARTICLE + " " * 100_000_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return bytes(body).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def with_password() -> bytes:
    body = bytearray(word())
    at = -1
    while (at := body.find(b"PK\x01\x02", at + 1)) != -1:
        body[at + 8] |= 1
    return bytes(body)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DEEP = 20_000
WEB = "http://127.0.0.1:9/a"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x80\x00\x00\x00\x80\x00\x08\x06\x00\x00\x00"

CASES = (
    case("plain.docx", word, SENTENCE),
    case("cut-early.docx", lambda: word()[:120], BrokenFile),
    case("cut-late.docx", lambda: word()[:-30], BrokenFile),
    case("flipped.docx", lambda: flipped(word(), 97), UnknownFormat),
    case("no-markup.docx", lambda: word(""), BrokenFile),
    case("no-text.docx", lambda: word(document("")), NoText),
    case("laughs.docx", lambda: word(LAUGHS), BrokenFile),
    case(
        "quadratic.docx",
        lambda: word(document(ARTICLE + paragraph("&a;" * 10_000), LARGE)),
        BrokenFile,
    ),
    case(
        "file-from-outside.docx",
        lambda: word(document(ARTICLE + paragraph("&x;"), OUTSIDE)),
        SENTENCE,
    ),
    case("parameter-entity.docx", lambda: word(document(ARTICLE, PARAMETER)), SENTENCE),
    case("bomb.docx", lambda: word(document(ARTICLE + " " * 100_000_000)), TooLarge),
    case(
        "bomb-of-media.docx", lambda: word(more={"word/media/a.png": bytes(220_000_000)}), TooLarge
    ),
    case("lying.docx", lying, BrokenFile),
    case(
        "frames-without-end.docx",
        lambda: word(
            document("<w:sdt><w:sdtContent>" * DEEP + ARTICLE + "</w:sdtContent></w:sdt>" * DEEP)
        ),
        BrokenFile,
    ),
    case(
        "tables-without-end.docx",
        lambda: word(
            document("<w:tbl><w:tr><w:tc>" * 5_000 + ARTICLE + "</w:tc></w:tr></w:tbl>" * 5_000)
        ),
        BrokenFile,
    ),
    case(
        "100000-cells.docx",
        lambda: word(
            document(
                ARTICLE
                + "<w:tbl>"
                + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>") * 1_000
                + "</w:tbl>"
            )
        ),
        TooLarge,
    ),
    case("300000-paragraphs.docx", lambda: word(document(paragraph("a") * 300_000)), TooLarge),
    case(
        "picture-of-a-gigabyte.docx",
        lambda: word(more={"word/media/image1.png": PICTURE}),
        SENTENCE,
    ),
    case(
        "part-in-a-circle.docx",
        lambda: word(
            more=relations(
                f'<Relationship Id="r9" Type="{OFFICE}/customXml" Target="document.xml"/>'
            )
        ),
        SENTENCE,
    ),
    case(
        "part-missing.docx",
        lambda: word(
            more=relations(f'<Relationship Id="r9" Type="{OFFICE}/styles" Target="gone.xml"/>')
        ),
        BrokenFile,
    ),
    case(
        "part-outside.docx",
        lambda: word(
            more=relations(
                f'<Relationship Id="r9" Type="{OFFICE}/image" Target="../../../../etc/passwd"/>'
            )
        ),
        BrokenFile,
    ),
    case(
        "template-on-the-web.docx",
        lambda: word(
            more=relations(
                f'<Relationship Id="r9" Type="{OFFICE}/attachedTemplate" Target="{WEB}" '
                'TargetMode="External"/>'
            )
        ),
        SENTENCE,
    ),
    case(
        "year-9999.docx",
        lambda: word(
            core='<dcterms:created xsi:type="dcterms:W3CDTF">9999-12-31T23:59:59Z</dcterms:created>'
        ),
        SENTENCE,
    ),
    case(
        "no-such-day.docx",
        lambda: word(
            core='<dcterms:created xsi:type="dcterms:W3CDTF">2025-02-31</dcterms:created>'
        ),
        SENTENCE,
    ),
    case(
        "wrong-encoding.docx",
        lambda: word(document(ARTICLE).replace('"1.0"', '"1.0" encoding="utf-16"').encode()),
        BrokenFile,
    ),
    case(
        "nulls.docx",
        lambda: word(document(ARTICLE).encode().replace(b"treaty", b"trea\0ty")),
        BrokenFile,
    ),
    case("20000-files.docx", lambda: word(more={f"word/{n}": "" for n in range(20_000)}), TooLarge),
    case("password.docx", with_password, BrokenFile),
    case("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
    case("named-as-pdf.pdf", word, SENTENCE),
)
