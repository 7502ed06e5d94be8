from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.typeset import Line, paragraphs

FULL = "The parliament must ratify the framework before any money flows"


def page(*texts: str, top: float = 700, leading: float = 12, size: float = 10) -> list[Line]:
    return [Line(text, top - leading * index, size) for index, text in enumerate(texts)]


def test_lines_of_a_paragraph_are_joined():
    assert paragraphs([page(FULL, "into the fund.")]) == f"{FULL} into the fund."


def test_a_word_broken_at_the_end_of_a_line_is_mended():
    assert paragraphs([page(f"{FULL} into recon-", "struction.")]) == f"{FULL} into reconstruction."


def test_a_compound_known_from_the_text_keeps_its_hyphen():
    text = paragraphs([page(f"A long-term plan. {FULL} into a long-", "term fund.")])
    assert text == f"A long-term plan. {FULL} into a long-term fund."


def test_a_dash_before_a_name_is_kept():
    assert paragraphs([page(f"{FULL} from Franco-", "German funds")]).endswith(
        "Franco- German funds"
    )


def test_a_soft_hyphen_always_goes():
    assert paragraphs([page("recon\u00ad", "struction")]) == "reconstruction"


def test_a_gap_between_lines_begins_a_paragraph():
    lines = [*page(FULL, FULL, FULL), *page(FULL, FULL, top=650)]
    assert paragraphs([lines]).count("\n\n") == 1


def test_another_size_begins_a_paragraph():
    lines = [*page("A deal is signed", top=712, size=18), *page(FULL, FULL)]
    assert paragraphs([lines]) == f"A deal is signed\n\n{FULL} {FULL}"


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph():
    assert paragraphs([page(FULL, "is clear.", FULL, FULL)]) == f"{FULL} is clear.\n\n{FULL} {FULL}"


def test_list_entries_are_lines():
    text = paragraphs([page(f"{FULL}:", "• one thing", "• two things")])
    assert text == f"{FULL}:\n\n• one thing\n• two things"


def test_a_sentence_goes_on_over_the_page():
    assert paragraphs([page(FULL), page("into the fund.")]) == f"{FULL} into the fund."


def test_a_new_sentence_on_a_new_page_begins_a_paragraph():
    assert paragraphs([page(f"{FULL}."), page("Talks go on.")]) == f"{FULL}.\n\nTalks go on."


def test_headers_and_page_numbers_go():
    pages = [
        [Line("Policy brief 3", 800, 8), *page(f"{word} {FULL}", "and more."), Line(str(n), 30, 8)]
        for n, word in enumerate(("One", "Two", "Three"))
    ]
    assert paragraphs(pages) == "\n\n".join(
        f"{word} {FULL} and more." for word in ("One", "Two", "Three")
    )


def test_a_line_that_repeats_at_another_height_stays():
    pages = [page(FULL, f"{n} more", top=700 - 30 * n) for n in range(3)]
    assert paragraphs(pages).count(FULL) == 3


def test_a_footer_right_below_the_text_is_text():
    pages = [page(f"{word} {FULL}", "and more.") for word in ("One", "Two", "Three")]
    assert paragraphs(pages).count("and more.") == 3


def test_a_page_of_nothing_but_its_number_is_empty():
    assert paragraphs([[Line("1", 30, 8)], page(FULL), [Line("- 3 -", 30, 8)]]) == FULL


def test_the_only_header_of_one_page_stays():
    assert paragraphs([[Line("Policy brief", 800, 8), *page(FULL)]]).startswith("Policy brief")


def test_pages_without_lines_are_passed_over():
    assert paragraphs([[], page(FULL), []]) == FULL


LINES = st.builds(
    Line,
    st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    st.floats(0, 800),
    st.sampled_from([8.0, 10.0, 18.0]),
)


@given(st.lists(st.lists(LINES, max_size=6), max_size=4))
def test_letters_stay_in_order(pages):
    kept = "".join(filter(str.isalpha, paragraphs(pages)))
    drawn = iter("".join(line.text for page in pages for line in page))
    assert all(letter in drawn for letter in kept)
