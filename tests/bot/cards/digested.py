"""Digests of any size, for tests of cards."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from knowledge import (
    LONGEST_PHRASE,
    LONGEST_TOPIC,
    MOST_ENTRIES,
    Because,
    Digest,
    Match,
    Options,
    Quote,
    Schedule,
    Span,
    Story,
    Subscription,
    Topic,
)
from tests.bot.cards.made import articles, long_bodies, quotes, text
from tests.made import NOON

ROLE, GROUP, KEY = "18446744073709551615", "18446744073709551614", "k" * 25
names = text.map(lambda words: " ".join(words.split())[:LONGEST_TOPIC] or "x")
phrases = text.map(lambda words: words[:LONGEST_PHRASE])
topics = st.builds(Topic, names, number=st.integers(1, 10**6))


@st.composite
def spans(draw, of):
    start = draw(st.integers(0, len(of) - 1))
    return Span(start, draw(st.integers(start + 1, len(of))))


@st.composite
def stories(draw):
    first = draw(quotes(long_bodies))
    article, topic = first.article, draw(topics)
    further = draw(st.lists(spans(article.text), max_size=2))
    said = [first, *(Quote(article, one.start, one.end, None, 0.5) for one in further)]
    match = Match(
        topic.number,
        article.id,
        draw(st.sampled_from([one for one in Because if one.is_match])),
        tuple(draw(st.lists(phrases, max_size=4))),
        draw(st.none() | st.floats(0, 1)),
        marks=tuple(draw(st.lists(spans(article.text), max_size=6))),
    )
    also = tuple(draw(st.lists(articles, max_size=4)))
    return Story(article, also, topic, match, tuple(said[: draw(st.integers(0, 3))]))


@st.composite
def digests(draw, least=0):
    found = draw(st.lists(stories(), min_size=least, max_size=4))
    options = Options(
        entries=draw(st.integers(1, MOST_ENTRIES)),
        headlines_only=draw(st.booleans()),
        mention=draw(st.sampled_from([None, ROLE])),
    )
    known = tuple(draw(st.lists(topics, max_size=6)))
    numbers = tuple(one.number for one in known) or (1,)
    personal = draw(st.booleans())
    order = Subscription(numbers, "7", personal, "8", Schedule(), "UTC", options, number=3)
    times = draw(st.integers(1, 6))
    since = NOON - timedelta(days=draw(st.integers(1, 40)))
    catch_up = draw(st.booleans())
    return Digest(GROUP, order, NOON, since, tuple(found * times), KEY, catch_up, topics=known)
