import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("username", models.CharField(max_length=150, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Office",
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
                ("name", models.CharField(max_length=200)),
                ("body", models.CharField(max_length=80)),
                ("region", models.CharField(max_length=13)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("analyst", "Analis"),
                            ("secretariat", "Sekretariat forum"),
                            ("officer", "Pejabat lembaga"),
                            ("reporter", "Pelapor"),
                            ("observer", "Pembaca"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("body", "name"), name="office_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateTimeField(default=django.utils.timezone.now)),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.office"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "right",
                    models.CharField(
                        choices=[
                            ("read", "Lihat"),
                            ("report", "Lapor"),
                            ("verify", "Verifikasi"),
                            ("correct", "Koreksi"),
                            ("convene", "Rapat"),
                            ("publish", "Terbit"),
                            ("export", "Unduh"),
                            ("administer", "Kelola"),
                        ],
                        max_length=20,
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                ("valid_from", models.DateTimeField(default=django.utils.timezone.now)),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.office"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="user",
            name="offices",
            field=models.ManyToManyField(
                related_name="holders", through="accounts.Holding", to="accounts.office"
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None),
                    ("valid_until__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="holding_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None),
                    ("valid_until__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="grant_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "right__in",
                        [
                            "read",
                            "report",
                            "verify",
                            "correct",
                            "convene",
                            "publish",
                            "export",
                            "administer",
                        ],
                    )
                ),
                name="grant_known_right",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                fields=("office", "right", "region", "valid_from"), name="grant_made_once"
            ),
        ),
    ]
