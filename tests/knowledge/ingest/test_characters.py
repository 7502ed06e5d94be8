"""Characters are put right without loss of a letter, and quotation marks stay as published."""

from __future__ import annotations

import pytest

from knowledge.ingest.characters import repair


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the ministerâ€™s cafÃ©", "the minister’s café"),
        ("â€œYes,â€\x9d he said.", "“Yes,” he said."),
        ("AT&amp;T &lt; 5", "AT&T < 5"),
        ("&amp;amp;amp;amp; then", "& then"),
        ("a <b>&amp;</b> tag", "a <b>&amp;</b> tag"),
        ("the of\ufb01ce", "the office"),
        ("cafe\u0301", "café"),
        ("a\u00adb\u200bc\ufeffd\u2060e\x00f\x07g\u200eh", "abcdefgh"),
        ("an agree\u00ad\nment", "an agreement"),
        ("10\u00a0000\u202fkm,\u3000\tand", "10 000 km, and"),
        ("one  two\t\tthree \nfour", "one two three\nfour"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n \n\ntwo", "one\n\ntwo"),
        ("one\ftwo\u2029three", "one\n\ntwo\n\nthree"),
        ("  one\n  two  ", "one\ntwo"),
        ("a\u200db \u200c", "ab"),
    ],
)
def test_broken_characters_are_repaired(broken, whole):
    assert repair(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        '“He said ‘no’,” she said: "it\'s" – done…',
        "x² + y³ = ½, № 5, 10 µm, ℃",
        "می\u200cخواهم",
        "👩\u200d👧 and ❤️\u200d🔥",
        "全角！テスト，ok",
        "«Fini», „Zitat“",
        "naïve Łódź Ærø ß",
    ],
)
def test_sound_characters_stay(text):
    assert repair(text) == text
