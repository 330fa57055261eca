"""Mandates per issue kind and level."""

import csv
from importlib.resources import files

from selaras import bodies
from selaras.issues import KINDS


def rows() -> list[dict[str, str]]:
    table = files("selaras.bodies").joinpath("_data/mandates.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def test_clashes_in_a_regency_are_stopped_by_its_police() -> None:
    found = {mandate.body: mandate for mandate in bodies.mandates("intergroup_clash", "regency")}
    assert found["polres-{region}"].basis == "UU 7/2012"
    assert found["kesbangpol-{region}"].basis is None


def test_an_unknown_kind_has_no_mandate() -> None:
    assert bodies.mandates("no_such_kind", "regency") == ()


def test_every_mandate_names_a_known_kind_and_body() -> None:
    for row in rows():
        assert row["kind"] in KINDS
        assert bodies.get(row["body"]) is not None


def test_a_basis_always_has_its_source() -> None:
    assert [row for row in rows() if row["basis"] and not row["source"]] == []
