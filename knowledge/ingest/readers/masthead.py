"""Tell the name of a newspaper, agency or broadcaster from other short lines."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 50
_WORD = r"[^\W\d_][\w.’'-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:&|{_WORD})){{0,5}}")
# Words written small inside a name.
_SMALL: Final = frozenset("of the and for in on to de da do del der des du et la le les el".split())
# Names open with an article in the languages of the press; headings rarely do.
_ARTICLES: Final = frozenset("the le la les el il der die das de".split())
_KINDS: Final = frozenset(
    """advertiser agency argus beacon bee bulletin chronicle comment courier daily dispatch echo
    economist examiner express forum gazette globe guardian herald independent inquirer insider
    institute journal ledger magazine mail mercury mirror monitor network news newspaper newswire
    observer outlook post press quarterly radio record register reporter review sentinel standard
    star sun telegraph television times today tribune voice watch weekly wire zeitung""".split()
)
_WELL_KNOWN: Final = frozenset(
    """afp ap axios bbc bloomberg cbc cnbc cnn dpa euractiv euronews itv nbc nikkei npr pbs politico
    propublica reuters semafor slate tass vox wired xinhua""".split()
)


def is_masthead(line: str) -> bool:
    """Tell whether a line is an outlet's name and nothing else.

    Only names that show what they are count: with a word such as *Times* or
    *Review*, with an article in front, or well known. A place is no outlet.
    """
    if len(line) > _LONGEST or not _NAME.fullmatch(line) or line.endswith("."):
        return False
    words = line.split()
    if any(word[0].islower() and word not in _SMALL for word in words[1:]):
        return False
    folded = [word.lower() for word in words]
    if len(words) == 1:
        return folded[0] in _WELL_KNOWN
    return line[0].isupper() and (
        folded[0] in _ARTICLES or not _KINDS.isdisjoint(folded) or folded[0] in _WELL_KNOWN
    )
