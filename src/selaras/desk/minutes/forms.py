"""What people may send about minutes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk.minutes.actions import Draft


class SectionForm(forms.Form):
    """A section's text, over the version that its writer had before them."""

    text = forms.CharField(max_length=60_000, required=False, strip=False)
    base = forms.IntegerField(min_value=0, max_value=1_000_000)
    merges = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)

    def draft(self) -> Draft:
        """The text that was sent, with line ends as they are kept."""
        sent = self.cleaned_data
        text = sent["text"].replace("\r\n", "\n")
        return Draft(text, sent["base"], sent["merges"] or 0)


class ApprovalForm(forms.Form):
    """Who approved, in which office."""

    chair = forms.CharField(label=_("Nama ketua"), max_length=200)
    chair_office = forms.CharField(label=_("Jabatan ketua"), max_length=200)


class AdditionForm(forms.Form):
    """What is added after approval."""

    text = forms.CharField(
        label=_("Tambahan"), max_length=10_000, widget=forms.Textarea({"rows": 3})
    )
