from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from selaras.stories import Signature, sign
from selaras.stories._block import Block
from selaras.stories._crowd import Crowd
from selaras.stories._measures import MEASURES, measures

if TYPE_CHECKING:
    from tests.stories.conftest import Make

TEXT = "Camat Lembah Hijau meresmikan lumbung padi milik dua dusun."


def signed(make: Make, text: str = TEXT, **known: object) -> Signature:
    return replace(sign(make("a", text, title="Lumbung Padi Diresmikan")), **known)


def measure(name: str, one: Signature, other: Signature) -> float:
    found = measures(Block([one]), Block([other]), Crowd([one, other]))
    return float(found[0, 0, MEASURES.index(name)])


@pytest.mark.parametrize(
    "name",
    [
        "full",
        "lead",
        "titles",
        "title_least",
        "opening_least",
        "near_full",
        "near_weighed",
        "near_titles",
        "near_title_least",
    ],
)
def test_a_text_is_wholly_like_itself(make: Make, name: str) -> None:
    assert measure(name, signed(make), signed(make)) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param(5, 5, 1, id="same-day"),
        pytest.param(5, 6, -1, id="another-day"),
        pytest.param(5, None, 0, id="unsaid"),
    ],
)
def test_days_agree_differ_or_say_nothing(
    make: Make, one: int | None, other: int | None, value: int
) -> None:
    first, second = signed(make, event_day=one), signed(make, event_day=other)
    assert measure("same_day", first, second) == value


def test_the_own_day_of_a_ruling_says_nothing_against_it(make: Make) -> None:
    event, ruling = signed(make, event_day=5), signed(make, event_day=9, kind="legal_process")
    assert measure("same_day", event, ruling) == 0
    assert measure("same_day", replace(ruling, event_day=12), ruling) == -1


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param("74.71", "74.71", 1, id="same"),
        pytest.param("74", "74.71", 1, id="the-province-holds-the-city"),
        pytest.param("74.05", "74.71", 0, id="two-regencies"),
        pytest.param(None, "74.71", 0, id="unsaid"),
    ],
)
def test_regions_agree_when_one_holds_the_other(
    make: Make, one: str | None, other: str | None, value: int
) -> None:
    assert measure("same_region", signed(make, region=one), signed(make, region=other)) == value


def test_the_gap_counts_half_on_one_day_of_the_event(make: Make) -> None:
    early, late = signed(make, published=100), signed(make, published=102)
    assert measure("gap", early, late) == 2
    same = [replace(signature, event_day=99) for signature in (early, late)]
    assert measure("gap", *same) == 1


@pytest.mark.parametrize(
    ("name", "field", "value", "another"),
    [
        ("same_kind", "kind", "policy", "protest"),
        ("same_outlet", "outlet", "Kabar Teluk", "Suara Pesisir"),
        ("same_voice", "voice", 7, 8),
    ],
)
def test_what_is_known_of_both_is_the_same_or_not(
    make: Make, name: str, field: str, value: object, another: object
) -> None:
    known = signed(make)
    one, other, unknown = (replace(known, **{field: each}) for each in (value, another, None))
    assert [measure(name, one, each) for each in (one, other, unknown)] == [1, 0, 0]
    assert measure(name, unknown, unknown) == 0


def _said(make: Make, speaker: str, rest: str = "") -> Signature:
    quote = f"“Jembatan itu harus selesai,” kata {speaker}. {rest}"
    event = {"kind": "policy", "phase": "activity"}
    return sign(make("a", quote, quotes=[(quote[:28], speaker)], event=event))


def test_two_statements_differ_where_neither_knows_the_others_speaker(make: Make) -> None:
    one, other = _said(make, "Rusman Talib"), _said(make, "Wa Ode Sitti")
    assert measure("other_voices", one, other) == 1
    assert measure("other_voices", other, one) == 1
    assert measure("other_voices", one, _said(make, "Wa Ode Sitti", "Talib setuju.")) == 0
    assert measure("other_voices", one, replace(other, kind="accident")) == 0
    assert measure("other_voices", one, replace(other, voice=None)) == 0


def test_one_rare_word_in_common_weighs_more_than_many_usual_ones(make: Make) -> None:
    usual = "Warga dan polisi di jalan itu pada hari yang sama."
    rare = "Warga Lembah Kamboja pulang."
    one = sign(make("a", f"{usual} Kamboja."))
    assert measure("rarest", one, sign(make("b", rare))) > measure(
        "rarest", one, sign(make("c", usual))
    )
    assert measure("rarest", one, sign(make("d", "Xyzzy."))) == 0


def test_the_length_is_the_shorter_ones(make: Make) -> None:
    one, other = signed(make, length=100), signed(make, length=9)
    assert measure("length", one, other) == pytest.approx(np.log(10))


def test_what_all_around_say_tells_least(make: Make) -> None:
    around = [signed(make, f"Warga dusun {word} padi di lumbung.") for word in "abcdefgh"]
    one, other = signed(make, "Warga dusun menanam jagung."), signed(make, "Jagung mahal.")
    third = signed(make, "Dusun itu sepi.")
    blocks = [Block([each]) for each in (one, other, third)]
    at = MEASURES.index("near_rarest")

    def rarest(place: int, crowd: Crowd) -> float:
        return float(measures(blocks[0], blocks[place], crowd)[0, 0, at])

    alone, here = Crowd([]), Crowd([one, other, third, *around])
    assert rarest(2, here) / rarest(2, alone) < rarest(1, here) / rarest(1, alone)


@pytest.mark.parametrize("most", ["near_title_most", "near_rarest_title_most", "opening_most"])
def test_two_directions_are_ordered(make: Make, most: str) -> None:
    one = sign(make("a", "Warga Lembah Kamboja pulang.", title="Warga pulang ke Kamboja"))
    other = sign(make("b", "Warga pulang.", title="Warga pulang"))
    least = most.replace("most", "least")
    for pair in ((one, other), (other, one)):
        assert measure(most, *pair) >= measure(least, *pair)
    assert measure(most, one, other) == pytest.approx(measure(most, other, one))


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param("74.71", "74.71", 1, id="same"),
        pytest.param("74.05", "74.71", -1, id="two-regencies"),
        pytest.param("74", "74.71", 0, id="a-province-is-none"),
        pytest.param(None, None, 0, id="unsaid"),
    ],
)
def test_regencies_speak_for_or_against(
    make: Make, one: str | None, other: str | None, value: int
) -> None:
    pair = signed(make, region=one), signed(make, region=other)
    assert measure("same_regency", *pair) == value


def test_speech_is_compared_by_all_who_speak(make: Make) -> None:
    one, other = _said(make, "Rusman Talib"), _said(make, "Wa Ode Sitti", "Talib setuju.")
    assert measure("voices", one, one) == pytest.approx(1)
    assert measure("voices", one, other) == 0
    assert measure("voices_most", one, other) == 1
    assert measure("voices_least", one, other) == 0
    silent = signed(make)
    assert [measure(name, one, silent) for name in ("voices_most", "both_speak")] == [0.5, 0]


def test_figures_are_shared_by_the_shorter_list(make: Make) -> None:
    one = sign(make("a", "Sebanyak 214 warga dan 38 rumah, pukul 07 tahun 2026."))
    other = sign(make("b", "Sebanyak 214 warga mengungsi."))
    assert measure("numbers", one, other) == measure("numbers_shared", one, other) == 1
    assert measure("both_count", one, signed(make)) == 0


@pytest.mark.parametrize(("name", "field"), [("same_purpose", "theme"), ("same_site", "venue")])
def test_meetings_agree_or_differ_or_say_nothing(make: Make, name: str, field: str) -> None:
    one, other, unsaid = (
        sign(make("a", event={} if words is None else {field: words}))
        for words in ("Pilkada damai", "Sensus ekonomi", None)
    )
    assert [measure(name, one, each) for each in (one, other, unsaid)] == [0.5, -0.5, 0]
