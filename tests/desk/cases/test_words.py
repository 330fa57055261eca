from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from selaras.desk.cases._words import neutral, unaccused


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("kelompok A", id="letter"),
        pytest.param("warga dua desa", id="villages"),
        pytest.param("warga Desa Bali Agung", id="village-with-the-name-of-a-people"),
        pytest.param("pemuda Kota Makassar", id="city-with-the-name-of-a-people"),
        pytest.param("petani dan perusahaan kebun", id="livelihood"),
        pytest.param("panitia rumah ibadah", id="house-of-worship-unnamed"),
        pytest.param("", id="nothing"),
        pytest.param("\x00\ud800 kelompok B", id="controls-and-surrogates"),
    ],
)
def test_neutral_labels_pass(label: str) -> None:
    neutral(label)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("warga Bugis", id="people"),
        pytest.param("kelompok BUGIS", id="people-in-capitals"),
        pytest.param("umat tertentu", id="faithful"),
        pytest.param("warga Kristen", id="faith"),
        pytest.param("pengurus masjid", id="house-of-one-faith"),
        pytest.param("Desa Islam", id="faith-after-a-place-word"),
        pytest.param("suku pendatang", id="tribe"),
        pytest.param("kelompok perusuh", id="accusation"),
    ],
)
def test_labels_of_faith_descent_or_guilt_are_refused_with_the_way_out(label: str) -> None:
    with pytest.raises(ValidationError) as refused:
        neutral(label)
    assert "“" in refused.value.messages[0]


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        pytest.param("Mediasi batas kebun oleh camat", True, id="plain"),
        pytest.param("Tim Terpadu Penanganan Konflik Sosial bertemu", True, id="name-of-a-team"),
        pytest.param("dua tersangka ditahan", False, id="suspects"),
        pytest.param("Terduga pelaku diamankan", False, id="alleged"),
        pytest.param("usulkan status keadaan konflik", False, id="declared-status"),
        pytest.param("keadaan  \n konflik", False, id="over-a-line-break"),
    ],
)
def test_terms_of_legal_standing_need_who_says_them(text: str, passes: bool) -> None:  # noqa: FBT001
    if passes:
        unaccused(text)
        return
    with pytest.raises(ValidationError, match="jabatan dan nama"):
        unaccused(text)


def test_a_huge_label_takes_linear_time_and_answers() -> None:
    neutral("kelompok A " * 20_000)
