"""Read a Word document (docx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.errors import BrokenFile, NoText, TooLarge
from knowledge.ingest.readers.language import language_code
from knowledge.ingest.readers.opening import LONGEST_TITLE, read_opening
from knowledge.ingest.readers.reading import PARSER_FAULTS, Reading

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

# What a document may unpack to. Pictures make real ones large, hardly ever this large.
MAX_UNPACKED = 200 * 1024 * 1024
# Markup takes some ten times its size once parsed; a book of 1,000 pages has about 10 MB.
MAX_MARKUP = 40 * 1024 * 1024
# Cells of tables count; a book of 1,000 pages has about 10,000.
MOST_PARAGRAPHS = 50_000
# Names that programs put in when nobody did.
_NOBODY = {"python-docx", "microsoft office user", "user", "admin", "administrator", "windows user"}
_NO_TITLES = {"word document", "document", "untitled", "microsoft word", "template"}
_INSIDE = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
_SHOWN = (
    "(.//w:t | .//w:tab | .//w:br | .//w:cr | .//w:noBreakHyphen)"
    "[not(ancestor::w:txbxContent or ancestor::w:moveFrom or ancestor::w:tabs)]"
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(body: bytes, name: str) -> Reading:
    """Return paragraphs, lists and tables in order, and what the properties say.

    Raises TooLarge for a file that unpacks to too much, BrokenFile, NoText.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import InvalidXmlError
    from lxml.etree import LxmlError

    try:
        _check_size(body, name)
        document = Document(io.BytesIO(body))
        if document.element.body.xpath("count(.//w:p)") > MOST_PARAGRAPHS:
            raise _too_large(name)
        blocks = list(_blocks(document))
        properties = _properties(document)
    except (
        OpcError,
        InvalidXmlError,
        LxmlError,
        zipfile.BadZipFile,
        RuntimeError,
        *PARSER_FAULTS,
    ) as fault:
        # RuntimeError: an entry of the zip file that asks for a password.
        raise BrokenFile(
            f"{name} is a damaged Word document; open it, save it again and add the new copy."
        ) from fault
    return _assemble(blocks, properties, name)


def _assemble(blocks: list[tuple[str, str]], properties: Reading, name: str) -> Reading:
    title = next((text for style, text in blocks[:5] if style == "Title"), None)
    if title is None and properties.title is None and blocks and blocks[0][0] == "Heading 1":
        title = blocks[0][1]
    title = title or properties.title
    text = _joined(blocks, without=title if len(blocks) > 1 else None)
    if not text.strip():
        raise NoText(
            f"{name} holds no text; if it holds pictures of pages, "
            "run OCR (text recognition) on it and add the result."
        )
    opening = read_opening(text, titled=title is not None)
    return replace(opening, title=title or opening.title).or_else(properties)


def _check_size(body: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        entries = archive.infolist()
    markup = max(
        (e.file_size for e in entries if e.filename.endswith((".xml", ".rels"))), default=0
    )
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED or markup > MAX_MARKUP:
        raise _too_large(name)


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name} unpacks to more than the library takes; "
        "copy the article into a new document or a txt file and add that."
    )


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of every paragraph and table that shows any."""
    names: dict[str | None, str] = {}
    for element in _body_elements(document.element.body):
        if element.tag.endswith("}tbl"):
            yield "Table", _table_text(element)
        elif text := _shown_text(element):
            numbered = element.pPr is not None and element.pPr.numPr is not None
            if element.style not in names:
                names[element.style] = _style_name(element, document)
            style = names[element.style]
            yield "List" if numbered and "Heading" not in style else style, text


def _style_name(element: BaseOxmlElement, document: Document) -> str:
    """Return the name of a paragraph's style; looking it up takes longer than reading the text."""
    from docx.text.paragraph import Paragraph

    style = Paragraph(element, document).style
    return style.name if style is not None else ""


def _body_elements(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield paragraphs and tables, those inside content controls and insertions too."""
    for child in parent:
        tag = str(child.tag).rpartition("}")[2]
        if tag in {"p", "tbl"}:
            yield child
        elif tag in _INSIDE:
            yield from _body_elements(child)


def _shown_text(element: BaseOxmlElement) -> str:
    """Return what a paragraph shows: insertions and links too, deletions not."""
    parts = (
        _MARKS.get(str(node.tag).rpartition("}")[2], node.text or "")
        for node in element.xpath(_SHOWN)
    )
    return "".join(parts).strip()


def _table_text(element: BaseOxmlElement) -> str:
    """Return a table as a line a row, cells set apart by " | "."""
    rows = (
        " | ".join(
            " ".join(text for node in cell.xpath(".//w:p") if (text := _shown_text(node)))
            for cell in row.xpath("./w:tc | ./w:sdt//w:tc")
        )
        for row in element.xpath("./w:tr | ./w:sdt//w:tr")
    )
    return "\n".join(row for row in rows if row.strip(" |"))


def _joined(blocks: list[tuple[str, str]], without: str | None) -> str:
    """Set blocks apart by blank lines, entries of one list by line ends."""
    text, previous = "", ""
    for style, block in blocks:
        if without is not None and block == without:
            without = None
            continue
        listed = style.startswith("List") and previous.startswith("List")
        text += ("\n" if listed else "\n\n") + block
        previous = style
    return text.strip()


def _properties(document: Document) -> Reading:
    """Return title, author and language; the day a file was made is not one of publication."""
    core = document.core_properties
    title, author = core.title.strip(), core.author.strip()
    is_title = title.lower() not in _NO_TITLES and len(title) <= LONGEST_TITLE
    return Reading(
        "",
        title=title if title and is_title else None,
        author=author if author and author.lower() not in _NOBODY else None,
        language=language_code(core.language),
    )
