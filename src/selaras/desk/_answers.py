"""Telling the reader what was done, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse

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


_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def attached(data: bytes, name: str) -> HttpResponse:
    """A file to be saved, never shown in the page nor kept on the way."""
    answer = HttpResponse(data, content_type=_TYPES[name.rsplit(".", 1)[-1]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
