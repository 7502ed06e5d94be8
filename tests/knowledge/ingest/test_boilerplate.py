"""What belongs to the page goes; what the article says about such things stays."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.boilerplate import is_boilerplate, without_boilerplate

PAGE_LINES = [
    "Advertisement",
    "ADVERTISEMENT",
    "(Advertisement)",
    "— Advertisement —",
    "Story continues below this ad",
    "Article continues after this advertisement",
    "Story continues after advertisement",
    "Scroll to continue",
    "Share this article",
    "Share this articleFacebookXWhatsAppCopy link",
    "FacebookTwitterEmailPrint",
    "Share | Tweet | Copy link",
    "Share on Facebook",
    "Copy link",
    "Follow us on Twitter, Facebook and Instagram",
    "Follow us on X @example for the latest updates",
    "Comments (12)",
    "12 comments",
    "Leave a comment",
    "Read more: How the port of Meridian was sold",
    "Also read | How the port of Meridian was sold",
    "RELATED: How the port of Meridian was sold",
    "Related articles",
    "Recommended",
    "Recommended for you",
    "Most read",
    "You may also like",
    "3 min read",
    "Reading time: 4 minutes",
    "Listen to this article",
    "Listen to this article (6 min)",
    "Wait 5 sec.",
    "Loading...",
    "Loading…",
    "Please wait",
    "Skip to content",
    "Skip to main content",
    "Back to top",
    "Sign up for our newsletter",
    "Sign up for the Meridian morning briefing here.",
    "Get our weekly digest delivered to your inbox",
    "Subscribe to continue",
    "Subscribe to continue reading.",
    "Already a subscriber? Log in",
    "Click here to read the full report",
    "We use cookies to improve your experience. By staying on this website you agree.",
    "Accept all cookies",
    "Photo: Getty Images",
    "Photo credit: Jane Roe/Reuters",
    "Photograph by Jane Roe",
    "(AP Photo/Jane Roe)",
    "Getty Images",
    "All rights reserved",
    "© 2025 Meridian Wire. All rights reserved.",
    "Copyright 2025 Meridian Wire",
    "First published: 3 March 2025 10:15 GMT",
    "Published on March 3, 2025 at 10:15 am",
    "Updated 3 hours ago",
    "2 days ago",
    "Watch the minister answer »",
    "• Related stories",
]

ARTICLE_LINES = [
    "",
    "***",
    "The advertisement ran for ten days.",
    "Advertisement bans work, the study found.",
    "Advertisements for tobacco were banned in 1990",
    "Sign up for the draft, he told members.",
    "Sign up for a newsletter and you have agreed to be tracked, the court held.",
    "Share prices fell by a tenth on Monday.",
    "Share of votes",
    "Comments by the minister were struck from the record.",
    "The newsletter was read by 3,000 subscribers.",
    "Subscribe to the theory or not, the bill is due.",
    "Cookies may be set only with consent, the directive says.",
    "“We use cookies to improve your experience on this website,” the banner said.",
    "Photo identification will be required: voters have until May.",
    "Photo: the minister and her deputy on their way to a vote that neither of them won",
    "Published in 1925, the treaty was never ratified.",
    "Updated rules for 3 million farmers",
    "Copyright law is being rewritten in Meridian",
    "The treaty leaves all rights reserved to the states.",
    "They left in 2024 with all rights reserved",
    "Read-only copies were handed out.",
    "Related-party loans will be capped.",
    "Watch what he does, not what he says.",
    "Loading docks were closed.",
    "Skip to 2030 and the picture changes.",
    "Click here and you are lost, she said.",
    "Privacy policy",
    "Wait for 5 years",
    "Menu prices rose.",
]


@pytest.mark.parametrize("line", PAGE_LINES)
def test_a_line_of_the_page_goes(line):
    assert without_boilerplate(f"He left.\n{line}\nShe stayed.") == (
        "He left.\nShe stayed.",
        [line],
    )


@pytest.mark.parametrize("line", ARTICLE_LINES)
def test_a_line_of_the_article_stays(line):
    assert not is_boilerplate(line)


def test_a_row_of_buttons_goes_up_to_240_characters():
    row = "Share | " * 29 + "Loading…"

    assert len(row) == 240
    assert is_boilerplate(row)
    assert not is_boilerplate(f"{row}.")


def test_a_notice_of_cookies_goes_up_to_600_characters():
    notice = "We use cookies to improve your experience.".ljust(600, "!")

    assert is_boilerplate(notice)
    assert not is_boilerplate(f"{notice}!")


@pytest.mark.parametrize(
    ("glued", "apart", "phrase"),
    [
        (
            "It fell.Story continues below this adInitially it rose.",
            "It fell. Initially it rose.",
            "Story continues below this ad",
        ),
        (
            "It fell.Story continues below this adSince then it rose.",
            "It fell. Since then it rose.",
            "Story continues below this ad",
        ),
        (
            "It fell. Story continues below this ad “It rose.”",
            "It fell. “It rose.”",
            "Story continues below this ad",
        ),
        (
            "“It fell.”Article continues after this advertisement40 people left.",
            "“It fell.” 40 people left.",
            "Article continues after this advertisement",
        ),
        ("It fell. ADVERTISEMENT It rose.", "It fell. It rose.", "ADVERTISEMENT"),
        ("It fell.ADVERTISEMENTA man left.", "It fell. A man left.", "ADVERTISEMENT"),
        ("It fell.ADVERTISEMENTA US man left.", "It fell. A US man left.", "ADVERTISEMENT"),
        ("It fell.AdvertisementIt rose.", "It fell. It rose.", "Advertisement"),
        ("It fell. (Advertisement) It rose.", "It fell. It rose.", "(Advertisement)"),
        ("It fell? Read more here. It rose.", "It fell? It rose.", "Read more here."),
        ("It fell! Continue reading belowIt rose.", "It fell! It rose.", "Continue reading below"),
        (
            "It fell. Scroll to continue reading It rose.",
            "It fell. It rose.",
            "Scroll to continue reading",
        ),
        (
            "It fell. Sign up for our daily newsletter here. It rose.",
            "It fell. It rose.",
            "Sign up for our daily newsletter here.",
        ),
        (
            "It fell. Click here to read the report. It rose.",
            "It fell. It rose.",
            "Click here to read the report.",
        ),
        ("It fell. E-mail to a friend", "It fell.", "E-mail to a friend"),
        (
            "It fell. See how the U.S. fell » It rose.",
            "It fell. It rose.",
            "See how the U.S. fell »",
        ),
        ("Advertisement“It rose,” he said.", "“It rose,” he said.", "Advertisement"),
    ],
)
def test_a_phrase_between_two_sentences_goes(glued, apart, phrase):
    assert without_boilerplate(glued) == (apart, [phrase])


@pytest.mark.parametrize(
    "prose",
    [
        "He agreed. Advertisement Standards Authority staff did not.",
        "He agreed. ADVERTISEMENTS cost more.",
        "HE AGREED. ADVERTISEMENT STAFF DID NOT.",
        "The label “Advertisement” was missing.",
        'The label "Advertisement" was missing.',
        'He said "Story continues below this ad" on air.',
        "He read Story continues below this ad The end.",
        "It fell. Story continues below this address.",
        "It fell. Read more here, he said.",
        "It fell. Sign up for the draft, he told members.",
        "It fell. Sign up for our newsletter, they said, and were sued.",
        "It fell. Click here to read, the mail said, and they did.",
        "« Il est parti. See the world » dit-elle.",
        "It fell. The advertisement ran for ten days.",
    ],
)
def test_prose_with_the_same_words_stays(prose):
    assert without_boilerplate(prose) == (prose, [])


def test_phrases_that_follow_one_another_go_together():
    text = "It fell.Story continues below this adAdvertisement(Advertisement) It rose."

    assert without_boilerplate(text) == (
        "It fell. It rose.",
        ["Story continues below this ad", "Advertisement", "(Advertisement)"],
    )


def test_the_last_word_of_a_wrapped_sentence_stays():
    text = "The company paid three dollars per\nshare."

    assert without_boilerplate(text) == (text, [])


def test_a_line_in_brackets_is_not_the_end_of_a_sentence():
    assert without_boilerplate("They left for\n(file photo)\nMeridian.") == (
        "They left for\nMeridian.",
        ["(file photo)"],
    )


TEXTS = st.lists(
    st.sampled_from([*'\n\n .!”"“,A1', "He left", "Inc", "", " »", "The"])
    | st.sampled_from([*PAGE_LINES, "Watch him", "advertisement", "Read more here"])
    | st.text(max_size=3),
    max_size=16,
).map("".join)


@given(TEXTS)
def test_text_and_phrases_together_are_what_came_in(text):
    rest, removed = without_boilerplate(text)
    marks = "".join(text.split())
    gone = Counter("".join("".join(removed).split()))
    following = iter(marks)

    assert Counter(marks) - gone == Counter("".join(rest.split()))
    assert all(mark in following for mark in "".join(rest.split()))


@given(TEXTS)
def test_every_phrase_removed_stood_in_the_text(text):
    _, removed = without_boilerplate(text)

    assert [phrase for phrase in removed if phrase not in text] == []
