"""Reading reports one by one and together."""

import pytest

from selaras.reading import UnreadableReport, read, read_together
from selaras.records import Report

TEXTS = (
    "KENDARI – Dua kelompok pemuda bentrok di Kelurahan Gunung Jati, Kota Kendari, Senin. "
    "“Situasi sudah aman,” kata Kapolres Kendari Kombes Surya Wibawa.",
    "Bupati Demak Rahayu Lestari membuka rapat koordinasi lintas sektor di Pendopo Demak.",
    "Advertisement",
    "Warga menjaga kampung bersama-sama sepanjang malam.",
)
REPORTS = tuple(Report(id=f"r{number}", text=text) for number, text in enumerate(TEXTS))


def test_together_each_report_is_read_as_by_itself() -> None:
    assert read_together(REPORTS) == [read(report) for report in REPORTS]


def test_the_order_of_reports_changes_no_reading() -> None:
    assert read_together(REPORTS[::-1]) == read_together(REPORTS)[::-1]


def test_no_reports_give_no_readings() -> None:
    assert read_together(()) == []


def test_a_blank_report_is_named() -> None:
    with pytest.raises(UnreadableReport, match="r-blank"):
        read_together([REPORTS[0], Report(id="r-blank", text=" \n ")])
