"""What people may send about cases and actions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions
from selaras.desk.cases import _words
from selaras.desk.cases.models import NEVER, Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrPromise

LONGEST_RENEWAL = dt.timedelta(days=180)
_MOST_PARTIES = 6
_LONGEST_PARTY = 80
_LEAST_REASON = 15


def date_field(label: StrPromise, *, required: bool = True) -> forms.DateField:
    """A day, by the browser's own picker."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


def words_field(
    label: StrPromise, *, required: bool = True, rows: int = 2, most: int = 2_000
) -> forms.CharField:
    """Words in a person's own voice, without terms of legal standing."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        validators=[_words.unaccused],
    )


def not_past(day: dt.date) -> dt.date:
    """The day, when it is today or later.

    Raises:
        ValidationError: It has passed.
    """
    if day < timezone.localdate():
        raise forms.ValidationError(_("Tanggal itu sudah lewat."))
    return day


def not_ahead(day: dt.date | None) -> dt.date | None:
    """The day, when it is today or earlier, or none.

    Raises:
        ValidationError: It has not come yet.
    """
    if day is not None and day > timezone.localdate():
        raise forms.ValidationError(_("Tanggal itu belum tiba."))
    return day


class KindField(forms.ChoiceField):
    """A kind of problem; what is a right or a remedy is refused with the reason."""

    def validate(self, value: str) -> None:
        """Refuse what is never a case.

        Raises:
            ValidationError: The kind is assembly, activity or unknown.
        """
        if value in NEVER:
            group = issues.KINDS[value].group
            raise forms.ValidationError(_REFUSED[group])
        super().validate(value)


_REFUSED = {
    "assembly": _(
        "Unjuk rasa damai adalah hak, bukan ancaman: tidak menjadi kasus dan tidak dinilai. "
        "Tuntutan dan jawabannya ada di ceritanya; kekerasan terhadap peserta dicatat sebagai "
        "“kekerasan aparat”."
    ),
    "activity": _("Kegiatan menjaga kerukunan bukan masalah, jadi bukan kasus."),
}


class OpenForm(forms.Form):
    """Opening a case: the region is chosen here, never taken from the text."""

    title = forms.CharField(label=_("Judul kasus"), max_length=200, validators=[_words.unaccused])
    region = forms.ChoiceField(
        label=_("Wilayah kasus"), help_text=_("Anda yang menetapkan; tidak diambil dari teks.")
    )
    kind = KindField(label=_("Jenis masalah"))

    def __init__(self, *args: Any, regions: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        kinds = [(one, _format.kind(one)) for one in issues.KINDS if one not in NEVER]
        named = [(code, _regions.name(code)) for code in regions]
        for field, choices in (("region", named), ("kind", sorted(kinds, key=lambda one: one[1]))):
            offer(self, field, choices)


def offer(form: forms.Form, field: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a choice what to choose from, with nothing chosen yet."""
    choice = form.fields[field]
    if isinstance(choice, forms.ChoiceField):
        choice.choices = [("", _("pilih")), *choices]


class HandForm(OpenForm):
    """Opening a case by hand: on stories, a report, or a person's own words."""

    nature = forms.ChoiceField(label=_("Sifat"), choices=[("", _("pilih")), *Case.Nature.choices])
    grounds = words_field(_("Dasar pembukaan"), rows=3)
    occurred_on = date_field(_("Terjadi pada"), required=False)
    stories = forms.MultipleChoiceField(
        label=_("Cerita yang menjadi bukti"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    once = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)
    field_order = ("nature", "title", "region", "kind", "grounds", "occurred_on", "stories")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        stories: Iterable[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["stories"]
        if isinstance(choice, forms.MultipleChoiceField):
            choice.choices = list(stories)

    def clean_occurred_on(self) -> dt.date | None:
        """What has happened lies behind."""
        return not_ahead(self.cleaned_data["occurred_on"])


class PartiesField(forms.CharField):
    """Neutral labels of the parties, one a line."""

    widget = forms.Textarea({"rows": 3})

    def clean(self, value: str | None) -> list[str]:
        """The labels.

        Raises:
            ValidationError: There are too many, one is too long, or one names faith or descent.
        """
        lines = [" ".join(line.split()) for line in (super().clean(value) or "").splitlines()]
        labels = list(dict.fromkeys(line for line in lines if line))
        if len(labels) > _MOST_PARTIES or any(len(one) > _LONGEST_PARTY for one in labels):
            raise forms.ValidationError(_("Paling banyak enam pihak, masing-masing 80 huruf."))
        for label in labels:
            _words.neutral(label)
        return labels


class DescribeForm(forms.Form):
    """How bad it is, between whom, since when, and what it is a recurrence of."""

    severity = forms.ChoiceField(label=_("Keparahan"), choices=Case.Severity.choices)
    parties = PartiesField(
        label=_("Para pihak"),
        required=False,
        max_length=1_000,
        help_text=_("Satu per baris, netral: “kelompok A”, “warga dua desa”. Bukan nama orang."),
    )
    occurred_on = date_field(_("Terjadi pada"), required=False)
    recurs = forms.ChoiceField(label=_("Terulang dari kasus"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        settled: Iterable[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "recurs", settled)

    def clean_occurred_on(self) -> dt.date | None:
        """What has happened lies behind."""
        return not_ahead(self.cleaned_data["occurred_on"])

    def clean_recurs(self) -> Case | None:
        """The case that was chosen of those offered."""
        return Case.objects.filter(pk=self.cleaned_data["recurs"]).first()


class SourceForm(forms.Form):
    """The source of conflict of article 5, which needs a person's reason."""

    source = forms.ChoiceField(
        label=_("Sumber konflik, pasal 5 UU 7/2012"),
        choices=[("", _("pilih")), *Case.Source.choices],
    )
    reason = forms.CharField(
        label=_("Alasan Anda"),
        min_length=_LEAST_REASON,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
        validators=[_words.unaccused],
    )


class StageForm(forms.Form):
    """Another stage, with the reason."""

    stage = forms.ChoiceField(label=_("Tahap"), choices=Case.Stage.choices)
    reason = words_field(_("Alasan"), most=500)


class StoryForm(forms.Form):
    """One more story as evidence."""

    story = forms.ChoiceField(label=_("Cerita"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        stories: Iterable[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "story", stories)


class ReasonForm(forms.Form):
    """Why."""

    reason = words_field(_("Alasan"), most=500)


class ActionForm(forms.Form):
    """What a body is to do, on which basis, by when."""

    what = forms.CharField(label=_("Tindakan"), max_length=500, validators=[_words.unaccused])
    body = forms.CharField(label=_("Lembaga"), max_length=200)
    basis = forms.CharField(label=_("Dasar hukum"), max_length=500)
    deadline = date_field(_("Tenggat"))

    def clean_deadline(self) -> dt.date:
        """A deadline lies ahead."""
        return not_past(self.cleaned_data["deadline"])


class DoneForm(forms.Form):
    """What came of an action."""

    result = words_field(_("Hasil"), rows=3)


class RenewForm(forms.Form):
    """Keeping a fear open, for a reason, half a year at most."""

    until = date_field(_("Berlaku sampai"))
    reason = forms.CharField(label=_("Alasan"), max_length=500, validators=[_words.unaccused])

    def clean_until(self) -> dt.date:
        """A day ahead, not too far."""
        day = not_past(self.cleaned_data["until"])
        if day > timezone.localdate() + LONGEST_RENEWAL:
            raise forms.ValidationError(_("Paling lama 180 hari dari sekarang."))
        return day


class SequelForm(forms.Form):
    """What became of a fear: a case of what happened, or that it did not happen."""

    sequel = forms.ChoiceField(
        label=_("Yang dikhawatirkan ini"), choices=[("", _("pilih")), *Case.Sequel.choices]
    )
    became = forms.ChoiceField(label=_("Menjadi kasus"), required=False)
    reason = words_field(_("Menurut apa"), most=500)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        happened: Iterable[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "became", happened)

    def clean_became(self) -> Case | None:
        """The case that was chosen of those offered."""
        return Case.objects.filter(pk=self.cleaned_data["became"]).first()

    def clean(self) -> dict[str, Any]:
        """What happened has its case; what did not has none."""
        said = super().clean() or {}
        happened = said.get("sequel") == Case.Sequel.HAPPENED
        if happened and not said.get("became") and "became" not in self.errors:
            self.add_error("became", _("Pilih kasus yang terjadi, atau buka dahulu."))
        if not happened:
            said["became"] = None
        return said


_CHOSEN = [one for one in Case.Outcome.choices if one[0] != Case.Outcome.EXPIRED]


class CloseForm(forms.Form):
    """Closing a case with what came of it."""

    outcome = forms.ChoiceField(label=_("Hasil akhir"), choices=[("", _("pilih")), *_CHOSEN])
    note = words_field(_("Catatan"))
