"""What came in, what it was read as, which story it tells, and what people decided on it."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from django.conf import settings
from django.db import models
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from selaras import records
from selaras.desk import _format
from selaras.desk._ids import new_id

LONGEST_KEY = 2_000
HOAX, FACT_CHECK = "hoax", "fact_check"
PHASES = ("feared", "happening", "happened", "averted", "settled", "activity", "none")


class Report(models.Model):
    """One report as it came in; never changed. A changed text is a new version of its key.

    `address` is a digest of the article's address without what varies in it, empty without one.
    `home` is the region of the office that wrote it in; empty for what the machine collected.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    key = models.CharField(max_length=LONGEST_KEY)
    version = models.PositiveIntegerField(default=1)
    url = models.TextField(blank=True)
    outlet = models.TextField(blank=True)
    title = models.TextField(blank=True)
    published = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=64, blank=True, db_index=True)
    home = models.CharField(max_length=13, blank=True)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A key and a text come in once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="report_version_once"),
            models.UniqueConstraint(fields=["key", "digest"], name="report_text_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.outlet or self.key

    def get_absolute_url(self) -> str:
        """The report's page."""
        return reverse("report", args=[self.pk])

    @property
    def source(self) -> str:
        """What to call where it came from."""
        return self.outlet or self.key

    @cached_property
    def reading(self) -> records.Reading:
        """The newest reading.

        Raises:
            Reading.DoesNotExist: The report has not been read.
        """
        return self.readings.latest("pk").record


class Reading(models.Model):
    """What one version of the reader read in a report; earlier readings stay."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=300)
    data = models.JSONField()
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A version of the reader reads a report once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "reader"], name="reading_once_per_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} by {self.reader}"

    @property
    def record(self) -> records.Reading:
        """The reading as the pure packages know it."""
        return msgspec.convert(self.data, records.Reading)


class Story(models.Model):
    """The reports of one event. The machine's view is replaced on re-runs, decisions are not.

    `shown` is what pages need of the members' readings, worked out when the story was kept.
    A row that was merged into another has no members and leads there. `expires_on` is the day
    on which what is only feared ends; `refuted` marks a rumour that a correction answers.
    """

    class State(models.TextChoices):
        """How far people have come with it."""

        NEW = "new", _("Belum dikonfirmasi")
        CHECKING = "checking", _("Sedang diperiksa")
        CONFIRMED = "confirmed", _("Dikonfirmasi")
        DISPUTED = "disputed", _("Dibiarkan berbeda")
        REJECTED = "rejected", _("Ditolak")
        EXPIRED = "expired", _("Kedaluwarsa")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    title = models.TextField()
    kind = models.CharField(max_length=60)
    phase = models.CharField(max_length=20)
    region = models.CharField(max_length=13)
    date_from = models.CharField(max_length=16, blank=True)
    date_to = models.CharField(max_length=16, blank=True)
    reports = models.PositiveIntegerField()
    origins = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.NEW)
    data = models.JSONField()
    shown = models.JSONField(default=dict)
    province = models.GeneratedField(
        expression=Substr("region", 1, 2),
        output_field=models.CharField(max_length=2),
        db_persist=True,
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="absorbed", db_index=False
    )
    expires_on = models.DateField(null=True)
    refuted = models.BooleanField(default=False)
    first_seen = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    members: models.ManyToManyField[Report, StoryMember] = models.ManyToManyField(
        Report, through="StoryMember", related_name="stories"
    )

    class Meta:
        """Listed by region, kind, phase or state, latest change first."""

        ordering: ClassVar = ["-changed_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["-changed_at", "id"], name="story_latest"),
            models.Index(fields=["region", "-changed_at", "id"], name="story_of_region"),
            models.Index(fields=["province", "-changed_at", "id"], name="story_of_province"),
            models.Index(fields=["kind", "-changed_at", "id"], name="story_of_kind"),
            models.Index(fields=["phase", "-changed_at", "id"], name="story_of_phase"),
            models.Index(fields=["state", "-changed_at", "id"], name="story_of_state"),
            models.Index(fields=["state", "region", "first_seen"], name="story_waiting"),
            models.Index(fields=["region", "date_from"], name="story_of_day"),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="story_merged",
            ),
            models.Index(
                fields=["expires_on"],
                condition=models.Q(expires_on__isnull=False),
                name="story_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The story's page; for a merged one that of the story that took it in."""
        return reverse("story", args=[self.merged_into_id or self.pk])

    @property
    def sign(self) -> str:
        """Which glyph stands for it; what a rumour tells never looks as if it had happened."""
        if self.refuted or self.kind == HOAX:
            return "rumour"
        return "none" if self.kind == FACT_CHECK else _format.glyph(self.phase, self.kind)

    @cached_property
    def record(self) -> records.Story:
        """The story as the pure packages know it."""
        return msgspec.convert(self.data, records.Story)


class StoryMember(models.Model):
    """A report of a story: its place among them and the origin it descends from."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE)
    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    place = models.PositiveIntegerField()
    origin = models.PositiveIntegerField()

    class Meta:
        """A report is in a story once."""

        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "report"], name="member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} of {self.story_id}"

    @property
    def letter(self) -> str:
        """What the story's page calls the report: A, B, ... Z, A1, ..."""
        return letter_of(self.place)


def letter_of(place: int) -> str:
    """A, B, ... Z, A1, ..."""
    turn, at = divmod(place, 26)
    return f"{chr(ord('A') + at)}{turn or ''}"


class StoryDecision(models.Model):
    """What a person decided on a story or on one of its facts; outlives every re-run.

    `fact` is empty for the whole story, `EXPIRY` for how long it is feared. `field` and `machine`
    keep what the machine had read there then: `{value, wording, standing, evidence, reader}`.
    `evidence` is the selected passage `{report, start, end}` or the named source `{source}` of a
    corrected value. Only the passing of time decides without a person.
    """

    EXPIRY = "@expiry"

    class Act(models.TextChoices):
        """What was decided."""

        CHECK = "check", _("Sedang diperiksa")
        CONFIRM = "confirm", _("Dikonfirmasi")
        CORRECT = "correct", _("Dikoreksi")
        LEAVE_OPEN = "leave_open", _("Dibiarkan berbeda")
        REJECT = "reject", _("Ditolak")
        RENEW = "renew", _("Diperpanjang")
        EXPIRE = "expire", _("Kedaluwarsa")

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="decisions")
    act = models.CharField(max_length=20, choices=Act)
    fact = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=80, blank=True)
    value = models.TextField(blank=True)
    evidence = models.JSONField(null=True)
    machine = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """One decision stands at a time on a story and on each of its facts, by somebody."""

        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["story", "fact"],
                condition=models.Q(undone_at=None),
                name="one_standing_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(act="expire", by=None, office=None)
                | (~models.Q(act="expire") & models.Q(by__isnull=False, office__isnull=False)),
                name="people_decide",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["act", "id"], name="decision_by_act")]

    def __str__(self) -> str:
        return f"{self.act} {self.fact or 'story'} {self.story_id}"
