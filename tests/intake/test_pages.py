from __future__ import annotations

import pytest

from selaras.intake import report_of_page
from selaras.intake._texts import UnreadableText

LEAD = (
    "KENDARI - Pemerintah provinsi menggelar pertemuan dengan tokoh adat dan pemuda untuk membahas "
    "perselisihan lahan di dua kecamatan, Senin (2/3/2026)."
)
MORE = (
    "Kepala dinas mengatakan semua pihak sepakat menahan diri sambil menunggu hasil pengukuran "
    "ulang yang dijadwalkan pekan depan bersama kantor pertanahan setempat."
)
LINKS = "".join(
    f"<li><span>Senin, 02/03/2026 1{n}:05 WIB</span> "
    f'<a href="/b{n}">Kantor Desa Dibakar Massa {n}</a></li>'
    for n in range(6)
)


def page(*, before: str = "", between: str = "", after: str = "", head: str = "") -> str:
    title = "<title>Tokoh Adat Bahas Perselisihan Lahan - Kabar Anoa</title>"
    article = f'<div class="text_detail"><p>{LEAD}</p>{between}<p>{MORE}</p></div>'
    return (
        f'<html><head>{title}<meta property="og:site_name" content="Kabar Anoa">{head}</head>'
        f"<body><div>{before}<div>{article}</div>{after}</div></body></html>"
    )


@pytest.mark.parametrize(
    "where", ["before", "between", "after"], ids=["before", "between", "after"]
)
@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<ul>{LINKS}</ul>", id="dated-list"),
        pytest.param(f'<div class="berita-terkait"><h3>Kabar</h3>{LINKS}</div>', id="named-box"),
        pytest.param(
            '<div class="share-bar"><a href="#">Kantor Desa Dibakar Massa</a></div>', id="share-bar"
        ),
    ],
)
def test_link_lists_of_a_page_are_no_part_of_the_report(where: str, box: str) -> None:
    report = report_of_page(page(**{where: box}), id="p")
    assert LEAD in report.text
    assert MORE in report.text
    assert "Dibakar" not in report.text


def test_head_of_a_page_is_read_and_what_the_caller_knows_wins() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2026-03-02T08:15:00+07:00"}]}</script>'
    )
    report = report_of_page(page(head=head), id=None, url="https://kabaranoa.example/x")
    assert report.title == "Tokoh Adat Bahas Perselisihan Lahan"
    assert report.outlet == "Kabar Anoa"
    assert report.published == "2026-03-02T08:15"
    assert report.id == "https://kabaranoa.example/x"
    given = report_of_page(page(), id="p", title="Judul", outlet="Lain", published="2026-03-01")
    assert (given.title, given.outlet, given.published) == ("Judul", "Lain", "2026-03-01")


def test_first_line_that_repeats_the_title_is_dropped() -> None:
    html = page(before="").replace(
        f"<p>{LEAD}", f"<h1>Tokoh Adat Bahas Perselisihan Lahan</h1><p>{LEAD}"
    )
    assert report_of_page(html, id="p").text.startswith("KENDARI")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="empty"),
        pytest.param("<html><body></body></html>", id="no-article"),
        pytest.param("<div>" * 20_000, id="deep-and-empty"),
        pytest.param("<" * 50_000, id="brackets"),
        pytest.param("a" * 7_000_000, id="too-large"),
    ],
)
def test_page_without_an_article_is_refused_with_a_reason(html: str) -> None:
    with pytest.raises(UnreadableText):
        report_of_page(html, id="p")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            + page().replace("<p>", "<p>&b;", 1),
            id="entities",
        ),
        pytest.param("<div>" * 5_000 + page() + "</div>" * 5_000, id="deep"),
        pytest.param(page().replace(" ", " \u200b\u202e", 8), id="bidi-and-zero-width"),
        pytest.param(page(after="<p>" + "<b><i>" * 3_000), id="unclosed"),
        pytest.param(page(head='<meta charset="tidak-ada">'), id="unknown-charset"),
    ],
)
def test_hostile_page_is_read_or_refused_never_a_crash(html: str) -> None:
    for raw in (html, html.encode()):
        try:
            report = report_of_page(raw, id="p")
        except UnreadableText:
            continue
        assert len(report.text) < 3 * len(html)
