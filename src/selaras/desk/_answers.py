"""Telling the reader what was done, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class Step:
    """What the page's one filled button says and where it leads."""

    label: str
    url: str


def say(request: HttpRequest, words: str) -> None:
    """Say it once, on the page that comes next."""
    messages.success(request, words)
