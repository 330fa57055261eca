"""What people may send about meetings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.cases.forms import date_field, not_past
from selaras.desk.meetings.models import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlanForm(forms.Form):
    """A meeting to plan; the time is on the region's own clock."""

    region = forms.ChoiceField(label=_("Forkopimda"))
    theme = forms.CharField(label=_("Tema"), max_length=300)
    venue = forms.CharField(label=_("Tempat"), max_length=200)
    mode = forms.ChoiceField(label=_("Cara"), choices=Meeting.Mode.choices)
    day = date_field(_("Tanggal"))
    hour = forms.TimeField(label=_("Pukul"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))

    def __init__(self, *args: Any, homes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(code, _regions.name(code)) for code in homes]

    def clean_day(self) -> dt.date:
        """A meeting lies ahead."""
        return not_past(self.cleaned_data["day"])

    def starts_at(self) -> dt.datetime:
        """The start as a moment."""
        _short, zone = _regions.zone(self.cleaned_data["region"])
        naive = dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(naive, zone)


class ItemForm(forms.Form):
    """Whether an item is on the agenda, and for how long."""

    included = forms.BooleanField(required=False)
    minutes = forms.IntegerField(min_value=1, max_value=240)


class ResolutionForm(forms.Form):
    """A decision; body, basis and deadline may still be missing."""

    what = forms.CharField(label=_("Keputusan"), max_length=500, widget=forms.Textarea({"rows": 2}))
    body = forms.CharField(label=_("Lembaga"), max_length=200, required=False)
    basis = forms.CharField(label=_("Dasar hukum"), max_length=500, required=False)
    deadline = date_field(_("Tenggat"), required=False)

    def clean_deadline(self) -> dt.date | None:
        """A deadline lies ahead, when there is one."""
        day = self.cleaned_data["deadline"]
        return None if day is None else not_past(day)


class NewResolutionForm(ResolutionForm):
    """A decision on an agenda item; `once` keeps a form sent twice from deciding twice."""

    item = forms.IntegerField(widget=forms.HiddenInput)
    once = forms.CharField(max_length=10, widget=forms.HiddenInput)
