from django.db import migrations, models

import backend.published.models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0004_withheld_sites"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="mark",
            field=models.CharField(default=backend.published.models.new_mark, max_length=16),
        ),
    ]
