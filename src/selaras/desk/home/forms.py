"""What people may ask the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.home._match import words_of
from selaras.desk.home._search import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANY = ("", _("semua"))
_LONGEST = 200
_YEARS = 12
_LARGEST = 2**53


def plain(text: str) -> str:
    """The text that was typed, within bounds and without what no database holds."""
    return text[:_LONGEST].replace("\x00", "").strip()


class SearchForm(forms.Form):
    """Where and when to look; anything wrong in it is left out."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    tahun = forms.TypedChoiceField(label=_("Tahun"), required=False, coerce=int, empty_value=None)
    setelah = forms.IntegerField(required=False, min_value=0, max_value=_LARGEST)

    def __init__(self, *args: Any, regions: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        places = [(code, _regions.name(code)) for code in regions]
        years = [(str(one), str(one)) for one in range(this, this - _YEARS, -1)]
        for name, choices in (("wilayah", places), ("tahun", years)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [_ANY, *choices]

    def asked(self) -> Asked:
        """What is looked for, and where."""
        self.is_valid()
        text = plain(str(self.data.get("q", "")))
        told = self.cleaned_data
        return Asked(
            words=words_of(text),
            text=text,
            within=told.get("wilayah") or "",
            year=told.get("tahun"),
            before=told.get("setelah"),
        )
