from django.db import migrations

FIELDS = ("title", "number", "summary", "body", "attachment")
COLUMNS = [f"{form}_{field}" for form in ("folded", "exact") for field in FIELDS]
SQLITE = [
    f"CREATE VIRTUAL TABLE search_tokens USING fts5({', '.join(COLUMNS)}, "
    "columnsize=0, prefix='2 3', tokenize=\"ascii tokenchars '/'\")"
]
ZONES = ("number", "title", "head", "text", "whole")
POSTGRESQL = [
    f"CREATE TABLE search_tokens (id bigint PRIMARY KEY, {', '.join(f'{zone} tsvector NOT NULL' for zone in ZONES)})",
    *(f"CREATE INDEX search_tokens_{zone} ON search_tokens USING gin ({zone})" for zone in ZONES),
]


def run(statements):
    """Run the statements written for the database in use."""

    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            run({"postgresql": POSTGRESQL, "sqlite": SQLITE}),
            run(
                {
                    "postgresql": ["DROP TABLE search_tokens"],
                    "sqlite": ["DROP TABLE search_tokens"],
                }
            ),
        ),
    ]
