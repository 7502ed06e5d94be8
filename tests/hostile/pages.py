"""Web pages too deep, too large, wrongly encoded, or without an article."""

from __future__ import annotations

from knowledge.errors import EmptyFile, NoText, TooLarge, TooSlow, UnknownFormat
from tests.hostile.case import BODY, SENTENCE, TITLE, case
from tests.hostile.words import laughs

XXE = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def page(inside: str = f"<p>{BODY}</p>", head: str = "", before: str = "<!DOCTYPE html>") -> str:
    return (
        f"{before}<html lang='en'><head><title>{TITLE}</title>{head}</head>"
        f"<body><article><h1>{TITLE}</h1>{inside}</article></body></html>"
    )


def charset(name: str, encoding: str, text: str = BODY + " Café.") -> bytes:
    return page(f"<p>{text}</p>", f"<meta charset='{name}'>").encode(encoding)


def meta(day: str) -> bytes:
    return page(head=f"<meta property='article:published_time' content='{day}'>").encode()


CONSENT = (
    "<h1>Before you continue</h1><p>We use cookies and personalised ads to improve your visit. "
    "You may accept all, reject all or manage preferences in our cookie settings and privacy "
    "policy. Some partners rely on legitimate interest and do not ask for your consent, which "
    "you can refuse at any time by opening the settings again from the foot of any page.</p>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="999999999" height="999999999">{}</svg>'

CASES = (
    case("plain.html", page().encode(), SENTENCE),
    case("empty.html", b"", EmptyFile),
    case("spaces.html", b" \n\t" * 1_000, EmptyFile),
    case("tag-only.html", b"<html>", NoText),
    case("cut.html", lambda: page().encode()[:300], "under 60 words"),
    case("cut-in-a-tag.html", lambda: page().encode()[:-40], SENTENCE),
    case("10000-deep.html", lambda: page("<div>" * 10_000 + f"<p>{BODY}</p>").encode(), NoText),
    case("90000-deep.html", lambda: page("<b>" * 90_000 + f"<p>{BODY}</p>").encode(), NoText),
    case("300-megabytes.html", lambda: b"<table>" + b"<tr><td>1</td></tr>" * 16_000_000, TooLarge),
    case(
        "25-megabytes.html", lambda: b"<html><table>" + b"<tr><td>1</td></tr>" * 1_300_000, TooLarge
    ),
    case("angles.html", lambda: b"<html>" + b"<" * 20_000_000, TooLarge),
    case(
        "one-attribute.html",
        lambda: page(head=f"<meta name='a' content='{'a' * 9_000_000}'>").encode(),
        SENTENCE,
    ),
    case(
        "10000-attributes.html",
        lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(10_000))}>{BODY}</p>").encode(),
        SENTENCE,
    ),
    case(
        "laughs.xhtml",
        lambda: page(f"<p>{BODY} &l29;</p>", before=laughs("html")).encode(),
        SENTENCE,
    ),
    case(
        "file-from-outside.xhtml", lambda: page(f"<p>{BODY} &x;</p>", before=XXE).encode(), SENTENCE
    ),
    case("nulls.html", lambda: page().encode().replace(b"e", b"e\0"), SENTENCE),
    case("utf-16.html", lambda: page().encode("utf-16"), SENTENCE),
    case("utf-16-without-mark.html", lambda: page().encode("utf-16-le"), SENTENCE),
    case("utf-7.html", lambda: charset("utf-7", "utf-7"), SENTENCE),
    case("charset-unknown.html", lambda: charset("utf-9000", "latin-1"), SENTENCE),
    case("charset-base64.html", lambda: charset("base64", "latin-1"), SENTENCE),
    case("charset-rot13.html", lambda: charset("rot13", "latin-1"), SENTENCE),
    case(
        "charset-punycode.html",
        lambda: charset("punycode", "latin-1", f"{BODY}</p><p>" * 1_000 + "é"),
        SENTENCE,
    ),
    case(
        "charset-escape.html",
        lambda: charset("unicode_escape", "latin-1", BODY + " é \\ud800"),
        SENTENCE,
    ),
    case("charset-wrong.html", lambda: charset("shift_jis", "latin-1"), SENTENCE),
    case(
        "two-encodings.html",
        lambda: (
            page(f"<p>{BODY}</p><p>MARK</p>")
            .encode()
            .replace(b"MARK", "Café ".encode() + "Café".encode("latin-1"))
        ),
        SENTENCE,
    ),
    case(
        "surrogates.html",
        lambda: page(f"<p>{BODY} &#xD800; &#0; &#x110000; &#xFFFFFFFFFF;</p>").encode(),
        SENTENCE,
    ),
    case(
        "right-to-left.html",
        lambda: page(f"<p>\u202e{BODY}\u202c \u2066x\u2069</p>").encode(),
        SENTENCE,
    ),
    case(
        "scripts-only.html",
        b"<html><body><div id=root></div><script>render()</script></body></html>",
        NoText,
    ),
    case("consent.html", lambda: page(CONSENT).encode(), "looks like a consent page"),
    case(
        "short.html",
        lambda: page(f"<p>{SENTENCE} Nobody has objected to it so far.</p>").encode(),
        "under 60 words",
    ),
    case("future.html", meta("2031-05-01"), "the date 2031-05-01 is in the future"),
    case("year-9999.html", meta("9999-12-31"), SENTENCE),
    case("no-such-day.html", meta("2025-02-31T99:99"), SENTENCE),
    case(
        "digits.html",
        lambda: page(head=f"<meta name='date' content='{'2025-' * 100_000}'>").encode(),
        SENTENCE,
    ),
    case(
        "deep-json.html",
        lambda: page(head=f"<script type='application/ld+json'>{'[' * 200_000}</script>").encode(),
        SENTENCE,
    ),
    case(
        "long-json.html",
        lambda: page(
            head='<script type=\'application/ld+json\'>{"@type":"Article","author":"'
            + "a\\\\" * 400_000
            + "</script>"
        ).encode(),
        SENTENCE,
    ),
    case(
        "5000-links.html",
        lambda: page(f"<p>{BODY}</p>" + "<p><a href='/a'>a b</a></p>" * 5_000).encode(),
        SENTENCE,
    ),
    case(
        "comment-without-end.html",
        lambda: page(f"<p>{BODY}</p><!-- " + "-" * 2_000_000).encode(),
        SENTENCE,
    ),
    case("half-comments.html", lambda: b"<!-- -->" * 200_000, TooLarge),
    case(
        "one-long-word.html",
        lambda: page(f"<p>{BODY}</p><p>{'a' * 900_000}</p>").encode(),
        SENTENCE,
    ),
    case(
        "picture-inside.html",
        lambda: page(f"<p>{BODY}</p><img src='data:image/png;base64,{'A' * 9_000_000}'>").encode(),
        SENTENCE,
    ),
    case(
        "laughs.svg",
        (laughs("svg") + SVG.format("<text>&l29;</text>")).encode(),
        UnknownFormat,
    ),
    case(
        "file-from-outside.svg",
        (f'<?xml version="1.0"?>{XXE.replace("html", "svg")}' + SVG.format("&x;")).encode(),
        UnknownFormat,
    ),
    case(
        "feed.xml",
        lambda: b'<?xml version="1.0"?><rss><channel><title>A</title></channel></rss>',
        UnknownFormat,
    ),
    case("page.pdf", page().encode(), SENTENCE),
)

HEAVY = (
    case(
        "100000-attributes.html",
        lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{BODY}</p>").encode(),
        TooSlow,
    ),
)
