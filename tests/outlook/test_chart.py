from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from selaras.outlook import Events, chart_page, chart_rows, chart_svg, forecast, odds

AS_OF = dt.date(2020, 6, 1)


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        pytest.param(0.15, "3 dari 20", id="twentieths"),
        pytest.param(0.01, "< 1 dari 20", id="rare"),
        pytest.param(0.99, "> 19 dari 20", id="near-certain"),
        pytest.param(None, "–", id="unknown"),
    ],
)
def test_a_chance_is_said_as_odds(chance: float | None, said: str) -> None:
    assert odds(chance, "id") == said


def test_rows_stand_in_order_and_name_their_reasons(events: Events) -> None:
    answers = forecast(events, as_of=AS_OF).regions
    rows = chart_rows(answers, lang="en", names=lambda code: f"Province {code}")
    assert len(rows) == len(answers)
    assert rows[0][0] == "Province 11"
    assert any("usual +" in row[6] for row in rows)


def test_the_picture_is_sound_xml_with_bars_or_bands_for_each_region(events: Events) -> None:
    answers = [one for one in forecast(events, as_of=AS_OF).regions if one.group == "assembly"]
    root = ET.fromstring(chart_svg(answers, names=lambda code: f"<{code}> & co"))
    rects = [one for one in root.iter() if one.tag.endswith("rect")]
    quiet = sum(one.total.mean < 4 for one in answers)
    assert len(rects) == 4 * quiet + 2 * (len(answers) - quiet)


def test_the_page_escapes_names_and_tells_what_was_left_out(events: Events) -> None:
    outlook = forecast(events, as_of=AS_OF)
    page = chart_page(outlook, names=lambda code: f"<b>{code}</b>")
    assert "<b>11" not in page
    assert "&lt;b&gt;11" in page
    assert "Unjuk rasa damai (bukan ancaman)" in page
    assert "were not looked at" in page
