"""The brief's words in Indonesian and English."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, cast, get_args

from selaras.issues import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.records import Count

__all__ = ["Language", "Words", "language"]

Language = Literal["id", "en"]

_WORDS: Mapping[str, tuple[str, str]] = {
    "brief": ("Ringkasan harmoni sosial", "Brief on social harmony"),
    "rumour": ("Desas-desus dan koreksinya", "Rumours and their corrections"),
    "happened": ("Terjadi dan berlangsung", "Happened and happening"),
    "feared": ("Dikhawatirkan", "Feared"),
    "settled": ("Diselesaikan dan tercegah", "Settled and averted"),
    "assembly": ("Unjuk rasa", "Assembly"),
    "activity": ("Kegiatan", "Activity"),
    "other": ("Lain-lain", "Other"),
    "phase.feared": ("dikhawatirkan", "feared"),
    "phase.happening": ("berlangsung", "happening"),
    "phase.happened": ("terjadi", "happened"),
    "phase.averted": ("tercegah", "averted"),
    "phase.settled": ("diselesaikan", "settled"),
    "phase.activity": ("kegiatan", "activity"),
    "phase.none": ("bukan peristiwa", "no event"),
    "standing.agreed": ("Sepakat", "Agreed"),
    "standing.sole": ("Tunggal", "Sole"),
    "standing.disputed": ("Berbeda", "Disputed"),
    "reports": ("laporan", "reports"),
    "report": ("laporan", "report"),
    "origins": ("asal", "origins"),
    "origin": ("asal", "origin"),
    "stories": ("cerita", "stories"),
    "story": ("cerita", "story"),
    "failed": ("tidak terbaca", "not read"),
    "national": ("Nasional / wilayah tidak disebut", "National / region not stated"),
    "harm": ("Korban dan kerusakan", "Harm"),
    "deaths": ("meninggal", "killed"),
    "injured": ("luka", "injured"),
    "missing": ("hilang", "missing"),
    "displaced": ("mengungsi", "displaced"),
    "houses": ("rumah rusak", "houses damaged"),
    "vehicles": ("kendaraan rusak", "vehicles damaged"),
    "buildings": ("bangunan rusak", "buildings damaged"),
    "arrested": ("diamankan", "detained"),
    "harm.deaths": ("Meninggal", "Killed"),
    "harm.injured": ("Luka", "Injured"),
    "harm.missing": ("Hilang", "Missing"),
    "harm.displaced": ("Mengungsi", "Displaced"),
    "harm.houses": ("Rumah rusak", "Houses damaged"),
    "harm.vehicles": ("Kendaraan rusak", "Vehicles damaged"),
    "harm.buildings": ("Bangunan rusak", "Buildings damaged"),
    "harm.arrested": ("Diamankan", "Detained"),
    "unsaid": ("tidak disebut", "not stated"),
    "none": ("dinyatakan nihil", "stated as none"),
    "provisional": ("sementara", "provisional"),
    "field.date": ("Waktu", "Date"),
    "field.region": ("Wilayah", "Region"),
    "field.place": ("Lokasi", "Place"),
    "field.venue": ("Tempat", "Venue"),
    "field.theme": ("Tema", "Theme"),
    "field.host": ("Penyelenggara", "Host"),
    "field.opened_by": ("Dibuka oleh", "Opened by"),
    "field.participants": ("Peserta", "Participants"),
    "field.bodies": ("Lembaga disebut", "Bodies named"),
    "field.attribution": ("Penutur", "Speaker"),
    "field.kind": ("Jenis", "Kind"),
    "field.phase": ("Fase", "Phase"),
    "field.name": ("Ejaan nama", "Spelling of a name"),
    "evidence": ("Bukti", "Evidence"),
    "sources": ("Sumber", "Sources"),
    "voices": ("Siapa berkata apa", "Who said what"),
    "shared": ("bagian sama kata demi kata", "passages shared word for word"),
    "basis": ("dasar", "basis"),
    "words": ("kata sama", "words shared"),
    "correction": ("Koreksi", "Correction"),
    "claim": ("Isi desas-desus tidak diulang di sini.", "The rumour's text is not repeated here."),
    "uncorrected": ("Belum ada koreksi yang terbaca.", "No correction has been read yet."),
    "general": ("Disampaikan secara umum", "Said in general"),
    "through": ("melalui", "through"),
    "data": ("Data s.d.", "Data to"),
    "empty": ("Belum ada cerita. Belum tentu aman.", "No stories. Not proof of calm."),
    "copies": (
        "Salinan bukan penguat: yang dihitung asal, bukan jumlah laporan.",
        "Copies do not confirm: origins count, not reports.",
    ),
    "assembly.note": (
        "Unjuk rasa damai adalah hak; tidak diberi nilai ancaman.",
        "Peaceful assembly is a right; it carries no threat score.",
    ),
}
_MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_DAYS = {
    "id": "Sen Sel Rab Kam Jum Sab Min".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}


def language(value: str) -> Language:
    """Check a language.

    Raises:
        ValueError: It is neither "id" nor "en".
    """
    if value not in get_args(Language):
        raise ValueError(f"--lang takes id or en, not {value!r}")
    return cast("Language", value)


class Words:
    """The words of one language."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._column = 0 if lang == "id" else 1

    def __call__(self, key: str) -> str:
        """The word for a key; a key without a word stands for itself."""
        pair = _WORDS.get(key)
        return pair[self._column] if pair else key.rpartition(".")[2].replace("_", " ")

    def kind(self, id_: str) -> str:
        """A kind's label."""
        kind = KINDS.get(id_)
        if kind is None:
            return id_
        return kind.label_id if self.lang == "id" else kind.label_en

    def day(self, iso: str | None) -> str:
        """An ISO date cut to what is said, as people write it: "Sel 11 Apr 2023"."""
        if iso is None:
            return self("unsaid")
        parts = iso[:10].split("-")
        if len(parts) == 1:
            return parts[0]
        month = _MONTHS[self.lang][int(parts[1]) - 1]
        if len(parts) == 2:
            return f"{month} {parts[0]}"
        day = dt.date.fromisoformat(iso[:10])
        return f"{_DAYS[self.lang][day.weekday()]} {day.day} {month} {day.year}"

    def number(self, value: int) -> str:
        """A number with the language's thousands mark."""
        return f"{value:,}".replace(",", "." if self.lang == "id" else ",")

    def count(self, value: Count | list[int]) -> str:
        """A count, or a range as "20–99"."""
        if isinstance(value, tuple | list):
            return "–".join(self.number(n) for n in value)
        return self.number(value)

    def many(self, n: int, one: str, more: str) -> str:
        """A number with its noun."""
        return f"{self.number(n)} {self(one if n == 1 else more)}"
