from django.db import migrations

STATEMENT = """
INSERT INTO published_clearance (page_id, revision, seal, media, at)
SELECT item.page_id, COALESCE(page.live_revision_id, 0), '', '{}', CURRENT_TIMESTAMP
FROM published_item AS item JOIN wagtailcore_page AS page ON page.id = item.page_id
"""


class Migration(migrations.Migration):
    """What was public before clearances existed stays public."""

    dependencies = [
        ("published", "0002_clearances"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunSQL(STATEMENT, migrations.RunSQL.noop)]
