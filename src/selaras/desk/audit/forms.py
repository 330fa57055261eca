"""What people may send about the trail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """Why an entry's values go."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=forms.Textarea({"rows": 2}), min_length=10
    )
