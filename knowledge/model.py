"""The nouns of the library: what goes in, what is kept, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final, TypedDict

from knowledge.text_fragment import link_to


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Removal:
    """A phrase that cleaning took out of a text, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article besides its text; ``None`` where nobody said.

    ``language`` is an ISO 639-1 code, ``published`` the day of publication.
    """

    title: str
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None

    @property
    def is_english(self) -> bool:
        """Tell whether the article is in English, or nobody said in what."""
        return self.language in (None, "en")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a file: its text, as yet uncleaned, and its details."""

    text: str
    details: Details
    media_type: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes an article was read from, as they came."""

    body: bytes
    media_type: str
    name: str

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in hex."""
        return sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One published text that a curator added.

    ``text`` is what citations point into and never changes. ``id`` and
    ``sha256`` follow from it, so that the same text added again is the same
    article. ``words`` counts its words; ``added_at`` is in UTC. ``collection``
    is the number of the one it stands in; without one, everybody may read it.
    """

    id: str
    details: Details
    words: int
    sha256: str
    added_at: datetime
    text: str = field(repr=False)
    collection: int | None = None


class Relation(StrEnum):
    """What an article under another is to it: an earlier version, or the same text elsewhere."""

    REVISION = "revision"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Related:
    """An article that stands under another; it can be quoted where it was, but is not searched."""

    article: Article
    relation: Relation


@dataclass(frozen=True, slots=True)
class Family:
    """An article that is searched, and its earlier versions and copies, latest first."""

    head: Article
    under: tuple[Related, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all of them, the head's first."""
        return (self.head.id, *(one.article.id for one in self.under))

    def count(self, relation: Relation) -> int:
        """Count those under the head that are of one relation to it."""
        return sum(one.relation is relation for one in self.under)


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that one text has in place of others; ``None`` where it has, or had, none."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What tells a version of an article from the next."""

    before: Article
    after: Article
    found: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable stretch of an article: whole sentences, in order, without overlap."""

    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a question may be answered from: days inclusive, outlet by name."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.since is None and self.until is None and self.outlet is None


EVERYTHING: Final = Scope()
"""The scope that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, as far as it decides what they may read: their roles, which are opaque.

    Who ``curates``, be it by this alone or by a curator role of the group,
    reads every collection. Others read what stands in none, and the
    collections that one of their roles may read.
    """

    roles: frozenset[str] = frozenset()
    curates: bool = False


ANYBODY: Final = Reader()
"""Reads what stands in no collection; it is meant wherever nobody says who asks."""
CURATING: Final = Reader(curates=True)
"""Reads everything, as curators and the host do."""


LONGEST_NAME: Final = 60
"""The longest name of a collection, in characters."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that only curators and the members with one of some roles may read.

    ``number`` is unique in its group and never used twice. Roles are opaque.
    ``articles`` counts those that are searched.
    """

    number: int
    name: str
    roles: tuple[str, ...] = ()
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """What a member asks, and which part of the library may answer."""

    text: str
    scope: Scope = Scope()


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
        """Return the article's address, opening at the answering part; ``None`` without one."""
        part = self.highlight.of(self.text) if self.highlight else self.text
        return link_to(self.article.details.url, part)


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


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """What a group chose for its library; roles and channels are opaque.

    ``private_answers`` is how answers come where nobody says. ``zone`` is an
    IANA name, ``language`` an ISO 639-1 code, and ``answer_days`` how long a
    kept answer can be quoted again.
    """

    curator_roles: tuple[str, ...] = ()
    admin_channel: str | None = None
    private_answers: bool = False
    zone: str = "UTC"
    language: str = "en"
    answer_days: int = 90


class SettingChanges(TypedDict, total=False):
    """Some of the settings, each with its new value."""

    curator_roles: tuple[str, ...]
    admin_channel: str | None
    private_answers: bool
    zone: str
    language: str
    answer_days: int


class Act(StrEnum):
    """What somebody did to a library; the history tells it by this word."""

    ADDED = "added"
    REVISED = "revised"
    COPIED = "copied"
    EDITED = "edited"
    REMOVED = "removed"
    RESTORED = "restored"
    SETTLED = "settled"
    SET = "set"
    CURATORS = "curators"
    COLLECTION = "collection"
    EXPORTED = "exported"
    ERASED = "erased"


NOBODY: Final = ""
"""Stands in the history for whoever had their name taken out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a library's history: what was done, to what, when and by whom.

    ``what`` is a short text, such as an article's title, and ``subject`` the
    article's id where there is one. ``at`` is in UTC. ``who`` is opaque,
    ``None`` for the host and :data:`NOBODY` once a name was taken out.
    ``number`` rises within a group, from 1; it is 0 until the entry is kept.
    """

    act: Act
    what: str
    at: datetime
    who: str | None = None
    subject: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many articles, of how many words, an outlet has; ``None`` where none is named."""

    outlet: str | None
    articles: int
    words: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many articles a month has, given by its first day; ``None`` where no day is known."""

    month: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many questions were answered, were near to what is known, and were refused."""

    answered: int
    related: int
    refused: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a group's library holds, and how well it answered in the last seven days.

    ``outlets`` has the one with most articles first. ``months`` has every
    month from the first to the last in order, then the undated. ``added`` has
    the articles added last, the latest first. ``storage_bytes`` is an
    estimate of what texts, originals and index take. ``requests`` are open.
    """

    articles: int
    passages: int
    words: int
    outlets: tuple[OutletCount, ...]
    months: tuple[MonthCount, ...]
    added: tuple[Article, ...]
    storage_bytes: int
    questions: Outcomes
    requests: tuple[SourceRequest, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one file came to: a new article, or the one already there.

    An article may be related to one kept before, ``other``: with the relation
    *revision* one is an earlier version of the other, and ``changes`` tells
    them apart, the earlier one first; with *copy* both hold the same text.
    Only one of them is searched: ``other`` where ``passages`` is 0.
    """

    article: Article
    is_new: bool
    passages: int
    removed: Sequence[Removal] = ()
    warnings: Sequence[str] = ()
    relation: Relation | None = None
    other: Article | None = None
    changes: Sequence[Change] = ()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What one file of a batch came to: the article it is in, or the sentence that refuses it.

    ``name`` is the file's, or for a file inside an archive ``archive.zip/file``.
    """

    name: str
    article_id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that somebody is adding, and what came of those that are done.

    A batch is kept from before its first file until its result was told, so
    that one that a crash broke off can still be told of. ``by`` is opaque as
    in :class:`Entry`; so is ``where``, which says how to tell. ``begun_at`` is
    in UTC.
    """

    key: str
    by: str | None
    where: str
    begun_at: datetime
    files: tuple[str, ...]
    outcomes: tuple[BatchOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article that was edited, removed or brought back; no entry where nothing changed."""

    article: Article
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Exported:
    """How many articles were written out, and how many of the files that they came from."""

    articles: int
    originals: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Imported:
    """What reading an export came to; ``refused`` are files by name, each with why, a sentence.

    ``already`` was there and is as it was.
    """

    added: Sequence[Article]
    already: Sequence[Article]
    refused: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Departure:
    """A group that left, and since when (in UTC); what it kept is still there."""

    group_id: str
    left_at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was forgotten of a group: articles, kept answers, requests, lines of history."""

    articles: int
    answers: int
    requests: int
    history: int

    @property
    def is_anything(self) -> bool:
        """Tell whether there was anything to forget."""
        return any((self.articles, self.answers, self.requests, self.history))


@dataclass(frozen=True, slots=True)
class IndexMark:
    """What an index was made with; vectors of different marks are never compared.

    ``dimension`` is that of a vector; ``precision`` names the number type the
    model computed in, such as ``bfloat16``.
    """

    model: str
    precision: str
    dimension: int
