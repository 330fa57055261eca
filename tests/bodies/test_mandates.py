"""Mandates per issue kind and level."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from selaras import bodies
from selaras.bodies._register import ENTRIES, UNITS
from selaras.issues import KINDS

ROLES = {"leads", "decides", "helps", "oversees", "informs"}
LAW = Path(__file__).parents[2] / "docs" / "law.md"
PAGE = re.compile(r"https?://[^\s|]+")


def table(name: str) -> list[dict[str, str]]:
    text = files("selaras.bodies").joinpath(f"_data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


ROWS = table("mandates")


def found(kind: str, region: str) -> dict[str, bodies.Mandate]:
    return {one.body: one for one in bodies.mandates(kind, "regency", region=region)}


def test_a_basis_and_its_source_come_together_or_not_at_all() -> None:
    assert [row for row in ROWS if bool(row["basis"]) != bool(row["source"])] == []


def test_a_source_is_the_address_of_each_page_seen() -> None:
    pages = {page for row in ROWS for page in row["source"].split(" | ") if page}
    assert [page for page in pages if PAGE.fullmatch(page) is None] == []


def test_a_basis_names_a_rule_with_its_year() -> None:
    bases = {row["basis"] for row in ROWS if row["basis"]}
    rule = re.compile(r"(?:[A-Z][\w/]*\s)+(?:Menteri PANRB |BNN )?\d.*(?:/|\s)(?:19|20)\d\d")
    assert [basis for basis in bases if rule.match(basis) is None] == []


def test_the_law_page_tells_of_each_basis_with_its_pages_and_counts() -> None:
    text = LAW.read_text(encoding="utf-8")
    sourced = [row for row in ROWS if row["basis"]]
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in text.splitlines()}
    for row in sourced:
        assert [
            page for page in row["source"].split(" | ") if page not in lines[row["basis"]]
        ] == []
    counts = f"{len(ROWS)} rows, {len(sourced)} with a basis and its source"
    assert f"{counts}, {len(ROWS) - len(sourced)} without" in text


def test_every_mandate_names_a_known_kind_role_and_task() -> None:
    tasks = {row["id"] for row in table("mandate_tasks")}
    assert {row["kind"] for row in ROWS} <= KINDS.keys()
    assert {row["role"] for row in ROWS} == {row["id"] for row in table("mandate_roles")} == ROLES
    assert {row["task"] for row in ROWS} == tasks


def test_every_word_has_a_label_in_both_languages() -> None:
    words = [*table("mandate_roles"), *table("mandate_tasks")]
    assert [word for word in words if not (word["label_id"] and word["label_en"])] == []


def test_a_regional_body_stands_at_the_level_of_its_mandate() -> None:
    units = [row for row in ROWS if row["body"] in UNITS]
    assert [row for row in units if row["level"] not in UNITS[row["body"]].levels] == []


def test_a_listed_body_still_stands() -> None:
    listed = {row["body"] for row in ROWS} - UNITS.keys()
    assert {body for body in listed if ENTRIES[body].valid_to is not None} == set()


def test_a_body_has_one_mandate_on_a_problem() -> None:
    problems = [(row["kind"], row["level"], row["body"]) for row in ROWS]
    assert len(problems) == len(set(problems))


@pytest.mark.parametrize("level", ["nation", "province", "regency"])
def test_every_kind_but_the_open_ones_has_a_mandate(level: str) -> None:
    covered = {row["kind"] for row in ROWS if row["level"] == level}
    assert KINDS.keys() - covered == {"other", "policy"}


@pytest.mark.parametrize(
    ("kind", "body", "role", "basis"),
    [
        pytest.param("intergroup_clash", "polres", "leads", "UU 7/2012 pasal 12-35", id="clash"),
        pytest.param("intergroup_clash", "timdu", "helps", "Permendagri 42/2015", id="joint-plan"),
        pytest.param("brawl", "polres", "leads", "UU 2/2002 pasal 13-14; UU 11/2012", id="brawl"),
        pytest.param(
            "boundary_dispute", "pemkab", "decides", "Permendagri 45/2016 pasal 18-19", id="border"
        ),
        pytest.param("land_dispute", "bpn-daerah", "leads", "Permen ATR/BPN 21/2020", id="land"),
        pytest.param("land_dispute", "pn", "decides", None, id="court-unsourced"),
        pytest.param("hoax", "polres", "helps", "UU 2/2002 pasal 14", id="hoax"),
        pytest.param(
            "hoax",
            "fkdm",
            "informs",
            "Permendagri 2/2018 jo. Permendagri 46/2019 pasal 16",
            id="reports-only",
        ),
    ],
)
def test_a_proposal_says_who_does_what_and_by_which_rule(
    kind: str, body: str, role: str, basis: str | None
) -> None:
    mandate = found(kind, "73.17")[f"{body}-73.17"]
    assert (mandate.role.id, mandate.basis) == (role, basis)
    assert (mandate.source is None) == (basis is None)


@pytest.mark.parametrize(
    "kind", ["land_dispute", "brawl", "boundary_dispute", "intergroup_clash", "hoax"]
)
def test_a_problem_of_a_regency_opens_with_a_sourced_body_and_its_task(kind: str) -> None:
    first = bodies.mandates(kind, "regency", region="73.17")[0]
    assert first.basis is not None
    assert first.source is not None
    assert first.task.label_id != first.task.label_en
    assert bodies.get(first.body) is not None


@pytest.mark.parametrize(
    ("region", "own", "other"),
    [
        pytest.param("73.17", "pemkab-73.17", "pemkot-73.17", id="regency"),
        pytest.param("74.71", "pemkot-74.71", "pemkab-74.71", id="city"),
    ],
)
def test_the_government_of_a_city_is_not_that_of_a_regency(
    region: str, own: str, other: str
) -> None:
    ids = found("boundary_dispute", region).keys()
    assert own in ids
    assert other not in ids


def test_without_a_region_regional_bodies_stay_open() -> None:
    ids = {one.body for one in bodies.mandates("drugs", "province")}
    assert {"bnnp-{region}", "polda-{region}"} <= ids


def test_kesbangpol_stands_on_a_sourced_rule_at_both_levels() -> None:
    rows = [row for row in ROWS if row["body"] == "kesbangpol"]
    assert {row["level"] for row in rows} == {"province", "regency"}
    assert {row["basis"] for row in rows} == {
        "Permendagri 11/2019 pasal 6",
        "Permendagri 11/2019 pasal 4; UU 23/2014 pasal 25",
    }


@pytest.mark.parametrize("kind", ["protest", "protest_dispersed"])
@pytest.mark.parametrize("level", ["nation", "province", "regency"])
def test_nobody_leads_against_an_assembly(kind: str, level: str) -> None:
    roles = {one.role.id for one in bodies.mandates(kind, level)}
    assert roles <= {"helps", "oversees"}


def test_faith_bodies_are_proposed_only_where_faith_is_the_matter() -> None:
    kinds = {row["kind"] for row in ROWS if row["body"] in {"fkub", "kankemenag"}}
    assert kinds == {"worship_dispute", "religious_offence", "prevention"}


@pytest.mark.parametrize("kind", ["no_such_kind", "", "other"])
def test_an_unknown_kind_has_no_mandate(kind: str) -> None:
    assert bodies.mandates(kind, "regency") == ()


@pytest.mark.parametrize(
    ("level", "region"),
    [
        pytest.param("regency", "74", id="province-for-regency"),
        pytest.param("province", "74.71", id="city-for-province"),
        pytest.param("nation", "74", id="nation-has-no-code"),
        pytest.param("regency", "99.99", id="no-such-region"),
        pytest.param("regency", "", id="empty"),
    ],
)
def test_a_region_of_another_level_is_refused(level: str, region: str) -> None:
    with pytest.raises(ValueError, match=f"not the code of a {level}"):
        bodies.mandates("brawl", level, region=region)
