from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations, models

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

ERASED = """EXISTS (SELECT 1 FROM audit_entry WHERE act = 'values.erased' AND thing = 'entry'
    AND thing_id = CAST(OLD.entry_id AS TEXT))"""
SQLITE = [
    """CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry
    WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    """CREATE TRIGGER audit_values_no_replace BEFORE INSERT ON audit_values
    WHEN EXISTS (SELECT 1 FROM audit_values WHERE entry_id = NEW.entry_id)
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    """CREATE TRIGGER audit_values_no_update BEFORE UPDATE ON audit_values
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    f"""CREATE TRIGGER audit_values_no_delete BEFORE DELETE ON audit_values WHEN NOT {ERASED}
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only: no recorded erasing'); END""",
]
POSTGRES = [
    """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()""",
    """CREATE TRIGGER audit_values_no_truncate BEFORE TRUNCATE ON audit_values
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()""",
    """CREATE TRIGGER audit_values_no_update BEFORE UPDATE ON audit_values
    FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()""",
    f"""CREATE FUNCTION audit_values_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {ERASED} THEN RETURN OLD; END IF;
      RAISE EXCEPTION 'the trail is append-only: no recorded erasing'
      USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER audit_values_no_delete BEFORE DELETE ON audit_values
    FOR EACH ROW EXECUTE FUNCTION audit_values_keep()""",
]
SQLITE_BACK = [
    "DROP TRIGGER audit_entry_no_replace",
    "DROP TRIGGER audit_values_no_replace",
    "DROP TRIGGER audit_values_no_update",
    "DROP TRIGGER audit_values_no_delete",
]
POSTGRES_BACK = [
    "DROP TRIGGER audit_entry_no_truncate ON audit_entry",
    "DROP TRIGGER audit_values_no_truncate ON audit_values",
    "DROP TRIGGER audit_values_no_update ON audit_values",
    "DROP TRIGGER audit_values_no_delete ON audit_values",
    "DROP FUNCTION audit_values_keep()",
]


def forbid_changes(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def allow_changes(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    back = POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK
    for statement in back:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_acts_by_app")]
    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("link", models.CharField(default="", max_length=64)),
                ("at", models.DateTimeField(null=True)),
                ("walked_at", models.DateTimeField(null=True)),
                ("fault", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_checkpoint")
                ],
            },
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
