"""The menu beside the daily pages: groups of what a person may open, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from selaras.desk.accounts.access import Right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.accounts.access import Rights


@dataclass(frozen=True)
class Entry:
    """One page of the menu; `current` when the reader is on it."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True)
class Group:
    """Pages that go together, under a heading."""

    label: str
    entries: tuple[Entry, ...]


_Page = tuple[str, str, bool]


def menu(rights: Rights, path: str) -> tuple[Group, ...]:
    """The groups that have a page this person may open, with the page of `path` marked."""
    reads, reports, verifies, convenes, administers = (
        bool(rights.at(right))
        for right in (Right.READ, Right.REPORT, Right.VERIFY, Right.CONVENE, Right.ADMINISTER)
    )
    reads = reads or bool(rights.emergencies)
    works = reads or reports
    told: tuple[tuple[str, tuple[_Page, ...]], ...] = (
        (
            _("Kerja"),
            (
                ("arrivals", _("Laporan masuk"), reports),
                ("actions", _("Tindakan"), works),
                ("ladder", _("Eskalasi"), reads),
                ("mandates", _("Mandat menurut kantor Anda"), verifies),
                ("measures", _("Ukuran"), reads),
            ),
        ),
        (
            _("Rapat dan forum"),
            (
                ("promises", _("Janji"), works),
                ("forums", _("Forum"), reads or administers),
                ("invitations-mine", _("Undangan untuk kantor saya"), works),
                ("incoming", _("Surat masuk"), convenes),
                ("papers", _("Kop dan templat surat"), convenes),
            ),
        ),
        (
            _("Kelola"),
            (
                ("people", _("Pengguna & wewenang"), administers),
                ("jobs", _("Pekerjaan"), administers),
                ("retention", _("Retensi"), administers),
                ("trail", _("Jejak wilayah"), administers),
                ("notice-log", _("Siapa diberi tahu"), administers),
            ),
        ),
    )
    groups = ((label, tuple(_open(pages, path))) for label, pages in told)
    return tuple(Group(label, entries) for label, entries in groups if entries)


def _open(pages: tuple[_Page, ...], path: str) -> Iterator[Entry]:
    for name, label, shown in pages:
        if shown:
            url = reverse(name)
            yield Entry(url, label, path == url)
