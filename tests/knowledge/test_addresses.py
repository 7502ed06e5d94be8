"""Two addresses of one article have one key."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.addresses import address_key, same_address

KEY = "https://ledger.example.org/2025/levy"


@pytest.mark.parametrize(
    "address",
    [
        KEY,
        "http://ledger.example.org/2025/levy",
        "https://www.ledger.example.org/2025/levy",
        "https://Ledger.EXAMPLE.org./2025/levy",
        "https://ledger.example.org/2025/levy/",
        "https://ledger.example.org/2025/levy#comments",
        "https://ledger.example.org/2025/levy#:~:text=Nine%20in%20ten",
        "https://ledger.example.org:443/2025/levy",
        "http://ledger.example.org:80/2025/levy",
        "https://reader:secret@ledger.example.org/2025/levy",
        "https://ledger.example.org/2025/levy?utm_source=x&utm_medium=social&fbclid=1a",
        "https://ledger.example.org/2025/levy/?gclid=3&CMP=share",
        " https://ledger.example.org/2025/./levy ",
    ],
)
def test_what_leads_to_the_same_article_has_one_key(address):
    assert address_key(address) == KEY


@pytest.mark.parametrize(
    "address",
    [
        "https://ledger.example.org/2025/Levy",
        "https://ledger.example.org/2025/levy-2",
        "https://ledger.example.org/2025/levy?page=2",
        "https://ledger.example.org:8443/2025/levy",
        "https://other.example.org/2025/levy",
    ],
)
def test_another_path_page_port_or_host_is_another_address(address):
    assert not same_address(address, KEY)


def test_the_order_of_parameters_makes_no_difference():
    assert same_address("https://x.example.org/a?b=1&a=2", "https://x.example.org/a?a=2&b=1")


def test_letters_percent_encoded_or_not_are_the_same():
    assert same_address("https://x.example.org/caf%C3%A9", "https://x.example.org/café")


def test_a_plain_link_of_wordpress_is_an_address():
    assert (
        address_key("https://www.x.example.org/?p=123&utm_id=4") == "https://x.example.org/?p=123"
    )


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "not an address",
        "ledger.example.org/2025/levy",
        "https://ledger.example.org",
        "https://ledger.example.org/",
        "https://ledger.example.org/?utm_source=x",
        "https://ledger.example.org/?lang=en",
        "ftp://ledger.example.org/2025/levy",
        "https:///2025/levy",
        "https://[half/2025/levy",
        "https://ledger.example.org:port/levy",
    ],
)
def test_home_pages_and_what_is_no_address_have_none(address):
    assert address_key(address) is None


def test_two_articles_without_an_address_do_not_share_one():
    assert not same_address(None, None)


HOSTS = st.lists(
    st.sampled_from(["www", "WWW", "a", "com", "xn--bcher-kva", "bücher", ""]), max_size=4
).map(".".join)
PIECES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ADDRESSES = st.builds(
    "{}://{}{}/{}?{}={}&{}#{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    HOSTS,
    st.sampled_from(["", ":80", ":443", ":8080", ":0"]),
    PIECES,
    PIECES,
    PIECES,
    st.sampled_from(["", "utm_source=1", "p=1", "b", "a=%20+%2B"]),
    PIECES,
)


@given(ADDRESSES | st.text())
@example("http://www.www.a.com//a//?p=1")
@example("http://[::1]:80/a")
def test_the_key_of_a_key_is_the_key(address):
    key = address_key(address)
    assert key is None or address_key(key) == key
