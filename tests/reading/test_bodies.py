"""Bodies of a report: one entry each, chrome unread, model and register together."""

from selaras import regions
from selaras.reading._bodies import find_bodies
from selaras.reading._document import open_document
from selaras.records import Body, Report, Span


def bodies(text: str, extra: tuple[Span, ...] = ()) -> tuple[Body, ...]:
    return find_bodies(open_document(Report(id="r", text=text)), regions.find(text), extra=extra)


def printed(text: str, body: Body) -> list[str]:
    return [text[span.start : span.end] for span in body.spans]


def test_one_body_has_all_its_mentions() -> None:
    text = "Kementerian Sosial hadir. Menurut Kemensos, bantuan cukup."
    (body,) = bodies(text)
    assert (body.id, body.short) == ("kemensos", "Kemensos")
    assert printed(text, body) == ["Kementerian Sosial", "Kemensos"]


def test_a_name_and_its_short_form_in_brackets_are_one_mention() -> None:
    text = "Badan Intelijen Negara (BIN) hadir."
    (body,) = bodies(text)
    assert printed(text, body) == ["Badan Intelijen Negara (BIN)"]


def test_nothing_is_read_from_chrome() -> None:
    text = (
        "Warga menjaga kampung bersama aparat Polri sepanjang malam agar suasana tetap tenang "
        "dan aman bagi semua.\nBaca Juga: KPK Periksa Pejabat"
    )
    assert [body.id for body in bodies(text)] == ["polri"]


def test_the_model_adds_what_no_rule_finds() -> None:
    text = "Menurut Sinar Laut, ikan habis."
    (body,) = bodies(text, extra=(Span(8, 18),))
    assert (body.id, body.name) == (None, "Sinar Laut")


def test_the_register_wins_over_the_model() -> None:
    text = "Kata Kemensos RI, bantuan cukup."
    assert [body.id for body in bodies(text, extra=(Span(5, 16),))] == ["kemensos"]


def test_a_building_is_not_its_body() -> None:
    assert bodies("Rapat digelar di Gedung DPR.") == ()
