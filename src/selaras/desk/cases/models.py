"""Cases: what is feared or has happened in a region, and the actions that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _regions
from selaras.desk._ids import new_id

if TYPE_CHECKING:
    import datetime as dt

NEVER = tuple(
    sorted(one.id for one in issues.KINDS.values() if one.group in {"activity", "assembly"})
)
"""Kinds that are never a case: peaceful assembly is a right, work for harmony no problem."""


class Case(models.Model):
    """A problem that somebody owns. A feared one ends on a day unless it is renewed.

    `region` is what the person who opened it chose, never read from a text; `handler` the region
    whose offices answer for it now. `statement` is the key of the story's statement that it was
    opened from, `evidence` that statement's passage `{report, start, end, rule}`; one opened by
    hand has `grounds` in words instead. `source` is the letter of article 5 UU 7/2012 that a
    person gave, with a reason. `parties` are neutral labels. `sequel` is what became of a fear.
    """

    class Nature(models.TextChoices):
        """Whether it is feared or has happened; the two are never mixed."""

        FEARED = "feared", _("Dikhawatirkan")
        HAPPENED = "happened", _("Terjadi")

    class Stage(models.TextChoices):
        """The stages of UU 7/2012."""

        PREVENTION = "prevention", _("Pencegahan")
        CESSATION = "cessation", _("Penghentian")
        RECOVERY = "recovery", _("Pemulihan")

    class Severity(models.TextChoices):
        """How bad it is, as a person judges it; what it does is set the clock of escalation."""

        NONE = "none", _("belum ada korban atau kerusakan")
        DAMAGE = "damage", _("ada kerusakan")
        INJURED = "injured", _("ada yang luka atau mengungsi")
        DEATHS = "deaths", _("ada korban jiwa")

    class Source(models.TextChoices):
        """The sources of conflict that article 5 of UU 7/2012 lists."""

        A = "a", _("a: politik, ekonomi, sosial budaya")
        B = "b", _("b: antar- atau interumat beragama, antarsuku, antaretnis")
        C = "c", _("c: batas desa, kabupaten/kota, provinsi")
        D = "d", _("d: sumber daya alam, antarwarga atau dengan pelaku usaha")
        E = "e", _("e: distribusi sumber daya alam yang tidak seimbang")

    class Outcome(models.TextChoices):
        """How a case was closed."""

        AVERTED = "averted", _("Tercegah")
        SETTLED = "settled", _("Diselesaikan")
        UNFOUNDED = "unfounded", _("Tidak terbukti")
        MOVED = "moved", _("Ditangani di kasus lain")
        EXPIRED = "expired", _("Berakhir tanpa diperpanjang")

    class Sequel(models.TextChoices):
        """What became of a fear."""

        HAPPENED = "happened", _("kemudian terjadi")
        NOT_HAPPENED = "not_happened", _("tidak terjadi")

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    nature = models.CharField(max_length=10, choices=Nature)
    kind = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=Severity, default=Severity.NONE)
    region = models.CharField(max_length=13)
    handler = models.CharField(max_length=13)
    stage = models.CharField(max_length=12, choices=Stage)
    story = models.ForeignKey(
        "newsroom.Story", null=True, on_delete=models.PROTECT, related_name="cases"
    )
    statement = models.CharField(max_length=16, blank=True)
    evidence = models.JSONField(null=True)
    report = models.ForeignKey(
        "newsroom.Report", null=True, on_delete=models.PROTECT, related_name="cases"
    )
    grounds = models.TextField(blank=True)
    once = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=1, choices=Source, blank=True)
    source_reason = models.TextField(blank=True)
    source_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    source_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    parties = models.JSONField(default=list)
    owner = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="cases")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    occurred_on = models.DateField(null=True)
    recurs = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="recurrences"
    )
    expires_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_note = models.TextField(blank=True)
    sequel = models.CharField(max_length=12, choices=Sequel, blank=True)
    sequel_case = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="fears"
    )

    class Meta:
        """What every case holds to, whoever writes it."""

        ordering: ClassVar = ["-opened_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["story", "statement", "region"], name="case_opened_once"
            ),
            models.UniqueConstraint(
                fields=["opened_by", "once"], condition=~Q(once=""), name="case_sent_once"
            ),
            models.CheckConstraint(condition=~Q(kind__in=NEVER), name="assembly_is_no_case"),
            models.CheckConstraint(
                condition=Q(story__isnull=False) | Q(report__isnull=False) | ~Q(grounds=""),
                name="case_has_grounds",
            ),
            models.CheckConstraint(
                condition=Q(source="", source_reason="", source_by=None, source_office=None)
                | (
                    ~Q(source="")
                    & ~Q(source_reason="")
                    & Q(source_by__isnull=False, source_office__isnull=False)
                ),
                name="source_needs_a_reason_and_a_person",
            ),
            models.CheckConstraint(
                condition=Q(nature="feared", expires_on__isnull=False)
                | Q(nature="happened", expires_on__isnull=True),
                name="only_fears_expire",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="closing_needs_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(sequel="", sequel_case=None)
                | Q(sequel="not_happened", sequel_case=None, nature="feared")
                | Q(sequel="happened", sequel_case__isnull=False, nature="feared"),
                name="only_fears_have_a_sequel",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-opened_at", "id"], name="case_latest"),
            models.Index(
                fields=["-opened_at", "id"], name="case_open_latest", condition=Q(closed_at=None)
            ),
            models.Index(fields=["region", "-opened_at", "id"], name="case_region_latest"),
            models.Index(
                fields=["region"], name="case_region_like", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(
                fields=["expires_on"],
                name="case_fear_ends",
                condition=Q(closed_at=None, nature="feared"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The case's page."""
        return reverse("case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether anybody still owes it anything."""
        return self.closed_at is None

    @property
    def level(self) -> _regions.Level:
        """The level that answers for it now."""
        return _regions.level(self.handler)


class CaseStory(models.Model):
    """A story that a case rests on; taking it away leaves the row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidences")
    story = models.ForeignKey("newsroom.Story", on_delete=models.PROTECT, related_name="+")
    added_office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """A story stands once in a case."""

        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "story"],
                condition=Q(removed_at=None),
                name="story_stands_once_in_a_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} in {self.case_id}"


class Reader(models.Model):
    """A region whose readers may read this one case although it lies elsewhere."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="readers")
    region = models.CharField(max_length=13)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        """A region reads a case once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "region"], name="case_read_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["region"], name="case_reader_region")]

    def __str__(self) -> str:
        return f"{self.region} reads {self.case_id}"


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions by their state."""

    def unfinished(self) -> ActionQuerySet:
        """Those that nobody has reported done."""
        return self.filter(done_at=None)


class Action(models.Model):
    """What a body is to do about a case, on which legal basis, by when; and what came of it.

    `body` is an id of the register or, outside it, a name in words; `region` the case's.
    `answer` is what the body says it will do, `result` what came of it.
    """

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="actions")
    region = models.CharField(max_length=13)
    what = models.TextField()
    body = models.CharField(max_length=200)
    basis = models.TextField()
    deadline = models.DateField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    blocked_at = models.DateTimeField(null=True)
    blocked_reason = models.TextField(blank=True)
    result = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_office = models.ForeignKey(
        "accounts.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        """No action without body, basis and result when done; none blocked without a reason."""

        ordering: ClassVar = ["deadline", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(body="") & ~Q(basis=""), name="action_is_complete"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_office=None, result="")
                | (
                    Q(done_at__isnull=False, done_by__isnull=False, done_office__isnull=False)
                    & ~Q(result="")
                ),
                name="done_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(blocked_at=None, blocked_reason="")
                | (Q(blocked_at__isnull=False) & ~Q(blocked_reason="")),
                name="blocked_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_office=None, answer="")
                | (Q(answered_at__isnull=False, answered_office__isnull=False) & ~Q(answer="")),
                name="answer_has_an_office",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["deadline", "id"], name="action_due", condition=Q(done_at=None)),
            models.Index(
                fields=["region", "deadline", "id"],
                name="action_region_due",
                condition=Q(done_at=None),
            ),
            models.Index(
                fields=["region"], name="action_region_like", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(
                fields=["body", "deadline", "id"],
                name="action_body_due",
                condition=Q(done_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        """The action's own page."""
        return reverse("action", args=[self.pk])

    @property
    def is_done(self) -> bool:
        """Whether somebody reported it done."""
        return self.done_at is not None

    @property
    def is_blocked(self) -> bool:
        """Whether somebody says that it cannot go on, and nobody that it can again."""
        return self.blocked_at is not None and not self.is_done

    def days_left(self, today: dt.date) -> int:
        """Days until the deadline; negative once it has passed."""
        return (self.deadline - today).days
