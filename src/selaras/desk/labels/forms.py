"""What people may send about a report's parts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PartForm(forms.Form):
    """A part of the text, and what a person says of it."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    said = forms.ChoiceField(
        choices=[
            ("content", _("Ini isi berita")),
            ("other", _("Ini bukan isi berita")),
            ("none", _("Cabut tanda")),
        ]
    )

    def __init__(self, *args: object, length: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        self.length = length

    def clean(self) -> dict[str, object]:
        """A part lies within the text."""
        sent = super().clean() or self.cleaned_data
        start, end = sent.get("start"), sent.get("end")
        inside = start is not None and end is not None and start < end <= self.length
        if not inside:
            raise forms.ValidationError(_("Bagian itu tidak ada di teks laporan."))
        return sent
