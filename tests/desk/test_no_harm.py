"""Do no harm, as the desk behaves: what it can not hold, never shows and never asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases import actions
from selaras.desk.cases.models import Case
from selaras.desk.legal import actions as legal
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Story
from selaras.records import Report, Span
from tests.desk.cases.made import made_action, made_case
from tests.desk.conftest import TEXT_A, reading_a, reading_b, story_of_both

if TYPE_CHECKING:
    from tests.desk.conftest import House

OURS = ("cases", "documents", "deeds", "escalation", "legal")
NAMED = "Wirya Lamato"
MASKED = "▇" * len(NAMED)


def _fields() -> set[str]:
    return {
        field.name
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()  # noqa: SLF001  # Django's documented door
    }


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("religion faith agama ethnic etnis suku tribe race ras", id="blame"),
        pytest.param("score risk threat rank quota target streak", id="score-or-quota"),
        pytest.param("suspect victim witness perpetrator nik birth phone photo", id="dossier"),
    ],
)
def test_no_table_has_a_field_for_it(word: str) -> None:
    found = {name for name in _fields() for one in word.split() if one in name.lower().split("_")}
    assert found == set()


def test_only_what_says_who_acted_points_at_a_person() -> None:
    acting = {"by", "asked_by", "answered_by", "opened_by", "source_by", "planned_by", "done_by",
              "set_by", "recorded_by"}  # fmt: skip
    users = {
        field.name
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()  # noqa: SLF001  # Django's documented door
        if field.concrete and field.related_model is get_user_model()
    }
    assert users <= acting


def test_an_assembly_in_the_news_opens_no_case_and_offers_none(house: House) -> None:
    reading = reading_a(key="u")
    events = tuple(
        msgspec.structs.replace(one, kind="protest", phase="feared") for one in reading.events
    )
    load_readings(
        [msgspec.structs.replace(reading, events=events), reading_b(key="v")],
        [story_of_both(a="u", b="v", key="s9")],
    )
    story = Story.objects.get(key="s9")
    assert newsroom.statements(story) == ()
    page = house.client("analis.kendari").get(story.get_absolute_url()).content.decode()
    assert f"/kasus/buka/{story.pk}/" not in page


def test_a_masked_name_stays_masked_on_every_page_of_a_case(house: House) -> None:
    start = TEXT_A.index(NAMED)
    masked = TEXT_A.replace(NAMED, MASKED).replace("Wirya ", "▇▇▇▇▇ ")
    reading = msgspec.structs.replace(reading_a(key="m"), text=masked, people=(), quotes=())
    raw = Report(id="m", text=TEXT_A)
    load_readings(
        [reading, reading_b(key="n")], [story_of_both(a="m", b="n", key="s3")], reports=[raw]
    )
    story, by = Story.objects.get(key="s3"), house.people["analis.kendari"]
    found = next(one for one in newsroom.statements(story) if one.nature == "feared")
    case = actions.open_case(story, found, title="Kasus", kind="brawl", region="74.71", by=by)
    Case.objects.filter(pk=case.pk).update(
        evidence={"report": found.report, "rule": found.rule, **_span(start)}
    )
    action, client = made_action(house, case), house.client("analis.kendari")
    names = ("case", "case-evidence", "case-ladder", "case-legal", "case-timeline")
    pages = [client.get(reverse(name, args=[case.pk])).content.decode() for name in names]
    pages.append(client.get(action.get_absolute_url()).content.decode())
    assert all(NAMED not in page for page in pages)
    assert all(MASKED in page for page in pages[:2])
    assert newsroom.passage({"report": found.report, **_span(start)}).words == MASKED


def _span(start: int) -> dict[str, int]:
    span = Span(start, start + len(NAMED))
    return {"start": span.start, "end": span.end}


def test_nobody_is_found_by_name(house: House) -> None:
    case = made_case(house)
    said = legal.Signature(
        on=timezone.localdate(), office_name="Kapolres", officer="Rauf Landoa", number="B/1"
    )
    by = house.people["analis.kendari"]
    legal.record_step(case, said, step="investigation", persons=1, by=by)
    client = house.client("nasional")
    for name in ("Rauf Landoa", NAMED, "Tamrin Sole"):
        page = client.get("/cari/", {"q": name}).content.decode()
        assert "Tidak ada hasil" in page


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        pytest.param("case-action", {"what": "Tahan tersangka", "body": "polres-74.71",
                                     "basis": "aturan", "deadline": "2199-01-01"}, id="action"),
        pytest.param("case-close", {"outcome": "averted", "note": "tersangka ditahan"}, id="note"),
        pytest.param("case-raise", {"reason": "tersangka lari"}, id="escalation"),
        pytest.param("case-describe", {"severity": "none", "parties": "para tersangka"},
                     id="parties"),
    ],
)  # fmt: skip
def test_a_legal_term_is_refused_where_nobody_signs_for_it(
    house: House, address: str, sent: dict[str, str]
) -> None:
    case = made_case(house)
    answer = house.client("analis.kendari").post(reverse(address, args=[case.pk]), sent)
    assert answer.status_code == 400
    assert "istilah hukum" in answer.content.decode()
