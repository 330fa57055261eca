"""`selaras desk check`, `backup`, `restore`, `upgrade`, `audit verify`."""

from __future__ import annotations

import datetime as dt
import json as jsonlib
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from selaras import desk
from selaras.cli._desk_start import Data  # noqa: TC001 - typer reads the annotation

__all__ = ["audit_app", "backup", "check", "restore", "upgrade"]

audit_app = typer.Typer(help="The trail of every change.", no_args_is_help=True)
_File = Annotated[Path, typer.Argument(metavar="FILE")]


def check(
    *,
    json: Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")] = False,
    data: Data = None,
) -> None:
    """Say in plain words what is wrong with this desk; exit 1 when anything is."""
    desk.prepare(data)
    faults = desk.faults()
    if json:
        told = [{"check": one.check, "words": one.words} for one in faults]
        typer.echo(jsonlib.dumps({"ok": not faults, "faults": told}, ensure_ascii=False))
    else:
        typer.echo("\n".join(one.words for one in faults) or "The desk is in order.")
    if faults:
        raise typer.Exit(1)


def backup(
    file: _File,
    *,
    tables: Annotated[
        bool, typer.Option("--tables", help="Row by row: SQLite and PostgreSQL both take it in.")
    ] = False,
    data: Data = None,
) -> None:
    """Write database and data folder into one new file; people go on working meanwhile.

    It holds the secret key and everything that people wrote: keep it as you keep the desk.
    """
    desk.prepare(data)
    try:
        desk.backup(file, tables=tables)
    except desk.UpkeepRefused as error:
        _refuse(error)
    typer.echo(f"{file}  {file.stat().st_size / 1e6:.1f} MB")


def restore(
    file: _File,
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Even if people have worked in this desk.")
    ] = False,
    data: Data = None,
) -> None:
    """Put a backup in the place of this desk, after its digests and its trail were checked."""
    desk.prepare(data)
    try:
        made = desk.restore(file, replace=replace)
    except desk.UpkeepRefused as error:
        _refuse(error)
    typer.echo(f"The desk is as it was at {made}.")


def upgrade(
    *,
    backup: Annotated[Path | None, typer.Option(help="Where the backup goes.")] = None,
    data: Data = None,
) -> None:
    """Back up, change the tables, read all reports again; take it all back if a step fails."""
    desk.prepare(data)
    moment = dt.datetime.now(dt.UTC)
    file = backup or desk.data_folder() / f"before-upgrade-{moment:%Y%m%d-%H%M%S}.selaras"
    try:
        was = desk.upgrade(file)
    except desk.UpkeepRefused as error:
        _refuse(error)
    typer.echo(f"Upgraded from {was}; what was before is in {file}.")
    typer.echo("Reports are read again as soon as a worker runs; decisions stay.")


@audit_app.command("verify")
def verify(
    *,
    anchor: Annotated[
        str | None, typer.Option(help="SEQ:LINK noted earlier, which must still be in it.")
    ] = None,
    data: Data = None,
) -> None:
    """Walk the whole trail; prints its last link, to be noted outside of the desk."""
    desk.prepare(data)
    verdict = desk.verify_trail(anchor=None if anchor is None else _anchor(anchor))
    if not verdict.whole:
        typer.echo(f"The trail is not whole: {verdict.fault}.")
        raise typer.Exit(1)
    typer.echo(f"The trail is whole: {verdict.entries} entries.")
    typer.echo(f"{verdict.entries}:{verdict.link}")


def _anchor(text: str) -> tuple[int, str]:
    seq, _, link = text.partition(":")
    if not seq.isdecimal() or not link:
        raise typer.BadParameter("write it as SEQ:LINK, as `audit verify` prints it")
    return int(seq), link


def _refuse(error: Exception) -> NoReturn:
    typer.echo(str(error), err=True)
    raise typer.Exit(1) from error
