from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION citizen_event_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'citizen_event is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER citizen_event_append_only BEFORE UPDATE OR DELETE ON citizen_event
FOR EACH ROW EXECUTE FUNCTION citizen_event_is_append_only();
"""
POSTGRESQL_BACK = """
DROP TRIGGER citizen_event_append_only ON citizen_event;
DROP FUNCTION citizen_event_is_append_only();
"""
SQLITE = [
    f"CREATE TRIGGER citizen_event_no_{event} BEFORE {event} ON citizen_event "
    "BEGIN SELECT RAISE(ABORT, 'citizen_event is append-only'); END"
    for event in ("update", "delete")
]
SQLITE_BACK = [f"DROP TRIGGER citizen_event_no_{event}" for event in ("update", "delete")]


def run(statements):
    """Run the statements written for the database in use."""

    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("citizen", "0001_initial")]

    operations = [
        migrations.RunPython(
            run({"postgresql": [POSTGRESQL], "sqlite": SQLITE}),
            run({"postgresql": [POSTGRESQL_BACK], "sqlite": SQLITE_BACK}),
        ),
    ]
