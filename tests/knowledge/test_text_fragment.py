"""Links open a page at the quoted words."""

from __future__ import annotations

import pytest

from knowledge.text_fragment import link_to

PAGE = "https://wire.example.org/a"


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        (PAGE, "Four states sign", f"{PAGE}#:~:text=Four%20states%20sign"),
        (f"{PAGE}#top", "Yes", f"{PAGE}#top:~:text=Yes"),
        (f"{PAGE}#:~:text=old", "new", f"{PAGE}#:~:text=new"),
        (PAGE, "a-b, c & d", f"{PAGE}#:~:text=a%2Db%2C%20c%20%26%20d"),
        (PAGE, "1 2 3 4 5 6 7 8", f"{PAGE}#:~:text=1%202%203%204%205%206%207%208"),
        (PAGE, "1 2 3 4 5 6 7 8 9", f"{PAGE}#:~:text=1%202%203%204,6%207%208%209"),
        (PAGE, "one\n\ntwo", f"{PAGE}#:~:text=one%20two,one%20two"),
        (None, "words", None),
        ("javascript:alert(1)", "words", None),
    ],
)
def test_the_link_names_the_words(url, words, link):
    assert link_to(url, words) == link
