"""What people may send about steps, offers and clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.cases.forms import offer, words_field
from selaras.desk.cases.models import Case
from selaras.desk.escalation import access
from selaras.desk.escalation.models import Clock, Escalation

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_HOURS = 24 * 90


class RaiseForm(forms.Form):
    """Why the next level should take it."""

    reason = words_field(_("Mengapa dinaikkan"), most=1_000)


class _AnswerForm(forms.Form):
    """An answer; every one but yes has its reason."""

    reason = words_field(_("Alasan"), required=False, most=1_000)

    def clean(self) -> dict[str, Any]:
        """No without a reason is no answer."""
        said = super().clean() or {}
        if said.get("answer") not in {None, "accepted"} and not said.get("reason"):
            self.add_error("reason", _("Jawaban ini perlu alasan."))
        return said


class StepAnswerForm(_AnswerForm):
    """Taking a case, handing it back, refusing it."""

    answer = forms.ChoiceField(
        choices=[one for one in Escalation.State.choices if one[0] != Escalation.State.ASKED]
    )


class ShareAnswerForm(_AnswerForm):
    """Taking an offered case to read, or refusing it."""

    answer = forms.ChoiceField(choices=[("accepted", _("Terima")), ("refused", _("Tolak"))])


class ShareForm(forms.Form):
    """Another region, up or to the side, and why it should read this case."""

    to_region = forms.ChoiceField(label=_("Wilayah yang ditawari"))
    reason = words_field(_("Mengapa wilayah itu perlu membacanya"), most=1_000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        mine = {case.handler, _regions.home(case.region)}
        tops = (_regions.NATION, *_regions.children(_regions.NATION))
        codes = [*tops, *(one for top in tops[1:] for one in _regions.children(top))]
        offer(self, "to_region", [(one, _named(one)) for one in codes if one not in mine])


def _named(code: str) -> str:
    """A regency with its code, for many share a name with a city."""
    return _regions.name(code) if code == _regions.NATION else f"{code} {_regions.name(code)}"


class ClockForm(forms.Form):
    """The hours of one step for one severity."""

    group = forms.ChoiceField(choices=[(one, one) for one in access.GROUPS])
    severity = forms.ChoiceField(choices=Case.Severity.choices)
    step = forms.ChoiceField(choices=Clock.Step.choices)
    hours = forms.IntegerField(label=_("Jam"), min_value=1, max_value=_LONGEST_HOURS)
    basis = forms.CharField(label=_("Dasar"), max_length=500, required=False)

    def __init__(self, *args: Any, steps: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        offer(self, "step", [(one, str(Clock.Step(one).label)) for one in steps])
