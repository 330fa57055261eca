"""What people may send the newsroom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions
from selaras.desk.newsroom.models import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.desk.newsroom.models import Report

_ANY = ("", _("semua"))
_PHASES = ("feared", "happening", "happened", "averted", "settled", "activity", "none")


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
        phases = [(one, _format.phase(one)) for one in _PHASES]
        kinds = sorted(((one, _format.kind(one)) for one in issues.KINDS), key=lambda one: one[1])
        for field, choices in (("wilayah", named), ("fase", phases), ("jenis", kinds)):
            choice = self.fields[field]
            if isinstance(choice, forms.ChoiceField):
                choice.choices = [_ANY, *choices]


class RejectForm(forms.Form):
    """Rejecting needs a reason from the list."""

    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[
            ("", _("pilih alasan")),
            ("misread", _("salah baca")),
            ("not_real", _("bukan peristiwa nyata")),
            ("double", _("sudah ada di cerita lain")),
            ("off_topic", _("di luar cakupan")),
        ],
    )


class FactForm(forms.Form):
    """A decision on one fact."""

    step = forms.ChoiceField(choices=[("confirm", ""), ("leave_open", ""), ("correct", "")])


class CorrectionForm(forms.Form):
    """A new value with the sentence that proves it, or a named source."""

    value = forms.CharField(label=_("Nilai yang benar"), max_length=500)
    sentence = forms.CharField(
        label=_("Kalimat dari laporan"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Salin kalimatnya dari salah satu laporan cerita ini."),
    )
    source = forms.CharField(
        label=_("Atau sumber lain"),
        max_length=300,
        required=False,
        help_text=_("Misalnya surat, telepon, atau pejabat yang dihubungi."),
    )

    def __init__(self, *args: Any, reports: Sequence[Report], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.reports = reports
        self.evidence: dict[str, object] = {}

    def clean(self) -> dict[str, object]:
        """Find the sentence in a report, or take the named source; one of them is needed."""
        sent = super().clean() or self.cleaned_data
        sentence, source = sent.get("sentence", ""), sent.get("source", "")
        if sentence:
            self._find(sentence)
        elif source:
            self.evidence = {"source": source}
        else:
            self.add_error("sentence", _("Nilai ini perlu bukti. Pilih kalimatnya."))
        return sent

    def _find(self, sentence: str) -> None:
        wanted = sentence.replace("\r\n", "\n")
        for report in self.reports:
            start = report.reading.text.find(wanted)
            if start >= 0:
                self.evidence = {"report": report.pk, "start": start, "end": start + len(wanted)}
                return
        self.add_error("sentence", _("Kalimat itu tidak ada di laporan cerita ini."))
