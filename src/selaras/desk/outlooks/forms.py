"""What a person writes about an alert."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why others should know of an alert, or why no longer."""

    reason = forms.CharField(label=_("Alasan"), max_length=500, widget=forms.Textarea({"rows": 2}))
