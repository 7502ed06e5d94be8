"""One article as a Markdown file: what is known of it above, its text below; pure.

The text is everything after the second ``---`` line, but for one line feed at
the end. Its SHA-256 stands above and proves that it is the text to the letter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from knowledge.errors import AlteredText, BrokenFile, NoText, TooLarge
from knowledge.ingest.add import ID_LENGTH
from knowledge.ingest.correct import has_come, tidy
from knowledge.ingest.readers.names import shown_name
from knowledge.ingest.readers.reading import MOST_CHARACTERS
from knowledge.model import LONGEST_NAME, Article, Details, Relation

LARGEST: Final = 4 * MOST_CHARACTERS + 200_000
"""The bytes of the longest text an article may have, and of what stands above it."""
# Longer than any detail of an article, and short enough to be shown.
_LONGEST_DETAIL = 5_000
# White space, the carriage returns of Windows among it, may end the lines of the fence.
_FENCED = re.compile(r"\ufeff?---[^\S\n]*\n(.{0,100000}?\n)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_OURS = ("id", "sha256")
_DETAILS = ("title", "outlet", "author", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is written out, and where the file it was read from lies.

    ``original`` is that place in the export, ``None`` where it was left out;
    ``under`` is the id of the article that this one stands under. A
    ``collection`` is named as people name it.
    """

    article: Article
    media_type: str
    original_name: str
    original: str | None = None
    original_sha256: str | None = None
    under: str | None = None
    relation: Relation | None = None
    collection: str | None = None


def write_page(page: Page) -> bytes:
    """Return the Markdown file of an article."""
    import yaml

    known = {name: value for name, value in _known(page).items() if value is not None}
    # Wide enough that no value is broken into lines.
    above = yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=1_000_000)
    return f"---\n{above}---\n{page.article.text}\n".encode()


def read_page(body: bytes, name: str, *, now: datetime) -> Page | None:
    """Return the article of a Markdown file; ``None`` for one that nobody exported.

    Such a file, without ``id`` and ``sha256``, is an article to be added.
    Raises BrokenFile, TooLarge, and AlteredText where the text is another.
    """
    shown = shown_name(name)
    if len(body) > LARGEST:
        raise TooLarge(f"{shown} is longer than any article; split it, and add its parts.")
    try:
        source = body.decode()
    except UnicodeDecodeError as fault:
        raise BrokenFile(f"{shown} is not UTF-8 text; take it from the export again.") from fault
    above, below = _split(source, shown)
    given = _given(above, shown)
    if not any(given.get(key) for key in _OURS):
        if given.get("collection"):
            # Added as any other file, everybody could read it.
            raise _wrong(
                shown, "names a collection; add it with `rapporteur add --collection NAME`"
            )
        return None
    return _page(given, _text(below, given, shown), shown, now)


def _known(page: Page) -> dict[str, Any]:
    article, details = page.article, page.article.details
    return {
        "id": article.id,
        **{name: getattr(details, name) for name in _DETAILS},
        "added_at": article.added_at.astimezone(UTC).isoformat(),
        "words": article.words,
        "sha256": article.sha256,
        "media_type": page.media_type,
        "original_name": page.original_name,
        "original": page.original,
        "original_sha256": page.original_sha256,
        "under": page.under,
        "relation": page.relation.value if page.relation else None,
        "collection": page.collection,
    }


def _split(source: str, shown: str) -> tuple[str, str]:
    found = _FENCED.match(source)
    if found is None:
        raise BrokenFile(
            f"{shown} does not begin with what is known of the article, between two lines of "
            "---; take it from the export again, or add it with `rapporteur add`."
        )
    return found[1], source[found.end() :]


def _given(above: str, shown: str) -> dict[str, str]:
    """Return the lines above the text by their names, all of them as they are written."""
    import yaml

    try:
        # It makes nothing but strings: "No" stays a title, and 2025-05-08 a day.
        given = yaml.load(above, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        where = getattr(fault, "problem_mark", None)
        line = f" (line {where.line + 2})" if where is not None else ""
        raise BrokenFile(
            f"What stands above the text of {shown} is not valid YAML{line}; correct it, "
            "and import again."
        ) from fault
    if not isinstance(given, dict):
        raise _wrong(shown, "holds no lines such as `title: ...`")
    return {str(name): value for name, value in given.items() if isinstance(value, str)}


def _text(below: str, given: dict[str, str], shown: str) -> str:
    sha256 = given.get("sha256")
    if not sha256 or not given.get("id"):
        raise _wrong(shown, "has only one of the lines `id` and `sha256`; restore or remove both")
    found = next((text for text in _readings(below) if _sha256(text) == sha256), None)
    if found is None:
        raise AlteredText(
            f"The text of {shown} is not the one that was exported. To have it as a new article, "
            "remove the lines `id` and `sha256` and import again; or take the file from the "
            "export again."
        )
    if not any(map(str.isalnum, found)):
        raise NoText(f"{shown} holds no words of an article; take it from the export again.")
    if given["id"] != sha256[:ID_LENGTH]:
        raise _wrong(shown, "has an `id` that is not its text's; it is how `sha256` begins")
    if len(found) > MOST_CHARACTERS:
        raise TooLarge(f"{shown} is longer than any article; split it, and add its parts.")
    return found


def _readings(below: str) -> Iterator[str]:
    """Yield what the text may be: as written, or as an editor or git left it."""
    yield below.removesuffix("\n")
    yield below
    line_feeds = below.replace("\r\n", "\n")
    yield line_feeds.removesuffix("\n")
    yield line_feeds


def _page(given: dict[str, str], text: str, shown: str, now: datetime) -> Page:
    original = given.get("original") or None
    article = Article(
        id=given["id"],
        details=_details(given, shown, now),
        words=len(text.split()),
        sha256=given["sha256"],
        added_at=_moment(given.get("added_at"), shown, now),
        text=text,
    )
    under = given.get("under") or None
    return Page(
        article,
        media_type=given.get("media_type") or "text/plain",
        original_name=given.get("original_name") or shown,
        original=original,
        original_sha256=given.get("original_sha256") if original else None,
        under=under,
        relation=_relation(given, shown) if under else None,
        collection=" ".join(given.get("collection", "").split())[:LONGEST_NAME] or None,
    )


def _details(given: dict[str, str], shown: str, now: datetime) -> Details:
    details = tidy(
        Details(
            title=given.get("title", ""),
            outlet=given.get("outlet"),
            author=given.get("author"),
            published=_day(given.get("published"), shown, now),
            url=given.get("url"),
            language=given.get("language"),
        )
    )
    if not details.title:
        raise _wrong(shown, "has no `title`; write one")
    if details.url and not re.match(r"https?://[^\s/?#]", details.url, re.IGNORECASE):
        raise _wrong(shown, "has a `url` that is not the address of a page; correct or remove it")
    said = (details.title, details.outlet, details.author, details.url, details.language)
    if any(len(one or "") > _LONGEST_DETAIL for one in said):
        raise _wrong(shown, f"has a line of over {_LONGEST_DETAIL:,} characters; shorten it")
    return details


def _day(said: str | None, shown: str, now: datetime) -> date | None:
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError as fault:
        raise _wrong(shown, "has a `published` that is no day; write it like 2025-05-08") from fault
    if day and not has_come(day, now.date()):
        raise _wrong(shown, "has a `published` that has not come yet; write the day it was")
    return day


def _moment(said: str | None, shown: str, now: datetime) -> datetime:
    if not said:
        return now
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        said_like = "write it like 2025-05-08T09:30:00+00:00"
        raise _wrong(shown, f"has an `added_at` that is no moment; {said_like}") from fault


def _relation(given: dict[str, str], shown: str) -> Relation:
    try:
        return Relation(given.get("relation", ""))
    except ValueError as fault:
        raise _wrong(shown, "has a `relation` that is neither revision nor copy") from fault


def _wrong(shown: str, claim: str) -> BrokenFile:
    return BrokenFile(f"{shown} {claim}.")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
