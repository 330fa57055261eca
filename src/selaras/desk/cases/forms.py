"""What people may send about cases and actions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions
from selaras.desk.cases.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrPromise

LONGEST_RENEWAL = dt.timedelta(days=180)


def date_field(label: StrPromise, *, required: bool = True) -> forms.DateField:
    """A day, by the browser's own picker."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


def not_past(day: dt.date) -> dt.date:
    """The day, when it is today or later.

    Raises:
        ValidationError: It has passed.
    """
    if day < timezone.localdate():
        raise forms.ValidationError(_("Tanggal itu sudah lewat."))
    return day


class OpenForm(forms.Form):
    """Opening a case: the region is chosen here, never taken from the text."""

    title = forms.CharField(label=_("Judul kasus"), max_length=200)
    region = forms.ChoiceField(
        label=_("Wilayah kasus"), help_text=_("Anda yang menetapkan; tidak diambil dari teks.")
    )
    kind = forms.ChoiceField(label=_("Jenis masalah"))

    def __init__(self, *args: Any, regions: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        kinds = [(kind.id, _format.kind(kind.id)) for kind in issues.KINDS.values() if _may(kind)]
        named = [(code, _regions.name(code)) for code in regions]
        for field, choices in (("region", named), ("kind", sorted(kinds, key=lambda one: one[1]))):
            choice = self.fields[field]
            if isinstance(choice, forms.ChoiceField):
                choice.choices = [("", _("pilih")), *choices]


def _may(kind: issues.Kind) -> bool:
    """Whether a kind may be a case: never peaceful assembly, never work for harmony."""
    return kind.group not in {"activity", "assembly"}


class ActionForm(forms.Form):
    """What a body is to do, on which basis, by when."""

    what = forms.CharField(label=_("Tindakan"), max_length=500)
    body = forms.CharField(label=_("Lembaga"), max_length=200)
    basis = forms.CharField(label=_("Dasar hukum"), max_length=500)
    deadline = date_field(_("Tenggat"))

    def clean_deadline(self) -> dt.date:
        """A deadline lies ahead."""
        return not_past(self.cleaned_data["deadline"])


class DoneForm(forms.Form):
    """What came of an action."""

    result = forms.CharField(label=_("Hasil"), max_length=2_000, widget=forms.Textarea({"rows": 3}))


class RenewForm(forms.Form):
    """Keeping a fear open, for a reason, half a year at most."""

    until = date_field(_("Berlaku sampai"))
    reason = forms.CharField(label=_("Alasan"), max_length=500)

    def clean_until(self) -> dt.date:
        """A day ahead, not too far."""
        day = not_past(self.cleaned_data["until"])
        if day > timezone.localdate() + LONGEST_RENEWAL:
            raise forms.ValidationError(_("Paling lama 180 hari dari sekarang."))
        return day


class CloseForm(forms.Form):
    """Closing a case with what came of it."""

    outcome = forms.ChoiceField(
        label=_("Hasil akhir"), choices=[("", _("pilih")), *Case.Outcome.choices]
    )
    note = forms.CharField(label=_("Catatan"), max_length=2_000, widget=forms.Textarea({"rows": 2}))
