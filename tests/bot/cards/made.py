"""Quotes of any length and script, for tests of cards."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.cards.added import Outcome
from bot.cards.markdown import escape
from knowledge import (
    Added,
    Change,
    MonthCount,
    Outcomes,
    OutletCount,
    Quote,
    Relation,
    Removal,
    SourceRequest,
    Span,
    Status,
)
from knowledge.model import Article, Details
from tests.made import NOON

SCRIPTS = "Aé漢字ひらكلمةबहु🏛️👩‍👩‍👧‍👦 \n.,:;-–—'\"“”‘’()[]{}<>#*_~`|\\/@&%$1234567890"
text = st.one_of(
    st.text(st.sampled_from(SCRIPTS), min_size=1, max_size=200),
    st.text(min_size=1, max_size=200).filter(lambda t: "\x00" not in t),
    st.integers(1, 90).map(lambda n: "**# @everyone https://x.example/a_b <@1> " * n),
)
addresses = st.one_of(
    st.none(),
    st.text(st.sampled_from("abc/%()<>[] _*?&=#é漢"), max_size=1500).map(
        "https://a.example/".__add__
    ),
)


@st.composite
def quotes(draw, bodies=text):
    body = draw(bodies)
    start = draw(st.integers(0, max(len(body) - 1, 0)))
    end = draw(st.integers(start + 1, len(body)))
    length = end - start
    first = draw(st.integers(0, length - 1))
    last = draw(st.integers(first + 1, length))
    part = draw(st.sampled_from([None, Span(first, last)]))
    name = st.none() | text
    details = Details(
        draw(text),
        draw(name),
        draw(name),
        draw(st.none() | st.just(date(2025, 5, 8))),
        draw(addresses),
    )
    article = Article("0123456789ab", details, 1, "0" * 64, NOON, body)
    return Quote(article, start, end, part, 0.5)


@st.composite
def statuses(draw):
    counts = st.integers(1, 10**9)
    days = st.none() | st.dates(date(1500, 1, 1))
    outlets = draw(st.lists(st.builds(OutletCount, st.none() | text, counts, counts), max_size=15))
    months = [MonthCount(draw(days), draw(counts)) for _ in range(draw(st.integers(0, 3)))]
    added = [
        Article("0" * 12, Details(draw(text), draw(st.none() | text)), 1, "0" * 64, NOON, "T")
        for _ in range(draw(st.integers(0, 5)))
    ]
    requests = [
        SourceRequest(str(n), words, draw(counts), NOON, NOON)
        for n, words in enumerate(draw(st.lists(text, max_size=5)))
    ]
    return Status(
        articles=sum(one.articles for one in outlets),
        passages=draw(counts),
        words=draw(counts),
        outlets=tuple(outlets),
        months=tuple(months),
        added=tuple(added),
        storage_bytes=draw(st.integers(0, 10**15)),
        questions=Outcomes(draw(counts), draw(counts), draw(counts)),
        requests=tuple(requests),
    )


long_bodies = st.one_of(
    text, st.integers(1, 120).map(lambda n: "A long sentence, 漢字 *and* so on " * n)
)


names = st.none() | text
details = st.builds(
    Details,
    text,
    names,
    names,
    st.none() | st.just(date(2025, 5, 8)),
    addresses,
    st.sampled_from([None, "en", "zz"]),
)
articles = st.builds(
    Article,
    st.just("0123456789ab"),
    details,
    st.integers(0, 10**7),
    st.just("0" * 64),
    st.just(NOON),
    text,
)
changes = st.builds(Change, st.none() | text, st.none() | text)
added = st.builds(
    Added,
    articles,
    st.booleans(),
    st.integers(0, 10**4),
    st.lists(st.builds(Removal, text, st.integers(1, 99)), max_size=3),
    st.lists(text, max_size=3),
    st.none() | st.sampled_from(Relation),
    st.none() | articles,
    st.lists(changes, max_size=6),
)


def made_added(title):
    """A later version of an article, both of one title."""
    one = Article("0123456789ab", Details(title), 1, "0" * 64, NOON, "Words.")
    change = Change("Words.", "*" * 200)
    return Added(one, True, 1, (), (), Relation.REVISION, one, [change] * 9)


outcomes = st.builds(Outcome, text, added | text.map(escape))
