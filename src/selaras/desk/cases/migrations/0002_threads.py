import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every case is its home's to handle and rests on the story that it was opened from."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    case, action = apps.get_model("cases", "Case"), apps.get_model("cases", "Action")
    row = apps.get_model("cases", "CaseStory")
    for one in case.objects.all().iterator():
        case.objects.filter(pk=one.pk).update(handler=".".join(one.region.split(".")[:2]))
        action.objects.filter(case=one).update(region=one.region)
        row.objects.create(
            case=one, story_id=one.story_id, added_office_id=one.owner_id, added_at=one.opened_at
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("cases", "0001_initial"),
        ("newsroom", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["added_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=13)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AlterModelOptions(
            name="case",
            options={"ordering": ["-opened_at", "pk"]},
        ),
        migrations.RemoveIndex(
            model_name="action",
            name="cases_actio_done_at_c97ee2_idx",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="cases_case_region_23595e_idx",
        ),
        migrations.AddField(
            model_name="action",
            name="answer",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="action",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="action",
            name="answered_office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="blocked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="action",
            name="blocked_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="action",
            name="region",
            field=models.CharField(default="", max_length=13),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="case",
            name="grounds",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="case",
            name="handler",
            field=models.CharField(default="", max_length=13),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="case",
            name="occurred_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="once",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="case",
            name="parties",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="case",
            name="recurs",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recurrences",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="newsroom.report",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="sequel",
            field=models.CharField(
                blank=True,
                choices=[("happened", "kemudian terjadi"), ("not_happened", "tidak terjadi")],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="sequel_case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fears",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="severity",
            field=models.CharField(
                choices=[
                    ("none", "belum ada korban atau kerusakan"),
                    ("damage", "ada kerusakan"),
                    ("injured", "ada yang luka atau mengungsi"),
                    ("deaths", "ada korban jiwa"),
                ],
                default="none",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[
                    ("a", "a: politik, ekonomi, sosial budaya"),
                    ("b", "b: antar- atau interumat beragama, antarsuku, antaretnis"),
                    ("c", "c: batas desa, kabupaten/kota, provinsi"),
                    ("d", "d: sumber daya alam, antarwarga atau dengan pelaku usaha"),
                    ("e", "e: distribusi sumber daya alam yang tidak seimbang"),
                ],
                max_length=1,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="source_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="source_office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="source_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="case",
            name="evidence",
            field=models.JSONField(null=True),
        ),
        migrations.AlterField(
            model_name="case",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("averted", "Tercegah"),
                    ("settled", "Diselesaikan"),
                    ("unfounded", "Tidak terbukti"),
                    ("moved", "Ditangani di kasus lain"),
                    ("expired", "Berakhir tanpa diperpanjang"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="case",
            name="statement",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AlterField(
            model_name="case",
            name="story",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="newsroom.story",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("done_at", None)), fields=["deadline", "id"], name="action_due"
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["region", "deadline", "id"],
                name="action_region_due",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["region"], name="action_region_like", opclasses=["varchar_pattern_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["body", "deadline", "id"],
                name="action_body_due",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["-opened_at", "id"], name="case_latest"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["-opened_at", "id"],
                name="case_open_latest",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["region", "-opened_at", "id"], name="case_region_latest"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["region"], name="case_region_like", opclasses=["varchar_pattern_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("nature", "feared")),
                fields=["expires_on"],
                name="case_fear_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("blocked_at", None), ("blocked_reason", "")),
                    models.Q(
                        ("blocked_at__isnull", False),
                        models.Q(("blocked_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="blocked_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("answered_office", None)),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_office__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="answer_has_an_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("once", ""), _negated=True),
                fields=("opened_by", "once"),
                name="case_sent_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        (
                            "coordination_meeting",
                            "legal_process",
                            "mediation",
                            "patrol",
                            "policy",
                            "prevention",
                            "protest",
                            "protest_dispersed",
                            "strike",
                        ),
                    ),
                    _negated=True,
                ),
                name="assembly_is_no_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("story__isnull", False),
                    ("report__isnull", False),
                    models.Q(("grounds", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_has_grounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("source", ""),
                        ("source_by", None),
                        ("source_office", None),
                        ("source_reason", ""),
                    ),
                    models.Q(
                        models.Q(("source", ""), _negated=True),
                        models.Q(("source_reason", ""), _negated=True),
                        ("source_by__isnull", False),
                        ("source_office__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="source_needs_a_reason_and_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sequel", ""), ("sequel_case", None)),
                    models.Q(
                        ("nature", "feared"), ("sequel", "not_happened"), ("sequel_case", None)
                    ),
                    models.Q(
                        ("nature", "feared"), ("sequel", "happened"), ("sequel_case__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="only_fears_have_a_sequel",
            ),
        ),
        migrations.AddField(
            model_name="casestory",
            name="added_office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
            ),
        ),
        migrations.AddField(
            model_name="casestory",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidences",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="casestory",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="newsroom.story"
            ),
        ),
        migrations.AddField(
            model_name="reader",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="readers", to="cases.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="casestory",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("case", "story"),
                name="story_stands_once_in_a_case",
            ),
        ),
        migrations.AddIndex(
            model_name="reader",
            index=models.Index(fields=["region"], name="case_reader_region"),
        ),
        migrations.AddConstraint(
            model_name="reader",
            constraint=models.UniqueConstraint(fields=("case", "region"), name="case_read_once"),
        ),
    ]
