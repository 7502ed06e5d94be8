"""The use case: whose words, or words about what, in; direct quotations out, found on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from knowledge.embedding.base import Embedder
from knowledge.errors import EmptyQuestion
from knowledge.model import ANYBODY, Article, Quotation, Quote, Reader, Scope, Span
from knowledge.search.ask import searchable
from knowledge.search.candidates import Ranking, rank
from knowledge.search.kept import kept
from knowledge.search.query import read_question
from knowledge.search.quotations.find import quotations_of
from knowledge.store.base import Store, View
from knowledge.words import terms

MOST_QUOTATIONS: Final = 25
"""The quotations that are returned unless another number is asked for."""
# Passages that may hold a name, and articles that are read for what they quote.
_PASSAGES, _ARTICLES = 500, 100

_Rated = tuple[tuple[int, float], Quotation]
_Place = tuple[str, int, int]


def quotations(
    store: Store,
    embedder: Embedder,
    group_id: str,
    *,
    who: str | None,
    about: str | None,
    scope: Scope,
    limit: int,
    today: date,
    reader: Reader = ANYBODY,
) -> tuple[Quotation, ...]:
    """Return what somebody is quoted as saying, what is quoted on a subject, or both in one.

    With ``about`` the nearest come first, else those of the latest articles.
    Raises :class:`EmptyQuestion` when neither holds a word.
    """
    name = _folded([who or ""])[0]
    about = about if about and _folded([about])[0] else None
    if not name and about is None:
        raise EmptyQuestion(
            "Say whose words to look for, or words about what: a name or a subject."
        )
    with store.look(reader) as view:
        if not searchable(view, embedder, group_id):
            return ()
        if about is None:
            articles = _naming(view, group_id, sorted(name), scope)
            found = [one for article in articles for one in quotations_in(view, group_id, article)]
        else:
            asked = (about, f"{who} {about}") if name else (about,)
            queries = [read_question(words, today) for words in asked]
            rankings = [rank(view, embedder, group_id, query, scope) for query in queries]
            found = _nearest(view, group_id, [one for one in rankings if one])
    return tuple(_spoken_by(name, found))[:limit] if name else tuple(found[:limit])


def quotations_in(view: View, group_id: str, article: Article) -> tuple[Quotation, ...]:
    """Return what one article quotes, in order."""
    return quotations_of(article, view.sentences(group_id, article.id))


def kept_quotations(
    store: Store, group_id: str, key: str, reader: Reader = ANYBODY
) -> tuple[Quotation | None, ...]:
    """Return the quotations kept under a key; ``None`` where the article is gone.

    Raises :class:`UnknownAnswer` and :class:`NotForReader`.
    """
    quotes = kept(store, group_id, key, reader).quotes
    articles = {one.article.id: one.article for one in quotes if one}
    with store.look(reader) as view:
        known = {
            (id_, one.start, one.end): one
            for id_, article in articles.items()
            for one in quotations_in(view, group_id, article)
        }
    return tuple(_again(one, known) if one else None for one in quotes)


def _again(quote: Quote, known: Mapping[_Place, Quotation]) -> Quotation:
    """Return the quotation that was kept as a quote; without a speaker if none is read now."""
    part = quote.highlight or Span(0, quote.end - quote.start)
    start, end = quote.start + part.start, quote.start + part.end
    found = known.get((quote.article.id, start, end))
    return found or Quotation(quote.article, start, end, None, Span(quote.start, quote.end))


def _naming(view: View, group_id: str, words: Sequence[str], scope: Scope) -> list[Article]:
    """Return the articles that hold a word of a name, latest published first."""
    hits = view.match(group_id, words, scope, _PASSAGES)
    kept = view.passages(group_id, [hit.number for hit in hits])
    articles = list({one.article.id: one.article for one in kept}.values())[:_ARTICLES]
    return sorted(articles, key=lambda one: one.details.published or date.min, reverse=True)


def _nearest(view: View, group_id: str, rankings: Sequence[Ranking]) -> list[Quotation]:
    """Return what the ranked passages quote: the nearest first, by the first ranking that has it.

    A second one, for a name and a subject together, adds what else its articles quote.
    """
    articles = {one.article.id: one.article for r in rankings for one in r.passages}
    scores = [_sentence_scores(ranking) for ranking in rankings]
    rated: list[_Rated] = []
    for id_, article in articles.items():
        for one in quotations_in(view, group_id, article):
            found = [_closeness(by_article.get(id_, ()), one) for by_article in scores]
            near = next((n for n, score in enumerate(found) if score is not None), None)
            if near is not None or len(rankings) > 1:
                at = (-near, found[near] or 0.0) if near is not None else (-len(found), 0.0)
                rated.append((at, one))
    return [one for _, one in sorted(rated, key=lambda pair: pair[0], reverse=True)]


def _sentence_scores(ranking: Ranking) -> dict[str, list[tuple[Span, float]]]:
    """Return the sentences of each article's ranked passages, with their scores."""
    scores = ranking.totals()
    found: dict[str, list[tuple[Span, float]]] = {}
    for number, place in enumerate(ranking.passage_of):
        kept = ranking.passages[int(place)]
        span = kept.passage.sentences[int(ranking.place_of[number])]
        found.setdefault(kept.article.id, []).append((span, float(scores[number])))
    return found


def _closeness(scored: Iterable[tuple[Span, float]], quotation: Quotation) -> float | None:
    """Return the score of the best sentence that holds some of the words; ``None`` without any."""
    words = Span(quotation.start, quotation.end)
    return max((score for span, score in scored if _overlap(span, words)), default=None)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _spoken_by(name: frozenset[str], found: Iterable[Quotation]) -> list[Quotation]:
    """Return those whose speaker's name is among the words, or holds them all."""
    named = [(one, one.speaker.of(one.article.text)) for one in found if one.speaker]
    folded = _folded([written for _, written in named])
    return [one for (one, _), its in zip(named, folded, strict=True) if name <= its or its <= name]


def _folded(texts: Sequence[str]) -> list[frozenset[str]]:
    """Return the words of each text without case and accents."""
    return [frozenset(found) for found in terms(texts, stem=False)]
