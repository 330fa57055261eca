"""What people may send about letterheads and templates."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterheadForm(forms.Form):
    """What stands at the head and under the letters."""

    institution = forms.CharField(label=_("Instansi"), max_length=200, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=200, required=False)
    address = forms.CharField(label=_("Alamat"), max_length=300, required=False)
    city = forms.CharField(label=_("Kota tempat surat ditulis"), max_length=80, required=False)
    signer_office = forms.CharField(
        label=_("Jabatan penanda tangan"), max_length=200, required=False
    )
    signer = forms.CharField(label=_("Nama penanda tangan"), max_length=200, required=False)
    signer_rank = forms.CharField(label=_("Pangkat dan NIP"), max_length=200, required=False)


class TemplateForm(forms.Form):
    """A template to print with."""

    file = forms.FileField(
        label=_("Templat DOCX"), widget=forms.ClearableFileInput({"accept": ".docx"})
    )
