"""What the files of an export are called: the title, so that people find them, and the id."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

ARTICLES: Final = "articles"
ORIGINALS: Final = "originals"
"""The folders of an export."""
LONGEST: Final = 100
"""The bytes of a file's name; systems allow 255, and folders above it take their share."""
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


def article_file(title: str, article_id: str) -> str:
    """Return where the text of an article lies, in the export."""
    return f"{ARTICLES}/{_stem(title, article_id)}.md"


def original_file(title: str, article_id: str, name: str) -> str:
    """Return where the file an article was read from lies; of its name only the ending counts."""
    suffix = PureWindowsPath(name).suffix.lower()
    ending = suffix if _ENDING.fullmatch(suffix) else ".bin"
    return f"{ORIGINALS}/{_stem(title, article_id)}{ending}"


def is_within(place: str, folder: str) -> bool:
    """Tell whether a place is a file right in one of the folders, and leads nowhere else."""
    parts = PurePosixPath(place).parts
    name = place.removeprefix(f"{folder}/")
    return (
        parts == (folder, name)
        and not name.startswith(".")
        and not any(mark in name for mark in "/\\:\x00")
    )


def same_spelling(name: str) -> str:
    """Return a name with its letters spelt in one way; some systems spell them in another."""
    return unicodedata.normalize("NFC", name)


def _stem(title: str, article_id: str) -> str:
    room = LONGEST - len(f"-{article_id}.markdown")
    words = re.sub(r"-+", "-", "".join(map(_letter, same_spelling(title.lower()))))
    sizes = accumulate(len(letter.encode()) for letter in words)
    slug = words[: sum(size <= room for size in sizes)].strip("-")
    return f"{slug}-{article_id}" if slug else article_id


def _letter(character: str) -> str:
    """Return a letter, mark or digit of any script as it is, and anything else as a hyphen."""
    return character if unicodedata.category(character)[0] in "LMN" else "-"
