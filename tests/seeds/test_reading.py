"""What must be true of the two source reports, as printed and in variants of them."""

from __future__ import annotations

import pytest

from tests.seeds._seeds import WORLDS, World, needs_seeds, reading_of

pytestmark = needs_seeds

ids = [world.id for world in WORLDS]
every_world = pytest.mark.parametrize("world", WORLDS, ids=ids)

A_BODIES = {
    "kemendagri",
    "kemensos",
    "kemenkes",
    "kemenpppa",
    "kpai",
    "bssn",
    "bin",
    "tni",
    "polri",
    "bappenas",
    "ditjen-bangda",
    "ditjen-keuda",
}


@every_world
def test_a_nothing_is_read_from_the_furniture(world: World) -> None:
    reading = reading_of("000", world)
    cut = reading.text.index("Baca Juga:")
    assert reading.chrome[0].start == cut
    assert reading.body[-1].end <= cut
    spans = [s for person in reading.people for s in person.spans]
    spans += [s for body in reading.bodies for s in body.spans]
    spans += [s for place in reading.places for s in place.spans]
    spans += [s for date in reading.dates for s in date.spans]
    assert max(s.end for s in spans) <= cut


@every_world
def test_a_main_event_is_the_meeting(world: World) -> None:
    main = reading_of("000", world).main
    assert main is not None
    assert (main.kind, main.phase) == ("coordination_meeting", "activity")
    assert main.date == world.day
    assert main.region == world.region
    assert main.venue is not None
    assert world.venue in main.venue
    assert main.theme is not None
    assert main.theme.startswith("Sinergi")
    assert main.opened_by is None
    assert main.participants.open


@every_world
def test_a_director_general_has_office_and_body(world: World) -> None:
    reading = reading_of("000", world)
    person = next(p for p in reading.people if p.name == world.speaker)
    assert person.office == "Direktur Jenderal Politik dan Pemerintahan Umum"
    assert person.body == "Kementerian Dalam Negeri"


@every_world
def test_a_all_quotes_are_the_director_generals(world: World) -> None:
    quotes = reading_of("000", world).quotes
    assert len(quotes) == 4
    assert {q.speaker for q in quotes} == {world.speaker}


@every_world
def test_a_bodies(world: World) -> None:
    bodies = reading_of("000", world).bodies
    assert A_BODIES - {b.id for b in bodies} == set()


@every_world
def test_a_fear_and_fact_are_kept_as_generic(world: World) -> None:
    events = reading_of("000", world).events
    generic = [(e.kind, e.phase) for e in events if e.generic]
    assert sorted(generic) == [("other", "feared"), ("other", "happened")]
    assert all(e.region is None for e in events if e.generic)


@every_world
@pytest.mark.parametrize("seed", ["000", "003"])
def test_no_incident_is_read(seed: str, world: World) -> None:
    events = [e for e in reading_of(seed, world).events if not e.generic]
    assert all(e.phase == "activity" for e in events), [(e.kind, e.phase) for e in events]


@every_world
def test_b_the_regent_is_one_person_from_elsewhere(world: World) -> None:
    reading = reading_of("003", world)
    named = [p for p in reading.people if world.regent.split()[-1] in p.name]
    assert [p.name for p in named] == [world.regent]
    assert (named[0].office or "").startswith("Bupati")
    assert named[0].region == world.home
    assert reading.main is not None
    assert reading.main.region == world.region


@every_world
def test_b_the_minister_opened_it(world: World) -> None:
    main = reading_of("003", world).main
    assert main is not None
    assert main.opened_by == world.minister


@every_world
def test_b_what_the_minister_stressed_is_told_by_the_regent(world: World) -> None:
    reading = reading_of("003", world)
    told = [s for s in reading.statements if s.speaker == world.minister]
    assert any("kerukunan masyarakat" in reading.text[s.start : s.end] for s in told)
    assert any(world.regent in s.chain for s in told)


@every_world
def test_b_direct_quotes_are_the_regents(world: World) -> None:
    quotes = reading_of("003", world).quotes
    assert len(quotes) == 2
    assert {q.speaker for q in quotes} == {world.regent}


@every_world
def test_b_the_delegation(world: World) -> None:
    reading = reading_of("003", world)
    people = {p.name: p for p in reading.people}
    assert (people["Rusli Sunali"].office or "").startswith("Ketua DPRD")
    assert people["Rusli Sunali"].region == world.home
    assert (people["Kamal"].office or "").startswith("Kepala Badan")
    assert (people["Bustan"].office or "").startswith("Sekretaris")
    assert {"bnn", "forkopimda"} <= {b.id for b in reading.bodies}


@every_world
def test_reordered_paragraphs_read_alike(world: World) -> None:
    plain, moved = reading_of("000", world), reading_of("000", world, order=(0, 1, 3, 2, 4, 5))
    assert moved.main is not None
    assert plain.main is not None
    assert (moved.main.kind, moved.main.date, moved.main.region) == (
        plain.main.kind,
        plain.main.date,
        plain.main.region,
    )
    assert {q.speaker for q in moved.quotes} == {world.speaker}
    assert {b.id for b in moved.bodies} == {b.id for b in plain.bodies}
