"""What people may send about what bodies do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions
from selaras.desk.cases.forms import date_field, not_past, offer, words_field
from selaras.desk.cases.models import NEVER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


class AnswerForm(forms.Form):
    """What the body says that it will do."""

    answer = words_field(_("Jawaban lembaga"))


class BlockForm(forms.Form):
    """Why an action cannot go on."""

    reason = words_field(_("Apa yang menghambat"), most=500)


class HandOverForm(forms.Form):
    """Another body, on its own basis, for a reason."""

    body = forms.CharField(label=_("Lembaga"), max_length=200)
    basis = forms.CharField(label=_("Dasar hukum"), max_length=500)
    reason = words_field(_("Alasan"), most=500)


class HandOverAnswerForm(forms.Form):
    """Taking an action, or sending it back with the reason."""

    answer = forms.ChoiceField(choices=[("accepted", _("Terima")), ("returned", _("Kembalikan"))])
    reason = words_field(_("Alasan"), required=False, most=500)

    def clean(self) -> dict[str, Any]:
        """Sending back needs a reason."""
        said = super().clean() or {}
        if said.get("answer") == "returned" and not said.get("reason"):
            self.add_error("reason", _("Mengembalikan perlu alasan."))
        return said


class RemindForm(forms.Form):
    """One more day to be reminded."""

    on = date_field(_("Ingatkan pada"))

    def clean_on(self) -> dt.date:
        """A day ahead."""
        return not_past(self.cleaned_data["on"])


class MandateForm(forms.Form):
    """What an office says of a body's mandate, with where the rule can be read."""

    region = forms.ChoiceField(label=_("Wilayah"))
    kind = forms.ChoiceField(label=_("Jenis masalah"))
    body = forms.CharField(label=_("Lembaga"), max_length=200)
    task = forms.CharField(label=_("Tugas"), max_length=300)
    basis = forms.CharField(label=_("Dasar hukum"), max_length=500)
    source = forms.CharField(
        label=_("Di mana aturan itu dapat dibaca"), max_length=500, required=False
    )

    def __init__(self, *args: Any, homes: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        kinds = [(one, _format.kind(one)) for one in issues.KINDS if one not in NEVER]
        offer(self, "kind", sorted(kinds, key=lambda one: one[1]))
        offer(self, "region", [(code, _regions.name(code)) for code in sorted(homes)])
