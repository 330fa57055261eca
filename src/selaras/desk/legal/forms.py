"""What people may record of legal acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases.forms import date_field, not_ahead, words_field
from selaras.desk.documents.forms import DocumentField
from selaras.desk.legal.actions import Signature
from selaras.desk.legal.models import LONGEST, LONGEST_EXTENSION, ProcessStep, Settlement, Status

if TYPE_CHECKING:
    import datetime as dt

_LAST = LONGEST + LONGEST_EXTENSION
_MOST_PERSONS = 10_000


class SignedForm(forms.Form):
    """An act: its number, its day, the office and the officer that made it, the paper."""

    number = forms.CharField(label=_("Nomor"), max_length=120)
    on = date_field(_("Tanggal"))
    office_name = forms.CharField(label=_("Jabatan yang menyatakan"), max_length=200)
    officer = forms.CharField(label=_("Nama pejabat itu"), max_length=200)
    file = DocumentField(required=False)

    def clean_on(self) -> dt.date | None:
        """An act lies behind."""
        return not_ahead(self.cleaned_data["on"])

    def signature(self) -> Signature:
        """Who made the act."""
        said = self.cleaned_data
        return Signature(
            on=said["on"],
            office_name=said["office_name"],
            officer=said["officer"],
            number=said["number"],
            file=said["file"],
        )


class StatusForm(SignedForm):
    """A declared state of conflict; its paper is part of it."""

    scale = forms.ChoiceField(label=_("Skala"), choices=[("", _("pilih")), *Status.Scale.choices])
    until = date_field(_("Berlaku sampai"))
    file = DocumentField()
    field_order = ("number", "on", "scale", "until", "office_name", "officer", "file")

    def clean(self) -> dict[str, Any]:
        """It stands for ninety days at most."""
        said = super().clean() or {}
        if said.get("on") and said.get("until") and not _within(said["on"], said["until"], LONGEST):
            self.add_error("until", _("Paling lama 90 hari sejak tanggal penetapan."))
        return said


def _within(first: dt.date, last: dt.date, longest: dt.timedelta) -> bool:
    return first <= last <= first + longest


class ExtendForm(SignedForm):
    """An act that lengthens a status."""

    until = date_field(_("Berlaku sampai"))
    field_order = ("number", "on", "until", "office_name", "officer", "file")

    def __init__(self, *args: Any, status: Status, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.status = status

    def clean_until(self) -> dt.date:
        """Thirty days after the last day at most, and after it."""
        day: dt.date = self.cleaned_data["until"]
        last = min(self.status.until + LONGEST_EXTENSION, self.status.on + _LAST)
        if not self.status.until < day <= last:
            raise forms.ValidationError(_("Perpanjangan paling lama 30 hari, satu kali."))
        return day


class EndForm(forms.Form):
    """A status that was withdrawn."""

    on = date_field(_("Dicabut pada"))
    reason = forms.CharField(label=_("Menurut keputusan"), max_length=500)

    def clean_on(self) -> dt.date | None:
        """It lies behind."""
        return not_ahead(self.cleaned_data["on"])


class SettlementForm(SignedForm):
    """What the parties agreed, and who in office was witness to it."""

    number = forms.CharField(label=_("Nomor"), max_length=120, required=False)
    way = forms.ChoiceField(label=_("Cara"), choices=[("", _("pilih")), *Settlement.Way.choices])
    terms = words_field(_("Isi kesepakatan"), rows=4)
    provisional = forms.BooleanField(label=_("Sementara"), required=False)
    limits_worship = forms.ChoiceField(
        label=_("Apakah kesepakatan membatasi ibadah siapa pun?"),
        choices=[("", _("pilih")), ("no", _("tidak")), ("yes", _("ya"))],
        help_text=_("Yang membatasi ibadah tetap dicatat, tetapi tidak dihitung berhasil."),
    )
    field_order = (
        "way", "on", "terms", "limits_worship", "provisional", "office_name", "officer", "number",
        "file",
    )  # fmt: skip


class ProcessForm(SignedForm):
    """A step of a criminal process, as an office said it; how many persons, never who."""

    number = forms.CharField(label=_("Nomor"), max_length=120, required=False)
    step = forms.ChoiceField(
        label=_("Langkah"), choices=[("", _("pilih")), *ProcessStep.Step.choices]
    )
    persons = forms.IntegerField(
        label=_("Jumlah orang"),
        min_value=0,
        max_value=_MOST_PERSONS,
        required=False,
        help_text=_("Jumlah saja. Nama mereka tidak dicatat di sini."),
    )
    field_order = ("step", "on", "office_name", "officer", "number", "persons", "file")
