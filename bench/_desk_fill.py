"""Fills an empty desk with made-up stories, reports, readings, decisions, cases and meetings.

Five small stories of one to five reports are kept as the desk itself keeps them; the database then
copies their rows, with other ids, titles, regions, kinds, states and days, as often as asked. Few
regions have most stories, few words stand in most titles; days go back three years.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from typing import TYPE_CHECKING, Any

from selaras import issues, records, regions

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "ombak-teluk-pagi-7"
BATCH = 100_000
_WORDS = 20_000
_COMMON = (
    "warga rapat sengketa lahan bentrok pemuda desa polisi rukun batas tanah tambang pasar kampung "
    "mediasi camat bupati unjuk rasa kebun nelayan pelabuhan sekolah masjid gereja adat pilkada "
    "hoaks banjir aparat damai ricuh tolak dukung ganti rugi sungai hutan sawit pekerja upah"
).split()
_SYLLABLES = "ba be bi da di ga gu ka ke la lo ma me na no pa ra ri sa si ta ti wa ya".split()
_BUSY = ("31.71", "31.74", "73.71", "74.71", "ID", "12.71", "35.78", "73.17", "74", "91.71")
_PHASES = ("feared", "happening", "happened", "averted", "settled", "activity", "none")
_STATES = ("new",) * 8 + ("confirmed",) * 8 + ("rejected", "disputed", "checking", "expired")
_TEXT = (
    "KENDARI, Kabar Contoh {turn} - Warga dua desa bertemu di Balai Melati, Kendari, Selasa.\n"
    "“Kita jaga batas kebun dengan tenang,” kata Camat Rendra Wula.\n"
    "Ia menyebut perselisihan batas yang dikhawatirkan muncul lagi saat panen.\n"
    "Keributan antarpemuda sudah terjadi pekan lalu di lapangan.\n"
    "Baca Juga: Berita lain {turn}\n"
)


def fill(stories: int, *, cases: int = 20_000) -> Iterator[str]:
    """Put so many stories, and three times as many reports, into an empty desk; tell each step."""
    from django.db import connection

    from selaras.desk.accounts.actions import DEMO_USERNAMES, create_demo
    from selaras.desk.home import actions as home
    from selaras.desk.outlooks.actions import issue_demo

    begun = time.perf_counter()
    create_demo(dict.fromkeys(DEMO_USERNAMES, PASSWORD))
    issue_demo()
    _templates()
    home.release()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA cache_size = -400000")
        _tables()
        for low in range(0, stories, BATCH):
            for statement in _copies(low, min(low + BATCH, stories)):
                cursor.execute(statement)
            yield f"{min(low + BATCH, stories):,} stories, {time.perf_counter() - begun:.0f} s"
        for name in ("word", "place", "kind", "story", "report", "turn"):
            cursor.execute(f"DROP TABLE fill_{name}")
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
        else:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
    _cases(cases)
    _meetings()
    yield f"{cases:,} cases, meetings, {time.perf_counter() - begun:.0f} s"
    home.refill()
    _settle()
    yield f"words and counts, {time.perf_counter() - begun:.0f} s"


def _settle() -> None:
    """Let the database know its tables, as it does by itself after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _reading(key: str, turn: int) -> records.Reading:
    text = _TEXT.format(turn=turn)

    def proof(words: str, rule: str) -> records.Evidence:
        start = text.index(words)
        return records.Evidence(spans=(records.Span(start, start + len(words)),), rule=rule)

    feared, came = "dikhawatirkan muncul lagi", "sudah terjadi pekan lalu"
    events = [records.Event(kind="brawl", phase="happening", region="74.71")]
    if turn == 0:
        events += [
            records.Event(kind="other", phase="feared", generic=True,
                          evidence={"phase": proof(feared, "phase.feared")}),
            records.Event(kind="other", phase="happened", generic=True,
                          evidence={"phase": proof(came, "phase.happened")}),
        ]  # fmt: skip
    who = proof("Rendra Wula", "x").spans
    return records.Reading(
        reader={"selaras": "1"},
        report=records.ReportHead(
            id=key, outlet=f"Kabar Contoh {turn}", title="Warga dua desa bertemu",
            published="2024-03-05",
        ),
        text=text,
        body=(records.Span(0, text.index("Baca Juga")),),
        chrome=(records.Chrome(text.index("Baca Juga"), len(text), "label.baca-juga"),),
        people=(records.Person(name="Rendra Wula", office="Camat", spans=who),),
        events=tuple(events),
    )  # fmt: skip


def _story(number: int) -> tuple[list[records.Reading], records.Story]:
    keys = [f"fill{number}-{turn}" for turn in range(number)]
    readings = [_reading(key, turn) for turn, key in enumerate(keys)]

    def fact(field: str, value: str, words: str) -> records.Fact:
        evidence = []
        for one in readings[:2]:
            at = one.text.index(words)
            span = records.Span(at, at + len(words))
            evidence.append(records.FactEvidence(one.report.id, (span,)))
        return records.Fact(
            field=field, value=value, standing="sole" if number == 1 else "agreed",
            by=tuple(keys[:2]), origins=1, evidence=tuple(evidence),
        )  # fmt: skip

    return readings, records.Story(
        id=f"fill{number}", title="Judul contoh", kind="brawl", phase="happening",
        date=records.StoryDates(from_="2024-03-05", to="2024-03-05"), region="74.71",
        members=tuple(keys), origins=(tuple(keys),),
        facts=(
            fact("venue", "Balai Melati", "Balai Melati"),
            fact("date", "2024-03-05", "Selasa"),
            fact("attribution", "Rendra Wula", "Kita jaga batas kebun"),
        ),
    )  # fmt: skip


def _templates() -> None:
    """Five stories as the desk keeps them; the rows to copy."""
    from selaras.desk.newsroom.actions import load_readings

    for number in range(1, 6):
        readings, story = _story(number)
        load_readings(readings, [story])


def _word(turn: int) -> str:
    if turn < len(_COMMON):
        return _COMMON[turn]
    base, word = len(_SYLLABLES), ""
    while turn or not word:
        turn, at = divmod(turn, base)
        word += _SYLLABLES[at]
    return word + "n"


def _tables() -> None:
    """Small tables to choose from by number: words, regions, kinds, the rows to copy."""
    from django.db import connection

    from selaras.desk.newsroom.models import Reading, Story

    codes = [*(top.code for top in regions.provinces())]
    codes += [one.code for top in regions.provinces() for one in regions.children(top.code)]
    random.Random(5).shuffle(codes)
    places = [*_BUSY, *(code for code in codes if code not in _BUSY)]
    named = ["Nasional" if (place := regions.get(one)) is None else place.name for one in places]
    stories, reports = [], []
    for row in Story.objects.all():
        data, shown = (str(_json(one)) for one in (row.data, row.shown))
        for member in row.storymember_set.select_related("report"):
            shown = shown.replace(member.report.pk, f"@R{member.place}@")
            report = member.report
            data_of = str(_json(Reading.objects.get(report=report).data))
            reports.append((row.reports * 10 + member.place, report.outlet, report.text,
                            data_of.replace(report.key, "@K@")))  # fmt: skip
        stories.append((row.reports, data.replace(row.key, "@I@"), shown))
    tables: dict[str, list[tuple[Any, ...]]] = {
        "word": [(turn, _word(turn)) for turn in range(_WORDS)],
        "place": list(zip(range(len(places)), places, named, strict=True)),
        "kind": list(enumerate(sorted(issues.KINDS))),
        "story": stories,
        "report": reports,
        "turn": [(turn,) for turn in range(5)],
    }
    with connection.cursor() as cursor:
        for name, rows in tables.items():
            columns = [f"c{at}" for at in range(len(rows[0]))]
            typed = ", ".join(
                f"{one} {'integer PRIMARY KEY' if one == 'c0' else 'text'}" for one in columns
            )
            cursor.execute(f"CREATE TABLE fill_{name} ({typed})")
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO fill_{name} VALUES ({marks})", rows)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _copies(low: int, high: int) -> Iterator[str]:
    """Statements that copy stories number `low` to `high`, in words that both databases know."""
    from django.db import connection

    postgres = connection.vendor == "postgresql"
    number = (
        f"(SELECT i::bigint AS i FROM generate_series({low}, {high - 1}) AS i)"
        if postgres
        else f"(WITH RECURSIVE n(i) AS (SELECT {low} UNION ALL SELECT i + 1 FROM n "
        f"WHERE i < {high - 1}) SELECT i FROM n)"
    )
    made = _Made(postgres=postgres)
    yield made.stories(number)
    yield made.reports(number)
    yield made.readings(number)
    yield made.members(number)
    yield made.decisions(number)


class _Made:
    """The statements; numbers are scattered by multiplying and taking a rest."""

    def __init__(self, *, postgres: bool) -> None:
        now = int(time.time())
        self.json = "jsonb" if postgres else "text"
        self.bool = "false" if postgres else "0"
        seconds = f"({now} - 94608000 + (i % 1000000) * 94)"
        self.at = f"to_timestamp({seconds})" if postgres else f"datetime({seconds}, 'unixepoch')"
        self.day = (
            f"to_char(to_timestamp({seconds}), 'YYYY-MM-DD')"
            if postgres
            else f"date({seconds}, 'unixepoch')"
        )

    @staticmethod
    def scattered(row: str, salt: int, below: int, power: int) -> str:
        """A number below `below`, the small ones far more often."""
        unit = f"((({row} + {salt}) * 48271 % 2147483647) * 69621 % 1000003 / 1000003.0)"
        return f"CAST(floor({below} * {' * '.join([unit] * power)}) AS integer)"

    @staticmethod
    def id(letter: str, number: str) -> str:
        """Ten characters that no other row of the sort has, in no order."""
        scattered = f"1000000000 + ({number}) * 700001 % 1000000000"
        return f"('{letter}' || substr(CAST({scattered} AS text), 2))"

    def size(self) -> str:
        """How many reports story i has: one to five."""
        return "(1 + i * 31 % 5)"

    def stories(self, number: str) -> str:
        """All stories."""
        pick = self.scattered
        words = [f"(SELECT c1 FROM fill_word WHERE c0 = {pick('i', salt, _WORDS, 4)})"
                 for salt in (11, 222, 3333, 44444)]  # fmt: skip
        states = " ".join(f"WHEN {at} THEN '{one}'" for at, one in enumerate(_STATES))
        phases = " ".join(f"WHEN {at} THEN '{one}'" for at, one in enumerate(_PHASES))
        title = " || ' ' || ".join(words) + " || ', ' || place.c2"
        shown = "replace(replace(kept.c2, '@R0@', {}), '@R1@', {})".format(
            self.id("r", "i * 8"), self.id("r", "i * 8 + 1")
        )
        return (
            "INSERT INTO newsroom_story (id, key, title, kind, phase, region, date_from, date_to, "
            "reports, origins, state, data, shown, refuted, first_seen, changed_at) SELECT "
            f"{self.id('s', 'i')}, 'load' || i, {title}, kind.c1, CASE i * 17 % 7 {phases} END, "
            f"place.c1, {self.day}, {self.day}, {self.size()}, 1, CASE i * 13 % {len(_STATES)} "
            f"{states} END, CAST(replace(kept.c1, '@I@', 'load' || i) AS {self.json}), "
            f"CAST({shown} AS {self.json}), {self.bool}, {self.at}, {self.at} "
            f"FROM {number} AS n JOIN fill_place place ON place.c0 = {pick('i', 7, 548, 3)} "
            f"JOIN fill_kind kind ON kind.c0 = {pick('i', 77, len(issues.KINDS), 2)} "
            f"JOIN fill_story kept ON kept.c0 = {self.size()}"
        )

    def _each(self, number: str) -> str:
        return (
            f"FROM {number} AS n JOIN fill_turn turn ON turn.c0 < {self.size()} "
            f"JOIN fill_report kept ON kept.c0 = {self.size()} * 10 + turn.c0"
        )

    def reports(self, number: str) -> str:
        """Their reports."""
        return (
            "INSERT INTO newsroom_report (id, key, version, url, outlet, title, published, "
            f"address, home, text, digest, received_at) SELECT {self.id('r', 'i * 8 + turn.c0')}, "
            "'load' || i || '-' || turn.c0, 1, 'https://kabar.example/' || i || '/' || turn.c0, "
            "kept.c1, 'Warga dua desa bertemu', "
            f"{self.day}, {self.id('a', 'i * 8 + turn.c0')}, '', kept.c2, "
            f"{self.id('d', 'i * 8 + turn.c0')}, {self.at} {self._each(number)}"
        )

    def readings(self, number: str) -> str:
        """Their readings."""
        return (
            "INSERT INTO newsroom_reading (report_id, reader, data, read_at) SELECT "
            f"{self.id('r', 'i * 8 + turn.c0')}, 'selaras 1', CAST(replace(kept.c3, '@K@', 'load' "
            f"|| i || '-' || turn.c0) AS {self.json}), {self.at} {self._each(number)}"
        )

    def members(self, number: str) -> str:
        """Which story each report tells."""
        return (
            "INSERT INTO newsroom_storymember (story_id, report_id, place, origin) SELECT "
            f"{self.id('s', 'i')}, {self.id('r', 'i * 8 + turn.c0')}, turn.c0, 0 "
            f"{self._each(number)}"
        )

    def decisions(self, number: str) -> str:
        """A decision for each story that is confirmed."""
        from selaras.desk.accounts.models import User

        by = User.objects.get(username="nasional")
        office = by.office.pk if by.office else ""
        confirmed = ", ".join(str(at) for at, one in enumerate(_STATES) if one == "confirmed")
        return (
            "INSERT INTO newsroom_storydecision (story_id, act, fact, field, value, reason, by_id, "
            f"office_id, made_at) SELECT {self.id('s', 'i')}, 'confirm', '', '', '', '', {by.pk}, "
            f"'{office}', {self.at} FROM {number} AS n WHERE i * 13 % {len(_STATES)} "
            f"IN ({confirmed})"
        )


def _cases(number: int) -> None:
    from django.utils import timezone

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import NEVER, Action, Case
    from selaras.desk.newsroom.models import Story

    dice, now = random.Random(7), timezone.now()
    by = User.objects.get(username="nasional")
    codes = [one.code for top in regions.provinces() for one in regions.children(top.code)]
    codes += ["74.71"] * 40 + ["73.71"] * 80
    kinds = [one for one in issues.KINDS if one not in NEVER]
    told = list(Story.objects.values_list("pk", flat=True)[:number])
    rows = [
        Case(
            title=" ".join(dice.choices(_COMMON, k=4)) + f" {turn}", nature="happened",
            kind=dice.choice(kinds), region=(region := dice.choice(codes)), handler=region,
            stage="cessation", grounds="contoh", owner=by.office, opened_by=by,
            story_id=told[turn] if turn < len(told) else None, statement=str(turn),
            opened_at=at, closed_at=at if turn % 4 else None, outcome="settled" if turn % 4 else "",
        )
        for turn in range(number)
        for at in [now - dt.timedelta(minutes=dice.randrange(1_500_000))]
    ]  # fmt: skip
    Case.objects.bulk_create(rows, batch_size=2_000)
    today = timezone.localdate()
    deeds = (
        Action(
            case=case, region=case.region, what=f"Tindakan contoh {turn}",
            body=f"polres-{case.region}", basis="aturan contoh", planned_by=by,
            deadline=today + dt.timedelta(days=dice.randrange(-30, 90)),
        )
        for turn, case in enumerate(one for one in rows if one.closed_at is None)
    )  # fmt: skip
    Action.objects.bulk_create(deeds, batch_size=2_000)


def _meetings() -> None:
    from django.utils import timezone

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Forum, Meeting

    by, now = User.objects.get(username="nasional"), timezone.now()
    codes = ["ID", *(top.code for top in regions.provinces())]
    codes += [one.code for top in regions.provinces() for one in regions.children(top.code)]
    for code in codes:
        Forum.objects.get_or_create(region=code, type="forkopimda")
    forums = list(Forum.objects.filter(type="forkopimda"))
    Meeting.objects.bulk_create(
        Meeting(
            forum=forum, theme=f"Rapat {_COMMON[(at * 7 + turn) % len(_COMMON)]} {turn}",
            venue="Balai Melati", planned_by=by,
            starts_at=now + dt.timedelta(days=90 * turn - 300),
        )
        for at, forum in enumerate(forums) for turn in range(4)
    )  # fmt: skip
