"""Streams of articles on disk: JSON lines with the topics, or the story, that each belongs to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from knowledge.errors import Unreadable
from knowledge.evaluation.sets import lines_of
from knowledge.model import Article, Details

FEWEST_CHARACTERS: Final = 200
"""What the text of an article of a stream is longer than; shorter ones are left out."""
# What is not dated was published on some fixed day.
_SOME_DAY: Final = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Stream:
    """Articles in order of date, a sentence for each topic, and the topics of each article."""

    name: str
    articles: tuple[Article, ...]
    described: Mapping[str, str]
    topics: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class StorySet:
    """Articles, and the story that each tells, by a number."""

    name: str
    articles: tuple[Article, ...]
    stories: tuple[int, ...]


def is_stream(folder: Path) -> bool:
    """Tell whether a folder holds articles with topics."""
    return (folder / "topics.json").is_file() and (folder / "items.jsonl").is_file()


def is_story_set(folder: Path) -> bool:
    """Tell whether a folder holds articles with the stories that they tell."""
    return (folder / "items.jsonl").is_file() and not (folder / "topics.json").is_file()


def load_stream(folder: Path) -> Stream:
    """Read ``topics.json`` and ``items.jsonl``; what has no date or a short text is left out.

    Raises :class:`Unreadable` when a file is missing or not of that form.
    """
    try:
        described = _described(folder / "topics.json")
        rows = [one for one in lines_of(folder / "items.jsonl") if _is_taken(one)]
        rows.sort(key=lambda one: str(one["date"]))
        articles = tuple(map(_dated, rows))
        topics = tuple(frozenset(map(str, one["topics"])) for one in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(
            f"{folder} is no set of topics ({error}); it needs topics.json with a sentence for "
            "each topic, and items.jsonl with id, date, title, text and topics."
        ) from error
    return Stream(folder.name, articles, described, topics)


def load_stories(folder: Path) -> StorySet:
    """Read ``items.jsonl``.

    Raises :class:`Unreadable` when it is missing or not of that form.
    """
    try:
        rows = lines_of(folder / "items.jsonl")
        articles = tuple(_article(one, one["snippet"], _SOME_DAY) for one in rows)
        stories = tuple(int(one["cluster"]) for one in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(
            f"{folder} is no set of stories ({error}); it needs items.jsonl with id, title, "
            "snippet and cluster, or topics.json beside it."
        ) from error
    return StorySet(folder.name, articles, stories)


def _described(file: Path) -> dict[str, str]:
    kept = json.loads(file.read_text(encoding="utf-8"))
    return {str(name): str(sentence) for name, sentence in kept.items()}


def _is_taken(line: dict[str, Any]) -> bool:
    return bool(line["date"]) and len(line["text"]) > FEWEST_CHARACTERS


def _dated(line: dict[str, Any]) -> Article:
    return _article(line, line["text"], datetime.fromisoformat(line["date"]).date())


def _article(line: dict[str, Any], text: str, day: date) -> Article:
    sha256 = hashlib.sha256(f"{line['id']}\n{text}".encode()).hexdigest()
    return Article(
        id=str(line["id"]),
        details=Details(title=line["title"], published=day, language="en"),
        words=len(text.split()),
        sha256=sha256,
        added_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        text=text,
    )
