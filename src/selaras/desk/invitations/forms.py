"""What people may send about invitations."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.desk.cases.forms import date_field
from selaras.desk.invitations.actions import LetterText
from selaras.desk.invitations.models import Delivery, Guest

_MOST_PEOPLE = 60


class LetterForm(forms.Form):
    """What all letters of a meeting say."""

    number = forms.CharField(label=_("Nomor"), max_length=80, required=False)
    nature = forms.CharField(label=_("Sifat"), max_length=40, required=False)
    attachment = forms.CharField(label=_("Lampiran"), max_length=80, required=False)
    subject = forms.CharField(label=_("Hal"), max_length=200, required=False)
    signed_on = date_field(_("Tanggal surat"), required=False)
    copies = forms.CharField(
        label=_("Tembusan"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Satu penerima tembusan per baris."),
    )

    def text(self) -> LetterText:
        """The letter that was sent."""
        return LetterText(**self.cleaned_data)


class RuleForm(forms.Form):
    """Whom to invite, in words."""

    rule = forms.CharField(
        label=_("Aturan undangan"),
        max_length=4_000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "Satu aturan per baris, misalnya: semua provinsi; semua kabupaten/kota di Sultra"
            " dengan kasus sengketa lahan terbuka; anggota Forkopimda; Polpum, Bangda, Bappenas."
        ),
    )


class GuestForm(forms.Form):
    """Somebody to invite besides the rule."""

    name = forms.CharField(label=_("Lembaga, wilayah, atau nama jabatan"), max_length=200)


class DropForm(forms.Form):
    """Why an addressee is taken off the list; empty puts it back."""

    reason = forms.CharField(label=_("Alasan dicoret"), max_length=300, required=False)


class DeliveryForm(forms.Form):
    """How letters went out."""

    how = forms.ChoiceField(label=_("Diantar lewat"), choices=Delivery.How.choices)
    note = forms.CharField(label=_("Catatan"), max_length=300, required=False)
    guest = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What the invited said, and who said it."""

    said = forms.ChoiceField(
        label=_("Jawaban"), choices=[one for one in Guest.Answer.choices if one[0]]
    )
    speaker = forms.CharField(label=_("Dijawab oleh"), max_length=200)
    note = forms.CharField(label=_("Catatan"), max_length=300, required=False)


class DelegatesForm(forms.Form):
    """Who comes: one person a line, name and office between a semicolon."""

    people = forms.CharField(
        label=_("Anggota rombongan"),
        max_length=10_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Satu orang per baris: nama; jabatan"),
    )

    def clean_people(self) -> list[tuple[str, str]]:
        """Each person's name and office."""
        lines = [line.strip() for line in self.cleaned_data["people"].splitlines()]
        return [_person(line) for line in lines if line][:_MOST_PEOPLE]


def _person(line: str) -> tuple[str, str]:
    name, mark, office = line.partition(";")
    if not mark or not name.strip() or not office.strip():
        raise forms.ValidationError(gettext("Tulis nama; jabatan: %(line)s") % {"line": line[:60]})
    return name.strip()[:200], office.strip()[:240]
