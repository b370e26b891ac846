from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION approval_decision_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'approval_decision is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER approval_decision_append_only BEFORE UPDATE OR DELETE ON approval_decision
FOR EACH ROW EXECUTE FUNCTION approval_decision_is_append_only();
"""
POSTGRESQL_BACK = """
DROP TRIGGER approval_decision_append_only ON approval_decision;
DROP FUNCTION approval_decision_is_append_only();
"""
SQLITE = [
    f"CREATE TRIGGER approval_decision_no_{event} BEFORE {event} ON approval_decision "
    "BEGIN SELECT RAISE(ABORT, 'approval_decision is append-only'); END"
    for event in ("update", "delete")
]
SQLITE_BACK = [f"DROP TRIGGER approval_decision_no_{event}" for event in ("update", "delete")]


def run(statements):
    """Run the statements written for the database in use."""

    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("approval", "0002_record_and_steps")]

    operations = [
        migrations.RunPython(
            run({"postgresql": [POSTGRESQL], "sqlite": SQLITE}),
            run({"postgresql": [POSTGRESQL_BACK], "sqlite": SQLITE_BACK}),
        ),
    ]
