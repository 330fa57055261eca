"""What people may send about meetings."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.cases.forms import date_field, not_past
from selaras.desk.meetings.actions import ItemChange, Plan, Slot
from selaras.desk.meetings.models import Forum, Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.cases.models import Case

_MOST_SLOTS = 60
_SLOT = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\s*\|\s*(?P<rest>\S.*)")


class PlanForm(forms.Form):
    """A meeting to plan; the time is on the region's own clock."""

    region = forms.ChoiceField(label=_("Wilayah"))
    type = forms.ChoiceField(label=_("Forum"), choices=Forum.Type.choices, required=False)
    theme = forms.CharField(label=_("Tema"), max_length=300)
    field = forms.CharField(label=_("Bidang"), max_length=200, required=False)
    venue = forms.CharField(label=_("Tempat"), max_length=200)
    mode = forms.ChoiceField(label=_("Cara"), choices=Meeting.Mode.choices)
    link = forms.URLField(
        label=_("Tautan daring"), max_length=500, required=False, assume_scheme="https"
    )
    day = date_field(_("Tanggal"))
    hour = forms.TimeField(label=_("Pukul"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    host = forms.CharField(label=_("Penyelenggara"), max_length=200, required=False)
    opener = forms.CharField(label=_("Dibuka oleh"), max_length=200, required=False)
    sessions = forms.CharField(
        label=_("Susunan acara"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Satu acara per baris: 09.00 | Pembukaan | Nama, jabatan"),
    )

    def __init__(self, *args: Any, homes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(code, _regions.name(code)) for code in homes]

    def clean_type(self) -> str:
        """The forum; the nation has none but its coordination meeting."""
        if self.cleaned_data.get("region") == _regions.NATION:
            return Forum.Type.COORDINATION
        return str(self.cleaned_data["type"] or Forum.Type.FORKOPIMDA)

    def clean_day(self) -> dt.date:
        """A meeting lies ahead."""
        return not_past(self.cleaned_data["day"])

    def clean_sessions(self) -> tuple[Slot, ...]:
        """The parts of the day, one a line."""
        lines = [line.strip() for line in self.cleaned_data["sessions"].splitlines()]
        return tuple(_slot(line) for line in lines if line)[:_MOST_SLOTS]

    def plan(self) -> Plan:
        """The plan that was sent."""
        sent = self.cleaned_data
        words = ("region", "theme", "venue", "mode", "type", "field", "link", "host", "opener")
        told = {name: sent[name] for name in words}
        return Plan(**told, starts_at=self._starts_at(), sessions=sent["sessions"])

    def _starts_at(self) -> dt.datetime:
        _short, zone = _regions.zone(self.cleaned_data["region"])
        naive = dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(naive, zone)


def _slot(line: str) -> Slot:
    match = _SLOT.fullmatch(line)
    if match is None:
        raise forms.ValidationError(
            gettext("Baris ini tidak terbaca: %(line)s") % {"line": line[:60]}
        )
    title, _bar, speakers = (part.strip() for part in match["rest"].partition("|"))
    return Slot(dt.time(int(match["hour"]), int(match["minute"])), title[:200], speakers[:500])


def known_plan(meeting: Meeting) -> dict[str, object]:
    """A meeting's plan as its form starts out."""
    _short, zone = _regions.zone(meeting.forum.region)
    local = timezone.localtime(meeting.starts_at, zone)
    slots = (
        " | ".join(part for part in (f"{one.hour:%H.%M}", one.title, one.speakers) if part)
        for one in meeting.sessions.all()
    )
    names = ("theme", "field", "venue", "mode", "link", "host", "opener")
    return {
        "region": meeting.forum.region,
        "type": meeting.forum.type,
        "day": local.date(),
        "hour": local.time(),
        "sessions": "\n".join(slots),
        **{name: getattr(meeting, name) for name in names},
    }


class ItemForm(forms.Form):
    """Whether an item is on the agenda, where, for how long, and who presents it."""

    included = forms.BooleanField(required=False)
    minutes = forms.IntegerField(min_value=1, max_value=240)
    place = forms.IntegerField(min_value=0, max_value=9_999, required=False)
    presenter = forms.CharField(max_length=200, required=False)
    dropped = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """What is dropped is dropped for a reason."""
        sent = super().clean() or {}
        if not sent.get("included") and not sent.get("dropped"):
            raise forms.ValidationError(_("Tulis alasan mengeluarkan butir ini."))
        return sent

    def change(self) -> ItemChange:
        """The change that was sent."""
        sent = self.cleaned_data
        return ItemChange(
            included=sent["included"],
            minutes=sent["minutes"],
            place=sent["place"] or 0,
            presenter=sent["presenter"],
            dropped="" if sent["included"] else sent["dropped"],
        )


class AddForm(forms.Form):
    """A case, or a matter without one, to put on the agenda."""

    case = forms.ChoiceField(label=_("Kasus terbuka"), required=False)
    title = forms.CharField(label=_("Hal lain"), max_length=300, required=False)

    def __init__(self, *args: Any, cases: Iterable[Case], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["case"]
        if isinstance(choice, forms.ChoiceField):
            named = [(one.pk, f"{one.title} ({_regions.name(one.region)})") for one in cases]
            choice.choices = [("", _("pilih")), *named]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        sent = super().clean() or {}
        if not sent.get("case") and not sent.get("title"):
            raise forms.ValidationError(_("Pilih kasus atau tulis hal lain."))
        return sent


class ReopenForm(forms.Form):
    """Why an agenda that has gone out is opened again."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)


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
    back = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)
