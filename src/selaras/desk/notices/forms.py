"""What people may choose about notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.notices import _webhook
from selaras.desk.notices._news import Kind, Urgency
from selaras.desk.notices.actions import Wish
from selaras.desk.notices.models import Channel, Pace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

_DAYS = (
    (0, _("Senin")),
    (1, _("Selasa")),
    (2, _("Rabu")),
    (3, _("Kamis")),
    (4, _("Jumat")),
    (5, _("Sabtu")),
    (6, _("Minggu")),
)
_HOURS = tuple((hour, f"{hour:02}.00") for hour in range(24))
_LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))


class ChoiceForm(forms.Form):
    """What one wants to hear, how, and how soon."""

    kind = forms.ChoiceField(
        label=_("Jenis kabar"), choices=(("", _("semua")), *Kind.choices), required=False
    )
    region = forms.ChoiceField(label=_("Wilayah"), required=False)
    urgency = forms.TypedChoiceField(
        label=_("Mendesaknya, paling rendah"), choices=Urgency.choices, coerce=int
    )
    channel = forms.ChoiceField(label=_("Lewat"), choices=Channel.choices)
    pace = forms.ChoiceField(label=_("Kapan"), choices=Pace.choices)

    def __init__(self, *args: Any, regions: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        if isinstance(choice, forms.ChoiceField):
            named = [(code, _regions.name(code)) for code in regions]
            choice.choices = [("", _("wilayah kantor saya")), *named]

    def clean(self) -> dict[str, Any]:
        """The desk itself shows at once or not at all."""
        sent = super().clean() or {}
        if sent.get("channel") == Channel.DESK and sent.get("pace") in {Pace.DAILY, Pace.WEEKLY}:
            self.add_error("pace", _("Di meja ini hanya langsung atau tidak."))
        return sent

    def wish(self) -> Wish:
        """What was chosen."""
        return Wish(**self.cleaned_data)


class WaysForm(forms.Form):
    """Where and when one is reached outside the desk."""

    email = forms.EmailField(label=_("Surel"), required=False)
    webhook = forms.CharField(
        label=_("Alamat webhook"),
        max_length=500,
        required=False,
        help_text=_("Hanya https ke alamat umum; setiap kiriman ditandatangani."),
    )
    quiet_from = forms.TimeField(
        label=_("Jam tenang mulai"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=_("Jam tenang sampai"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
    )
    urgent_passes = forms.BooleanField(
        label=_("Yang segera boleh masuk pada jam tenang"), required=False
    )
    digest_hour = forms.TypedChoiceField(
        label=_("Ringkasan pada pukul"), choices=_HOURS, coerce=int
    )
    digest_day = forms.TypedChoiceField(
        label=_("Ringkasan mingguan pada hari"), choices=_DAYS, coerce=int
    )
    language = forms.ChoiceField(label=_("Bahasa kiriman"), choices=_LANGUAGES)

    def clean_webhook(self) -> str:
        """An https address, by its looks; where it leads is checked at every sending."""
        url: str = self.cleaned_data["webhook"]
        if url:
            try:
                _webhook.target(url)
            except _webhook.Refused as error:
                raise forms.ValidationError(_("Tulis alamat https yang lengkap.")) from error
        return url

    def clean(self) -> dict[str, Any]:
        """Quiet hours have both ends."""
        sent = super().clean() or {}
        ends: list[dt.time | None] = [sent.get("quiet_from"), sent.get("quiet_until")]
        if ends.count(None) == 1 and not self.errors:
            self.add_error("quiet_until", _("Isi mulai dan sampai, atau kosongkan keduanya."))
        return sent
