"""Documents: where a file lies, what it is, who brought it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from selaras.desk._ids import new_id


class Document(models.Model):
    """A file of a case, perhaps of one of its actions; its bytes lie in the data folder.

    `name` is the sender's, cleaned; `type` the ending that its first bytes prove.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="documents")
    action = models.ForeignKey(
        "cases.Action", null=True, on_delete=models.PROTECT, related_name="documents"
    )
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=5)
    size_bytes = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A file is kept once with an action, and once with a case apart from its actions."""

        ordering: ClassVar = ["kept_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "digest"],
                condition=Q(action__isnull=False),
                name="document_once_with_action",
            ),
            models.UniqueConstraint(
                fields=["case", "digest"],
                condition=Q(action=None),
                name="document_once_with_case",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is fetched."""
        return reverse("document", args=[self.pk])
