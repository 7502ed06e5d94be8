"""When two web addresses are one article's."""

from __future__ import annotations

import re
from typing import Final

from yarl import URL

_WWW: Final = re.compile(r"^(?:www\.)+(?=[^.]+\.)")
_TRACKING: Final = re.compile(
    r"(?:utm_|at_|hsa_|guce_|pk_|mtm_|ns_|vero_|oly_)\w+"
    r"|(?:fb|g|d|y)clid|msclkid|twclid|ttclid|li_fat_id|[gw]braid|gclsrc|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_ga|_gl|_hsenc|_hsmi|cmp|cmpid|icid|ocid|s_cid|smid|smtyp|xtor|ito|guccounter|sref|spm",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to a page: Google's, Meta's, Microsoft's, newsletters'."""

_NUMBERED: Final = frozenset(("p", "page_id", "id"))
"""What names an article where the path does not, as in WordPress's plain links, ``/?p=123``."""


def same_address(a: str | None, b: str | None) -> bool:
    """Tell whether two addresses lead to the same article."""
    key = address_key(a)
    return key is not None and key == address_key(b)


def address_key(url: str | None) -> str | None:
    """Return the one form of an article's address; ``None`` of a home page or what is no address.

    ``http`` and ``https``, ``www.``, the host's case, default ports, a slash at
    the end, the fragment, the order of parameters and those that only track
    make no difference. The key of a key is the key.
    """
    address = _web_address(url)
    if address is None:
        return None
    kept = sorted((k, v) for k, v in address.query.items() if not _TRACKING.fullmatch(k))
    path = address.raw_path.rstrip("/")
    if not path and not any(name in _NUMBERED for name, _ in kept):
        return None
    host = _WWW.sub("", str(address.raw_host).lower().rstrip("."))
    port = "" if address.port in (None, 80, 443) else f":{address.port}"
    base = URL(f"https://{f'[{host}]' if ':' in host else host}{port}{path or '/'}", encoded=True)
    return str(base.with_query(kept))


def _web_address(url: str | None) -> URL | None:
    try:
        address = URL((url or "").strip())
        has_host = address.scheme in ("http", "https") and bool((address.raw_host or "").strip("."))
    except ValueError:
        return None
    return address if has_host else None
