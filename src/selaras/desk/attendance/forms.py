"""What people may send at the door."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk.invitations.models import Delegate

_CODE = re.compile(r"[2-9a-z]{10}")


class MarkForm(forms.Form):
    """One person's attendance."""

    state = forms.ChoiceField(choices=Delegate.State.choices, required=False)
    proxy = forms.CharField(max_length=200, required=False)
    q = forms.CharField(max_length=80, required=False)
    back = forms.CharField(max_length=10, required=False)

    def clean(self) -> dict[str, Any]:
        """Who is represented is so by somebody."""
        sent = super().clean() or {}
        if sent.get("state") == Delegate.State.REPRESENTED and not sent.get("proxy"):
            raise forms.ValidationError(_("Tulis siapa yang mewakili."))
        return sent


class CodeForm(forms.Form):
    """A code as it was typed or scanned, alone or at the end of its address."""

    code = forms.CharField(label=_("Kode undangan"), max_length=300)

    def clean_code(self) -> str:
        """The code itself.

        Raises:
            ValidationError: There is none in what was sent.
        """
        found = _CODE.findall(self.cleaned_data["code"].strip().lower().rstrip("/")[-10:])
        if not found:
            raise forms.ValidationError(_("Kode terdiri dari 10 huruf dan angka."))
        return str(found[0])
