"""Who may ask for stories and reports."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras import records
from selaras.desk.accounts.access import Right
from selaras.desk.newsroom import actions
from selaras.desk.newsroom.models import Story
from tests.desk.conftest import proof
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.conftest import House
    from tests.desk.rights import World

RULES = {
    "stories": Rule(GET),
    "story": Rule(GET, Right.READ),
    "story-take": Rule(POST, Right.VERIFY),
    "story-confirm": Rule(POST, Right.VERIFY),
    "story-reject": Rule(POST, Right.VERIFY),
    "story-dispute": Rule(POST, Right.VERIFY),
    "story-renew": Rule(POST, Right.VERIFY),
    "story-fact": Rule(POST, Right.VERIFY),
    "story-correct": Rule(POST, Right.CORRECT),
    "decision-undo": Rule(POST, Right.VERIFY),
    "report": Rule(GET, Right.READ),
}


def fill(world: World) -> None:
    """One decided story of two reports, and one that is only feared."""
    house = world.house
    analyst = house.people["analis.kendari"]
    actions.confirm_fact(house.story, "venue", by=analyst, value="Hotel Samudra")
    feared = feared_story()
    names = ("story", "story-take", "story-confirm", "story-reject", "story-dispute")
    world.args |= dict.fromkeys(names, (house.story.pk,))
    world.args["story-renew"] = (feared.pk,)
    world.args["story-fact"] = world.args["story-correct"] = (house.story.pk, a_fact(house))
    world.args["decision-undo"] = (house.story.decisions.get().pk,)
    world.args["report"] = (house.story.members.first().pk,)  # type: ignore[union-attr]  # it has two
    world.data["story-reject"] = {"reason": "misread"}
    world.data["story-dispute"] = {"reason": "dua saksi berbeda"}
    until = timezone.localdate() + dt.timedelta(days=30)
    world.data["story-renew"] = {"until": until.isoformat(), "reason": "panen belum lewat"}
    world.data["story-fact"] = {"step": "confirm"}
    world.data["story-correct"] = {"value": "Aula", "source": "surat panitia"}
    world.things["feared"] = feared


def feared_story(key: str = "takut", *, published: str | None = None) -> Story:
    """A story of one report that only fears something, like no other in words and in time."""
    actions.load_readings([feared_reading(key, published=published)], [_feared(key)])
    return Story.objects.get(key=f"s-{key}")


def feared_reading(key: str, *, published: str | None = None) -> records.Reading:
    """A report of its own year and its own words that fears a quarrel."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    words = " ".join(f"w{digest[at : at + 6]}" for at in range(0, 60, 6))
    text = f"KENDARI - Perselisihan batas kebun dikhawatirkan muncul lagi. {words}.\n"
    event = records.Event(
        kind="boundary_dispute",
        phase="feared",
        region="74.71",
        evidence={"phase": proof(text, "dikhawatirkan", "phase.feared")},
    )
    year = 1950 + int(digest[:2], 16) % 60
    return records.Reading(
        reader={"selaras": "1"},
        report=records.ReportHead(
            id=key, outlet="Pesisir News", title=f"Batas kebun {key}",
            published=published or f"{year}-05-10",
        ),
        text=text,
        body=(records.Span(0, len(text)),),
        events=(event,),
    )  # fmt: skip


def _feared(key: str) -> records.Story:
    return records.Story(
        id=f"s-{key}",
        title=f"Batas kebun {key}",
        kind="boundary_dispute",
        phase="feared",
        date=records.StoryDates(),
        region="74.71",
        members=(key,),
        origins=((key,),),
    )


def a_fact(house: House, field: str = "venue") -> str:
    """The address of a fact of the small house's story."""
    page = house.client("analis.kendari").get(house.story.get_absolute_url())
    facts = [fact for group in page.context["groups"] for fact in group.facts]
    return next(str(one.key) for one in facts if one.field == field)
