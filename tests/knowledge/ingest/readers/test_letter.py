from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import NoText


def test_a_message_gives_text_and_details(draft_of, message, body):
    message.set_content(body)
    draft = draft_of(message.as_bytes())
    assert draft.text == body
    assert draft.details.title == "A deal is signed"
    assert draft.details.author == "Jane Doe"
    assert draft.details.published == date(2025, 2, 26)
    assert draft.media_type == "message/rfc822"
    assert draft.warnings == ()


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("RE: RE: A deal", "A deal"),
        ("Fw[2]: A deal", "A deal"),
        ("Regarding a deal", "Regarding a deal"),
    ],
)
def test_marks_of_replies_leave_the_title(draft_of, message, body, subject, title):
    del message["Subject"]
    message["Subject"] = subject
    message.set_content(body)
    assert draft_of(message.as_bytes()).details.title == title


def test_an_address_is_no_author(draft_of, message, body):
    del message["From"]
    message["From"] = "jane@wire.example"
    message.set_content(body)
    assert draft_of(message.as_bytes()).details.author is None


def test_a_sender_in_another_alphabet_is_read(draft_of, message, body):
    del message["From"]
    message["From"] = "Олена Коваль <olena@wire.example>"
    message.set_content(body)
    assert draft_of(message.as_bytes()).details.author == "Олена Коваль"


def test_plain_text_is_preferred(draft_of, message, body):
    message.set_content(body)
    message.add_alternative(f"<html><p>Styled. {body}</p></html>", subtype="html")
    assert draft_of(message.as_bytes()).text == body


def test_plain_text_that_only_points_to_the_page_is_passed_over(draft_of, message, body):
    message.set_content("View this in your browser.")
    message.add_alternative(f"<html><body><p>{body}</p></body></html>", subtype="html")
    assert draft_of(message.as_bytes()).text == body


def test_short_plain_text_is_kept_where_the_page_has_none(draft_of, message):
    message.set_content("It was signed today.")
    message.add_alternative("<html><body><img src=x></body></html>", subtype="html")
    assert draft_of(message.as_bytes()).text == "It was signed today."


def test_a_message_in_html_is_read(draft_of, message, page, body):
    message.set_content(page(), subtype="html")
    draft = draft_of(message.as_bytes())
    assert draft.text == body
    assert draft.details.title == "A deal is signed"


def test_quoted_lines_are_kept(draft_of, message):
    message.set_content("I agree with this part of it.\n\n> It was signed\n> on Friday.\n")
    assert draft_of(message.as_bytes()).text == (
        "I agree with this part of it.\n\n> It was signed\n> on Friday."
    )


def test_attachments_are_left_out_and_counted(draft_of, message, body):
    message.set_content(body)
    for name in ("a.pdf", "b.pdf"):
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=name)
    draft = draft_of(message.as_bytes())
    assert (draft.text, draft.warnings) == (body, ("2 attachments left out",))


def test_a_message_without_text_is_refused(draft_of, message):
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(NoText) as refusal:
        draft_of(message.as_bytes(), "letter.eml")
    assert str(refusal.value) == (
        "letter.eml is a message without text; if the article is attached, "
        "save the attachment and add that."
    )


def test_an_unknown_encoding_is_guessed(draft_of, message, body):
    message.set_content(body)
    raw = message.as_bytes().replace(b'charset="utf-8"', b'charset="x-none"')
    assert draft_of(raw).text == body


def test_a_date_that_is_none_is_marked(draft_of, message, body):
    del message["Date"]
    message.set_content(body)
    raw = b"Date: some day\n" + message.as_bytes()
    assert draft_of(raw).warnings == ("no date found",)


def test_a_page_saved_as_mhtml_is_read_as_a_page(draft_of, body, page):
    raw = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://wire.example/deal\n"
        "Subject: A deal is signed\nDate: Sun, 1 Feb 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\n\n"
        + page("<meta property='article:published_time' content='2025-02-26'>")
        + "\n--b--\n"
    )
    draft = draft_of(raw)
    assert draft.text == body
    assert draft.details.title == "A deal is signed"
    assert draft.details.url == "https://wire.example/deal"
    assert draft.details.author is None
    assert draft.details.published == date(2025, 2, 26)
