import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("newsroom", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("title", models.CharField(max_length=200)),
                (
                    "nature",
                    models.CharField(
                        choices=[("feared", "Dikhawatirkan"), ("happened", "Terjadi")],
                        max_length=10,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("region", models.CharField(max_length=13)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("prevention", "Pencegahan"),
                            ("cessation", "Penghentian"),
                            ("recovery", "Pemulihan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("statement", models.CharField(max_length=16)),
                ("evidence", models.JSONField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("averted", "Tercegah"),
                            ("settled", "Diselesaikan"),
                            ("unfounded", "Tidak terbukti"),
                            ("moved", "Ditangani di kasus lain"),
                        ],
                        max_length=12,
                    ),
                ),
                ("outcome_note", models.TextField(blank=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.office",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="newsroom.story",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at"],
            },
        ),
        migrations.CreateModel(
            name="Action",
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
                ("what", models.TextField()),
                ("body", models.CharField(max_length=200)),
                ("basis", models.TextField()),
                ("deadline", models.DateField()),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("result", models.TextField(blank=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["deadline", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["region", "-opened_at"], name="cases_case_region_23595e_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("story", "statement", "region"), name="case_opened_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("expires_on__isnull", False), ("nature", "feared")),
                    models.Q(("expires_on__isnull", True), ("nature", "happened")),
                    _connector="OR",
                ),
                name="only_fears_expire",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("outcome", "")),
                    models.Q(
                        ("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="closing_needs_an_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["done_at", "deadline"], name="cases_actio_done_at_c97ee2_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("what", ""), _negated=True),
                    models.Q(("body", ""), _negated=True),
                    models.Q(("basis", ""), _negated=True),
                ),
                name="action_is_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("done_at", None), ("done_by", None), ("done_office", None), ("result", "")
                    ),
                    models.Q(
                        ("done_at__isnull", False),
                        ("done_by__isnull", False),
                        ("done_office__isnull", False),
                        models.Q(("result", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="done_has_a_result",
            ),
        ),
    ]
