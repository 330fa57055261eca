"""The field that takes a file: its size and its content are checked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.desk.documents import _files

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_ACCEPT = ",".join(f".{ending}" for ending in _files.TYPES)


class DocumentField(forms.FileField):
    """A file of a known type, by its content and not by its name, of ten megabytes at most."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=gettext_lazy("Dokumen"),
            required=required,
            max_length=200,
            help_text=gettext_lazy("PDF, DOCX, XLSX, JPG atau PNG, paling besar 10 MB."),
            widget=forms.ClearableFileInput({"accept": _ACCEPT}),
        )

    def clean(self, data: Any, initial: Any = None) -> UploadedFile[bytes] | None:  # noqa: ANN401  # Django's signature
        """The file, with the ending that its content proves as its content type.

        Raises:
            ValidationError: It is too large, or of no type that is taken.
        """
        file: UploadedFile[bytes] | None = super().clean(data, initial)
        if not file:
            return None
        if (file.size or 0) > _files.LARGEST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 10 MB."))
        ending = _files.kind_of(file.file) if file.file is not None else None
        if ending is None:
            raise forms.ValidationError(
                _("Isi berkas ini bukan PDF, DOCX, XLSX, JPG atau PNG (tanpa makro).")
            )
        file.content_type = ending
        return file


class DocumentForm(forms.Form):
    """A file to keep."""

    file = DocumentField()
