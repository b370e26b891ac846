from django.db import migrations

# Only changing is refused: with its site, a site's record goes too.
POSTGRESQL = """
CREATE FUNCTION deadlines_deadlinechange_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'deadlines_deadlinechange is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER deadlines_deadlinechange_append_only BEFORE UPDATE ON deadlines_deadlinechange
FOR EACH ROW EXECUTE FUNCTION deadlines_deadlinechange_is_append_only();
"""
POSTGRESQL_BACK = """
DROP TRIGGER deadlines_deadlinechange_append_only ON deadlines_deadlinechange;
DROP FUNCTION deadlines_deadlinechange_is_append_only();
"""
SQLITE = (
    "CREATE TRIGGER deadlines_deadlinechange_no_update BEFORE UPDATE ON deadlines_deadlinechange "
    "BEGIN SELECT RAISE(ABORT, 'deadlines_deadlinechange is append-only'); END"
)
SQLITE_BACK = "DROP TRIGGER deadlines_deadlinechange_no_update"


def run(statements):
    """Run the statement written for the database in use."""

    def apply(apps, schema_editor):
        schema_editor.execute(statements[schema_editor.connection.vendor])

    return apply


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_deadlines")]

    operations = [
        migrations.RunPython(
            run({"postgresql": POSTGRESQL, "sqlite": SQLITE}),
            run({"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK}),
        ),
    ]
