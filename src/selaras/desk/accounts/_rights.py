"""What a person may do, and where: the one rule that every page, list and write follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping


class Right(TextChoices):
    """What an office may be granted on a node of the region tree."""

    READ = "read", _("Lihat")
    REPORT = "report", _("Lapor")
    VERIFY = "verify", _("Verifikasi")
    CORRECT = "correct", _("Koreksi")
    CONVENE = "convene", _("Rapat")
    PUBLISH = "publish", _("Terbit")
    EXPORT = "export", _("Unduh")
    UNMASK = "unmask", _("Buka samaran")
    ADMINISTER = "administer", _("Kelola")


@dataclass(frozen=True)
class Rights:
    """The nodes that a person's offices hold now, by right.

    Reading reaches the whole subtree of a node. Every other right is for home alone: a province
    that reads its regencies does not write in them. `emergencies` are nodes that are read for
    some hours after a written reason, with when each ends; `looked` gathers the regions that
    were let through for that alone, so that each look is put on the trail.
    """

    nodes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    emergencies: Mapping[str, dt.datetime] = field(default_factory=dict)
    looked: set[str] = field(default_factory=set, compare=False)

    def may(self, right: Right, region: str) -> bool:
        """Whether the right reaches this region."""
        if right != Right.READ:
            return _regions.home(region) in self.at(right)
        if self.reads_by_office(region):
            return True
        urgent = covered(self.emergencies, region)
        if urgent:
            self.looked.add(region)
        return urgent

    def reads_by_office(self, region: str) -> bool:
        """Whether an office lets this person read the region, with no emergency about it."""
        return covered(self.at(Right.READ), region)

    def at(self, right: Right) -> frozenset[str]:
        """The nodes on which the right is held by an office."""
        return self.nodes.get(right, frozenset())

    def readable(self, column: str) -> Q:
        """The rows whose region, in `column`, may be read."""
        return subtrees(column, self.at(Right.READ) | self.emergencies.keys())


def covered(nodes: Iterable[str], region: str) -> bool:
    """Whether the region lies in the subtree of one of the nodes."""
    return any(_regions.covers(node, region) for node in nodes)


def subtrees(column: str, nodes: Iterable[str]) -> Q:
    """The rows whose region, in `column`, lies in one of the subtrees; none when there are none."""
    wanted = Q(pk__in=())
    for node in nodes:
        if node == _regions.NATION:
            return Q()
        wanted |= Q(**{column: node}) | Q(**{f"{column}__startswith": f"{node}."})
    return wanted
