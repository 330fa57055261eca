"""What people may send about forums."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from selaras.desk import _bodies
from selaras.desk.cases.forms import date_field
from selaras.desk.forums._law import Part
from selaras.desk.forums.actions import SeatFacts, Term
from selaras.desk.forums.models import Tenure

if TYPE_CHECKING:
    from selaras.desk.forums._board import Place

_PHONE = RegexValidator(r"^\+?[0-9][0-9 ()./-]{4,38}$", _("Isi nomor telepon."))


class LineField(forms.CharField):
    """One line of text: control and direction signs are dropped, blanks are joined."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401  # Django's signature
        """The line."""
        said = super().to_python(value) or ""
        kept = (" " if sign.isspace() else sign for sign in said)
        line = "".join(sign for sign in kept if unicodedata.category(sign)[0] != "C")
        return " ".join(line.split())


class SeatForm(forms.Form):
    """What a seat is, as the office sets it."""

    office = LineField(label=_("Jabatan"), max_length=200)
    body = LineField(label=_("Lembaga"), max_length=200, required=False)
    part = forms.ChoiceField(label=_("Kedudukan"), choices=Part.choices)
    basis = LineField(
        label=_("Dasar hukum"),
        max_length=500,
        required=False,
        help_text=_("Misalnya nomor dan tanggal keputusan yang menetapkan kursi ini."),
    )
    closed_on = date_field(_("Tidak ada lagi sejak"), required=False)

    def __init__(self, *args: Any, place: Place | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._body = "" if place is None else place.body

    def clean_body(self) -> str:
        """The register's id when the name still says that body, else the words."""
        said: str = self.cleaned_data["body"]
        return self._body if said == _bodies.name(self._body) else said

    def facts(self) -> SeatFacts:
        """What was said of the seat."""
        return SeatFacts(**{name: self.cleaned_data[name] for name in SeatForm.base_fields})


class NewSeatForm(SeatForm):
    """A seat to add; `once` keeps a form sent twice from adding two."""

    once = forms.RegexField(r"^[a-z0-9]{10}$", widget=forms.HiddenInput)
    closed_on = None  # type: ignore[assignment]  # Django's way to leave a field out

    def facts(self) -> SeatFacts:
        """What was said of the seat."""
        names = ("office", "body", "part", "basis")
        return SeatFacts(**{name: self.cleaned_data[name] for name in names})


class TermForm(forms.Form):
    """Who holds a seat, as what, from when, by which document; or that it is vacant."""

    standing = forms.ChoiceField(label=_("Sebagai"), choices=Tenure.Standing.choices)
    name = LineField(label=_("Nama pejabat"), max_length=200, required=False)
    since = date_field(_("Sejak"))
    until = date_field(_("Sampai dengan"), required=False)
    document = LineField(label=_("Nomor keputusan"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A seat is held by somebody or vacant, and ends after it begins."""
        sent = super().clean() or {}
        vacant = sent.get("standing") == Tenure.Standing.VACANT
        if vacant and sent.get("name"):
            self.add_error("name", _("Kursi yang kosong tidak bernama."))
        if not vacant and not sent.get("name") and "name" not in self.errors:
            self.add_error("name", _("Isi nama, atau pilih kosong."))
        since, until = sent.get("since"), sent.get("until")
        if since is not None and until is not None and until < since:
            self.add_error("until", _("Masa jabatan berakhir sebelum mulai."))
        return sent

    def term(self) -> Term:
        """The term that was told."""
        return Term(**self.cleaned_data)


class EndForm(forms.Form):
    """The last day of a tenure."""

    until = date_field(_("Sampai dengan"))


class WithdrawForm(forms.Form):
    """Why a tenure is taken back."""

    reason = LineField(label=_("Alasan"), max_length=300)


class ContactForm(forms.Form):
    """How a seat is reached."""

    phone = LineField(label=_("Telepon"), max_length=40, required=False, validators=[_PHONE])
    email = forms.EmailField(label=_("Surel"), required=False)


class DayForm(forms.Form):
    """The day to look at."""

    pada = date_field(_("Pada tanggal"), required=False)
