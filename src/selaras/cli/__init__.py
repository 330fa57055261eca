"""The command line: `selaras read`, `stories`, `brief`, `outlook`, `desk` and their kin."""

from selaras.cli._app import app, main

__all__ = ["app", "main"]
