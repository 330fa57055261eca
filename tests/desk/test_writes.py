"""Every write goes through an actions module: kept by this test, not by habit."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import selaras.desk

DESK = Path(selaras.desk.__file__).parent
WRITES = frozenset(
    "abulk_create abulk_update acreate adelete aget_or_create asave aupdate aupdate_or_create "
    "bulk_create bulk_update callproc create cursor delete execute executemany "
    "executescript get_or_create raw save save_base set_password update "
    "update_or_create".split()
)


def writes(source: str) -> list[str]:
    """The calls in a module that may write to the database, as `name:line`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = ((call.func, call.lineno) for call in calls)
    return [
        f"{func.attr}:{line}"
        for func, line in named
        if isinstance(func, ast.Attribute) and func.attr in WRITES
    ]


def _modules() -> list[Path]:
    return [
        path
        for path in sorted(DESK.rglob("*.py"))
        if path.name != "actions.py" and "migrations" not in path.parts
    ]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(DESK)))
def test_only_actions_write(path: Path) -> None:
    assert writes(path.read_text(encoding="utf-8")) == []


def test_the_scan_sees_a_write() -> None:
    assert writes("row.save()\nStory.objects.filter(pk=1).update(state='x')") == [
        "save:1",
        "update:2",
    ]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("with connection.cursor() as one:\n    one.execute('x')", id="raw-cursor"),
        pytest.param("cursor.executemany('x', rows)", id="many-rows"),
        pytest.param("sqlite3.connect(path).executescript(words)", id="script"),
        pytest.param("Story.objects.raw('UPDATE x')", id="raw-query"),
        pytest.param("await row.asave()", id="asynchronous"),
    ],
)
def test_the_scan_sees_raw_and_asynchronous_writes(source: str) -> None:
    assert writes(source) != []


def test_every_app_that_has_tables_writes_in_actions_alone() -> None:
    with_tables = {path.parent for path in DESK.rglob("models.py")}
    scanned = {path.parent for path in _modules()}
    assert with_tables <= scanned
    without = {folder.name for folder in with_tables if not (folder / "actions.py").is_file()}
    assert without == set()
