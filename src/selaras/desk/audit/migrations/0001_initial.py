import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("refused", "ditolak"),
                            ("office.made", "jabatan dibuat"),
                            ("account.made", "akun dibuat"),
                            ("right.granted", "wewenang diberikan"),
                            ("account.signed_in", "masuk"),
                            ("reports.loaded", "laporan dimuat"),
                            ("story.confirmed", "cerita dikonfirmasi"),
                            ("story.rejected", "cerita ditolak"),
                            ("fact.confirmed", "fakta dikonfirmasi"),
                            ("fact.corrected", "fakta dikoreksi"),
                            ("fact.left_open", "fakta dibiarkan berbeda"),
                            ("decision.undone", "putusan diurungkan"),
                            ("case.opened", "kasus dibuka"),
                            ("case.renewed", "kasus diperpanjang"),
                            ("case.closed", "kasus ditutup"),
                            ("action.planned", "tindakan ditetapkan"),
                            ("action.done", "tindakan dilaporkan selesai"),
                            ("meeting.planned", "rapat direncanakan"),
                            ("agenda.proposed", "agenda diusulkan"),
                            ("agenda.changed", "agenda diubah"),
                            ("meeting.decided", "keputusan dicatat"),
                            ("meeting.held", "rapat ditutup"),
                        ],
                        max_length=40,
                    ),
                ),
                ("thing", models.CharField(max_length=40)),
                ("thing_id", models.CharField(max_length=80)),
                ("region", models.CharField(blank=True, max_length=13)),
                ("digest", models.CharField(max_length=64)),
                ("link", models.CharField(max_length=64)),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-seq"],
            },
        ),
        migrations.CreateModel(
            name="Values",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="audit.entry",
                    ),
                ),
                ("salt", models.CharField(max_length=32)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("link", models.CharField(default="", max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_head")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["thing", "thing_id"], name="audit_entry_thing_cd9f42_idx"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["user", "-seq"], name="audit_entry_user_id_5ad9dd_idx"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["region", "-seq"], name="audit_entry_region_8dec7f_idx"),
        ),
    ]
