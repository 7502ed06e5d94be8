"""A text met again is a version of the same article, a copy elsewhere, or another text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.ingest.copies import CONTAINED, relation_of, takes_over, takes_place
from knowledge.ingest.copies.relation import NEARLY_ALL
from knowledge.model import Relation
from tests import made

LEDGER, POST = "The Harbour Ledger", "The Saltmarsh Post"
ALL, HARDLY = 1.0, 0.01


def article(words=100, *, title="A levy", outlet=LEDGER, url=None, published=None):
    one = made.article("word " * words, title=title, outlet=outlet, published=published)
    return replace(one, details=replace(one.details, url=url))


def test_another_text_is_nothing_to_it():
    assert relation_of(article(), article(), CONTAINED) is None


def test_just_above_the_threshold_it_is_something():
    assert relation_of(article(), article(), CONTAINED + 0.001) is not None


@pytest.mark.parametrize("contained", [HARDLY, ALL])
@pytest.mark.parametrize("words", [10, 100, 400])
def test_at_one_address_stands_one_article(contained, words):
    old = article(url="https://ledger.example.org/levy", outlet=POST, title="Other")
    new = article(words, url="http://www.ledger.example.org/levy/?utm_source=x")
    assert relation_of(new, old, contained) is Relation.REVISION


def test_another_address_says_nothing():
    old, new = (article(url=f"https://ledger.example.org/{name}") for name in "ab")
    assert relation_of(new, old, ALL) is Relation.REVISION
    assert relation_of(new, old, HARDLY) is None


def test_the_same_outlet_revises_under_any_headline():
    old = article(outlet="the  harbour ledger", title="Before")
    assert relation_of(article(title="After"), old, ALL) is Relation.REVISION


def test_another_outlet_copies_even_under_the_same_headline():
    assert relation_of(article(), article(outlet=POST), ALL) is Relation.COPY


@pytest.mark.parametrize("outlet", [None, LEDGER])
def test_where_an_outlet_is_unknown_the_headline_decides(outlet):
    old = article(outlet=None, title="Europe’s levy")
    same, other = article(outlet=outlet, title="EUROPE'S  levy"), article(outlet=outlet)
    assert relation_of(same, old, ALL) is Relation.REVISION
    assert relation_of(other, old, ALL) is Relation.COPY


def test_a_much_shorter_text_is_an_excerpt_rather_than_a_version():
    assert relation_of(article(69), article(100), ALL) is Relation.COPY
    assert relation_of(article(70), article(100), ALL) is Relation.REVISION


def test_a_longer_text_may_be_a_version():
    assert relation_of(article(400), article(100), ALL) is Relation.REVISION


def test_of_two_copies_the_one_there_first_stays_searchable():
    assert not takes_over(article(100), article(100))
    assert not takes_over(article(30), article(100))
    assert not takes_over(article(124), article(100))


def test_unless_the_new_one_is_clearly_longer():
    assert takes_over(article(125), article(100))


MONDAY, TUESDAY = date(2025, 5, 5), date(2025, 5, 6)


def test_reports_in_a_fixed_form_of_two_days_are_two_articles():
    monday, tuesday = article(published=MONDAY), article(published=TUESDAY)
    assert relation_of(tuesday, monday, NEARLY_ALL) is None
    assert relation_of(tuesday, monday, NEARLY_ALL + 0.01) is Relation.REVISION


def test_another_outlet_may_print_a_text_a_day_later():
    monday, tuesday = article(published=MONDAY), article(outlet=POST, published=TUESDAY)
    assert relation_of(tuesday, monday, CONTAINED + 0.01) is Relation.COPY


@pytest.mark.parametrize("published", [None, MONDAY])
def test_where_a_day_is_unknown_or_the_same_it_says_nothing(published):
    old = article(published=MONDAY)
    assert relation_of(article(published=published), old, CONTAINED + 0.01) is Relation.REVISION


def test_a_version_added_later_is_searched_unless_it_is_the_older_one():
    old, new = article(published=MONDAY), article(published=TUESDAY)
    assert takes_place(new, old)
    assert not takes_place(old, new)
    assert takes_place(old, old)
    assert takes_place(article(), new)
