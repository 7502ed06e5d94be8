from __future__ import annotations

from datetime import date


def test_a_scraped_article_gives_text_and_details(draft_of, body):
    draft = draft_of(
        f"A deal is signed\r\nBy Jane Doe\r\nFebruary 26, 2025\r\n"
        f"Source: Meridian Wire\r\n\r\n{body}"
    )
    assert draft.text == body
    assert draft.details.title == "A deal is signed"
    assert draft.details.author == "Jane Doe"
    assert draft.details.published == date(2025, 2, 26)
    assert draft.details.outlet == "Meridian Wire"
    assert draft.media_type == "text/plain"
    assert draft.warnings == ()


def test_paragraphs_are_set_apart_by_one_blank_line(draft_of):
    draft = draft_of("A deal\n\n\n\nIt was signed.\n \n\t\nTalks go on.\n")
    assert draft.text == "It was signed.\n\nTalks go on."


def test_an_old_encoding_is_read(draft_of):
    text = "Der Minister sagte in Düsseldorf, dass über Fördermittel später entschieden werde."
    assert draft_of(text.encode("cp1252")).text == text


def test_markup_in_plain_text_stays_as_it_is(draft_of):
    assert draft_of("Use *stars* and _lines_ for the [summit].").text == (
        "Use *stars* and _lines_ for the [summit]."
    )
