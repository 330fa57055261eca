from __future__ import annotations

import pytest

from selaras.issues import KINDS
from selaras.outlook import EventRow, UnusableEvents, events_of


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        pytest.param("intergroup_clash", "violence", id="own-violence"),
        pytest.param("land_dispute", "dispute", id="own-dispute"),
        pytest.param("vote_buying", "election", id="own-election"),
        pytest.param("protest", "assembly", id="own-assembly"),
        pytest.param("harm", "violence", id="group-by-name"),
        pytest.param("Armed clash", "violence", id="acled-sub-event"),
        pytest.param("VIOLENCE AGAINST  CIVILIANS", "violence", id="acled-event-any-case"),
        pytest.param("Excessive force against protesters", "violence", id="force-is-violence"),
        pytest.param("Peaceful protest", "assembly", id="acled-peaceful"),
        pytest.param("Protest with intervention", "assembly", id="acled-intervention"),
        pytest.param("3", "violence", id="ucdp-one-sided"),
        pytest.param("KDRT", "violence", id="snpk-domestic"),
    ],
)
def test_a_kind_of_any_known_table_has_its_group(kind: str, group: str) -> None:
    assert events_of([EventRow("2021-03-01", "74", kind)]).rows[0].group == group


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("Looting/property destruction", id="acled-strategic"),
        pytest.param("Kriminalitas", id="snpk-crime"),
        pytest.param("coordination_meeting", id="own-activity"),
    ],
)
def test_a_known_kind_outside_the_groups_is_no_event(kind: str) -> None:
    with pytest.raises(UnusableEvents, match="1 kind without an outlook"):
        events_of([EventRow("2021-03-01", "74", kind)])


def test_no_assembly_of_ours_is_ever_counted_as_harm() -> None:
    rows = [EventRow("2021-03-01", "74", kind.id) for kind in KINDS.values()]
    groups = {event.group for event in events_of(rows).rows}
    assert groups == {"violence", "dispute", "election", "assembly"}
    for kind in KINDS.values():
        if kind.group == "assembly":
            found = events_of([EventRow("2021-03-01", "74", kind.id)]).rows[0].group
            assert found == "assembly"
