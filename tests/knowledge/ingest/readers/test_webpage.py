from __future__ import annotations

import json
from datetime import date

import pytest

from knowledge.errors import NoText, TooLarge
from knowledge.ingest.readers.consent import looks_like_consent
from knowledge.ingest.readers.webpage import MOST_ELEMENTS, cut_outlet

NO_ARTICLE = (
    "page.html shows no article; the page may build it with scripts, "
    "so copy the article into a txt file or print the page to pdf, and add that."
)
CONSENT = (
    "Before you continue. We use cookies to deliver our service and to measure who visits. "
    "Accept all or manage preferences at any time. Read our privacy policy."
)


def test_the_article_is_read_without_the_furniture(draft_of, page, body):
    draft = draft_of(page(), "page.html")
    assert draft.text == body
    assert draft.media_type == "text/html"


def test_the_title_is_not_repeated_in_the_text(draft_of, page):
    draft = draft_of(page())
    assert draft.details.title == "A deal is signed"
    assert "A deal is signed" not in draft.text


def test_open_graph_gives_the_details(draft_of, page):
    details = draft_of(
        page(
            "<meta property='og:title' content='A deal is signed | Meridian Wire'>"
            "<meta property='og:site_name' content='Meridian Wire'>"
            "<meta property='article:published_time' content='2025-02-26T10:00:00Z'>"
            "<meta name='author' content='Jane Doe'>"
            "<link rel='canonical' href='https://wire.example/deal'>"
        )
    ).details
    assert details.title == "A deal is signed"
    assert details.outlet == "Meridian Wire"
    assert details.published == date(2025, 2, 26)
    assert details.author == "Jane Doe"
    assert details.url == "https://wire.example/deal"
    assert details.language == "en"


def test_linked_data_gives_the_details(draft_of, page):
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "A deal is signed",
        "datePublished": "2025-02-26",
        "author": [{"@type": "Person", "name": n} for n in ("Jane Doe", "John Roe")],
        "publisher": {"@type": "Organization", "name": "Meridian Wire"},
    }
    details = draft_of(
        page(f"<script type='application/ld+json'>{json.dumps(said)}</script>")
    ).details
    assert details.outlet == "Meridian Wire"
    assert details.published == date(2025, 2, 26)
    assert details.author == "Jane Doe, John Roe"


def test_r20_a_date_in_the_future_is_left_out_and_named(draft_of, page):
    draft = draft_of(page("<meta property='article:published_time' content='2031-05-01'>"))
    assert draft.details.published is None
    assert draft.warnings == ("the date 2031-05-01 is in the future and was left out",)


def test_r20_the_year_of_a_copyright_line_is_no_date(draft_of, page):
    assert draft_of(page()).warnings == ("no date found",)


def test_r20_a_consent_page_is_marked(draft_of):
    draft = draft_of(f"<html><body><p>{CONSENT}</p></body></html>")
    assert draft.warnings == ("looks like a consent page", "under 60 words", "no date found")


def test_an_article_on_cookies_is_no_consent_page(body):
    assert not looks_like_consent(f"{body} It asks sites for consent and a cookie policy.")


def test_a_byline_in_the_text_fills_what_the_markup_leaves_open(draft_of, page, body):
    draft = draft_of(page(article=f"<p>By Jane Doe</p><p>26 February 2025</p><p>{body}</p>"))
    assert draft.details.author == "Jane Doe"
    assert draft.details.published == date(2025, 2, 26)
    assert draft.text == body


def test_paragraphs_lists_and_tables_keep_their_shape(draft_of, page, body):
    draft = draft_of(
        page(
            article=f"<p>{body}</p><h2>Next steps</h2>"
            "<ul><li>one thing</li><li>two things</li></ul>"
            "<table><tr><th>Year</th><th>Aid</th></tr><tr><td>2024</td><td>12</td></tr></table>"
        )
    )
    assert draft.text == (f"{body}\n\nNext steps\n\none thing\ntwo things\n\nYear | Aid\n2024 | 12")


def test_comments_of_readers_are_left_out(draft_of, page, body):
    comments = (
        f"<section id='comments'><div class='comment'><p>I disagree. {body}</p></div></section>"
    )
    assert "I disagree" not in draft_of(page().replace("<footer>", f"{comments}<footer>")).text


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-2", "utf-8"])
def test_the_declared_encoding_is_used(draft_of, page, body, charset):
    html = page(f"<meta charset='{charset}'>", f"<p>{body} Außenminister Müller sprach.</p>")
    assert draft_of(html.encode(charset)).text == f"{body} Außenminister Müller sprach."


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<html><body><script>go()</script></body></html>", "<p>Loading</p>"],
)
def test_a_page_without_an_article_is_refused(draft_of, html):
    with pytest.raises(NoText) as refusal:
        draft_of(html, "page.html")
    assert str(refusal.value) == NO_ARTICLE


def test_nesting_without_end_is_refused(draft_of, body):
    with pytest.raises(NoText) as refusal:
        draft_of(f"<html><body>{'<div>' * 10_000}<p>{body}</p>", "page.html")
    assert str(refusal.value) == NO_ARTICLE


def test_a_page_of_too_many_elements_is_refused(draft_of):
    with pytest.raises(TooLarge) as refusal:
        draft_of("<html><body>" + "<br>" * (MOST_ELEMENTS + 1), "page.html")
    assert str(refusal.value) == (
        "page.html is a page of more than 100,000 elements; "
        "save the article alone, as txt or pdf, and add that."
    )


def test_nul_bytes_do_no_harm(draft_of, page, body):
    assert draft_of(page().replace("<p>", "\x00<p>\x00")).text == body


def test_a_fragment_of_a_page_is_read(draft_of, body):
    assert draft_of(f"<div><p>{body}</p></div>").text == body


@pytest.mark.parametrize(
    ("title", "outlet", "cut"),
    [
        ("A deal - Meridian Wire", "Meridian Wire", "A deal"),
        ("A deal | MERIDIAN WIRE", "Meridian Wire", "A deal"),
        ("Meridian Wire – A deal", "Meridian Wire", "A deal"),
        ("A deal - in two parts - Meridian Wire", "Meridian Wire", "A deal - in two parts"),
        ("A deal - Analysis", "Meridian Wire", "A deal - Analysis"),
        ("A deal", None, "A deal"),
        ("Meridian Wire", "Meridian Wire", "Meridian Wire"),
        ("", "Meridian Wire", None),
    ],
)
def test_the_outlet_is_cut_from_the_title(title, outlet, cut):
    assert cut_outlet(title, outlet) == cut
