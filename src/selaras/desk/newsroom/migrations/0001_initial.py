import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Story",
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
                ("key", models.CharField(max_length=2000, unique=True)),
                ("title", models.TextField()),
                ("kind", models.CharField(max_length=60)),
                ("phase", models.CharField(max_length=20)),
                ("region", models.CharField(max_length=13)),
                ("date_from", models.CharField(blank=True, max_length=16)),
                ("date_to", models.CharField(blank=True, max_length=16)),
                ("reports", models.PositiveIntegerField()),
                ("origins", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Belum dikonfirmasi"),
                            ("checking", "Sedang diperiksa"),
                            ("confirmed", "Dikonfirmasi"),
                            ("disputed", "Dibiarkan berbeda"),
                            ("rejected", "Ditolak"),
                            ("expired", "Kedaluwarsa"),
                        ],
                        default="new",
                        max_length=20,
                    ),
                ),
                ("data", models.JSONField()),
                ("first_seen", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-changed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                ("key", models.CharField(max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("url", models.TextField(blank=True)),
                ("outlet", models.TextField(blank=True)),
                ("title", models.TextField(blank=True)),
                ("published", models.CharField(blank=True, max_length=40)),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="report_version_once"),
                    models.UniqueConstraint(fields=("key", "digest"), name="report_text_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("origin", models.PositiveIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="newsroom.report"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="newsroom.story"
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.AddField(
            model_name="story",
            name="members",
            field=models.ManyToManyField(
                related_name="stories", through="newsroom.StoryMember", to="newsroom.report"
            ),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader", models.CharField(max_length=300)),
                ("data", models.JSONField()),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="newsroom.report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "reader"), name="reading_once_per_reader"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("confirm", "Dikonfirmasi"),
                            ("correct", "Dikoreksi"),
                            ("leave_open", "Dibiarkan berbeda"),
                            ("reject", "Ditolak"),
                        ],
                        max_length=20,
                    ),
                ),
                ("fact", models.CharField(blank=True, max_length=80)),
                ("value", models.TextField(blank=True)),
                ("evidence", models.JSONField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="newsroom.story",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("story", "fact"),
                        name="one_standing_decision",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="storymember",
            constraint=models.UniqueConstraint(fields=("story", "report"), name="member_once"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                fields=["region", "-changed_at"], name="newsroom_st_region_5baead_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["state", "region"], name="newsroom_st_state_b55265_idx"),
        ),
    ]
