import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Forum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                ("type", models.CharField(choices=[("forkopimda", "Forkopimda")], max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("region", "type"), name="forum_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("theme", models.CharField(max_length=300)),
                ("venue", models.CharField(max_length=200)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("on_site", "tatap muka"),
                            ("hybrid", "hibrida"),
                            ("online", "daring"),
                        ],
                        default="on_site",
                        max_length=10,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(null=True)),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="meetings.forum",
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
            ],
            options={
                "ordering": ["-starts_at"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.TextField()),
                ("body", models.CharField(blank=True, max_length=200)),
                ("basis", models.TextField(blank=True)),
                ("deadline", models.DateField(blank=True, null=True)),
                ("once", models.CharField(default=new_id, max_length=10)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "action",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="cases.action",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("promised", "Keputusan rapat lalu"),
                            ("feared", "Dikhawatirkan"),
                            ("happened", "Sudah terjadi"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                ("included", models.BooleanField(default=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalled_in",
                        to="meetings.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("forum", "starts_at"), name="meeting_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("meeting", "once"), name="decision_sent_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("action", None),
                    models.Q(
                        models.Q(("body", ""), _negated=True),
                        models.Q(("basis", ""), _negated=True),
                        ("deadline__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="only_complete_decisions_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("promise", None)),
                fields=("meeting", "case"),
                name="case_on_agenda_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "promise"), name="promise_on_agenda_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("part", "promised"), ("promise__isnull", False)),
                    models.Q(models.Q(("part", "promised"), _negated=True), ("promise", None)),
                    _connector="OR",
                ),
                name="only_promises_are_recalled",
            ),
        ),
    ]
