"""What people may send about papers that come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.incoming.models import Paper
from selaras.desk.meetings.forms import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReceiveForm(forms.Form):
    """A file that came in."""

    region = forms.ChoiceField(label=_("Wilayah"))
    sort = forms.ChoiceField(label=_("Jenis berkas"), choices=Paper.Sort.choices)
    file = forms.FileField(
        label=_("Berkas DOCX atau PDF"), widget=forms.ClearableFileInput({"accept": ".docx,.pdf"})
    )

    def __init__(self, *args: Any, homes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(code, _regions.name(code)) for code in homes]


class MapForm(PlanForm):
    """A plan made from a paper: each value is a person's, with the passage it came from.

    The day may have passed: minutes tell of a meeting that was.
    """

    def clean_day(self) -> Any:  # noqa: ANN401  # the plan's own day, without its check
        """Any day."""
        return self.cleaned_data["day"]

    def mapping(self) -> dict[str, dict[str, object]]:
        """Each field that holds something, with the passage that the person named for it."""
        told: dict[str, dict[str, object]] = {}
        for name, value in self.cleaned_data.items():
            if value and name not in {"region", "type", "mode", "sessions"}:
                passage = str(self.data.get(f"passage-{name}", ""))[:6]
                told[name] = {
                    "value": str(value),
                    "passage": int(passage) if passage.isdecimal() else None,
                }
        return told
