"""Files of every kind with texts made up by chance, in each a word that no other has."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import EmailMessage

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

SYLLABLES = "ba co di fu ga he jo ki lu me no pa qui ro su ta ve wo xi zu".split()
SENTENCES, WORDS = 8, 11


@dataclass(frozen=True, slots=True)
class Text:
    """An article before it is a file."""

    word: str
    title: str
    url: str
    sentences: tuple[str, ...]

    @classmethod
    def new(cls, word: str, chance: random.Random) -> Text:
        """Return a text like no other."""
        sentences = tuple(_sentence(chance) for _ in range(SENTENCES))
        return cls(word, f"The {word} treaty", f"https://wire.example/{word}", sentences)

    def revised(self, word: str, chance: random.Random) -> Text:
        """Return this text with one sentence changed, or as somebody else printed it."""
        at = chance.randrange(SENTENCES)
        sentences = (*self.sentences[:at], _sentence(chance), *self.sentences[at + 1 :])
        if chance.random() < 0.6:
            return replace(self, word=word, sentences=sentences)
        title, url = f"A pact named {word}", f"https://copies.example/{word}"
        return Text(word, title, url, sentences)

    @property
    def body(self) -> str:
        """Return the text without its title."""
        return " ".join([*self.sentences, f"Ministers called it {self.word} in the end."])


def _sentence(chance: random.Random) -> str:
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(WORDS)]
    return " ".join(words).capitalize() + "."


def _plain(text: Text) -> bytes:
    return f"{text.title}\n\n{text.body}\n".encode()


def _markdown(text: Text) -> bytes:
    head = f"---\ntitle: {text.title}\nurl: {text.url}\nlanguage: en\noutlet: Wire\n---\n"
    return f"{head}{text.body}\n".encode()


def _page(text: Text) -> bytes:
    head = f"<title>{html.escape(text.title)}</title><link rel='canonical' href='{text.url}'>"
    body = f"<article><h1>{html.escape(text.title)}</h1><p>{html.escape(text.body)}</p></article>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def _letter(text: Text) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Wire <news@wire.example>", "group@policy.example"
    message["Date"], message["Subject"] = "Wed, 26 Feb 2025 23:30:00 -0500", text.title
    message.set_content(text.body)
    return message.as_bytes()


def _pdf(text: Text) -> bytes:
    buffer, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    paragraphs = [Paragraph(part, style) for part in (text.title, text.body)]
    SimpleDocTemplate(buffer, title=text.title).build(paragraphs)
    return buffer.getvalue()


def _word(text: Text) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    document.add_heading(text.title)
    document.add_paragraph(text.body)
    document.save(buffer)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[Text], bytes]] = {
    "txt": _plain,
    "md": _markdown,
    "html": _page,
    "eml": _letter,
    "pdf": _pdf,
    "docx": _word,
}
