"""What people choose about a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk.accounts.access import Right
from selaras.desk.api.actions import LONGEST_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS = 90


class TokenForm(forms.Form):
    """A name, some of one's own rights, and for how long."""

    name = forms.CharField(
        label=_("Nama token"),
        max_length=100,
        help_text=_("Untuk apa token ini, misalnya papan pantau dinas."),
    )
    rights = forms.TypedMultipleChoiceField(
        label=_("Yang boleh dilakukan"), coerce=Right, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=_("Berlaku berapa hari"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=_DAYS,
        help_text=_("Paling lama 365 hari."),
    )

    def __init__(self, *args: Any, rights: Sequence[Right], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["rights"]
        if isinstance(choice, forms.TypedMultipleChoiceField):
            choice.choices = [(one.value, one.label) for one in rights]
