"""The narrowest choice that fits decides how soon one hears."""

from __future__ import annotations

import pytest

from selaras.desk.accounts.models import Office
from selaras.desk.notices import _choose
from selaras.desk.notices.models import Channel, Choice, Notice, Pace

KENDARI = Office(name="Analis", body="kesbangpol-74.71", region="74.71")
PROVINCE = Office(name="Analis", body="kesbangpol-74", region="74")
LUWU = Office(name="Analis", body="kesbangpol-73.17", region="73.17")


def _notice(**changes: object) -> Notice:
    told = {"kind": "case", "urgency": 2, "region": "74.71.01", "to": "74.71"}
    return Notice(**{**told, **changes})


def _choice(pace: Pace, *, kind: str = "", region: str = "", urgency: int = 1) -> Choice:
    return Choice(kind=kind, region=region, urgency=urgency, channel=Channel.EMAIL, pace=pace)


@pytest.mark.parametrize(
    ("office", "told", "pace"),
    [
        pytest.param(KENDARI, {}, Pace.AT_ONCE, id="own-region"),
        pytest.param(PROVINCE, {}, Pace.NEVER, id="below-is-not-own"),
        pytest.param(PROVINCE, {"to": "74"}, Pace.AT_ONCE, id="raised-to-it"),
        pytest.param(LUWU, {}, Pace.NEVER, id="elsewhere"),
        pytest.param(LUWU, {"body": "kesbangpol-73.17"}, Pace.AT_ONCE, id="its-body"),
        pytest.param(None, {}, Pace.NEVER, id="no-office"),
    ],
)
def test_without_choices_the_desk_shows_what_concerns_the_own_office(
    office: Office | None, told: dict[str, object], pace: Pace
) -> None:
    assert _choose.pace(_notice(**told), Channel.DESK, [], office) == pace
    assert _choose.pace(_notice(**told), Channel.EMAIL, [], office) == Pace.NEVER


@pytest.mark.parametrize(
    ("choices", "pace"),
    [
        pytest.param([_choice(Pace.DAILY)], Pace.DAILY, id="any"),
        pytest.param([_choice(Pace.DAILY, kind="story")], Pace.NEVER, id="other-kind"),
        pytest.param([_choice(Pace.DAILY, urgency=3)], Pace.NEVER, id="not-urgent-enough"),
        pytest.param([_choice(Pace.DAILY, region="73")], Pace.NEVER, id="other-region"),
        pytest.param([_choice(Pace.DAILY, region="ID")], Pace.DAILY, id="nation"),
        pytest.param(
            [_choice(Pace.DAILY), _choice(Pace.AT_ONCE, kind="case", region="ID")],
            Pace.AT_ONCE,
            id="kind-before-region",
        ),
        pytest.param(
            [_choice(Pace.DAILY, region="ID"), _choice(Pace.NEVER, region="74")],
            Pace.NEVER,
            id="deeper-region",
        ),
        pytest.param(
            [_choice(Pace.WEEKLY), _choice(Pace.AT_ONCE, urgency=2)],
            Pace.AT_ONCE,
            id="higher-urgency",
        ),
    ],
)
def test_the_narrowest_choice_decides(choices: list[Choice], pace: Pace) -> None:
    assert _choose.pace(_notice(), Channel.EMAIL, choices, KENDARI) == pace
    assert _choose.pace(_notice(), Channel.EMAIL, choices[::-1], KENDARI) == pace


def test_a_choice_of_one_way_says_nothing_of_another() -> None:
    chosen = [_choice(Pace.AT_ONCE)]
    assert _choose.pace(_notice(), Channel.WEBHOOK, chosen, KENDARI) == Pace.NEVER
