"""The first rule that applies decides, whatever else would speak for an article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.digests.nearness import THRESHOLD
from knowledge.digests.rules import Near, verdict
from knowledge.model import Because, Topic
from tests.made import article

PHRASES = ("a", "b", "c")
some = st.lists(st.sampled_from(PHRASES), unique=True).map(tuple)
outlets = st.lists(st.sampled_from(["Wire", "Herald"]), unique=True).map(tuple)
scores = st.one_of(st.none(), st.floats(0, 1))
topics = st.builds(
    Topic,
    name=st.just("t"),
    any_of=some,
    all_of=some,
    none_of=some,
    outlets=outlets,
    not_outlets=outlets,
    description=st.sampled_from(["", "A treaty"]),
    examples=st.sampled_from([(), ("x",)]),
)
nears = st.builds(Near, score=scores, alone=scores, like=st.just("x"), muted=st.none())
articles = st.sampled_from([article("Text.", outlet=one) for one in ("Wire", "Herald", None)])


@given(topics, articles, some, nears)
def test_an_article_belongs_exactly_where_the_topic_says_so(topic, one, held, near):
    outlet = one.details.outlet
    allowed = (not topic.outlets or outlet in topic.outlets) and outlet not in topic.not_outlets
    allowed = allowed and not set(topic.none_of) & set(held) and set(topic.all_of) <= set(held)
    is_near = near.score is not None and near.score >= THRESHOLD
    asks = bool(topic.any_of or topic.description or topic.examples)
    expected = allowed and (not asks or bool(set(topic.any_of) & set(held)) or is_near)

    assert verdict(topic, one, held, near).is_match is expected


@given(topics, articles, some, nears)
def test_what_is_muted_never_belongs(topic, one, held, near):
    assert not verdict(topic, one, held, replace(near, muted="y")).is_match


@given(topics, articles, some, nears)
def test_a_reason_names_phrases_that_it_is_about(topic, one, held, near):
    found = verdict(topic, one, held, near)

    if found.because is Because.MISSING:
        assert set(found.phrases) == set(topic.all_of) - set(held)
    elif found.because is Because.EXCLUDED:
        assert set(found.phrases) == set(topic.none_of) & set(held)
    elif found.because is Because.PHRASE:
        assert set(found.phrases) >= set(topic.any_of) & set(held)
    else:
        assert set(found.phrases) <= set(topic.all_of)
