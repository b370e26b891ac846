"""The publisher's only reader of environment variables: typed, frozen, every fault at once."""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from frontend.target_addresses import TargetAddress, UnusableAddress, read_addresses

PREFIX = "PORTAL_"
KNOWN_ELSEWHERE = frozenset(
    PREFIX + name
    for name in (
        "ADMIN_HOSTS", "ADMIN_PORT", "API_KEPT_MEGABYTES", "API_PROXIES", "API_QUERY_SECONDS",
        "API_REQUESTS", "CLAMD", "DATABASE_URL", "DEBUG", "DEMO_PASSWORD", "EMAIL_FROM", "EMAIL_URL",
        "PERSONAL_DATA_KEYS", "PUBLIC_URL", "REGISTRY", "SEARCH_CA", "SEARCH_URL", "SECRET_KEY",
        "TRACKING_KEY", "TRANSLATE_KEY", "TRANSLATE_PROVIDER", "TRANSLATE_SECONDS", "TRANSLATE_URL",
    )
)  # fmt: skip
"""Variables of the backend, which may share an environment with the publisher on one machine."""

TOKEN_FILE = "publisher_token"  # noqa: S105 - the name of a file, not a secret


class EnvironmentFaults(ValueError):
    """The environment cannot be used; the message has a line for every variable at fault."""


class Environment(BaseSettings):
    """Everything a deployment of the publisher may set, each variable prefixed with `PORTAL_`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    api_url: str = Field(
        default="http://localhost:8000/api/v1/", description="Address of the CMS's API."
    )
    public_dir: Path = Field(
        default=Path("var/public"), description="Folder the sites are written to."
    )
    public_targets: str = Field(
        default="", description="Where the output is delivered to as well, between spaces."
    )
    state: Path = Field(default=Path("var"), description="Folder for the build state.")
    web_port: int = Field(default=8080, ge=1, le=65535, description="Port of the local web server.")
    preview_port: int = Field(
        default=8090, ge=1, le=65535, description="Port of the previews, behind a web server."
    )
    publisher_workers: int = Field(
        default_factory=lambda: min(2, os.cpu_count() or 1),
        ge=1,
        le=64,
        description="Processes that share the work of a large run.",
    )
    publisher_token: SecretStr | None = Field(
        default=None,
        description="Signs receipts; unset means the one kept in state, if there is one.",
    )
    publisher_name: str = Field(
        default_factory=socket.gethostname,
        min_length=1,
        description="Names this publisher in receipts and tells its state from others'.",
    )

    @field_validator("api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if urlsplit(value).scheme not in {"http", "https"}:
            message = "must start with http:// or https://"
            raise ValueError(message)
        return value.rstrip("/") + "/"

    @field_validator("public_targets")
    @classmethod
    def _are_addresses(cls, value: str) -> str:
        try:
            read_addresses(value)
        except UnusableAddress as fault:
            raise ValueError(str(fault)) from None
        return value

    @property
    def targets(self) -> tuple[TargetAddress, ...]:
        """Return the delivery targets."""
        return read_addresses(self.public_targets)

    @property
    def delivery_state(self) -> Path:
        """Return the file that remembers what the targets are owed."""
        return self.state / "delivery.sqlite3"

    @property
    def compiled_templates(self) -> Path:
        """Return the folder where compiled templates are kept."""
        return self.state / "templates"

    @property
    def papers(self) -> Path:
        """Return the folder where pages are kept that were asked for on paper."""
        return self.state / "papers"

    @property
    def questions(self) -> Path:
        """Return the folder where citizens' questions wait, sealed, while the CMS is away."""
        return self.state / "questions"

    @property
    def build_state(self) -> Path:
        """Return the file of the build state: one for each publisher, in its own state folder."""
        return self.state / "publisher.sqlite3"

    def receipt_token(self) -> str | None:
        """Return the token that signs receipts, or None where nobody gave one."""
        if self.publisher_token is not None:
            return self.publisher_token.get_secret_value()
        kept = self.state / TOKEN_FILE
        return kept.read_text(encoding="utf-8").strip() if kept.is_file() else None


def read_environment() -> Environment:
    """Return the environment, or raise `EnvironmentFaults` naming every variable at fault."""
    known = {PREFIX + name.upper() for name in Environment.model_fields} | KNOWN_ELSEWHERE
    faults = [
        f"{name}: không phải biến của hệ thống; hãy xóa hoặc sửa tên"
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and name not in known
    ]
    try:
        environment = Environment()
    except ValidationError as error:
        faults += [
            f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors()
        ]
    if faults:
        raise EnvironmentFaults("\n".join(faults))
    return environment
