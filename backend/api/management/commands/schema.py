"""`python -m backend schema`: writes the API's description to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from backend.api.schema import as_json


class Command(BaseCommand):
    """Writes the OpenAPI description."""

    help = "Ghi mô tả OpenAPI của API ra tệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let the file be chosen."""
        parser.add_argument("--file", type=Path, default=Path("docs/openapi.json"))

    def handle(self, *, file: Path, **_options: Any) -> None:
        """Write the file."""
        file.write_text(as_json(), encoding="utf-8")
        self.stdout.write(f"{file}")
