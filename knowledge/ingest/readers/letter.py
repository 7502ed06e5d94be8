"""Read a saved e-mail, a newsletter, or a page saved as MHTML."""

from __future__ import annotations

import base64
import email
import email.policy
import email.utils
import io
import re
from dataclasses import replace
from datetime import date
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage, MIMEPart

from knowledge.errors import BrokenFile, NoText
from knowledge.ingest.readers.dates import parse_day
from knowledge.ingest.readers.encoding import decode
from knowledge.ingest.readers.language import language_code
from knowledge.ingest.readers.lines import set_paragraphs_apart
from knowledge.ingest.readers.reading import PARSER_FAULTS, Reading
from knowledge.ingest.readers.webpage import FEWEST_WORDS, read_webpage

_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE)
_LONGEST_HEADER = 2_000
_SAVED_PAGE = "Snapshot-Content-Location"


class _Short(email.policy.EmailPolicy):
    """Cuts headers: those made of thousands of pieces take seconds to take apart."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_SHORT = _Short()


def read_letter(body: bytes, name: str, *, today: date) -> Reading:
    """Return the text of a message: subject as title, sender as author, its day.

    Raises NoText without a text part, BrokenFile when the parts do not fit,
    and whatever reading a page raises when the text is HTML.
    """
    try:
        # Read a piece at a time, which takes half the memory.
        message = email.message_from_binary_file(io.BytesIO(body), policy=_SHORT)
        if not isinstance(message, EmailMessage):
            raise TypeError(type(message).__name__)
        page, text = _texts(message)
        headers = _headers(message)
        warnings = _attachments(message)
    except PARSER_FAULTS as fault:
        raise BrokenFile(
            f"{name} is a damaged message; open it, copy its text into a txt file and add that."
        ) from fault
    found = _body(page, text, name, today)
    if _SAVED_PAGE in message:
        found = replace(found, url=found.url or headers.url)
        headers = Reading("")
    said = headers.or_else(found)
    return replace(said, text=found.text, warnings=(*found.warnings, *warnings))


def _body(page: tuple[bytes, str | None] | None, text: str, name: str, today: date) -> Reading:
    """Read the plain text, or the HTML where the plain one only points there."""
    plain = Reading(set_paragraphs_apart(text)) if text.strip() else None
    if plain and (page is None or len(text.split()) >= FEWEST_WORDS):
        return plain
    try:
        if page:
            return read_webpage(page[0], name, today=today, charset=page[1])
    except NoText:
        if plain:
            return plain
    raise NoText(
        f"{name} is a message without text; if the article is attached, "
        "save the attachment and add that."
    )


def _texts(message: EmailMessage) -> tuple[tuple[bytes, str | None] | None, str]:
    """Return the HTML body with its encoding, and the plain body."""
    plain = message.get_body(("plain",))
    html = message.get_body(("html", "related"))
    page = None
    if html is not None and html.get_content_subtype() == "html":
        page = _payload(html), html.get_content_charset()
    if plain is None:
        return page, ""
    text = decode(_payload(plain), plain.get_content_charset())
    return page, "\n".join(text.splitlines())


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        # Cut off in the middle, and given back as it is: all but the last sign can be read.
        packed = re.sub(rb"[^A-Za-z0-9+/]", b"", payload if isinstance(payload, bytes) else b"")
        return base64.b64decode(packed[: len(packed) // 4 * 4])
    return payload if isinstance(payload, bytes) else b""


def _headers(message: EmailMessage) -> Reading:
    sender, _ = email.utils.parseaddr(_header(message, "From"))
    subject = _PREFIX.sub("", _header(message, "Subject"))
    return Reading(
        "",
        title=subject or None,
        author=sender if sender and "@" not in sender else None,
        published=_sent(_header(message, "Date")),
        url=_header(message, _SAVED_PAGE) or None,
        language=language_code(_header(message, "Content-Language")),
    )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sent(header: str) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(header).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        # Not RFC 5322, as some newsletters write it.
        return parse_day(header)


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    count = sum(part.get_content_disposition() == "attachment" for part in message.walk())
    if not count:
        return ()
    return (f"{count} attachment{'s' if count > 1 else ''} left out",)
