from __future__ import annotations

import pytest

from selaras.reading._document import open_document
from selaras.reading._language import language_of
from selaras.records import Report


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "Pemerintah daerah mengatakan bahwa warga sudah kembali ke rumah dan tidak ada korban.",
            "id",
            id="indonesian",
        ),
        pytest.param(
            "Beliau berkata bahawa pihak polis ialah yang pertama tiba kerana daripada aduan wang.",
            "ms",
            id="malay",
        ),
        pytest.param(
            "Wong-wong iku padha lunga saka omah amarga ora ana banyu lan listrik ing desa kuwi.",
            "jv",
            id="javanese",
        ),
        pytest.param(
            "Eta jalma henteu datang ka urang sabab geus peuting jeung hujan teu eureun.",
            "su",
            id="sundanese",
        ),
        pytest.param(
            "The governor said that the meeting was held with the elders of the two villages.",
            "en",
            id="english",
        ),
        pytest.param("12345 67890", None, id="numbers"),
        pytest.param("Москва, 2 марта.", None, id="other-script"),
    ],
)
def test_language_is_told_by_its_little_words(text: str, language: str | None) -> None:
    assert language_of(open_document(Report(id="x", text=text))) == language
