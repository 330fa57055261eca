"""What people may send about links."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ROLES = (
    ("corrected_by", _("desas-desus ini diluruskan oleh cerita itu")),
    ("corrects", _("cerita ini meluruskan desas-desus itu")),
    ("came", _("yang dikhawatirkan ini kemudian terjadi di cerita itu")),
    ("feared_before", _("ini pernah dikhawatirkan di cerita itu")),
    ("quiet", _("yang dikhawatirkan ini tidak terjadi")),
)


class LinkForm(forms.Form):
    """How another story answers this one, or this one another, and why."""

    role = forms.ChoiceField(label=_("Hubungan"), choices=ROLES)
    other = forms.CharField(
        label=_("Alamat cerita itu"),
        max_length=300,
        required=False,
        help_text=_("Salin dari bilah alamat, atau tulis kode sepuluh hurufnya."),
    )
    reason = forms.CharField(label=_("Mengapa"), max_length=500)

    def clean_other(self) -> str:
        """The story's id, out of its address."""
        return str(self.cleaned_data["other"]).partition("?")[0].rstrip("/").rpartition("/")[2]

    def clean(self) -> dict[str, object]:
        """Only what did not come about has no other story."""
        sent = super().clean() or self.cleaned_data
        if sent.get("role") not in {"quiet", None} and not sent.get("other"):
            self.add_error("other", _("Sebutkan cerita yang ditautkan."))
        return sent
