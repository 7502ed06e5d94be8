"""The use cases that correct a library: edit an article's details, remove it, bring it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from knowledge.errors import TooLateToRestore, UnknownArticle, WrongDetails
from knowledge.model import Act, Article, Corrected, Details, Entry, Family
from knowledge.names import languages, no_such_language
from knowledge.store.base import Store, View, Work

UNDO_FOR: Final = timedelta(minutes=10)
"""How long a removed article can be brought back."""
LONGEST_DETAIL: Final = 500
"""The longest title or name, in characters; an address may have four times as many."""


def edit(
    store: Store, group_id: str, article_id: str, details: Details, *, by: str | None, now: datetime
) -> Corrected:
    """Change what is known of an article; its text and citations stay.

    Raises :class:`UnknownArticle`, and :class:`WrongDetails` for what cannot be.
    """
    said = checked(details, now.date())
    if not said.title:
        raise WrongDetails("An article needs a title; write one.")
    with store.begin() as work:
        article = known(work, group_id, article_id)
        is_new = said.language not in (article.details.language, None)
        if is_new and said.language not in languages():
            raise WrongDetails(no_such_language(said.language or ""))
        if said == article.details:
            return Corrected(article, None)
        work.edit(group_id, article_id, said)
        entry = work.record(group_id, Entry(Act.EDITED, said.title, now, by, article_id))
        work.commit()
    return Corrected(replace(article, details=said), entry)


def remove(
    store: Store, group_id: str, article_id: str, *, by: str | None, now: datetime
) -> Corrected:
    """Remove an article, with what stands under it. Raises :class:`UnknownArticle`."""
    with store.begin() as work:
        article = known(work, group_id, article_id)
        work.forget_removed(now - UNDO_FOR)
        work.remove(group_id, article_id, now)
        title = article.details.title
        entry = work.record(group_id, Entry(Act.REMOVED, title, now, by, article_id))
        work.commit()
    return Corrected(article, entry)


def forget_removed(store: Store, *, now: datetime) -> None:
    """Forget for good what can be brought back no more."""
    with store.begin() as work:
        work.forget_removed(now - UNDO_FOR)
        work.commit()


def known(view: View, group_id: str, article_id: str) -> Article:
    """Return an article. Raises :class:`UnknownArticle`."""
    found = view.article(group_id, article_id)
    if found is None:
        raise UnknownArticle(
            f"There is no article {article_id} in this library; `rapporteur list` shows those kept."
        )
    return found


def removed(work: Work, group_id: str, article_id: str, now: datetime) -> Family:
    """Return what can be brought back. Raises :class:`TooLateToRestore`."""
    work.forget_removed(now - UNDO_FOR)
    found = work.removed(group_id, article_id)
    if found is None:
        raise TooLateToRestore(
            f"This article cannot be brought back: that works for {UNDO_FOR.seconds // 60} "
            "minutes after it was removed. Add its file again."
        )
    return found


def checked(details: Details, today: date) -> Details:
    """Return details tidied; the title may be empty. Raises :class:`WrongDetails`."""
    said = tidy(details)
    _require_right(said, today)
    return said


def tidy(details: Details) -> Details:
    """Return details without stray white space, and ``None`` for what is empty."""
    return replace(
        details,
        title=" ".join(details.title.split()),
        outlet=_one_line(details.outlet),
        author=_one_line(details.author),
        url=_one_line(details.url),
        language=(details.language or "").strip().casefold() or None,
    )


def _one_line(words: str | None) -> str | None:
    return " ".join((words or "").split()) or None


def _require_right(details: Details, today: date) -> None:
    for words, longest in (
        (details.title, LONGEST_DETAIL),
        (details.outlet, LONGEST_DETAIL),
        (details.author, LONGEST_DETAIL),
        (details.url, 4 * LONGEST_DETAIL),
    ):
        if words and len(words) > longest:
            raise WrongDetails(f"“{words[:40]} ...” is longer than {longest} characters; cut it.")
    if details.url and not _is_page(details.url):
        raise WrongDetails(
            f"“{details.url}” is not the address of a page; write one that begins with https://."
        )
    if details.published and not has_come(details.published, today):
        raise WrongDetails(
            f"{details.published.isoformat()} has not come yet; write the day of publication."
        )


def has_come(day: date, today: date) -> bool:
    """Tell whether an article may be of that day; east of here it may be tomorrow already."""
    return day <= today + timedelta(days=1)


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
    except ValueError:
        return False
