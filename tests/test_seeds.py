"""What the sample articles and their questions have to keep."""

from __future__ import annotations

import tomllib
from datetime import date
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import frontmatter
import pytest
from lxml import html

from knowledge.ingest.cleaning import clean
from knowledge.ingest.readers import read
from knowledge.shingles import containment, shingles

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ARTICLES = sorted(path for path in SEEDS.iterdir() if path.suffix in {".html", ".md", ".txt"})
CATALOGUE = tomllib.loads((SEEDS / "questions.toml").read_text(encoding="utf-8"))
QUESTIONS = CATALOGUE["question"]
ANSWERABLE = [question for question in QUESTIONS if "cites" in question]


def body_of(path: Path) -> str:
    """Return the words of a file, for a page those a reader sees, white space folded."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return raw
    if path.suffix == ".md":
        return str(frontmatter.loads(raw).content)
    page = html.fromstring(raw)
    for unseen in page.xpath("//head | //script | //style"):
        unseen.drop_tree()
    return " ".join(page.text_content().split())


BODIES = {path.name: body_of(path) for path in ARTICLES}


def test_there_are_enough_articles_and_questions() -> None:
    assert len(ARTICLES) >= 14
    assert len(QUESTIONS) >= 60


def test_time_words_have_a_day_to_be_read_on() -> None:
    assert CATALOGUE["now"] == date(2025, 7, 1)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["ask"])
def test_a_question_is_either_answered_or_refused(question: dict[str, object]) -> None:
    expected = ({"ask", "article", "cites"}, {"ask", "refuse"})
    assert set(question) in expected
    assert question.get("refuse", True) is True


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["ask"])
def test_the_cited_words_stand_once_and_in_the_named_article(question: dict[str, str]) -> None:
    counts = {name: body.count(question["cites"]) for name, body in BODIES.items()}
    found = {name: count for name, count in counts.items() if count}
    assert found == {question["article"]: 1}


def test_every_article_has_a_question() -> None:
    asked = {question["article"] for question in ANSWERABLE}
    assert asked == set(BODIES)


def test_no_question_is_asked_twice() -> None:
    asked = [question["ask"].casefold().strip(" ?.") for question in QUESTIONS]
    assert len(set(asked)) == len(asked)


def test_no_two_articles_are_the_same() -> None:
    digests = {sha256(body.encode()).hexdigest() for body in BODIES.values()}
    assert len(digests) == len(ARTICLES)


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if path.suffix == ".md"], ids=lambda path: path.name
)
def test_front_matter_says_what_an_article_is(path: Path) -> None:
    matter = frontmatter.load(str(path)).metadata
    assert matter["title"]
    assert matter["outlet"]
    assert isinstance(matter["date"], date)
    assert matter["date"] <= CATALOGUE["now"]


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if path.suffix == ".html"], ids=lambda path: path.name
)
def test_a_page_says_what_an_article_is(path: Path) -> None:
    page = html.fromstring(path.read_text(encoding="utf-8"))
    for name in ("og:title", "og:site_name", "article:published_time"):
        assert page.xpath(f"string(//meta[@property='{name}']/@content)")
    assert page.xpath("string(//link[@rel='canonical']/@href)").startswith("https://")


def test_no_article_is_a_copy_or_a_version_of_another() -> None:
    today = date(2026, 1, 1)
    drafts = {path.name: read(path.read_bytes(), path.name, today=today) for path in ARTICLES}
    runs = {name: shingles(clean(draft.text).text) for name, draft in drafts.items()}
    alike = {
        pair: share
        for pair in combinations(runs, 2)
        if (share := containment(runs[pair[0]], runs[pair[1]])) > 0.2
    }
    assert alike == {}
