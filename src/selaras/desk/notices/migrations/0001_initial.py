import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from selaras.desk._ids import new_id


def start_now(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001  # Django's signature
    """What happened before there were notices is no news."""
    head = apps.get_model("audit", "Head").objects.filter(pk=1).first()
    apps.get_model("notices", "Cursor").objects.create(pk=1, seq=head.seq if head else 0)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cursor",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("reminded_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_cursor")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=new_id,
                        editable=False,
                        max_length=10,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case", "Kasus"),
                            ("escalation", "Eskalasi"),
                            ("action", "Tindakan"),
                            ("story", "Cerita"),
                            ("meeting", "Rapat"),
                            ("outlook", "Prakiraan"),
                            ("system", "Sistem"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "urgency",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "biasa"), (2, "penting"), (3, "segera")]
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                ("to", models.CharField(max_length=13)),
                ("body", models.CharField(blank=True, max_length=200)),
                ("thing", models.CharField(max_length=40)),
                ("thing_id", models.CharField(max_length=80)),
                ("path", models.CharField(blank=True, max_length=300)),
                ("text_key", models.CharField(max_length=40)),
                ("values", models.JSONField(default=dict)),
                ("once", models.CharField(max_length=120, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-made_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["region", "-made_at"], name="notices_not_region_a34d0d_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ways",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="notice_ways",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("webhook", models.URLField(blank=True, max_length=500)),
                ("salt", models.CharField(default=new_id, max_length=10)),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_until", models.TimeField(null=True)),
                ("urgent_passes", models.BooleanField(default=False)),
                ("digest_hour", models.PositiveSmallIntegerField(default=7)),
                ("digest_day", models.PositiveSmallIntegerField(default=0)),
                ("language", models.CharField(default="id", max_length=2)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quiet_from", None), ("quiet_until", None)),
                            models.Q(("quiet_from__isnull", False), ("quiet_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="quiet_has_both_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest_hour__lte", 23), ("digest_day__lte", 6)),
                        name="digest_is_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("case", "Kasus"),
                            ("escalation", "Eskalasi"),
                            ("action", "Tindakan"),
                            ("story", "Cerita"),
                            ("meeting", "Rapat"),
                            ("outlook", "Prakiraan"),
                            ("system", "Sistem"),
                        ],
                        max_length=12,
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=13)),
                (
                    "urgency",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "biasa"), (2, "penting"), (3, "segera")], default=1
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("desk", "di meja ini"),
                            ("email", "surel"),
                            ("webhook", "webhook"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "pace",
                    models.CharField(
                        choices=[
                            ("at_once", "langsung"),
                            ("daily", "ringkasan harian"),
                            ("weekly", "ringkasan mingguan"),
                            ("never", "tidak sama sekali"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["channel", "kind", "region", "urgency"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "kind", "region", "urgency", "channel"), name="chosen_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("desk", "di meja ini"),
                            ("email", "surel"),
                            ("webhook", "webhook"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "menunggu"),
                            ("sending", "sedang dikirim"),
                            ("sent", "terkirim"),
                            ("withheld", "ditahan: di luar wewenang saat dikirim"),
                            ("failed", "tidak terkirim"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("claim", models.CharField(blank=True, max_length=10)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=120)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["state", "due_at"], name="notices_del_state_4d5a62_idx"),
                    models.Index(
                        fields=["user", "channel", "seen_at"], name="notices_del_user_id_5bc617_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "user", "channel"), name="told_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sent_has_a_moment",
                    ),
                ],
            },
        ),
        migrations.RunPython(start_now, migrations.RunPython.noop),
    ]
