"""Where each report is placed, by which words it is found, and what people bound together."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras.desk.newsroom.models import LONGEST_KEY
from selaras.stories import Signature


class Placement(models.Model):
    """A report (its key) and the story (its key) that it tells; `data` is its signature."""

    report = models.CharField(max_length=LONGEST_KEY, unique=True)
    story = models.CharField(max_length=LONGEST_KEY)
    day = models.IntegerField()
    data = models.BinaryField()

    class Meta:
        """Read by story, earliest first."""

        indexes: ClassVar = [models.Index(fields=["story", "day", "id"], name="placed_in_story")]

    def __str__(self) -> str:
        return f"{self.report} in {self.story}"

    @property
    def signature(self) -> Signature:
        """The signature as the grouper knows it."""
        return msgspec.msgpack.decode(self.data, type=Signature)


class Posting(models.Model):
    """A word (its slot) under which a report of a day is looked up."""

    key = models.BigIntegerField()
    day = models.IntegerField()
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="postings")

    class Meta:
        """Looked up by word and day."""

        indexes: ClassVar = [models.Index(fields=["key", "day", "placement"], name="posted_word")]

    def __str__(self) -> str:
        return f"{self.key} on {self.day}"


class Window(models.Model):
    """Some weeks that one worker at a time groups; locking its row keeps the others out.

    `forgotten` weeks are looked up no more; what is grouped there again is posted again first.
    """

    id = models.IntegerField(primary_key=True)
    forgotten = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"window {self.pk}"


class Rearrangement(models.Model):
    """What a person did to the reports of stories; undone, it binds nothing any more.

    `reports` are the keys of those that left `source` for `target`. `absorbed` are the stories
    that had been merged into `source` before and lead to `target` now.
    """

    class Act(models.TextChoices):
        """What was done."""

        MERGE = "merge", _("Digabung")
        SPLIT = "split", _("Dipisah")
        MOVE = "move", _("Dipindah")

    act = models.CharField(max_length=10, choices=Act)
    source = models.ForeignKey("newsroom.Story", on_delete=models.PROTECT, related_name="left_by")
    target = models.ForeignKey(
        "newsroom.Story", on_delete=models.PROTECT, related_name="reached_by"
    )
    reports = models.JSONField()
    absorbed = models.JSONField(default=list)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; it has a reason."""

        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="rearranged_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.source_id} {self.target_id}"


class Bond(models.Model):
    """A person's word that two reports (their keys) tell one story, or do not."""

    class Verdict(models.TextChoices):
        """What the grouper may never undo."""

        SAME = "same", "same"
        APART = "apart", "apart"

    rearrangement = models.ForeignKey(Rearrangement, on_delete=models.PROTECT, related_name="bonds")
    verdict = models.CharField(max_length=5, choices=Verdict)
    one = models.CharField(max_length=LONGEST_KEY, db_index=True)
    other = models.CharField(max_length=LONGEST_KEY, db_index=True)

    def __str__(self) -> str:
        return f"{self.one} {self.verdict} {self.other}"
