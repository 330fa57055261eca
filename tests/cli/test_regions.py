"""`selaras regions find`."""

import json

import pytest

from selaras.cli._regions import find_regions


def test_json_has_one_line_for_each_mention(capsys: pytest.CaptureFixture[str]) -> None:
    find_regions("Bupati Luwu tiba di Kendari.", json=True)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["name"], line["code"]) for line in lines] == [
        ("Luwu", "73.17"),
        ("Kendari", "74.71"),
    ]


def test_the_table_shows_what_was_weighed(capsys: pytest.CaptureFixture[str]) -> None:
    find_regions("Polisi datang ke Sukorejo.")
    shown = capsys.readouterr().out
    assert "not settled" in shown
    assert "35.72" in shown


def test_a_text_without_places_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    find_regions("Warga berdamai.")
    said = capsys.readouterr()
    assert said.out == ""
    assert "no place" in said.err
