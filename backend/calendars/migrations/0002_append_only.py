from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION calendars_calendarchange_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'calendars_calendarchange is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER calendars_calendarchange_append_only BEFORE UPDATE OR DELETE ON calendars_calendarchange
FOR EACH ROW EXECUTE FUNCTION calendars_calendarchange_is_append_only();
"""
POSTGRESQL_BACK = """
DROP TRIGGER calendars_calendarchange_append_only ON calendars_calendarchange;
DROP FUNCTION calendars_calendarchange_is_append_only();
"""
SQLITE = [
    f"CREATE TRIGGER calendars_calendarchange_no_{event} BEFORE {event} ON calendars_calendarchange "
    "BEGIN SELECT RAISE(ABORT, 'calendars_calendarchange is append-only'); END"
    for event in ("update", "delete")
]
SQLITE_BACK = [
    f"DROP TRIGGER calendars_calendarchange_no_{event}" for event in ("update", "delete")
]


def run(statements):
    """Run the statements written for the database in use."""

    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_calendars")]

    operations = [
        migrations.RunPython(
            run({"postgresql": [POSTGRESQL], "sqlite": SQLITE}),
            run({"postgresql": [POSTGRESQL_BACK], "sqlite": SQLITE_BACK}),
        ),
    ]
