"""The Django application of the published store."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    """Published store."""

    name = "backend.published"
    label = "published"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.published import receivers

        receivers.connect()
