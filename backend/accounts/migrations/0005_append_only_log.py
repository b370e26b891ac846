from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION accounts_staffevent_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'accounts_staffevent is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER accounts_staffevent_append_only BEFORE UPDATE OR DELETE ON accounts_staffevent
FOR EACH ROW EXECUTE FUNCTION accounts_staffevent_is_append_only();
"""
POSTGRESQL_BACK = """
DROP TRIGGER accounts_staffevent_append_only ON accounts_staffevent;
DROP FUNCTION accounts_staffevent_is_append_only();
"""
SQLITE = [
    f"CREATE TRIGGER accounts_staffevent_no_{event} BEFORE {event} ON accounts_staffevent "
    "BEGIN SELECT RAISE(ABORT, 'accounts_staffevent is append-only'); END"
    for event in ("update", "delete")
]
SQLITE_BACK = [f"DROP TRIGGER accounts_staffevent_no_{event}" for event in ("update", "delete")]


def run(statements):
    """Run the statements written for the database in use."""

    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_staff_log")]

    operations = [
        migrations.RunPython(
            run({"postgresql": [POSTGRESQL], "sqlite": SQLITE}),
            run({"postgresql": [POSTGRESQL_BACK], "sqlite": SQLITE_BACK}),
        ),
    ]
