"""Turn nouns into values for the tables, and rows into nouns."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

import numpy as np
from pydantic import TypeAdapter

from knowledge import names
from knowledge.addresses import address_key
from knowledge.model import Article, Details, Original, Passage, Span
from knowledge.store.base import Vector

Values = dict[str, Any]
T = TypeVar("T")
# Made when first needed, since making one takes a while.
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def article_values(article: Article, original_sha256: str) -> Values:
    """Return the columns of ``articles`` for an article, its group apart."""
    return details_values(article.details) | {
        "id": article.id,
        "words": article.words,
        "sha256": article.sha256,
        "original_sha256": original_sha256,
        "added_at": moment(article.added_at),
        "text": article.text,
        "collection": article.collection,
    }


def details_values(details: Details) -> Values:
    """Return the columns of ``articles`` for what is known of one besides its text."""
    return {
        "title": details.title,
        "outlet": details.outlet,
        "outlet_folded": folded(details.outlet),
        "author": details.author,
        "published": details.published.isoformat() if details.published else None,
        "url": details.url,
        "address": address_key(details.url),
        "language": details.language,
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article that a row of ``articles`` holds."""
    published = row["published"]
    return Article(
        id=row["id"],
        details=Details(
            title=row["title"],
            outlet=row["outlet"],
            author=row["author"],
            published=date.fromisoformat(published) if published else None,
            url=row["url"],
            language=row["language"],
        ),
        words=row["words"],
        sha256=row["sha256"],
        added_at=datetime.fromisoformat(row["added_at"]),
        text=row["text"],
        collection=row["collection"],
    )


def original_values(original: Original) -> Values:
    """Return the columns of ``originals`` for the bytes of an article, compressed."""
    return {
        "name": original.name,
        "media_type": original.media_type,
        "body": zlib.compress(original.body, level=6),
    }


def original_of(row: Mapping[str, Any]) -> Original:
    """Return the bytes that a row of ``originals`` holds."""
    return Original(zlib.decompress(row["body"]), row["media_type"], row["name"])


def pack_sentences(passage: Passage) -> bytes:
    """Return the sentences' spans as pairs of little-endian int32."""
    return np.array([(s.start, s.end) for s in passage.sentences], "<i4").tobytes()


def passage_of(start: int, end: int, sentences: bytes) -> Passage:
    """Return the passage whose sentences were packed."""
    pairs = np.frombuffer(sentences, "<i4").reshape(-1, 2).tolist()
    return Passage(start, end, tuple(Span(first, last) for first, last in pairs))


def pack_vector(vector: Vector) -> bytes:
    """Return a vector as little-endian float16."""
    return vector.astype("<f2").tobytes()


def moment(when: datetime) -> str:
    """Return a moment as ISO 8601 in UTC with microseconds, so that later is greater."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def moment_or_none(when: datetime | None) -> str | None:
    """Return a moment as :func:`moment` does, where there is one."""
    return None if when is None else moment(when)


def when(packed: str | None) -> datetime | None:
    """Return the moment that was packed, where there is one."""
    return None if packed is None else datetime.fromisoformat(packed)


def pack(noun: object, *, without: frozenset[str] = frozenset()) -> str:
    """Return the fields of a dataclass, with their names, as JSON."""
    return _adapter(type(noun)).dump_json(noun, exclude=set(without)).decode()


def unpack(kind: type[T], packed: str, **others: object) -> T:
    """Return the dataclass whose fields were packed, ``others`` being those that were not.

    Names that this version does not know are left out, and what is missing is
    as the dataclass has it, so that a file can go on to be read.
    """
    adapter: TypeAdapter[T] = _adapter(kind)
    return adapter.validate_python(json.loads(packed) | others)


def folded(name: str | None) -> str | None:
    """Return the name of an outlet, a collection or a topic without regard to case and spaces."""
    return None if name is None else names.folded(name)
