"""Arrows between the desk's apps point down; only pages look around."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import selaras.desk

DESK = Path(selaras.desk.__file__).parent
APPS = frozenset(path.parent.name for path in DESK.glob("*/apps.py"))
GROUND = ("models.py", "acts.py", "actions.py", "access.py")
READ_ABOVE = {("audit", "access.py"): "trail"}


def imported(source: str) -> set[str]:
    """The apps that a module needs when it runs, as the first name under `selaras.desk`."""
    tree = ast.parse(source)
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    named = (
        node.module.split(".")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in only_types
    )
    return {parts[2] for parts in named if parts[:2] == ["selaras", "desk"] and len(parts) > 2}


def arrows() -> dict[str, set[str]]:
    """Which apps each app's rows, acts, writes and rights rest on.

    What is written to the trail lies under the accounts, how it is read above them.
    """
    found: dict[str, set[str]] = {}
    for app in APPS:
        for name in GROUND:
            path = DESK / app / name
            if path.exists():
                needs = imported(path.read_text(encoding="utf-8")) & APPS - {app}
                found.setdefault(READ_ABOVE.get((app, name), app), set()).update(needs)
    return found


def test_the_apps_have_an_order_in_which_each_rests_on_earlier_ones() -> None:
    order = list(TopologicalSorter(arrows()).static_order())
    assert order[0] == "audit"
    assert set(order) >= APPS - {"home", "measures", "promises"}


@pytest.mark.parametrize("app", sorted(APPS))
def test_nobody_rests_on_the_first_pages_or_on_the_api(app: str) -> None:
    assert not arrows().get(app, set()) & {"home", "api"}


def test_the_scan_sees_an_arrow() -> None:
    needed = "from selaras.desk.cases import access"
    named = "if TYPE_CHECKING:\n    from selaras.desk.home import x"
    assert imported(f"{needed}\n{named}") == {"cases"}
