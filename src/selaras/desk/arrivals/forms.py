"""What people may send in."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.desk import _regions
from selaras.desk.arrivals._content import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

LARGEST_FILE = 20_000_000
LONGEST_TEXT = 500_000


class HeadForm(forms.Form):
    """What the sender knows of one report besides its text."""

    title = forms.CharField(label=_("Judul"), max_length=500, required=False)
    outlet = forms.CharField(label=_("Media atau sumber"), max_length=200, required=False)
    url = forms.URLField(
        label=_("Alamat berita"), max_length=2_000, required=False, assume_scheme="https"
    )
    published = forms.DateField(
        label=_("Tanggal terbit"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
    )

    @property
    def head(self) -> dict[str, str]:
        """What was filled in."""
        day = self.cleaned_data["published"]
        told = {name: self.cleaned_data[name] for name in ("title", "outlet", "url")}
        return {**{name: value for name, value in told.items() if value},
                **({"published": day.isoformat()} if day else {})}  # fmt: skip


class ArrivalForm(HeadForm):
    """A text typed or pasted, or a file; one of them."""

    text = forms.CharField(
        label=_("Teks laporan"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("Ketik atau tempel, juga kode HTML sebuah halaman."),
    )
    file = forms.FileField(
        label=_("Atau berkas"),
        required=False,
        help_text=_("txt, html, csv atau jsonl, paling besar 20 MB. Kolom tabel: text atau html."),
        widget=forms.ClearableFileInput({"accept": ",".join(SUFFIXES)}),
    )
    region = forms.ChoiceField(label=_("Dicatat di"))
    once = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, homes: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(code, _regions.name(code)) for code in homes]
        choice.required = len(homes) > 1
        self.only_home = homes[0]

    def clean_file(self) -> UploadedFile[bytes] | None:
        """A file of a kind that is read, and not too large."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("Berkas ini lebih besar dari 20 MB. Bagi menjadi beberapa berkas.")
            )
        if PurePath(file.name or "").suffix.lower() not in SUFFIXES:
            raise forms.ValidationError(
                _("Berkas jenis ini tidak dibaca. Kirim txt, html, csv atau jsonl.")
            )
        return file

    def clean(self) -> dict[str, object]:
        """One of the two, not both and not neither."""
        sent = super().clean() or self.cleaned_data
        if "text" in sent and "file" in sent and bool(sent["text"].strip()) == bool(sent["file"]):
            self.add_error("text", _("Isi teks atau pilih berkas, salah satu."))
        sent["region"] = sent.get("region") or self.only_home
        return sent


class MendForm(HeadForm):
    """A failed row, typed anew."""

    text = forms.CharField(
        label=_("Teks laporan"), max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 8})
    )


class DismissForm(forms.Form):
    """Leaving a row be takes a reason."""

    reason = forms.CharField(label=_("Mengapa diabaikan"), max_length=300)
