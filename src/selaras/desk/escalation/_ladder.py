"""The levels of the ladder: regency, province, nation."""

from __future__ import annotations

from selaras.desk import _regions


def above(region: str) -> str | None:
    """The region one level up; None for the nation."""
    if region == _regions.NATION:
        return None
    return region.split(".")[0] if "." in region else _regions.NATION
