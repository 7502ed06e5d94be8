"""What adding, correcting and moving articles came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from knowledge.model.articles import Article, Removal
from knowledge.model.families import Change, Relation
from knowledge.model.groups import Entry


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
