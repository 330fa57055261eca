"""`selaras desk run`, `work` and `init`: starting the desk, the first time and every other."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from selaras import desk

__all__ = ["Data", "init", "new_password", "run", "work"]

Data = Annotated[Path | None, typer.Option("--data", help="Folder for database and secret key.")]
_Language = Annotated[str | None, typer.Option(help="The desk's own language: id or en.")]
_HOST, _PORT = "127.0.0.1", 8000
_PASSWORD_BYTES = 9


def run(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = _HOST,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = _PORT,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Threads that do its jobs.")] = 1,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="Serve pages alone.")] = False,
    region: Annotated[str | None, typer.Option(help="First start: the office's region.")] = None,
    name: Annotated[str | None, typer.Option(help="First start: the administrator.")] = None,
    username: Annotated[str, typer.Option(help="First start: the user name.")] = "admin",
    language: _Language = None,
    data: Data = None,
) -> None:
    """Start the desk in one process: pages, jobs and schedule."""
    desk.prepare(data)
    desk.migrate()
    if desk.is_new():
        _first_start(region, name, username=username, language=language)
    taken = desk.free_port(host, port)
    if taken != port:
        typer.echo(f"Port {port} is busy; taking {taken}.", err=True)
    server = desk.Server(host, taken, workers=0 if no_worker else workers)
    typer.echo(f"Selaras: {server.url}   (stop with Ctrl+C)", err=True)
    server.run()


def work(
    *,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Threads that do the jobs.")] = 1,
    data: Data = None,
) -> None:
    """Do the desk's jobs without serving pages; any number of these may run on PostgreSQL."""
    desk.prepare(data)
    desk.migrate()
    typer.echo(f"{workers} at work   (stop with Ctrl+C)", err=True)
    desk.work(workers)


def init(
    *,
    region: Annotated[str, typer.Option(help="Code of the office's region, such as 74.71, or ID.")],
    name: Annotated[str, typer.Option(help="The administrator's full name.")],
    username: Annotated[str, typer.Option(help="The administrator's user name.")] = "admin",
    language: _Language = None,
    data: Data = None,
) -> None:
    """Set up the tables and the first account; prints its one-time password."""
    desk.prepare(data)
    _refuse_unknown(region, language)
    desk.migrate()
    _set_up(region, name, username=username, language=language)


def _first_start(
    region: str | None, name: str | None, *, username: str, language: str | None
) -> None:
    """Set up the first account from the options or by asking; say how when nobody can be asked."""
    if not (region and name) and not sys.stdin.isatty():
        typer.echo("Nobody can sign in yet: stop, then run `selaras desk init`.", err=True)
        return
    asked = language or (None if region and name else _asked_language())
    region = region or typer.prompt("Wilayah kantor / region of the office (74.71, 74, ID)")
    _refuse_unknown(region, asked)
    name = name or typer.prompt("Nama administrator / the administrator's full name")
    _set_up(region, name, username=username, language=asked)


def _asked_language() -> str:
    return str(typer.prompt("Bahasa / language (id, en)", default="id"))


def _refuse_unknown(region: str, language: str | None) -> None:
    if not desk.known_region(region):
        typer.echo(f"{region}: no such region. Write a code such as 74.71, or ID.", err=True)
        raise typer.Exit(2)
    if language not in {None, "id", "en"}:
        typer.echo(f"{language}: no such language. Write id or en.", err=True)
        raise typer.Exit(2)


def _set_up(region: str, name: str, *, username: str, language: str | None) -> None:
    if language is not None:
        desk.keep_language(language)
    password = new_password()
    desk.create_administrator(username, name=name, region=region, password=password)
    typer.echo(f"{username}  {password}")


def new_password() -> str:
    """A one-time password, by chance."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)
