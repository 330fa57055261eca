"""The commands and their options; each command's work is in a module of its own."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from selaras.cli._outlook import backtest_command, outlook_command

__all__ = ["app"]

app = typer.Typer(
    name="selaras",
    help="One shared, sourced picture of social harmony in Indonesia.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
regions_app = typer.Typer(help="Provinces, regencies, cities and districts.", no_args_is_help=True)
bodies_app = typer.Typer(help="Ministries, agencies, regional bodies.", no_args_is_help=True)
app.add_typer(regions_app, name="regions")
app.add_typer(bodies_app, name="bodies")

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files or folders: .txt .html .csv .jsonl .parquet .warc[.gz]; - is standard input.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a page for people.")]
Unmasked = Annotated[bool, typer.Option("--unmasked", help="Show masked names; this is logged.")]


@app.command("read")
def read_command(paths: Paths, *, json: Json = False, unmasked: Unmasked = False) -> None:
    """Read reports: who said what, what happened, what is feared, where and when."""
    from selaras.cli import _read

    raise typer.Exit(_read.run(paths, json=json, unmasked=unmasked))


@app.command("stories")
def stories_command(paths: Paths, *, json: Json = False, unmasked: Unmasked = False) -> None:
    """Group reports into stories: origins, what is agreed, sole or disputed."""
    from selaras.cli import _stories

    raise typer.Exit(_stories.run(paths, json=json, unmasked=unmasked))


@app.command("brief")
def brief_command(
    paths: Paths,
    *,
    html: Annotated[Path | None, typer.Option(help="Write one HTML file.")] = None,
    lang: Annotated[str, typer.Option(help="id or en.")] = "id",
    since: Annotated[str | None, typer.Option(help="Only stories since this day, ISO.")] = None,
    region: Annotated[str | None, typer.Option(help="Only this region's stories, by code.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only stories of this kind, by id.")] = None,
) -> None:
    """Show the picture for people: per region what is feared, what happened, who said what."""
    from selaras.cli import _brief

    options = _brief.Options(html=html, lang=lang, since=since, region=region, kind=kind)
    raise typer.Exit(_brief.run(paths, options))


app.command("outlook")(outlook_command)
app.command("backtest")(backtest_command)


@app.command("schema")
def schema_command(name: Annotated[str, typer.Argument(help="reading, story or outlook.")]) -> None:
    """Print the JSON Schema of a record."""
    from selaras.cli import _schema

    raise typer.Exit(_schema.run(name))


@regions_app.command("find")
def regions_find(text: str, *, json: Json = False) -> None:
    """Name the regions in a text, with the candidates that were weighed."""
    from selaras.cli._regions import find_regions

    find_regions(text, json=json)


@bodies_app.command("find")
def bodies_find(text: str, *, json: Json = False) -> None:
    """Name the bodies in a text."""
    from selaras.cli._bodies import find_bodies

    find_bodies(text, json=json)


@app.command("demo")
def demo_command(
    *, port: Annotated[int, typer.Option(help="Port of the desk; another if busy.")] = 8710
) -> None:
    """Show the brief of the shipped sample, then open the desk on localhost."""
    from selaras.cli import _demo

    raise typer.Exit(_demo.run(port=port))


@app.command(
    "desk",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def desk_command(context: typer.Context) -> None:
    """The newsroom for harmony: `selaras desk --help` lists its commands."""
    try:
        from selaras.cli._desk import desk_app
    except ModuleNotFoundError as error:
        typer.echo(
            f"the desk needs: pip install 'selaras[desk]' ({error.name} is missing)", err=True
        )
        raise typer.Exit(2) from error
    desk_app(args=context.args, prog_name="selaras desk")
