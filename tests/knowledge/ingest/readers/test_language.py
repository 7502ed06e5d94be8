from __future__ import annotations

import pytest

from knowledge.ingest.readers.language import guess_language, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Friday that the agreement would be signed soon.", "en"),
        ("Der Minister sagte am Freitag, dass das Abkommen bald unterzeichnet wird.", "de"),
        ("Le ministre a déclaré vendredi que cet accord serait bientôt signé à Paris.", "fr"),
    ],
)
def test_the_language_of_a_sentence_is_told(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "It was signed.", "1234567890 " * 20, "word " * 12])
def test_nothing_is_said_of_texts_that_show_no_language(text):
    assert guess_language(text) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), (" DE ", "de")],
)
def test_a_language_tag_gives_its_code(tag, code):
    assert language_code(tag) == code


@pytest.mark.parametrize("tag", [None, "", "English", "e", "zxx", "und"])
def test_what_is_no_language_tag_gives_none(tag):
    assert language_code(tag) is None
