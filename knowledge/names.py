"""Time zones, languages and titles by name, and the nearest right one to a wrong one; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

# Of what rapidfuzz calls alike, 0 to 100: below, nobody would take one for the other.
_ALIKE = 60.0
# Old names of ISO 639-1 that babel knows and the list no longer has.
_WITHDRAWN = frozenset({"mo", "sh"})
# Names that a refusal offers, and characters of what was typed, as it says it again.
_NEAREST, _LONGEST_SAID = 3, 40


@cache
def zones() -> tuple[str, ...]:
    """Return the IANA's names of time zones: those of a place, and UTC."""
    places = (name for name in available_timezones() if "/" in name)
    return ("UTC", *sorted(name for name in places if not name.startswith("Etc/")))


@cache
def languages() -> dict[str, str]:
    """Return the English names of languages by their ISO 639-1 codes."""
    from babel import Locale

    named = Locale("en").languages
    return {
        code: str(named[code])
        for code in sorted(named)
        if len(code) == len("en") and code not in _WITHDRAWN
    }


def folded(name: str) -> str:
    """Return a name without regard to case and to needless spaces, to compare it by."""
    return " ".join(name.split()).casefold()


def zone_of(text: str) -> str | None:
    """Return the zone of that name, whatever its case and spaces; ``None`` where there is none."""
    wanted = _folded(text)
    return next((name for name in zones() if _folded(name) == wanted), None)


def zones_like(text: str, limit: int = 25) -> tuple[str, ...]:
    """Return the zones nearest to what was typed, best first; all in order for nothing typed."""
    return _nearest(text, [(name, (name, name.rpartition("/")[2])) for name in zones()], limit)


def languages_like(text: str, limit: int = 25) -> tuple[str, ...]:
    """Return the codes of the languages nearest to what was typed, best first."""
    return _nearest(text, [(code, pair) for code, pair in _named_languages()], limit)


def no_such_language(text: str) -> str:
    """Return the sentence that refuses what was typed as a language, with the nearest codes."""
    near = _either([f"{code} ({languages()[code]})" for code in languages_like(text, _NEAREST)])
    way_out = f"The nearest are {near}." if near else "Write it like en or fr."
    return f"There is no language code “{_short(text)}”. {way_out}"


def no_such_zone(text: str) -> str:
    """Return the sentence that refuses what was typed as a time zone, with the nearest names."""
    near = _either(zones_like(text, _NEAREST))
    way_out = f"The nearest are {near}." if near else "Write it like Europe/Brussels."
    return f"There is no time zone “{_short(text)}”. {way_out}"


def titles_like(
    titles: Sequence[tuple[str, str]], text: str, limit: int = 25
) -> tuple[tuple[str, str], ...]:
    """Return of ids and titles those nearest to what was typed, best first; all for nothing.

    A few words of a title, in any order and misspelt, are near it.
    """
    wanted = _folded(text)
    if not wanted:
        return tuple(titles[:limit])
    known = [_folded(title) for _, title in titles]
    holding = [at for at, title in enumerate(known) if wanted in title]
    holding.sort(key=lambda at: -_likeness(wanted, known[at]))
    alike = process.extract(
        wanted, known, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=limit + len(holding)
    )
    places = dict.fromkeys([*holding, *(at for _, _, at in alike)])
    return tuple(titles[at] for at in islice(places, limit))


def _named_languages() -> Iterable[tuple[str, tuple[str, str]]]:
    return ((code, (code, name)) for code, name in languages().items())


def _nearest(
    text: str, named: Sequence[tuple[str, tuple[str, ...]]], limit: int
) -> tuple[str, ...]:
    wanted = _folded(text)
    if not wanted:
        return tuple(key for key, _ in named[:limit])
    scored = [
        (max(_likeness(wanted, _folded(name)) for name in names), key) for key, names in named
    ]
    alike = [pair for pair in scored if pair[0] >= _ALIKE]
    return tuple(key for _, key in sorted(alike, key=lambda pair: (-pair[0], pair[1]))[:limit])


def _likeness(wanted: str, name: str) -> float:
    """Return 0 to 100; a name that begins so, or holds it, is nearer than one that is only like."""
    if wanted == name:
        return 103.0
    if name.startswith(wanted):
        return 102.0
    if wanted in name:
        return 101.0
    return fuzz.ratio(wanted, name)


def _either(names: Sequence[str]) -> str:
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else text[: _LONGEST_SAID - 1] + "…"


def _folded(name: str) -> str:
    return folded(name.replace("_", " "))
