from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content_models", "0003_source_url"),
    ]

    operations = [
        migrations.AddField(
            model_name="portalsettings",
            name="leads_on",
            field=models.BooleanField(
                default=False,
                editable=False,
                verbose_name="chuyển người đọc sang địa chỉ kế thừa",
            ),
        ),
        migrations.AddField(
            model_name="portalsettings",
            name="successor_key",
            field=models.CharField(
                blank=True, editable=False, max_length=63, verbose_name="mã cổng kế thừa"
            ),
        ),
    ]
