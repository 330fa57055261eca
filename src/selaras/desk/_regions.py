"""The region tree as the desk walks it: the nation above the provinces, homes, names, clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from selaras import regions

if TYPE_CHECKING:
    from collections.abc import Iterator

NATION = "ID"
Level = Literal["nation", "province", "regency", "district"]
_LEVELS: tuple[Level, ...] = ("province", "regency", "district")
_ZONES = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}


def covers(node: str, code: str) -> bool:
    """Whether `code` lies in the subtree of `node`."""
    return node in {NATION, code} or code.startswith(f"{node}.")


def home(code: str) -> str:
    """The region whose offices own what happens at `code`: a regency, a province, the nation."""
    return ".".join(code.split(".")[:2])


def level(code: str) -> Level:
    """The level of a code."""
    return "nation" if code == NATION else _LEVELS[code.count(".")]


def known(code: str) -> bool:
    """Whether the code is in the official table, or the nation."""
    return code == NATION or regions.get(code) is not None


def name(code: str) -> str:
    """The region's name; the code itself when the table does not have it."""
    if code == NATION:
        return _("Nasional")
    region = regions.get(code)
    return code if region is None else region.name


def path(code: str) -> Iterator[str]:
    """The codes from the top of the tree to `code`."""
    yield NATION
    if code != NATION:
        parts = code.split(".")
        yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def children(code: str) -> tuple[str, ...]:
    """The codes one level below."""
    below = regions.provinces() if code == NATION else regions.children(code)
    return tuple(region.code for region in below)


def zone(code: str) -> tuple[str, ZoneInfo]:
    """The region's clock: its short name and its zone; WIB for the nation."""
    short = "WIB" if code == NATION else regions.zone(code)
    return short, _ZONES[short]
