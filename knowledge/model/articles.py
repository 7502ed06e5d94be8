"""Articles: what goes in, what is kept of it, and how it is cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256


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


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable stretch of an article: whole sentences, in order, without overlap."""

    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class IndexMark:
    """What an index was made with; vectors of different marks are never compared.

    ``dimension`` is that of a vector; ``precision`` names the number type the
    model computed in, such as ``bfloat16``.
    """

    model: str
    precision: str
    dimension: int
