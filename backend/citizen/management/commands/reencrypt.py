"""`python -m backend reencrypt`: what citizens told, encrypted by the newest of PORTAL_PERSONAL_DATA_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.citizen import retention


class Command(BaseCommand):
    """Change the key of personal data."""

    help = "Mã hóa lại dữ liệu cá nhân bằng khóa mới nhất của PORTAL_PERSONAL_DATA_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Encrypt everything anew; safe to repeat."""
        self.stdout.write(f"{retention.reencrypt()}")
