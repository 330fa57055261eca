import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Outlook",
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
                    "source",
                    models.CharField(
                        choices=[
                            ("table", "tabel peristiwa"),
                            ("stories", "cerita di meja ini"),
                            ("synthetic", "data buatan untuk peragaan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("as_of", models.DateField()),
                ("first_week", models.DateField()),
                ("last_event", models.DateField()),
                ("events", models.PositiveIntegerField()),
                ("left_out", models.PositiveIntegerField()),
                ("model", models.CharField(max_length=40)),
                ("skill", models.JSONField(default=dict)),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-as_of", "-issued_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "as_of"), name="outlook_issued_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["table", "stories", "synthetic"])),
                        name="outlook_known_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Prediction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("violence", "Kekerasan"),
                            ("dispute", "Sengketa"),
                            ("election", "Pemilihan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("mean", models.FloatField()),
                ("chance_any", models.FloatField()),
                ("surge_threshold", models.PositiveIntegerField()),
                ("chance_surge", models.FloatField()),
                ("standing", models.BooleanField()),
                ("shares", models.JSONField()),
                ("median", models.PositiveIntegerField()),
                ("interval_50", models.JSONField()),
                ("interval_90", models.JSONField()),
                ("usual_any", models.FloatField(null=True)),
                ("usual_mean", models.FloatField(null=True)),
                ("reasons", models.JSONField()),
                ("recent", models.PositiveIntegerField()),
                ("year", models.PositiveIntegerField()),
                ("basis", models.CharField(max_length=12)),
                ("coverage", models.FloatField(null=True)),
                ("record", models.JSONField(null=True)),
                ("count", models.PositiveIntegerField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "outlook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predictions",
                        to="outlooks.outlook",
                    ),
                ),
            ],
            options={
                "ordering": ["region", "group"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outlook", "region", "group"), name="prediction_issued_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group__in", ["violence", "dispute", "election"])),
                        name="prediction_of_harm_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chance_any__gte", 0),
                            ("chance_any__lte", 1),
                            ("chance_surge__gte", 0),
                            ("chance_surge__lte", 1),
                        ),
                        name="prediction_is_a_chance",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("count", None), ("settled_at", None)),
                            models.Q(("count__isnull", False), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="prediction_settled_with_a_count",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Replayed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("violence", "Kekerasan"),
                            ("dispute", "Sengketa"),
                            ("election", "Pemilihan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("mean", models.FloatField()),
                ("chance_any", models.FloatField()),
                ("surge_threshold", models.PositiveIntegerField()),
                ("chance_surge", models.FloatField()),
                ("standing", models.BooleanField()),
                ("as_of", models.DateField()),
                ("count", models.PositiveIntegerField()),
                (
                    "outlook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replayed",
                        to="outlooks.outlook",
                    ),
                ),
            ],
            options={
                "ordering": ["as_of", "region", "group"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outlook", "region", "group", "as_of"), name="replayed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group__in", ["violence", "dispute", "election"])),
                        name="replayed_of_harm_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chance_any__gte", 0),
                            ("chance_any__lte", 1),
                            ("chance_surge__gte", 0),
                            ("chance_surge__lte", 1),
                        ),
                        name="replayed_is_a_chance",
                    ),
                ],
            },
        ),
    ]
