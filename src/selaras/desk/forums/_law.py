"""Which forums a region has, and who belongs in each by law, level and common practice."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from selaras import bodies
from selaras.desk import _bodies, _regions


class Kind(models.TextChoices):
    """The forums of a region; the values are those of the register of bodies."""

    FORKOPIMDA = "forkopimda", _("Forkopimda")
    TIMDU = "timdu", _("Tim Terpadu Penanganan Konflik Sosial")
    TKD = "tkd", _("Tim Kewaspadaan Dini")
    FKUB = "fkub", _("Forum Kerukunan Umat Beragama")
    FKDM = "fkdm", _("Forum Kewaspadaan Dini Masyarakat")


class Part(models.TextChoices):
    """What a seat is in its forum."""

    CHAIR = "chair", _("ketua")
    DEPUTY = "deputy", _("wakil ketua")
    SECRETARY = "secretary", _("sekretaris")
    MEMBER = "member", _("anggota")


@dataclass(frozen=True)
class Forum:
    """A forum of a province or regency. It has no row of its own; its seats name it."""

    kind: Kind
    region: str

    def __str__(self) -> str:
        return self.name

    @property
    def id(self) -> str:
        """Its id in the register of bodies."""
        return f"{self.kind.value}-{self.region}"

    @property
    def name(self) -> str:
        """Its whole name."""
        return _bodies.name(self.id)

    @property
    def short(self) -> str:
        """Its short name, without the region."""
        return {Kind.TIMDU: "Timdu PKS", Kind.FORKOPIMDA: "Forkopimda"}.get(
            self.kind, self.kind.value.upper()
        )

    def get_absolute_url(self) -> str:
        """The forum's page."""
        return reverse("forum", args=[self.id])


@dataclass(frozen=True)
class LawSeat:
    """A seat as the tables have it; without a source it is a pattern for the office to set."""

    key: str
    office: str
    body: str
    part: Part
    optional: bool = False
    basis: str = ""
    source: str = ""


@dataclass(frozen=True)
class Size:
    """How many members a forum may have at most, by which rule, seen where."""

    most: int
    basis: str
    source: str


def has_forums(region: str) -> bool:
    """Whether the region is one that has forums: a province or a regency that is known."""
    return _regions.known(region) and _regions.level(region) in {"province", "regency"}


def named(id_: str) -> Forum | None:
    """The forum of this id, None when there is none."""
    kind, _dash, region = id_.partition("-")
    if kind not in Kind.values or not has_forums(region):
        return None
    return Forum(Kind(kind), region)


def seats(forum: Forum) -> tuple[LawSeat, ...]:
    """Who belongs in the forum, the chair first."""
    if forum.kind == Kind.FORKOPIMDA:
        return tuple(_of_register(seat) for seat in bodies.forum(forum.region))
    level = _regions.level(forum.region)
    rows = [one for one in _rows("seats") if (one["kind"], one["level"]) == (forum.kind, level)]
    return tuple(_of_table(row, forum) for row in rows)


def size(forum: Forum) -> Size | None:
    """The most members that the forum may have, None where no rule was seen."""
    level = _regions.level(forum.region)
    for row in _rows("sizes"):
        if (row["kind"], row["level"]) == (forum.kind, level):
            return Size(int(row["most"]), row["basis"], row["source"])
    return None


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    path = files("selaras.desk.forums") / "_data" / f"{table}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _of_register(seat: bodies.Seat) -> LawSeat:
    return LawSeat(
        key=slugify(seat.office)[:40],
        office=seat.office,
        body=seat.body_id or "",
        part=Part.CHAIR if seat.chair else Part.MEMBER,
        optional=seat.optional,
        basis=seat.basis or "",
        source=seat.source or "",
    )


def _of_table(row: dict[str, str], forum: Forum) -> LawSeat:
    chair = _chair(forum.region) if row["body"] == "pemkab" else None
    return LawSeat(
        key=row["key"],
        office=row["office"] if chair is None else chair.office,
        body=f"{row['body']}-{forum.region}" if chair is None else chair.body_id or "",
        part=Part(row["part"]),
        basis=row["basis"],
        source=row["source"],
    )


def _chair(region: str) -> bodies.Seat:
    """The head of the region, as its kind of region calls the office."""
    return next(seat for seat in bodies.forum(region) if seat.chair)
