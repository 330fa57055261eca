"""What people may send the newsroom."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions
from selaras.desk.newsroom import _corrected
from selaras.desk.newsroom.models import PHASES, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.desk.newsroom._sentences import Sentence

_ANY = ("", _("semua"))
_LONGEST_FEAR = dt.timedelta(days=90)
REASONS = (
    ("misread", _("salah baca")),
    ("not_real", _("bukan peristiwa nyata")),
    ("double", _("sudah ada di cerita lain")),
    ("off_topic", _("di luar cakupan")),
)


class FilterForm(forms.Form):
    """The story list's row of selects; anything wrong in it is left out of the filter."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    fase = forms.ChoiceField(label=_("Fase"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[_ANY, *Story.State.choices]
    )
    sejak = forms.DateField(
        label=_("Sejak"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, *args: Any, regions: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        named = [(code, _regions.name(code)) for code in regions]
        phases = [(one, _format.phase(one)) for one in PHASES]
        kinds = sorted(((one, _format.kind(one)) for one in issues.KINDS), key=lambda one: one[1])
        for field, choices in (("wilayah", named), ("fase", phases), ("jenis", kinds)):
            choice = self.fields[field]
            if isinstance(choice, forms.ChoiceField):
                choice.choices = [_ANY, *choices]


class SeenForm(forms.Form):
    """Names the decision that stood when the page was made, so that nobody overwrites another's."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class ConfirmForm(SeenForm):
    """Confirming or taking a story, with a reason where one likes."""

    reason = forms.CharField(label=_("Catatan"), max_length=500, required=False)


class RejectForm(SeenForm):
    """Rejecting needs a reason from the list."""

    reason = forms.ChoiceField(label=_("Alasan"), choices=[("", _("pilih alasan")), *REASONS])


class DisputeForm(SeenForm):
    """Leaving a story disputed needs a reason in words."""

    reason = forms.CharField(label=_("Mengapa dibiarkan berbeda"), max_length=500)


class RenewForm(SeenForm):
    """Keeping a fear alive needs a day, within 90 days, and a reason."""

    until = forms.DateField(label=_("Berlaku sampai"), widget=forms.DateInput({"type": "date"}))
    reason = forms.CharField(label=_("Mengapa masih dikhawatirkan"), max_length=500)

    def clean_until(self) -> dt.date:
        """A day after today, within 90 days."""
        until: dt.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today < until <= today + _LONGEST_FEAR:
            raise forms.ValidationError(_("Pilih hari setelah hari ini, paling lama 90 hari."))
        return until


class FactForm(SeenForm):
    """A decision on one fact; rejecting one needs a reason."""

    step = forms.ChoiceField(
        choices=[("check", ""), ("confirm", ""), ("leave_open", ""), ("reject", "")]
    )
    reason = forms.CharField(label=_("Alasan"), max_length=500, required=False)

    def clean(self) -> dict[str, object]:
        """See that a rejection says why."""
        sent = super().clean() or self.cleaned_data
        if sent.get("step") == "reject" and not sent.get("reason"):
            self.add_error("reason", _("Tulis mengapa fakta ini ditolak."))
        return sent


class CorrectionForm(SeenForm):
    """A new value with the sentence of a report that proves it, or a named source."""

    value = forms.CharField(label=_("Nilai yang benar"), max_length=500)
    sentence = forms.ChoiceField(
        label=_("Kalimat dari laporan"), required=False, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Atau sumber lain"),
        max_length=300,
        required=False,
        help_text=_("Misalnya surat, telepon, atau pejabat yang dihubungi."),
    )
    reason = forms.CharField(label=_("Catatan"), max_length=500, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # a form's own arguments
        report: str,
        sentences: Sequence[Sentence],
        field: str = "",
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.field = report, field
        choice = self.fields["sentence"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(one.key, one.words) for one in sentences]

    def clean_value(self) -> str:
        """A region or a day that the desk knows, where the fact is one."""
        value: str = self.cleaned_data["value"]
        if self.field in _corrected.FIELDS and _corrected.meant(self.field, value) is None:
            raise forms.ValidationError(
                _("Tulis nama resmi atau kode wilayah; hari sebagai 9/5/2023 atau 9 Mei 2023.")
            )
        return value

    def clean(self) -> dict[str, object]:
        """One of the two proofs is needed."""
        sent = super().clean() or self.cleaned_data
        if "sentence" in sent and not sent["sentence"] and not sent.get("source"):
            self.add_error("sentence", _("Nilai ini perlu bukti. Pilih kalimatnya."))
        return sent

    @property
    def evidence(self) -> dict[str, object]:
        """The chosen passage, or the named source; both where both were given."""
        found: dict[str, object] = {}
        if self.cleaned_data["sentence"]:
            start, end = self.cleaned_data["sentence"].split("-")
            found = {"report": self.report, "start": int(start), "end": int(end)}
        if self.cleaned_data["source"]:
            found["source"] = self.cleaned_data["source"]
        return found
