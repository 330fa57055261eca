"""What people may send about retention."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk.retention.models import SHORTEST_DAYS, Sort

LONGEST_DAYS = 36_500


class RuleForm(forms.Form):
    """For how many days a class is kept."""

    sort = forms.ChoiceField(label=_("Kelas"), choices=Sort.choices)
    days = forms.IntegerField(
        label=_("Hari disimpan"),
        required=False,
        min_value=SHORTEST_DAYS,
        max_value=LONGEST_DAYS,
        help_text=_("Kosong: disimpan tanpa batas. Paling singkat 30 hari."),
    )


class ReasonForm(forms.Form):
    """Why something is held, or is no longer."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=500, min_length=10, widget=forms.Textarea({"rows": 2})
    )
