"""Where articles hold words and phrases: cut, folded and stemmed exactly as the index does it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

from knowledge.model import Article, Span
from knowledge.words import separated, terms, tokenizer, unseparated

# What FTS5 puts around what it finds; in a text they separate words, as spaces do.
_OPEN: Final = "\x01"
_CLOSE: Final = "\x02"
Found = TypeVar("Found")
_UNMARKED: Final = str.maketrans({_OPEN: " ", _CLOSE: " "})


@dataclass(frozen=True, slots=True)
class Held:
    """Where an article holds a phrase: whether in its title, and the spans of its text."""

    in_title: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How often an article holds a word."""

    in_title: int
    in_text: int


def phrases_in(articles: Sequence[Article], wanted: Sequence[str]) -> list[dict[str, Held]]:
    """Return for each article those of some phrases that it holds, as whole words."""
    found: list[dict[str, Held]] = [{} for _ in articles]
    for places, page in _pages(articles, wanted):
        for phrase in wanted:
            titles, texts = page.spans(phrase)
            for row in titles.keys() | texts.keys():
                found[places[row]][phrase] = Held(row in titles, texts.get(row, ()))
    return found


def words_in(articles: Sequence[Article], wanted: Sequence[str]) -> list[dict[str, Count]]:
    """Return for each article how often it holds those of some words that it does hold."""
    found: list[dict[str, Count]] = [{} for _ in articles]
    for places, page in _pages(articles, wanted):
        for word in wanted:
            titles, texts = page.counts(word)
            for row in titles.keys() | texts.keys():
                found[places[row]][word] = Count(titles.get(row, 0), texts.get(row, 0))
    return found


def _pages(articles: Sequence[Article], wanted: Sequence[str]) -> Iterator[tuple[list[int], _Page]]:
    """Yield the articles whose words are stemmed and then the others, by their places."""
    for stem in (True, False) if wanted else ():
        places = [at for at, one in enumerate(articles) if one.details.is_english is stem]
        if places:
            with _page([articles[place] for place in places], stem=stem) as page:
                yield places, page


@contextmanager
def _page(articles: Sequence[Article], *, stem: bool) -> Iterator[_Page]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield _Page(connection, articles, stem=stem)


class _Page:
    """An FTS5 table in memory: the titles of some articles first, then their texts."""

    def __init__(
        self, connection: sqlite3.Connection, articles: Sequence[Article], *, stem: bool
    ) -> None:
        self._connection = connection
        self._stem = stem
        self._size = len(articles)
        self._texts = [one.details.title for one in articles] + [one.text for one in articles]
        connection.execute(
            f"CREATE VIRTUAL TABLE page USING fts5(text, tokenize='{tokenizer(stem=stem)}')"
        )
        connection.execute("CREATE VIRTUAL TABLE found USING fts5vocab(page, 'instance')")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO page (rowid, text) VALUES (?, ?)",
            ((row, separated(text.translate(_UNMARKED))) for row, text in enumerate(self._texts)),
        )

    def spans(self, phrase: str) -> tuple[dict[int, tuple[Span, ...]], ...]:
        """Return where titles and where texts hold a phrase, by the article's place."""
        (forms,) = terms([phrase], stem=self._stem)
        if not forms:
            return {}, {}
        quoted = '"{}"'.format(separated(phrase).replace('"', '""'))
        rows = self._connection.execute(
            "SELECT rowid, highlight(page, 0, ?, ?) FROM page WHERE page MATCH ?",
            (_OPEN, _CLOSE, quoted),
        )
        return self._apart({row: _spans(marked, self._texts[row]) for row, marked in rows})

    def counts(self, word: str) -> tuple[dict[int, int], ...]:
        """Count a word in titles and in texts; one of several terms as its rarest."""
        (forms,) = terms([word], stem=self._stem)
        counts = [
            dict(
                self._connection.execute(
                    "SELECT doc, count(*) FROM found WHERE term = ? GROUP BY doc", (form,)
                ).fetchall()
            )
            for form in dict.fromkeys(forms)
        ]
        rows = set[int].intersection(*map(set, counts)) if counts else set()
        return self._apart({row: min(one[row] for one in counts) for row in rows})

    def _apart(self, rows: dict[int, Found]) -> tuple[dict[int, Found], dict[int, Found]]:
        titles = {row: found for row, found in rows.items() if row < self._size}
        texts = {row - self._size: found for row, found in rows.items() if row >= self._size}
        return titles, texts


def _spans(marked: str, text: str) -> tuple[Span, ...]:
    """Return the spans of ``text`` that FTS5 put marks around in what it was given of it."""
    places = unseparated(text)
    spans: list[Span] = []
    before, *others = marked.split(_OPEN)
    at = len(before)
    for part in others:
        found, _, after = part.partition(_CLOSE)
        spans.append(Span(places[at], places[at + len(found) - 1] + 1))
        at += len(found) + len(after)
    return tuple(spans)
