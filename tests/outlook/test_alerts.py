from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from selaras.outlook import (
    Events,
    Issued,
    Outlook,
    Settled,
    Surge,
    alerts,
    forecast,
    verdicts,
)


def settled(count: int, chance: float = 0.6, group: str = "violence") -> list[Settled]:
    day = dt.date(2020, 1, 6)
    issued = Issued(day, "11", group, day, day, 0.9, 2, chance, 1.0, "m")  # type: ignore[arg-type]
    return [Settled(issued, 2 * (n % 2)) for n in range(count)]


@pytest.fixture
def loud(events: Events) -> Outlook:
    """An outlook in which region 11 is far above its usual, in every group."""
    outlook = forecast(events, as_of=dt.date(2020, 6, 1))
    answers = []
    for answer in outlook.regions:
        chance = 0.6 if answer.region == "11" else 0.0
        total = msgspec.structs.replace(answer.total, surge=Surge(2, chance))
        usual = msgspec.structs.replace(answer.usual, chance_surge=0.1)
        answers.append(msgspec.structs.replace(answer, total=total, usual=usual))
    return msgspec.structs.replace(outlook, regions=tuple(answers))


def test_an_alert_has_its_record_its_reasons_and_its_end(loud: Outlook) -> None:
    (alert,) = alerts(loud, settled(20))
    assert (alert.region, alert.group) == ("11", "violence")
    assert (alert.record.of, alert.record.came) == (20, 10)
    assert alert.reasons
    assert alert.expires == dt.date(2020, 7, 5)


@pytest.mark.parametrize(
    ("count", "group"),
    [
        pytest.param(19, "violence", id="short-record"),
        pytest.param(40, "assembly", id="record-of-assembly-only"),
    ],
)
def test_without_a_track_record_there_is_no_alert(loud: Outlook, count: int, group: str) -> None:
    assert alerts(loud, settled(count, group=group)) == ()


def test_assembly_never_gets_an_alert_nor_a_verdict(loud: Outlook) -> None:
    past = settled(40, group="assembly")
    assert all(alert.group != "assembly" for alert in alerts(loud, [*past, *settled(20)]))
    assert verdicts(past) == ()


def test_a_chance_near_the_usual_is_no_alert(loud: Outlook) -> None:
    assert alerts(loud, settled(20), times_usual=7.0) == ()


def test_misses_stand_beside_hits() -> None:
    past = [*settled(2), *settled(2, chance=0.05)]
    assert [one.verdict for one in verdicts(past)].count("hit") == 1
    assert [one.verdict for one in verdicts(past)].count("false_alarm") == 1
    assert [one.verdict for one in verdicts(past)].count("miss") == 1
