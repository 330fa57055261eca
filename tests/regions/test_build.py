"""The build of the official table."""

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_regions", ROOT / "tools/build_regions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_holds_all_levels_and_other_spellings(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "provinces.csv").write_text("code,name\n74,Sulawesi Tenggara\n")
    (tmp_path / "regencies.csv").write_text("code,province_code,name\n74.02,74,Kabupaten Konawe\n")
    (tmp_path / "districts.csv").write_text(
        "code,regency_code,name\n74.02.01,74.02,Tanjung Indah\n74.02.02,74.02,Gunungjati\n"
    )
    (tmp_path / "islands.csv").write_text(
        "code,regency_code,coordinate,is_populated,is_outermost_small,name\n"
        "74.02.40001,74.02,,1,0,Pulau Ramai\n"
        "74.02.40002,74.02,,0,0,Pulau Sepi\n"
        "74.02.40003,74.02,,1,0,Pulau Kembar\n"
        "74.02.40004,74.02,,1,0,Pulau Kembar\n"
    )
    tool.build(tmp_path, tmp_path / "regions.csv")
    with (tmp_path / "regions.csv").open(newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows == [
        ("74", "Sulawesi Tenggara", "province", "", ""),
        ("74.02", "Kabupaten Konawe", "regency", "74", ""),
        ("74.02.01", "Tanjung Indah", "district", "74.02", "Tanjungindah"),
        ("74.02.02", "Gunungjati", "district", "74.02", "Gunung Jati"),
        ("74.02.40001", "Pulau Ramai", "island", "74.02", ""),
    ]
