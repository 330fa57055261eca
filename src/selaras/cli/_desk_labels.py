"""`selaras desk labels`: what people set right, as labelled data."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotation
from typing import Annotated

import typer

from selaras import desk
from selaras.cli._desk_start import Data  # noqa: TC001 - typer reads the annotation

__all__ = ["labels_app"]

labels_app = typer.Typer(
    help="What people set right in readings, as labelled data.", no_args_is_help=True
)


@labels_app.callback()
def _labels() -> None:
    """What people set right in readings, as labelled data."""


@labels_app.command()
def export(
    account: Annotated[str, typer.Option(help="Whose right to export decides what is in it.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; standard output without.")
    ] = None,
    data: Data = None,
) -> None:
    """Write labelled data as JSON Lines; names that readings mask stay masked."""
    desk.prepare(data)
    try:
        lines = desk.export_labels(account)
    except desk.ExportRefused as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if out is None:
        for line in lines:
            typer.echo(line)
        return
    written = 0
    with out.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")
            written += 1
    typer.echo(f"{written} labels in {out}.", err=True)
