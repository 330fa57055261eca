"""What a notice says is closed: nothing that somebody typed or read can be in it."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from selaras.desk.notices import _news, _trail

VALUES = {"kind": "land_dispute", "day": "2026-11-23", "job": "audit.verify"}
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "header": "a\r\nBcc: jahat@example.org",
    "name": "Anak berinisial KA",
    "masked": "▇▇",
    "hole": "%(region)s",
    "huge": "a" * 100_000,
    "surrogate": "\ud800",
}


def _filled(text_key: str) -> dict[str, str]:
    return {name: VALUES[name] for name in _news.holes(text_key)}


@pytest.mark.parametrize("text_key", _news.TEXTS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_text_says_one_short_line_in_both_languages(text_key: str, language: str) -> None:
    _news.check(text_key, "74.71", _filled(text_key))
    with override(language):
        said = _news.say(text_key, "74.71", _filled(text_key))
    assert said.isprintable()
    assert "%" not in said
    assert len(said) < 140
    assert said.endswith(".")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_the_desk_does_not_know_is_never_told(name: str, payload: str) -> None:
    text_key = next(key for key in _news.TEXTS if name in _news.holes(key))
    with pytest.raises(ValueError, match=name):
        _news.check(text_key, "74.71", _filled(text_key) | {name: payload})


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_place_that_is_no_region_is_never_told(payload: str) -> None:
    with pytest.raises(ValueError, match="region"):
        _news.check("story_rejected", payload, {})


def test_an_unknown_text_or_a_value_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="no notice says"):
        _news.check("kata bebas", "74.71", {})
    with pytest.raises(ValueError, match="takes"):
        _news.check("story_rejected", "74.71", {"title": "Cerita tentang seseorang"})
    with pytest.raises(ValueError, match="takes"):
        _news.check("case_opened", "74.71", {})


def test_every_rule_of_the_trail_has_its_text() -> None:
    assert {rule.text_key for rule in _trail.RULES.values()} <= set(_news.TEXTS)
