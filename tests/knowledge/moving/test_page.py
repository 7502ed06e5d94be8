"""An article as a Markdown file, and back to the letter."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import frontmatter
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.errors import AlteredText, BrokenFile, NoText, TooLarge, Unreadable
from knowledge.ingest.correct import tidy
from knowledge.model import Article, Details, Relation
from knowledge.moving.page import LARGEST, Page, read_page, write_page
from tests.made import NOON, article

TEXT = "The treaty was signed.\n\nFour states must ratify it."
LETTERS = st.characters(codec="utf-8")
WORDS = st.text(LETTERS, max_size=60)
DETAILS = st.builds(
    Details,
    title=WORDS.map(lambda said: f"{said} t"),
    outlet=st.none() | WORDS,
    author=st.none() | WORDS,
    published=st.none() | st.dates(date(1500, 1, 1), NOON.date()),
    url=st.none() | st.text(LETTERS, max_size=60).map(lambda said: f"https://x.example/{said}"),
    language=st.none() | st.sampled_from(["en", "no", "de"]),
).map(tidy)
# The first example of a run loads what the others use, which takes longer than they may.
UNHURRIED = settings(deadline=None)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def page(text=TEXT, **details):
    of = article(text)
    return Page(replace(of, details=replace(of.details, **details)), "text/plain", "a.txt")


def made(text, details, added_at):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(sha256[:12], details, len(text.split()), sha256, added_at, text)


def read(body, name="a.md"):
    return read_page(body if isinstance(body, bytes) else body.encode(), name, now=NOON)


def test_a_page_is_markdown_with_what_is_known_above_the_text():
    one = page(title="Four: states", outlet="Wire", published=date(2025, 5, 8))

    assert write_page(one).decode() == (
        "---\n"
        f"id: {one.article.id}\n"
        "title: 'Four: states'\n"
        "outlet: Wire\n"
        "published: 2025-05-08\n"
        "language: en\n"
        "added_at: '2025-06-01T12:00:00+00:00'\n"
        "words: 9\n"
        f"sha256: {one.article.sha256}\n"
        "media_type: text/plain\n"
        "original_name: a.txt\n"
        "---\n"
        f"{TEXT}\n"
    )


@UNHURRIED
@given(st.text(LETTERS).map(lambda said: f"{said}a") | st.text(LETTERS).map("a{}".format))
@example("---\ntitle: x\n---\na")
@example("a\r\nb\rc\n\n")
@example("\n\na")
@example("\ufeffa\u2028b\u2029c\x85d\x0be\x0cf\x1cg")
@example("```\na\n---\n```\n---\n")
@example("a\r\n")
@example("a\ud7ff\U0010ffff")
def test_any_text_comes_back_to_the_letter(text):
    one = page(text)

    assert read(write_page(one)) == one


@UNHURRIED
@given(
    DETAILS,
    MOMENTS,
    WORDS.map(lambda said: said or "a"),
    st.sampled_from([(None, None), ("b" * 12, Relation.COPY), ("c" * 12, Relation.REVISION)]),
)
def test_any_details_come_back_to_the_letter(details, added_at, name, stands):
    under, relation = stands
    of = made(TEXT, details, added_at)
    one = Page(of, "text/html", name, "originals/a.html", "0" * 64, under, relation)

    assert read(write_page(one)) == one


@UNHURRIED
@given(DETAILS)
def test_other_programs_read_the_same_details(details):
    found = frontmatter.loads(write_page(Page(made(TEXT, details, NOON), "text/plain", "a")))

    assert found["title"] == details.title
    assert found.get("outlet") == details.outlet
    assert found.get("published") == details.published


@pytest.mark.parametrize(
    "changed",
    [
        lambda body: body.replace(b"\n", b"\r\n"),
        lambda body: body.removesuffix(b"\n"),
        lambda body: b"\xef\xbb\xbf" + body,
        lambda body: body.replace(b"---\n", b"--- \n"),
    ],
    ids=["carriage returns", "no line feed at the end", "a byte-order mark", "a space"],
)
def test_what_editors_and_git_do_to_a_file_is_undone(changed):
    one = page("One.\n\nTwo.")

    assert read(changed(write_page(one))) == one


def test_details_that_somebody_corrected_are_taken_as_they_are():
    body = write_page(page()).decode().replace("title: A title", "title: No\nauthor: 2025-05-08")

    found = read(body)
    assert (found.article.details.title, found.article.details.author) == ("No", "2025-05-08")
    assert found.article.text == TEXT


def test_a_changed_text_is_refused_with_the_way_out():
    with pytest.raises(AlteredText) as refused:
        read(write_page(page()).decode().replace("Four", "Five"))

    assert str(refused.value) == (
        "The text of a.md is not the one that was exported. To have it as a new article, remove "
        "the lines `id` and `sha256` and import again; or take the file from the export again."
    )


def test_without_id_and_sha256_it_is_a_file_that_nobody_exported():
    lines = write_page(page()).decode().splitlines(keepends=True)

    assert read("".join(x for x in lines if not x.startswith(("id:", "sha256:")))) is None
    with pytest.raises(BrokenFile, match="only one of the lines"):
        read("".join(x for x in lines if not x.startswith("id:")))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: A title", "title:", "has no `title`"),
        ("title: A title", "title: [a, b]", "has no `title`"),
        ("title: A title", "title: 'A", "is not valid YAML"),
        ("title: A title", f"title: {'x' * 5001}", "over 5,000 characters"),
        ("title: A title", "title: x\nurl: javascript:alert(1)", "not the address of a page"),
        ("title: A title", "title: x\npublished: soon", "that is no day"),
        ("title: A title", "title: x\npublished: 2025-06-03", "has not come yet"),
        ("2025-06-01T12", "noon", "that is no moment"),
        ("2025-06-01T12:00:00+00:00", "0001-01-01T00:00:00+14:00", "that is no moment"),
        ("words: 9", "under: abc", "neither revision nor copy"),
        ("words: 9", "under: abc\nrelation: cousin", "neither revision nor copy"),
        ("---\n", "", "does not begin with"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(old, new, said):
    body = write_page(page()).decode()
    assert old in body

    with pytest.raises(BrokenFile, match=said):
        read(body.replace(old, new))


def test_an_id_that_is_not_the_texts_is_refused():
    one = page()

    with pytest.raises(BrokenFile, match="not its text's"):
        read(write_page(one).replace(one.article.id.encode(), b"0" * 12, 1))


def test_a_text_without_words_and_one_longer_than_any_are_refused():
    with pytest.raises(NoText):
        read(write_page(page("...")))
    with pytest.raises(TooLarge):
        read(write_page(page("a" * 1_000_001)))
    with pytest.raises(TooLarge):
        read(b"a" * (LARGEST + 1))


def test_a_moment_without_a_zone_is_in_utc_and_none_is_now():
    body = write_page(page()).decode()
    line = "added_at: '2025-06-01T12:00:00+00:00'\n"

    assert read(body.replace(line, "added_at: 2025-05-01 09:30\n")).article.added_at == datetime(
        2025, 5, 1, 9, 30, tzinfo=UTC
    )
    assert read(body.replace(line, "")).article.added_at == NOON
    later = read(body.replace(line, "added_at: 2025-05-01T09:30+02:00\n")).article.added_at
    assert later.utcoffset() == timedelta(0)


@UNHURRIED
@given(st.binary(max_size=300).map(lambda said: b"---\n" + said) | st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body):
    assert outcome(body) in (None, "refused")


def outcome(body):
    try:
        return read(body)
    except Unreadable:
        return "refused"
