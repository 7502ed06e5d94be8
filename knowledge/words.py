"""Words as the word index sees them: folded, stemmed, apart in scripts without spaces, weighed."""

from __future__ import annotations

import math
import re
import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Final

# Thai, Lao, Tibetan, Burmese, Khmer, kana and the Chinese characters are written without
# spaces: each stands for itself in the index, and a word of them is a phrase.
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
# NUL ends a query early; half a surrogate pair cannot be stored.
_UNFIT: Final = re.compile("[\0\ud800-\udfff]")
# Words of so little meaning that a text is not nearer for holding them.
_STOP_WORDS: Final = frozenset(
    """a about after all also am an and any are as at be because been before being between both
    but by can could did do does during each few for from further had has have he her here him
    his how i if in into is it its just may me more most much must my no nor not now of off on
    only or other our out over own same she should so some such than that the their them then
    there these they this those to too under until up very was we were what when where which
    while who whom whose why will with would you your""".split()
)
_WORD: Final = re.compile(r"\w+")
# What an apostrophe cuts off a word: "EU's", "don't", "they're".
_ENDING: Final = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)


def telling(text: str) -> tuple[str, ...]:
    """Return the words of an English text that carry meaning, in lower case, each once."""
    return tuple(word for word in plain_words(text) if word not in _STOP_WORDS)


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without what an apostrophe cuts off, in lower case, each once."""
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(_ENDING.sub("", text))))


def rareness(holding: int, of: int) -> float:
    """Weigh a word by how few of some passages hold it: idf as BM25 has it.

    Robertson and Zaragoza, 2009; kept above zero by adding one inside the logarithm.
    """
    return math.log(1 + (of - holding + 0.5) / (holding + 0.5))


def tokenizer(*, stem: bool) -> str:
    """Name the FTS5 tokenizer: without case and accents, and English endings if ``stem``."""
    plain = "unicode61 remove_diacritics 2"
    return f"porter {plain}" if stem else plain


def separated(text: str) -> str:
    """Put spaces around the characters of scripts that have none, and drop what is unfit."""
    fit = _UNFIT.sub(" ", text)
    return fit if fit.isascii() else _UNSPACED.sub(r" \1 ", fit)


def unseparated(text: str) -> Sequence[int]:
    """Return for each character of ``separated(text)`` the place in ``text`` that it stands for."""
    if text.isascii() or not _UNSPACED.search(text):
        return range(len(text))
    return [
        place
        for place, character in enumerate(text)
        for _ in range(3 if _UNSPACED.match(character) else 1)
    ]


def terms(texts: Sequence[str], *, stem: bool) -> tuple[tuple[str, ...], ...]:
    """Return the terms of each text in order, cut and folded exactly as the index does it."""
    return _tokens(stem).of(texts)


def texts_with(
    wanted: Collection[str], texts: Sequence[str], *, stem: bool
) -> dict[str, list[int]]:
    """Return for each wanted term the places, rising, of the texts that hold it."""
    return _tokens(stem).texts_with(wanted, texts)


@cache
def _tokens(stem: bool) -> _Tokens:
    return _Tokens(stem)


class _Tokens:
    """An empty FTS5 table in memory, there to lend its tokenizer."""

    def __init__(self, stem: bool) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            f"text, content='', tokenize='{tokenizer(stem=stem)}')"
        )
        self._connection.execute("CREATE VIRTUAL TABLE found USING fts5vocab(words, 'instance')")

    def of(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        with self._holding(texts) as connection:
            found = connection.execute("SELECT doc, offset, term FROM found").fetchall()
        kept: list[list[str]] = [[] for _ in texts]
        for number, _, term in sorted(found):
            kept[number].append(term)
        return tuple(map(tuple, kept))

    def texts_with(self, wanted: Collection[str], texts: Sequence[str]) -> dict[str, list[int]]:
        sql = "SELECT DISTINCT doc FROM found WHERE term = ? ORDER BY doc"
        with self._holding(texts) as connection:
            return {term: [row[0] for row in connection.execute(sql, (term,))] for term in wanted}

    @contextmanager
    def _holding(self, texts: Sequence[str]) -> Iterator[sqlite3.Connection]:
        rows = [(number, separated(text)) for number, text in enumerate(texts)]
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                self._connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")
