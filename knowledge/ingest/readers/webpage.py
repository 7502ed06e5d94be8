"""Read a saved web page: its article, without the furniture around it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import BrokenFile, NoText, TooLarge
from knowledge.ingest.readers.dates import parse_day
from knowledge.ingest.readers.encoding import declared_in_html, decode
from knowledge.ingest.readers.language import language_code
from knowledge.ingest.readers.opening import read_opening
from knowledge.ingest.readers.reading import PARSER_FAULTS, Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# Extraction takes about a second per 10,000 elements; long legal texts stay below this.
MOST_ELEMENTS = 100_000
# Above this the second opinion (readability, justext) is left out: it costs more than it finds.
_FAST_ABOVE = 20_000
# With fewer words than this a page is a menu, a redirect or an error message.
FEWEST_WORDS = 10
# A careful extraction shorter than this is compared with a generous one.
_SHORT_WORDS = 60


def read_webpage(body: bytes, name: str, *, today: date, charset: str | None = None) -> Reading:
    """Return the article of a page, and what its markup says about it.

    Raises NoText, TooLarge or BrokenFile.
    """
    return read_html(decode(body, charset or declared_in_html(body)), name, today=today)


def read_html(page: str, name: str, *, today: date) -> Reading:
    """Return the article of a page that is already decoded; as ``read_webpage``."""
    from lxml.etree import LxmlError

    # Most elements have two tags. Parsing a page takes memory long before it can be counted.
    if page.count("<") > 4 * MOST_ELEMENTS:
        raise _too_large(name)
    try:
        tree = _tree(page)
        if tree is None:
            raise _no_text(name)
        elements = sum(1 for _ in tree.iter())
        if elements > MOST_ELEMENTS:
            raise _too_large(name)
        found = _read_tree(tree, name, today=today, fast=elements > _FAST_ABOVE)
    except (LxmlError, *PARSER_FAULTS) as fault:
        raise BrokenFile(
            f"{name} is a page that cannot be taken apart; "
            "save the article alone, as txt or pdf, and add that."
        ) from fault
    return found


def _tree(page: str) -> HtmlElement | None:
    from trafilatura import load_html

    page = page.replace("\x00", "").lstrip("\ufeff")
    # trafilatura takes a short piece for a page only if it says so at the start.
    return load_html(page if "html" in page[:50].lower() else f"<html>{page}")


def _read_tree(tree: HtmlElement, name: str, *, today: date, fast: bool) -> Reading:
    page = _extract(tree, fast=fast, precise=True)
    text = _paragraphs(page)
    if len(text.split()) < _SHORT_WORDS:
        generous = _extract(tree, fast=fast, precise=False)
        if len(_paragraphs(generous)) > len(text):
            page, text = generous, _paragraphs(generous)
    if page is None or len(text.split()) < FEWEST_WORDS:
        raise _no_text(name)
    title = cut_outlet(page.title, page.sitename)
    text = _without_title(text, page.title, title)
    opening = read_opening(text, titled=title is not None)
    return Reading(
        opening.text,
        title=title,
        outlet=page.sitename or None,
        author=", ".join(page.author.split("; ")) if page.author else None,
        published=_published(tree, today),
        url=page.url or None,
        language=_language(tree),
    ).or_else(opening)


def _extract(tree: HtmlElement, *, fast: bool, precise: bool) -> Document | None:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        fast=fast,
        favor_precision=precise,
        include_comments=False,
        with_metadata=True,
        # The day is looked up apart from this; here the search would only be repeated.
        date_extraction_params={"extensive_search": False},
    )
    return found if found is None or not isinstance(found, dict) else None


def _published(tree: HtmlElement, today: date) -> date | None:
    """Return the day of publication; one in the future only if the page gives no other."""
    from htmldate import find_date

    for latest in (today, date(today.year + 50, 12, 31)):
        # The extensive search takes any date in the page, such as that of a copyright line.
        found = find_date(
            tree, original_date=True, extensive_search=False, max_date=latest.isoformat()
        )
        if found:
            return parse_day(found)
    return None


def _language(tree: HtmlElement) -> str | None:
    for path in (
        "/html/@lang",
        "/html/@xml:lang",
        "//meta[@http-equiv='content-language']/@content",
        "//meta[@property='og:locale']/@content",
    ):
        for tag in tree.getroottree().xpath(path):
            if code := language_code(str(tag)):
                return code
    return None


def _paragraphs(page: Document | None) -> str:
    """Set trafilatura's lines apart as paragraphs; lists and tables stay together."""
    text = ""
    previous = ""
    for line in ((page.text if page else None) or "").split("\n"):
        if not line.strip() or not line.strip(" |-"):
            continue
        together = line[:2] in _MARKS and line[:2] == previous
        text += ("\n" if together else "\n\n") + line.removeprefix("- ").strip(" |")
        previous = line[:2]
    return text.strip()


_MARKS = ("- ", "| ")


def cut_outlet(title: str | None, outlet: str | None) -> str | None:
    """Take the outlet's name off the end or start of a page's title."""
    if not title or not outlet:
        return title or None
    mark = r"\s+(?:[-–—|·•:»«]|::)\s+"
    name = re.escape(outlet)
    cut = re.sub(rf"^{name}{mark}|{mark}{name}$", "", title.strip(), flags=re.IGNORECASE)
    return cut or title


def _without_title(text: str, *titles: str | None) -> str:
    first, _, rest = text.partition("\n\n")
    same = {" ".join(title.casefold().split()) for title in titles if title}
    return rest if rest and " ".join(first.casefold().split()) in same else text


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name} is a page of more than {MOST_ELEMENTS:,} elements; "
        "save the article alone, as txt or pdf, and add that."
    )


def _no_text(name: str) -> NoText:
    return NoText(
        f"{name} shows no article; the page may build it with scripts, "
        "so copy the article into a txt file or print the page to pdf, and add that."
    )
