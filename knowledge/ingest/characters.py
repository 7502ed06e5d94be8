"""Put the characters of a text right: encoding, invisible marks, odd spaces, line ends."""

from __future__ import annotations

import re

import ftfy

# Typographic quotes and full-width signs are the publisher's own; ligatures are a PDF's.
_FIXES = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_character_width=False, normalization="NFC", explain=False
)
# One broken sentence must not decide for the whole text, and ftfy slows down on long stretches.
_PIECE = re.compile(r"(?<=\n)|(?<=[a-z]\. )(?=[A-Z])")
# Escaping applied over and over would cost ftfy a round for each time.
_NESTED_ENTITY = re.compile(r"&(?:amp;){2,}")
_PLAIN = re.compile(r"[\t\n\r -%'-~]*+")

_BREAKS = str.maketrans({"\v": "\n", "\f": "\n\n", "\u2028": "\n", "\u2029": "\n\n"})
_SOFT_HYPHENATION = re.compile(r"\u00ad[^\S\n]*+\n[^\S\n]*+(?=\w)")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
# Joiners shape Arabic and Indic words and emoji; anywhere else they are stray.
_JOINING = r"\u0600-\u1fff\u2190-\uffff\U00010000-\U0010ffff"
_STRAY_JOINER = re.compile(rf"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")

_SPACES = re.compile(r"[^\S\n]+")
_LINE_EDGES = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")


def repair(text: str) -> str:
    """Undo mojibake, drop invisible characters and settle white space; letters stay as they are.

    Words are one space apart, and at most one blank line separates paragraphs.
    """
    text = "".join(map(_fix, _PIECE.split(text.translate(_BREAKS))))
    text = _SOFT_HYPHENATION.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return settle(_STRAY_JOINER.sub("", _INVISIBLE.sub("", text)))


def settle(text: str) -> str:
    """Reduce white space to single spaces, line ends and blank lines between paragraphs."""
    text = _LINE_EDGES.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _fix(piece: str) -> str:
    """Let ftfy repair ``piece``, unless it is plain ASCII without an entity."""
    if _PLAIN.fullmatch(piece):
        return piece
    if "<" not in piece:
        piece = _NESTED_ENTITY.sub("&amp;", piece)
    return ftfy.fix_text(piece, _FIXES)
