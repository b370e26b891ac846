from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content_models", "0008_question_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="portalsettings",
            name="machine_translation",
            field=models.CharField(
                default="none", editable=False, max_length=16, verbose_name="dịch máy"
            ),
        ),
    ]
