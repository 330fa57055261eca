"""The register of bodies: ids, names, levels and validity."""

import re

import pytest

from selaras import bodies
from selaras.bodies._register import ENTRIES, UNITS, BodyEntry, Unit
from selaras.issues import KINDS

ITEMS: list[BodyEntry | Unit] = [*ENTRIES.values(), *UNITS.values()]


@pytest.mark.parametrize(
    ("id_", "name", "region"),
    [
        pytest.param("kemendagri", "Kementerian Dalam Negeri", None, id="national"),
        pytest.param("polres-73.17", "Kepolisian Resor Luwu", "73.17", id="police-of-a-regency"),
        pytest.param("polda-74", "Kepolisian Daerah Sulawesi Tenggara", "74", id="province"),
        pytest.param("pemkab-73.17", "Pemerintah Kabupaten Luwu", "73.17", id="word-said-once"),
        pytest.param("pemkot-74.71", "Pemerintah Kota Kendari", "74.71", id="city"),
        pytest.param("forkopimda", "Forum Koordinasi Pimpinan Daerah", None, id="unit-in-general"),
    ],
)
def test_get_knows_listed_and_made_bodies(id_: str, name: str, region: str | None) -> None:
    entry = bodies.get(id_)
    assert entry is not None
    assert (entry.id, entry.name, entry.region) == (id_, name, region)


@pytest.mark.parametrize("id_", ["", "nobody", "polres-99.99", "nobody-74.71", "polres-", "-74"])
def test_get_knows_nothing_else(id_: str) -> None:
    assert bodies.get(id_) is None


def test_every_lead_is_an_issue_kind() -> None:
    leads = {lead for item in ITEMS for lead in item.leads}
    assert leads - KINDS.keys() == set()


def test_no_id_stands_for_both_a_body_and_a_unit() -> None:
    assert ENTRIES.keys() & UNITS.keys() == set()


def test_parents_are_in_the_register() -> None:
    parents = {item.parent for item in ITEMS} - {None}
    assert parents - ENTRIES.keys() == set()


def test_validity_is_in_iso_days_and_in_order() -> None:
    day = re.compile(r"\d{4}-\d\d-\d\d")
    for entry in ENTRIES.values():
        days = [d for d in (entry.valid_from, entry.valid_to) if d is not None]
        assert all(day.fullmatch(d) for d in days)
        assert days == sorted(days)
        assert not days or entry.source is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("kominfo", "komdigi", id="communication"),
        pytest.param("kemenko-polhukam", "kemenko-polkam", id="security"),
        pytest.param("klhk", "kemenhut", id="forest"),
    ],
)
def test_the_cabinet_of_october_2024_parts_old_from_new(old: str, new: str) -> None:
    before, after = bodies.get(old), bodies.get(new)
    assert before is not None
    assert after is not None
    assert before.valid_to is not None
    assert after.valid_from is not None
    assert before.valid_to < after.valid_from
