"""What went wrong with one input."""

from __future__ import annotations

import msgspec

__all__ = ["Problem"]


class Problem(msgspec.Struct, frozen=True):
    """One input and what is wrong with it; `lost` when no report came of it."""

    input: str
    message: str
    lost: bool = False

    def __str__(self) -> str:
        return f"{self.input}: {self.message}"
