"""Questions, and what comes of them: quotes, answers and what is said of those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.model.access import EVERYTHING, Scope
from knowledge.model.articles import Article, Span
from knowledge.text_fragment import link_to

# Fewer stand in many places of a page.
_TELLING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What a member asks, and which part of the library may answer."""

    text: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact span of an article's text, cited.

    ``highlight`` is the part that answers, relative to the quote. ``score``
    is the probability, 0 to 1, that the quote answers.
    """

    article: Article
    start: int
    end: int
    highlight: Span | None
    score: float

    @property
    def text(self) -> str:
        """Return the quoted words, letter for letter."""
        return self.article.text[self.start : self.end]

    @property
    def is_closed(self) -> bool:
        """Tell whether its article stands in a collection, so that not everybody may read it."""
        return self.article.collection is not None

    @property
    def link(self) -> str | None:
        """Return the article's address, opening at the answering part; ``None`` without one.

        Where that is a few words, which a page may have in many places, at the quote.
        """
        part = self.highlight.of(self.text) if self.highlight else self.text
        is_telling = len(part.split()) >= _TELLING_WORDS
        return link_to(self.article.details.url, part if is_telling else self.text)


class Verdict(StrEnum):
    """How far the library answers a question."""

    ANSWERED = "answered"
    RELATED = "related"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes, best first, or a refusal.

    ``confidence`` is the probability, 0 to 1, that the library holds the
    answer. With the verdict *related* the quotes are near but do not answer;
    with *refused* they are the nearest there is, if any.
    """

    question: Question
    verdict: Verdict
    confidence: float
    quotes: tuple[Quote, ...]
    took_ms: float

    @property
    def is_closed(self) -> bool:
        """Tell whether it quotes what not everybody may read."""
        return any(quote.is_closed for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from an answer to an exact span of an article; the rest as in :class:`Quote`."""

    article_id: str
    start: int
    end: int
    highlight: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer kept for later, without its question; ``None`` where an article is gone."""

    key: str
    verdict: Verdict
    quotes: tuple[Quote | None, ...]

    @property
    def is_closed(self) -> bool:
        """Tell whether it quotes what not everybody may read, as things stand now."""
        return any(quote is not None and quote.is_closed for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraphs around a quote: a span of the article's text, and the quote's own there."""

    article: Article
    start: int
    end: int
    quote: Span

    @property
    def text(self) -> str:
        """Return the paragraphs, letter for letter."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Checked:
    """Passages, best first, that bear on what somebody claimed; never a verdict on it.

    ``claims`` are the stretches of the text that were looked for. Without
    quotes, the library does not speak of any of them.
    """

    claims: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an article quotes somebody as saying: the words between its quotation marks.

    ``speaker`` is the name, as the article spells it, of whose words they
    are; ``None`` where no proper name is sure. ``around`` are the whole
    sentences with the quotation and the phrase that says who speaks.
    """

    article: Article
    start: int
    end: int
    speaker: Span | None
    around: Span

    @property
    def text(self) -> str:
        """Return the quoted words, letter for letter."""
        return self.article.text[self.start : self.end]

    @property
    def link(self) -> str | None:
        """Return the article's address, opening at the words; ``None`` without one."""
        return link_to(self.article.details.url, self.text)

    @property
    def is_closed(self) -> bool:
        """Tell whether its article stands in a collection, so that not everybody may read it."""
        return self.article.collection is not None

    @property
    def in_context(self) -> Quote:
        """Return the sentences around as a quote, the words themselves as its highlight."""
        part = Span(self.start - self.around.start, self.end - self.around.start)
        return Quote(self.article, self.around.start, self.around.end, part, 1.0)


@dataclass(frozen=True, slots=True)
class Rating:
    """How often a passage was called helpful, and how often wrong, as an answer."""

    article: Article
    start: int
    end: int
    helpful: int
    wrong: int

    @property
    def text(self) -> str:
        """Return the passage's words, letter for letter."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """A question that members want articles for, in the words it was first asked in.

    ``id`` follows from those words but for case and spaces. The moments are in UTC.
    """

    id: str
    question: str
    times: int
    first_asked: datetime
    last_asked: datetime
