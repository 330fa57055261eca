"""Lower case keeps places."""

import pytest

from selaras.reading._case import lower


@pytest.mark.parametrize(
    ("text", "low"),
    [
        pytest.param("Bupati LUWU", "bupati luwu", id="ascii"),
        pytest.param("İstanbul", "istanbul", id="one-that-would-grow"),
        pytest.param("ÉLITE “DPR”", "élite “dpr”", id="accents-and-marks"),
    ],
)
def test_every_character_keeps_its_place(text: str, low: str) -> None:
    assert lower(text) == low
    assert len(lower(text)) == len(text)
