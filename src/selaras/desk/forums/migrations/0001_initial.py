import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seat",
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
                ("forum", models.CharField(max_length=40)),
                ("region", models.CharField(max_length=13)),
                ("key", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=200)),
                ("body", models.CharField(blank=True, max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "ketua"),
                            ("deputy", "wakil ketua"),
                            ("secretary", "sekretaris"),
                            ("member", "anggota"),
                        ],
                        max_length=10,
                    ),
                ),
                ("optional", models.BooleanField(default=False)),
                ("basis", models.CharField(blank=True, max_length=500)),
                ("source", models.TextField(blank=True)),
                ("ours", models.BooleanField(default=False)),
                ("closed_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Tenure",
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
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("full", "definitif"),
                            ("pj", "Pj (penjabat)"),
                            ("pjs", "Pjs (penjabat sementara)"),
                            ("plt", "Plt (pelaksana tugas)"),
                            ("plh", "Plh (pelaksana harian)"),
                            ("vacant", "kosong"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("document", models.CharField(blank=True, max_length=200)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-since", "-entered_at"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="forums.seat",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
            ],
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["region"], name="forums_seat_region_db85fe_idx"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("forum", "key"), name="seat_once"),
        ),
        migrations.AddField(
            model_name="tenure",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tenure",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tenures",
                to="forums.seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="tenure_ends_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), ("standing", "vacant")),
                    models.Q(
                        models.Q(("standing", "vacant"), _negated=True),
                        models.Q(("name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="held_or_vacant",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("standing__in", ["full", "pj", "vacant"]),
                    ("until", None),
                    ("withdrawn_at", None),
                ),
                fields=("seat",),
                name="one_open_holder",
            ),
        ),
    ]
