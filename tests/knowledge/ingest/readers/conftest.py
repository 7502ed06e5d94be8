"""Files of every format, built on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import docx
import pytest
from docx.document import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak, Paragraph, SimpleDocTemplate

from knowledge.ingest.readers import read
from knowledge.model import Draft

TODAY = date(2026, 3, 1)
BODY = (
    "The parliament must ratify the framework before any money flows into the fund, "
    "the minister told reporters in the capital. Talks about security guarantees go on, "
    "and nobody expects them to end before the summer. Opposition parties asked for the "
    "full text to be published, so that committees can study what the country has signed. "
    "A first reading is planned for the second week of March, officials said."
)


@pytest.fixture
def draft_of() -> Callable[..., Draft]:
    def draft_of(body: bytes | str, name: str = "file.txt", today: date = TODAY) -> Draft:
        return read(body.encode() if isinstance(body, str) else body, name, today=today)

    return draft_of


@pytest.fixture
def body() -> str:
    return BODY


@pytest.fixture
def page() -> Callable[..., str]:
    """Build a news page; ``head`` and ``article`` are markup."""

    def page(head: str = "", article: str = f"<p>{BODY}</p>", lang: str = "en-GB") -> str:
        return (
            f"<!DOCTYPE html><html lang='{lang}'><head><title>A deal is signed</title>{head}</head>"
            "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
            f"<article><h1>A deal is signed</h1>{article}</article>"
            "<footer>Copyright 2019 Meridian Wire. All rights reserved.</footer></body></html>"
        )

    return page


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Build a PDF of pages of paragraphs, with the same header on each if one is given."""

    def make_pdf(*pages: list[str], header: str = "", **metadata: str) -> bytes:
        buffer = io.BytesIO()
        style = getSampleStyleSheet()["BodyText"]

        def draw_header(canvas: Canvas, template: BaseDocTemplate) -> None:
            if header:
                canvas.drawString(60, 800, header)
                canvas.drawString(290, 30, f"Page {template.page}")

        story: list[Flowable] = []
        for page in pages:
            story += [Paragraph(text, style) for text in page]
            story.append(PageBreak())
        SimpleDocTemplate(buffer, pagesize=A4, **metadata).build(
            story, onFirstPage=draw_header, onLaterPages=draw_header
        )
        return buffer.getvalue()

    return make_pdf


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Build a Word document by calling ``fill`` on an empty one."""

    def make_docx(fill: Callable[[Document], object]) -> bytes:
        document = docx.Document()
        fill(document)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make_docx


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jane Doe <jane@wire.example>"
    message["To"] = "group@policy.example"
    message["Date"] = "Wed, 26 Feb 2025 23:30:00 -0500"
    message["Subject"] = "Fwd: Re: A deal is signed"
    return message
