"""What people may send about which reports tell one story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.desk.newsroom.models import StoryMember


class ReasonForm(forms.Form):
    """Every rearrangement has a reason; `seen` names the reports that the person had in view."""

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Alasan"), max_length=500)


class TargetForm(ReasonForm):
    """Names another story, by its address or its id."""

    other = forms.CharField(
        label=_("Cerita tujuan"),
        max_length=300,
        help_text=_("Salin alamat cerita itu, atau tulis kode sepuluh hurufnya."),
    )

    def clean_other(self) -> str:
        """The story's id, out of its address."""
        return str(self.cleaned_data["other"]).partition("?")[0].rstrip("/").rpartition("/")[2]


class MergeForm(TargetForm):
    """Putting all reports of this story into another."""


class SplitForm(ReasonForm):
    """Making a story of its own of some reports."""

    reports = forms.MultipleChoiceField(
        label=_("Laporan yang menjadi cerita sendiri"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members: Sequence[StoryMember], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _offer(self.fields["reports"], members)


class MoveForm(TargetForm):
    """Putting one report into another story."""

    report = forms.ChoiceField(label=_("Laporan"))

    def __init__(self, *args: Any, members: Sequence[StoryMember], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _offer(self.fields["report"], members)


def _offer(field: forms.Field, members: Sequence[StoryMember]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [
            (one.report_id, f"{one.letter} {one.report.source}: {one.report}") for one in members
        ]
