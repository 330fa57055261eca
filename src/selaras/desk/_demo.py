"""The demonstration's work on the shipped sample: everything here is invented.

A national meeting that the sample's reports tell of is on the desk from its letters to its
minutes; what it decided waits in the regency as an action, beside a fear, something that has
happened and a rumour that went up to the province. Days are counted from today.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk.accounts.models import User
from selaras.desk.attendance import actions as attendance
from selaras.desk.cases import actions as cases
from selaras.desk.escalation import actions as escalation
from selaras.desk.forums import access as forums
from selaras.desk.forums import actions as seats
from selaras.desk.invitations import access as invited
from selaras.desk.invitations import actions as invitations
from selaras.desk.meetings import actions as meetings
from selaras.desk.meetings.models import Forum, Meeting
from selaras.desk.minutes import access as pages
from selaras.desk.minutes import actions as minutes
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom import actions as newsdesk
from selaras.desk.press import actions as press

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.cases.models import Action, Case
    from selaras.desk.newsroom.models import Story

_KENDARI = "74.71"
_RAKORNAS, _RUMOUR, _RALLY = "kabaranoa-rakornas", "kabaranoa-cekfakta", "kabaranoa-aksi"
_THEME = "Menjalin Kekuatan Warga Menuju Daerah yang Rukun, Tangguh dan Sejahtera"
_HELD_ON = dt.date(2026, 11, 17)
_INVITED = (
    "semua kabupaten/kota di Sultra dengan kasus sengketa lahan terbuka\nBappenas, Bangda, Kemenag"
)
_CAME = ("coming", "present", "")
_ELSE = {
    "bappenas": ("sending", "represented", "Nirmala Daeng Sau, Perencana Ahli Madya"),
    "kemenag": ("declined", "absent", ""),
}
_SEATS = (
    ("ketua-dprd", "Fatma Lelawangi", "full"),
    ("kapolres", "Yudha Baskoro", "full"),
    ("kajari", "Hartini Wologai", "plt"),
    ("dandim", "", "vacant"),
)


@dataclass(frozen=True)
class _Cast:
    """Who acts, each in an office that has the right."""

    analyst: User
    officer: User
    forum: User
    nation: User


@dataclass(frozen=True)
class _Cases:
    """A fear, something that has happened, and a rumour."""

    feared: Case
    happened: Case
    rumour: Case


@transaction.atomic
def play() -> None:
    """Do the demonstration's work once; nothing where the sample is not loaded."""
    people = _cast()
    told = newsroom.stories_of(people.nation, (_RAKORNAS, _RUMOUR, _RALLY))
    if {_RAKORNAS, _RUMOUR, _RALLY} - told.keys() or Meeting.objects.filter(theme=_THEME).exists():
        return
    newsdesk.confirm_story(told[_RALLY], by=people.analyst)
    opened = _open_cases(told, people.analyst)
    _plan_actions(opened, people)
    escalation.raise_case(
        opened.rumour,
        reason="Pesan yang sama mulai beredar di kabupaten tetangga.",
        by=people.analyst,
    )
    _seat_forum(people.forum)
    _hold_rakornas(told[_RAKORNAS], opened, people.nation)
    _plan_forum(people.forum)


def _cast() -> _Cast:
    names = (
        "analis.kendari", "pertanahan.kendari", "sekretariat.kendari", "sekretariat.nasional",
    )  # fmt: skip
    people = User.objects.in_bulk(names, field_name="username")
    return _Cast(*(people[name] for name in names))


def _in_days(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def _at(day: dt.date, hour: int) -> dt.datetime:
    """An hour on the clock of Kota Kendari."""
    return dt.datetime.combine(day, dt.time(hour), _regions.zone(_KENDARI)[1])


def _open_cases(told: Mapping[str, Story], by: User) -> _Cases:
    """The two sides of what the meeting said, each a case, and the rumour."""
    meant = {one.nature: one for one in newsroom.statements(told[_RAKORNAS])}
    feared = cases.open_case(
        told[_RAKORNAS], meant["feared"], title="Sengketa lahan di sekitar pelabuhan baru",
        kind="land_dispute", region=_KENDARI, by=by,
    )  # fmt: skip
    cases.name_source(
        feared, source="d", reason="Lahan garapan warga bersisian dengan izin usaha.", by=by
    )
    happened = cases.open_case(
        told[_RAKORNAS], meant["happened"], title="Keributan antarpedagang pasar yang belum rukun",
        kind="brawl", region=_KENDARI, by=by,
    )  # fmt: skip
    cases.describe(
        happened, severity="damage", parties=("pedagang blok A", "pedagang blok B"),
        occurred_on=_in_days(-40), by=by,
    )  # fmt: skip
    draft = cases.Draft(
        title="Pesan berantai penculikan anak yang tidak benar", nature="happened", kind="hoax",
        region=_KENDARI, grounds="Sudah diluruskan; orang tua masih menjemput anak lebih awal.",
    )  # fmt: skip
    rumour = cases.open_by_hand(draft, by=by, stories=[told[_RUMOUR]])
    return _Cases(feared, happened, rumour)


def _plan_actions(opened: _Cases, people: _Cast) -> None:
    """One done, one overdue, one blocked by the office that is to do it."""

    def planned(case: Case, what: str, body: str, basis: str, days: int) -> Action:
        return cases.plan_action(
            case, what=what, body=f"{body}-{_KENDARI}", basis=basis, deadline=_in_days(days),
            by=people.analyst,
        )  # fmt: skip

    told = planned(
        opened.rumour, "Sebarkan pelurusan lewat semua sekolah", "diskominfo",
        "Permenkominfo 8/2019", -10,
    )  # fmt: skip
    cases.report_done(told, result="64 sekolah menerima pelurusan tertulis.", by=people.analyst)
    planned(
        opened.happened, "Temui kedua kelompok pedagang, masing-masing tersendiri", "kesbangpol",
        "Permendagri 11/2019 pasal 6", -4,
    )  # fmt: skip
    survey = planned(
        opened.feared, "Ukur ulang batas lahan bersama warga", "bpn-daerah",
        "Permen ATR/BPN 21/2020", 6,
    )  # fmt: skip
    cases.answer_action(survey, answer="Juru ukur siap; berkas sedang dicari.", by=people.officer)
    cases.block_action(survey, reason="Peta bidang lama belum ditemukan.", by=people.officer)


def _seat_forum(by: User) -> None:
    forum = forums.of(_KENDARI, "forkopimda")
    for key, name, standing in _SEATS:
        term = seats.Term(name, standing, dt.date(2025, 6, 2), document="SK contoh 12/2025")
        seats.begin_tenure(forum, key, term, by=by)


def _hold_rakornas(story: Story, opened: _Cases, by: User) -> None:
    """The national meeting, from its letters to its minutes."""
    plan = meetings.Plan(
        region=_regions.NATION, theme=_THEME, venue="Hotel Teluk Anoa, Kendari", mode="on_site",
        starts_at=_at(_HELD_ON, 9), type=Forum.Type.COORDINATION,
        field="Ketahanan Sosial Ekonomi Masyarakat", host="Ditjen Polpum Kemendagri",
        opener="Sekretaris Jenderal Kemendagri",
        sessions=(
            meetings.Slot(dt.time(9), "Pembukaan", "Sekretaris Jenderal Kemendagri"),
            meetings.Slot(dt.time(10), "Yang dikhawatirkan dan yang sudah terjadi", "Forkopimda"),
        ),
    )  # fmt: skip
    meeting = meetings.plan_meeting(plan, by=by)
    _invite(meeting, by)
    _write_minutes(meeting, by)
    decided = meetings.Resolution(
        "Petakan lahan yang diakui dua pihak sebelum izin baru terbit", f"pemkot-{_KENDARI}",
        "Perpres 86/2018", _in_days(12),
    )  # fmt: skip
    meetings.decide(meeting, opened.feared, decided, once="petakan", by=by)
    minutes.approve(
        meeting, chair="Wirya Kusnadi", chair_office="Sekretaris Jenderal Kemendagri", by=by
    )
    meetings.close_meeting(meeting, by=by)
    press.link(meeting, story, by=by)


def _invite(meeting: Meeting, by: User) -> None:
    """Letters by a rule; some answer, come, are represented or stay away."""
    signed = _HELD_ON - dt.timedelta(days=8)
    text = invitations.LetterText(
        "400.10/118/Polpum", "Penting", "1 lembar", "Undangan Rakornas", signed, "Arsip"
    )
    invitations.write_letter(meeting, text, by=by)
    invitations.choose_guests(meeting, _INVITED, by=by)
    invitations.add_guest(meeting, name="Kementerian Sosial", by=by)
    invitations.issue(meeting, by=by)
    guests = tuple(invited.invited(meeting))
    invitations.log_delivery(guests, how="office", note="", by=by)
    for guest in guests:
        said, state, proxy = _ELSE.get(guest.body, _CAME)
        invitations.answer(guest, said=said, speaker="Sekretariat", note="", by=by)
        if guest.region == _KENDARI:
            who = ("Syarifah Latoma", "Sekretaris Daerah Kota Kendari")
            invitations.name_delegates(guest, [who], by=by)
        for delegate in guest.delegates.all():
            attendance.mark(delegate, state=state, proxy=proxy, by=by)


def _write_minutes(meeting: Meeting, by: User) -> None:
    said = {
        pages.OPENING: "Rapat dibuka dengan tabuhan gendang; peserta diminta membawa pulang satu "
        "pekerjaan rumah masing-masing.",
        pages.CLOSING: "Kemajuan dilaporkan pada triwulan pertama tahun depan.",
    }
    for page in pages.pages(meeting):
        text = said.get(page.place.key, "Dibahas dengan Forkopimda; yang disepakati tercatat.")
        minutes.write(meeting, page.place, minutes.Draft(text, page.number), by=by)


def _plan_forum(by: User) -> None:
    """The regency's own next meeting, which takes the fear and the quarrel up."""
    plan = meetings.Plan(
        region=_KENDARI, theme="Tindak lanjut Rakornas: lahan, pasar, kabar bohong",
        venue="Aula Balai Kota Kendari", mode="hybrid", starts_at=_at(_in_days(3), 9),
    )  # fmt: skip
    meetings.plan_meeting(plan, by=by)
