"""The way in: options are read by typer, but for the plain `selaras read --json PATH...`."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]

_GC_THRESHOLD = 50_000
"""Tables are loaded once and never given back: walking them again and again finds nothing."""


def main() -> None:
    """Run the command line; a closed pipe or Ctrl-C ends it quietly."""
    gc.set_threshold(_GC_THRESHOLD)
    try:
        sys.exit(_run(sys.argv[1:]))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> int:
    """Run a command; the one that scripts call most spares the time to load typer."""
    command, *paths = arguments or [""]
    paths = [path for path in paths if path != "--json"]
    if command == "read" and 0 < len(paths) < len(arguments) - 1 and not _options(paths):
        from selaras.cli import _read

        return _read.run(paths, json=True, unmasked=False)
    from selaras.cli._app import app

    app()
    return 0


def _options(paths: list[str]) -> bool:
    return any(path.startswith("-") and path != "-" for path in paths)
