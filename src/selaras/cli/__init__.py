"""The command line: `selaras read`, `stories`, `brief`, `outlook`, `desk` and their kin."""

from selaras.cli._main import main

__all__ = ["main"]
