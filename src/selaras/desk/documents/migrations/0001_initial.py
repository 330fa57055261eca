import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from selaras.desk._ids import new_id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("cases", "0002_threads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
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
                ("name", models.CharField(max_length=120)),
                ("type", models.CharField(max_length=5)),
                ("size_bytes", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="cases.action",
                    ),
                ),
                (
                    "by",
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
                        related_name="documents",
                        to="cases.case",
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
            ],
            options={
                "ordering": ["kept_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("action__isnull", False)),
                        fields=("action", "digest"),
                        name="document_once_with_action",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("action", None)),
                        fields=("case", "digest"),
                        name="document_once_with_case",
                    ),
                ],
            },
        ),
    ]
