"""The brief as one HTML file: no outside files, no scripts; evidence unfolds under each fact."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from selaras.cli._brief_terminal import STANDINGS, counts

if TYPE_CHECKING:
    from selaras.cli._picture import Picture
    from selaras.cli._words import Words

__all__ = ["page"]


def page(picture: Picture, words: Words) -> str:
    """Draw the picture as HTML."""
    folder = files("selaras.cli").joinpath("_templates")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["web"] = _web
    template = environment.from_string(folder.joinpath("brief.html").read_text(encoding="utf-8"))
    return template.render(
        picture=picture,
        words=words,
        counts=counts(picture, words),
        standings=STANDINGS,
        style=folder.joinpath("brief.css").read_text(encoding="utf-8"),
    )


def _web(url: str | None) -> str | None:
    """An address that a link may lead to: the web and nothing else."""
    return url if url is not None and url.startswith(("https://", "http://")) else None
