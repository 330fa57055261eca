import ast
import importlib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "selaras"
PACKAGES = sorted(p.parent.name for p in SOURCE.glob("*/__init__.py") if p.parent.name != "desk")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_door_names_exactly_what_it_imports(package: str) -> None:
    tree = ast.parse((SOURCE / package / "__init__.py").read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    module = importlib.import_module(f"selaras.{package}")
    assert set(module.__all__) == imported


@pytest.mark.parametrize("package", PACKAGES)
def test_a_door_has_one_sentence_that_says_what_is_behind_it(package: str) -> None:
    said = importlib.import_module(f"selaras.{package}").__doc__ or ""
    assert said.endswith(".")
    assert "\n" not in said.strip()


@pytest.mark.parametrize("package", PACKAGES)
def test_modules_behind_a_door_are_private(package: str) -> None:
    modules = [p.name for p in (SOURCE / package).glob("*.py")]
    assert all(name.startswith("_") for name in modules), modules


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_meet_only_at_doors(package: str) -> None:
    for file in (SOURCE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("selaras."):
                parts = (node.module or "").split(".")
                assert parts[1] == package or len(parts) == 2, f"{file.name} enters {node.module}"


def test_no_source_file_passes_400_lines() -> None:
    long = [
        str(f.relative_to(SOURCE))
        for f in SOURCE.rglob("*.py")
        if "migrations" not in f.parts and len(f.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert not long
