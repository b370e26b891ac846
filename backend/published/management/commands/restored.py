"""`python -m backend restored`: to be run once a database came back from a backup."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.published import feed


class Command(BaseCommand):
    """Let every follower of the feed read all anew."""

    help = "After the database was restored: every publisher builds everything anew."

    def handle(self, *args: Any, **options: Any) -> None:
        feed.begin_another_history()
        with override("vi"):
            self.stdout.write(
                _("Mọi con trỏ đã cấp không còn hiệu lực: các trình xuất bản tự dựng lại toàn bộ.")
            )
