"""What administrators may send about offices, terms and rights; and what needs a reason."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.accounts._rights import Right
from selaras.desk.accounts.actions import Term
from selaras.desk.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User

SHORTEST_REASON = 20
_Choices = list[tuple[str, Any]]


def one_line(text: str) -> str:
    """The text, when it is one line without control or direction marks.

    Raises:
        ValidationError: It has any, or a lone surrogate.
    """
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in text):
        raise forms.ValidationError(_("Tulis dalam satu baris, tanpa tanda kendali."))
    return text


def nodes_below(nodes: Iterable[str]) -> _Choices:
    """Regions to choose from: the nodes and all provinces and regencies below, by province."""
    groups: _Choices = []
    for node in sorted(nodes):
        level = _regions.level(node)
        if level == "nation":
            groups.append((node, _regions.name(node)))
            groups.extend(_group(code) for code in _regions.children(node))
        elif level == "province":
            groups.append(_group(node))
        else:
            groups.append((node, _regions.name(node)))
    return groups


def _group(province: str) -> tuple[str, Any]:
    codes = (province, *_regions.children(province))
    return (_regions.name(province), [(code, _regions.name(code)) for code in codes])


class ReasonField(forms.CharField):
    """Why: a sentence at least, which stays on the trail."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        options: dict[str, Any] = {
            "label": _("Alasan"),
            "help_text": _("Paling sedikit 20 huruf; tercatat pada jejak."),
            "min_length": SHORTEST_REASON,
            "max_length": 500,
            "widget": forms.Textarea({"rows": 3}),
        }
        super().__init__(**(options | kwargs))


class TermForm(forms.Form):
    """From which day until which; from now on and without an end, unless said."""

    start = forms.DateField(
        label=_("Mulai"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    end = forms.DateField(
        label=_("Sampai"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.region = region

    def clean(self) -> dict[str, Any]:
        """It ends after it begins, and not in the past."""
        given = self.cleaned_data
        begins = max(given.get("start") or self._today(), self._today())
        end = given.get("end")
        if end is not None and end < begins:
            self.add_error("end", _("Tanggal akhir mendahului tanggal mulai atau sudah lewat."))
        return given

    @property
    def term(self) -> Term:
        """The term on the region's own clock, its last day included."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        begins = None if start is None or start <= self._today() else self._midnight(start)
        return Term(begins, None if end is None else self._midnight(end + dt.timedelta(days=1)))

    def _today(self) -> dt.date:
        return timezone.localdate(timezone=_regions.zone(self.region)[1])

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), _regions.zone(self.region)[1])


class OfficeForm(forms.Form):
    """A new office and what it may do in its region."""

    name = forms.CharField(label=_("Nama jabatan"), max_length=200)
    body = forms.CharField(label=_("Lembaga"), max_length=80)
    region = forms.ChoiceField(label=_("Wilayah"))
    role = forms.ChoiceField(label=_("Peran"), choices=Office.Role.choices)
    rights = forms.MultipleChoiceField(
        label=_("Wewenang di wilayah itu"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, homes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.homes = frozenset(homes)
        _choose(self.fields["region"], nodes_below(self.homes))
        plain = [one for one in Right.choices if one[0] != Right.UNMASK]
        _choose(self.fields["rights"], plain)

    def clean_name(self) -> str:
        """A name is one line."""
        return one_line(self.cleaned_data["name"])

    def clean_body(self) -> str:
        """A body's id or name is one line."""
        return one_line(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        """Below one's own home only administrators are made, who decide there themselves."""
        given = self.cleaned_data
        below = given.get("region") not in self.homes
        if below and given.get("role") != Office.Role.ADMINISTRATOR:
            self.add_error("role", _("Di wilayah bawahan hanya administrator yang ditetapkan."))
        elif below and set(given.get("rights", ())) - {Right.ADMINISTER}:
            self.add_error("rights", _("Administrator bawahan hanya diberi wewenang Kelola."))
        same = {"body": given.get("body"), "name": given.get("name")}
        if Office.objects.filter(**same, region=given.get("region")).exists():
            self.add_error("name", _("Jabatan bernama itu sudah ada pada lembaga ini."))
        return given


class GrantForm(TermForm):
    """A right on a node for a term; to unmask names, for a written reason."""

    right = forms.ChoiceField(label=_("Wewenang"), choices=Right.choices)
    node = forms.ChoiceField(label=_("Pada wilayah"))
    reason = ReasonField(
        required=False, help_text=_("Wajib untuk Buka samaran: paling sedikit 20 huruf.")
    )
    field_order = ("right", "node", "start", "end", "reason")

    def __init__(self, *args: Any, nodes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _choose(self.fields["node"], nodes_below(nodes))

    def clean(self) -> dict[str, Any]:
        """Unmasking is granted for a reason only."""
        given = super().clean()
        if given.get("right") == Right.UNMASK and not given.get("reason"):
            self.add_error("reason", _("Tulis mengapa jabatan ini perlu melihat nama asli."))
        return given


class AppointForm(TermForm):
    """Somebody who works in these regions, for a term, perhaps acting."""

    person = forms.ChoiceField(label=_("Orang"))
    acting = forms.BooleanField(label=_("Pelaksana tugas (Plt.)"), required=False)
    field_order = ("person", "acting", "start", "end")

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.people = people
        named = [(one.username, f"{one.name} ({one.username})") for one in people[:_MOST_PEOPLE]]
        _choose(self.fields["person"], [("", _("pilih")), *named])


_MOST_PEOPLE = 500


class InviteForm(TermForm):
    """Whoever opens the link, for a term, perhaps acting."""

    acting = forms.BooleanField(label=_("Pelaksana tugas (Plt.)"), required=False)
    field_order = ("acting", "start", "end")


class EmergencyForm(forms.Form):
    """Which region must be read now, and why."""

    region = forms.ChoiceField(label=_("Wilayah"))
    reason = ReasonField()

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.reader = reader
        provinces = nodes_below([_regions.NATION])[1:]
        _choose(self.fields["region"], [("", _("pilih")), *provinces])

    def clean_region(self) -> str:
        """A region that the person does not read anyway."""
        region: str = self.cleaned_data["region"]
        if self.reader.rights.reads_by_office(region):
            raise forms.ValidationError(_("Wilayah ini sudah dapat Anda baca."))
        return region


class ReasonForm(forms.Form):
    """Why masked names are looked up."""

    reason = ReasonField()


def _choose(field: forms.Field, choices: _Choices) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
