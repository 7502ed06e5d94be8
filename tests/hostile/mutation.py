"""Change files by chance, and say what must hold of whatever becomes of them."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from datetime import date
from itertools import pairwise

from knowledge.errors import Unreadable
from knowledge.ingest.cleaning import clean
from knowledge.ingest.prepare import Prepared
from knowledge.ingest.preparing import Outcome, outcome_of

# A file of at most 2 MB takes this long when something in it was made to be slow.
SLOW_S = 4.0
TOKENS = tuple(
    b"\0|\xff\xfe|\xef\xbb\xbf|\xed\xa0\x80|%PDF-|PK\x03\x04|PK\x01\x02|PK\x05\x06|endstream|endobj"
    b"|obj|<<|>>|[|]|(|)|/Length 99999|/Filter /FlateDecode|/Kids [1 0 R]|xref|trailer|startxref"
    b"|<div>|</div>|<table>|<!--|-->|<![CDATA[|<!DOCTYPE html|&amp;|&#0;|&#xD800;|<script>|<meta "
    b"|charset=utf-16|charset=punycode|--b|\n\n|\r|\n---\n|Content-Type: |boundary=b"
    b"|=?utf-8?b?|?=|message/rfc822|base64|: |> |# |[a](b)|***|```|| - |1. |"
    b"\xe2\x80\x8b|\xe2\x80\xae"
    b"|\xcc\x81|\xc2\xad|-\n|. A|.A|99999999999|-1|9999-12-31|Published: 2031-01-01|By |http://".split(
        b"|"
    )
)


def mutated(body: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file with a few changes; those packed as zip are changed inside as often as outside."""
    if body.startswith(b"PK") and chance.random() < 0.6:
        return _inside(body, other, chance)
    if b"/FlateDecode" in body and chance.random() < 0.3:
        return _in_a_stream(body, other, chance)
    changed = bytearray(body)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        _change(changed, other, chance)
    return bytes(changed[:2_000_000])


def _change(body: bytearray, other: bytes, chance: random.Random) -> None:
    at = chance.randrange(len(body) + 1)
    end = min(len(body), at + chance.choice((1, 2, 8, 64, 1024)))
    match chance.randrange(8):
        case 0 if at < len(body):
            body[at] ^= 1 << chance.randrange(8)
        case 1:
            del body[at:end]
        case 2:
            body[at:at] = body[at:end] * chance.choice((1, 2, 30, 300))
        case 3:
            body[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 2, 100))
        case 4:
            start = chance.randrange(len(other) + 1)
            body[at:end] = other[start : start + chance.choice((8, 64, 1024))]
        case 5:
            del body[at:]
        case 6:
            body[at:end] = chance.randbytes(end - at)
        case _:
            body[at:end] = chance.choice(TOKENS)


def _inside(body: bytes, other: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 1_000_000:
                return body[: chance.randrange(len(body))]
            files = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except Exception:  # noqa: BLE001 - whatever the damage, it is none to look into
        return body[: chance.randrange(len(body) + 1)]
    if not files:
        return body
    out = io.BytesIO()
    changed = chance.randrange(len(files))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, inside) in enumerate(files):
            archive.writestr(name, mutated(inside, other, chance) if number == changed else inside)
    return out.getvalue()


def _in_a_stream(body: bytes, other: bytes, chance: random.Random) -> bytes:
    before, found, after = body.partition(b"stream\n")
    packed, mark, rest = after.partition(b"\nendstream")
    try:
        inside = bytearray(zlib.decompressobj().decompress(packed, 1_000_000))
    except zlib.error:
        return body
    _change(inside, other, chance)
    return before + found + zlib.compress(bytes(inside)) + mark + rest


def checked(body: bytes, name: str, today: date) -> Outcome:
    """Prepare a file; an AssertionError where what came of it is not as promised."""
    started = time.process_time()
    found = outcome_of(body, name, today)
    took = time.process_time() - started
    assert took < SLOW_S, f"{took:.0f} s of the processor"
    if isinstance(found, Prepared):
        _check(found, today)
    elif isinstance(found, tuple):
        for member, inside in found:
            said = outcome_of(inside, member, today) if isinstance(inside, bytes) else inside
            assert not isinstance(said, tuple), "an archive inside an archive"
            if isinstance(said, Prepared):
                _check(said, today)
            else:
                _check_sentence(said)
    else:
        _check_sentence(found)
    return found


def _check_sentence(refusal: Unreadable) -> None:
    said = str(refusal)
    assert said.endswith("."), said
    assert "\n" not in said, said
    assert len(said) < 400, said


def _check(found: Prepared, today: date) -> None:
    text = found.text
    assert text.encode(), "text that cannot be kept"
    assert clean(text).text == text, "cleaning twice changes the text"
    assert found.sentences, "no sentence"
    for one in found.sentences:
        assert 0 <= one.start < one.end <= len(text), "a sentence outside the text"
        assert one.of(text) == one.of(text).strip(), "a sentence with space around it"
    assert all(a.end <= b.start for a, b in pairwise(found.sentences)), "sentences overlap"
    bare = "".join(text.split())
    assert bare == "".join("".join(one.of(text).split()) for one in found.sentences), "words lost"
    details = found.details
    assert details.title.strip(), "no title"
    for value in (details.title, details.outlet or "", details.author or "", details.url or ""):
        assert value.encode() is not None, "a detail that cannot be kept"
        assert "\0" not in value, "a null in a detail"
    assert details.published is None or details.published <= today, "a day in the future"
