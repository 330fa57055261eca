"""An office's letterhead and its own templates."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Letterhead(models.Model):
    """What stands at the head and under the letters of one region's secretariat."""

    region = models.CharField(max_length=13, unique=True)
    institution = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=80, blank=True)
    signer_office = models.CharField(max_length=200, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    signer_rank = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.unit or self.region

    @property
    def is_whole(self) -> bool:
        """Whether a letter says where it was written and who signs it."""
        return bool(self.city and self.signer_office and self.signer)

    def values(self) -> dict[str, str]:
        """What templates ask of it."""
        return {
            "instansi": self.institution,
            "unit": self.unit,
            "alamat": self.address,
            "kota": self.city,
            "jabatan_penanda": self.signer_office,
            "penanda_tangan": self.signer,
            "pangkat": self.signer_rank,
        }


class OwnTemplate(models.Model):
    """A DOCX that a region uses in place of the desk's own; earlier ones stay."""

    class Kind(models.TextChoices):
        """What is printed with it."""

        INVITATION = "invitation", _("surat undangan")
        MINUTES = "minutes", _("notula")

    region = models.CharField(max_length=13)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    data = models.BinaryField()
    digest = models.CharField(max_length=64)
    put_at = models.DateTimeField(default=timezone.now)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        """One of a kind stands at a time."""

        ordering: ClassVar = ["-put_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "kind"],
                condition=Q(dropped_at=None),
                name="one_standing_template",
            ),
        ]

    def __str__(self) -> str:
        return self.name
