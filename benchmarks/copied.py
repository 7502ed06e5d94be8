"""Copies of an article as other places print them, to see whether they are known again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Copy = Callable[[str, str, random.Random], str]
"""Makes a copy of a text, given another article's, which lends a headline and words."""

PAGE = (
    "Skip to content\n\nHome / World / Europe / Opinion\n\nThe Morning Courier, independent since "
    "1911\n\nSubscribe now for one pound a week\n\nShare this article\n\nBy our own correspondent, "
    "updated at 11.42 on Tuesday\n\n",
    "\n\nMore on this story\n\nThe Morning Courier is a member of the regional press council and "
    "keeps to its code. Complaints reach the readers' editor by letter or at our front desk on "
    "weekdays between nine and five. Sign up for our newsletter\n\nPrivacy policy | Terms of use | "
    "Work with us\n\n© Courier Publishing House. All rights reserved.",
)
FRAME = (
    "This report reached our readers through the exchange service of the Northern News Pool, whose "
    "members share their best work with one another every day. We print it in full because it "
    "bears on a vote that our own council takes next month, and we have added our correspondents' "
    "remarks at the end. Opinions in it are those of the people quoted.\n\n",
    "\n\nOur correspondents add: The council's committee for trade met behind closed doors on "
    "Monday evening and left without a decision. Three of its nine members told this newspaper "
    "that they want to hear from the harbour's employers before anything is put to the vote. A "
    "spokeswoman for the mayor said that the city had asked two universities for an opinion, and "
    "that both had promised an answer before the summer. The employers' association would not say "
    "how it will advise its members. What the change would cost is not known: an estimate from "
    "last autumn speaks of a sum that nobody we asked was ready to defend. The committee meets "
    "again on the second Thursday of next month, and for the first time the public may attend.",
)
_QUOTED = re.compile(r"\"[^\"\n]{4,}\"|“[^”\n]{4,}”")
_WORD = re.compile(r"\w+")


def in_a_page(text: str, _other: str, _chance: random.Random) -> str:
    return text.join(PAGE)


def in_a_frame(text: str, _other: str, _chance: random.Random) -> str:
    return text.join(FRAME)


def with_words_dropped(text: str, _other: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split() if chance.random() >= 0.1)


def cut_to(share: float) -> Copy:
    def cut(text: str, _other: str, chance: random.Random) -> str:
        words = text.split()
        kept = round(share * len(words))
        start = chance.randint(0, len(words) - kept)
        return " ".join(words[start : start + kept])

    return cut


def with_other_quotes(text: str, other: str, chance: random.Random) -> str:
    pool = _WORD.findall(other)
    return _QUOTED.sub(lambda q: _WORD.sub(lambda _: chance.choice(pool), q.group()), text)


def with_another_headline(text: str, other: str, _chance: random.Random) -> str:
    """Put the other article's first paragraph in place of the text's own."""
    headline = next(line for line in other.split("\n") if line.strip())
    own = next(line for line in text.split("\n") if line.strip())
    return text.replace(own, headline, 1)


KINDS: dict[str, Copy] = {
    "a page around it": in_a_page,
    "a frame of 200 words": in_a_frame,
    "10 % of words dropped": with_words_dropped,
    "cut to 60 %": cut_to(0.6),
    "cut to 30 %": cut_to(0.3),
    "quotes replaced": with_other_quotes,
    "another first paragraph": with_another_headline,
}
