"""The rule that names whom to invite: read from words, answered with each one's reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from selaras import bodies, issues, regions
from selaras.desk import _bodies, _regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Counting = Callable[[str | None], Mapping[str, int]]

_ALL = re.compile(
    r"semua (?P<level>provinsi|kabupaten(?:/| dan )kota|kabupaten|kota)"
    r"(?: (?:di|se) ?(?P<inside>.+?))?"
    r"(?: dengan kasus(?: (?P<kind>.+?))? terbuka)?"
    r"(?: kecuali (?P<but>.+))?",
    re.IGNORECASE,
)
_SEATS = re.compile(r"(?:semua )?anggota forkopimda(?: (?:di )?(?P<region>.+))?", re.IGNORECASE)
_TITLES = (
    ("Kementerian", "Menteri"), ("Direktorat Jenderal", "Direktur Jenderal"),
    ("Badan", "Kepala"), ("Kepolisian", "Kepala"), ("Kantor", "Kepala"), ("Dinas", "Kepala"),
    ("Komisi", "Ketua"), ("Dewan", "Ketua"), ("Forum", "Ketua"), ("Majelis", "Ketua"),
    ("Tentara", "Panglima"), ("Kejaksaan Agung", "Jaksa Agung,"),
)  # fmt: skip
_MOST_CLAUSES, _LONGEST = 60, 4_000


@dataclass(frozen=True)
class Named:
    """Whom a rule names: one body or region, with the clause that did."""

    key: str
    addressee: str
    why: str
    body: str = ""
    region: str = ""


@dataclass
class Found:
    """All that a rule names, each once, and the words in it that name nobody."""

    named: dict[str, Named] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Setting:
    """What a rule is read against: the forum's region and the open cases by home.

    `open_cases` gives how many are open in each regency and province, of one kind or of all.
    """

    region: str
    open_cases: Counting


def resolve(rule: str, setting: Setting) -> Found:
    """Whom the rule names; clauses stand on lines of their own or between semicolons."""
    found = Found()
    told = rule[:_LONGEST].encode("utf-8", "ignore").decode()
    clauses = [one.strip(" .\t") for one in re.split(r"[;\n]", told)]
    for clause in [one for one in clauses if one][:_MOST_CLAUSES]:
        words = " ".join(clause.split())
        for one in _of_clause(words, setting, found):
            found.named.setdefault(one.key, one)
    return found


def _of_clause(words: str, setting: Setting, found: Found) -> Iterator[Named]:
    seats, every = _SEATS.fullmatch(words), _ALL.fullmatch(words)
    if seats is not None:
        yield from _of_forum(words, seats["region"] or "", setting, found)
    elif every is not None:
        yield from _of_level(words, every, setting, found)
    else:
        yield from _of_list(words, found)


def _of_forum(words: str, place: str, setting: Setting, found: Found) -> Iterator[Named]:
    code = setting.region if not place else region_named(place)
    if code is None:
        found.unknown.append(place)
        return
    for seat in _bodies.seats(code):
        body = seat.body_id or ""
        key = f"b:{body}" if body else f"n:{seat.office.casefold()}"
        why = f"{words} (bila ada)" if seat.optional else words
        yield Named(key, _office(seat.office, code), why, body=body)


def _office(office: str, code: str) -> str:
    short = _short(code)
    return office if short in office else f"{office} {short}"


def _of_level(words: str, match: re.Match[str], setting: Setting, found: Found) -> Iterator[Named]:
    usual = _usual(match["level"].casefold(), setting.region)
    inside = region_named(match["inside"]) if match["inside"] else usual
    kind = _kind(match["kind"]) if match["kind"] else None
    if inside is None or (match["kind"] and kind is None):
        found.unknown.append(words)
        return
    spared = set(_spared(match["but"] or "", found))
    wanted = "dengan kasus" in words.casefold()
    counts = setting.open_cases(kind) if wanted else {}
    for code in _codes(match["level"].casefold(), inside):
        if code in spared or (wanted and not counts.get(code)):
            continue
        yield of_region(code, f"{words}: {counts.get(code, 0)} kasus" if wanted else words)


def _usual(level: str, region: str) -> str:
    """Where a rule without a place looks: provinces in the nation, the rest in one's province."""
    return _regions.NATION if level == "provinsi" else region.split(".")[0]


def _spared(words: str, found: Found) -> Iterator[str]:
    for name in _names(words):
        code = region_named(name)
        if code is None:
            found.unknown.append(name)
        else:
            yield code


def _codes(level: str, inside: str) -> Iterator[str]:
    provinces = [one.code for one in regions.provinces() if _regions.covers(inside, one.code)]
    if level == "provinsi":
        yield from provinces
        return
    tops = provinces or [inside.split(".")[0]]
    for code in (below for top in tops for below in _regions.children(top)):
        if _regions.covers(inside, code) and _is_of(level, code):
            yield code


def _is_of(level: str, code: str) -> bool:
    city = _regions.name(code).startswith("Kota ")
    return {"kota": city, "kabupaten": not city}.get(level, True)


def _of_list(words: str, found: Found) -> Iterator[Named]:
    for name in _names(words):
        code, body = region_named(name), body_named(name)
        if body is not None:
            yield of_body(body, f"disebut: {name}")
        elif code is not None and code != _regions.NATION:
            yield of_region(code, f"disebut: {name}")
        else:
            found.unknown.append(name)


def _names(words: str) -> Iterator[str]:
    """The names of a list; "dan" parts two of them only where it is in no name itself."""
    for part in words.split(","):
        name = part.strip(" .…").removeprefix("dan ").strip()
        known = body_named(name) is not None or region_named(name) is not None
        pieces = [name] if known else name.split(" dan ")
        yield from (piece.strip() for piece in pieces if piece.strip())


def of_region(code: str, why: str) -> Named:
    """The head of a province or regency, as a letter addresses them."""
    return Named(f"r:{code}", head_of(code), why, region=code)


def head_of(code: str) -> str:
    """Gubernur, Bupati or Wali Kota of a region."""
    if _regions.level(code) == "province":
        return f"Gubernur {_regions.name(code)}"
    city = _regions.name(code).startswith("Kota ")
    return f"Wali Kota {_short(code)}" if city else f"Bupati {_short(code)}"


def _short(code: str) -> str:
    region = regions.get(code)
    return _regions.name(code) if region is None else region.short


def of_body(body: str, why: str) -> Named:
    """The head of a body, as a letter addresses them; `body` is an id or a name in words."""
    known = bodies.get(body) is not None
    key = f"b:{body}" if known else f"n:{body.casefold()[:200]}"
    return Named(key, _chief(_bodies.name(body))[:240], why, body=body[:200])


def _chief(name: str) -> str:
    for start, title in _TITLES:
        if name.startswith(start):
            rest = name.removeprefix(start) if title in {"Menteri", "Direktur Jenderal"} else name
            return f"{title} {rest.strip()}".replace("/Badan", "/Kepala Badan")
    return f"Pimpinan {name}"


def region_named(name: str) -> str | None:
    """The code of the province or regency of this name or code; None when there is none."""
    text = name.strip()
    if _regions.known(text) and _regions.level(text) in {"province", "regency", "nation"}:
        return text
    if text.casefold() in {"indonesia", "nasional"}:
        return _regions.NATION
    exact = _index().get(text.casefold())
    if exact is not None:
        return exact
    for one in regions.find(text):
        if one.start == 0 and one.end == len(text) and one.code and one.district is None:
            return one.code
    return None


@cache
def _index() -> dict[str, str]:
    found: dict[str, str] = {}
    for province in regions.provinces():
        found.setdefault(province.name.casefold(), province.code)
        for one in regions.children(province.code):
            found.setdefault(one.name.casefold(), one.code)
    return found | _unique_shorts(found)


def _unique_shorts(full: Mapping[str, str]) -> dict[str, str]:
    """Short names that one region alone has."""
    codes: dict[str, list[str]] = {}
    for top in regions.provinces():
        for one in (top, *regions.children(top.code)):
            codes.setdefault(one.short.casefold(), []).append(one.code)
    return {short: own[0] for short, own in codes.items() if len(own) == 1 and short not in full}


def body_named(name: str) -> str | None:
    """The id of the body that these words name and nothing else."""
    whole = name.strip()
    for one in bodies.find(whole):
        if (one.start, one.end) == (0, len(whole)):
            return one.id or whole
    return None


def _kind(words: str) -> str | None:
    """The kind of case that is called this."""
    wanted = words.casefold().strip()
    labels = {one.label_id.casefold(): one.id for one in issues.KINDS.values()}
    return labels.get(wanted) or (wanted if wanted in issues.KINDS else None)
