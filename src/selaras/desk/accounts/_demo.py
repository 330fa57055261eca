"""The demonstration's offices and the invented people who hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk.accounts._rights import Right
from selaras.desk.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Seat:
    """An office to set up, with what it may do in its region."""

    name: str
    body: str
    region: str
    role: Office.Role
    rights: tuple[Right, ...]


_ANALYST = (Right.READ, Right.REPORT, Right.VERIFY, Right.CORRECT)
_SECRETARIAT = (Right.READ, Right.REPORT, Right.CONVENE)

PEOPLE: Mapping[str, tuple[str, Seat]] = {
    "analis.kendari": (
        "Wa Ode Samiah",
        Seat(
            "Analis Kesbangpol Kota Kendari", "kesbangpol-74.71", "74.71",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
    "sekretariat.kendari": (
        "La Ode Rahim",
        Seat(
            "Sekretariat Forkopimda Kota Kendari", "forkopimda-74.71", "74.71",
            Office.Role.SECRETARIAT, _SECRETARIAT,
        ),
    ),
    "analis.sultra": (
        "Hasnia Lamuru",
        Seat(
            "Analis Kesbangpol Sulawesi Tenggara", "kesbangpol-74", "74",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
    "nasional": (
        "Ratih Wulandari",
        Seat("Meja nasional Ditjen Polpum", "polpum", "ID", Office.Role.ANALYST, _ANALYST),
    ),
    "analis.luwu": (
        "Andi Tenri Sompa",
        Seat(
            "Analis Kesbangpol Kabupaten Luwu", "kesbangpol-73.17", "73.17",
            Office.Role.ANALYST, _ANALYST,
        ),
    ),
    "sekretariat.nasional": (
        "Bagus Prihandoko",
        Seat(
            "Sekretariat Rakornas Ditjen Polpum", "polpum", "ID",
            Office.Role.SECRETARIAT, _SECRETARIAT,
        ),
    ),
    "pertanahan.kendari": (
        "Muh. Arsyad Tolaki",
        Seat(
            "Kantor Pertanahan Kota Kendari", "bpn-daerah-74.71", "74.71",
            Office.Role.OFFICER, (Right.REPORT,),
        ),
    ),
    "pembaca.sultra": (
        "Sitti Rahmatia",
        Seat(
            "Pembaca Sulawesi Tenggara", "fkub-74", "74", Office.Role.OBSERVER, (Right.READ,),
        ),
    ),
    "kelola.kendari": (
        "La Ode Ikhwan",
        Seat(
            "Administrator Selaras", "selaras", "74.71",
            Office.Role.ADMINISTRATOR, (Right.ADMINISTER,),
        ),
    ),
}  # fmt: skip


def administrators_seat(region: str) -> Seat:
    """The office that administers a region's desk; sees no case."""
    role, rights = Office.Role.ADMINISTRATOR, (Right.ADMINISTER,)
    return Seat("Administrator Selaras", "selaras", region, role, rights)
