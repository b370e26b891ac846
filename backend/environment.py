"""The only reader of environment variables: typed, frozen, every fault at once, values never echoed."""

import os
import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PORTAL_"
KNOWN_ELSEWHERE = frozenset(
    {
        "PORTAL_API_URL",
        "PORTAL_PREVIEW_PORT",
        "PORTAL_PUBLIC_DIR",
        "PORTAL_PUBLIC_TARGETS",
        "PORTAL_PUBLISHER_NAME",
        "PORTAL_PUBLISHER_WORKERS",
    }
)
"""Variables of the publisher, which may share an environment with the backend on one machine."""


SHORTEST_KEY = 32
"""Characters of a secret that encrypts personal data."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


class EnvironmentFaults(ValueError):
    """The environment cannot be used; the message names every variable at fault, on its own line."""


class Environment(BaseSettings):
    """Everything a deployment may set, each variable prefixed with `PORTAL_`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    state: Path = Field(Path("var"), description="Folder for the database, files and built sites.")
    registry: Path = Field(Path("sites_config.yaml"), description="The file that lists the sites.")
    database_url: SecretStr | None = Field(
        None,
        description="`postgresql://user:password@host:port/name`; unset means SQLite in state.",
    )
    secret_key: SecretStr | None = Field(
        None, description="Signs sessions; unset means one is made and kept in state."
    )
    public_url: str | None = Field(
        None,
        description="Where the system's domain is reached, e.g. `http://haiphong.localhost:8080`; "
        "unset means `https://` and the domain of the registry.",
    )
    admin_hosts: str = Field(
        "localhost,127.0.0.1", description="Host names on which the admin answers, by commas."
    )
    admin_port: int = Field(8000, ge=1, le=65535, description="Port of the admin and the API.")
    web_port: int = Field(8080, ge=1, le=65535, description="Port of the local web server.")
    demo_password: SecretStr | None = Field(
        None, description="Password of every demo account; unset means a random one, printed once."
    )
    publisher_token: SecretStr | None = Field(
        None, description="Shared with the publisher, for receipts; unset means one kept in state."
    )
    email_url: SecretStr | None = Field(
        None,
        description="`smtp://user:password@host:port` (by STARTTLS where there is a user) or "
        "`smtps://`; unset means that mail is written to files in state.",
    )
    email_from: str | None = Field(
        None, description="Sender of the system's mail; unset means no-reply at the admin's host."
    )
    search_url: SecretStr | None = Field(
        None,
        description="`https://user:password@host:port` of an Elasticsearch 8 cluster, several by "
        "commas; unset means that the database is searched.",
    )
    search_ca: str | None = Field(
        None,
        description="File of the authority that signed the cluster's certificate; unset means that "
        "a public one did.",
    )
    api_requests: int = Field(
        600,
        ge=0,
        description="Requests a minute that one reader may make of the API; 0 means any number.",
    )
    api_query_seconds: int = Field(
        5,
        ge=0,
        le=600,
        description="Seconds the database may take over one statement of a reader of the API, ten "
        "times as many over one of an export; 0 means any number.",
    )
    api_kept_megabytes: int = Field(
        32,
        ge=0,
        le=65_536,
        description="Memory for answers of the API that are given again, in each server process.",
    )
    api_proxies: int = Field(
        0,
        ge=0,
        le=9,
        description="Proxies of ours on other machines that a request to the API passes.",
    )
    personal_data_keys: SecretStr | None = Field(
        None,
        description="Secrets that encrypt what citizens tell about themselves, newest first, by "
        "commas; unset means one kept in state, without which that data is lost.",
    )
    tracking_key: SecretStr | None = Field(
        None,
        description="Makes and recognises the codes by which citizens follow their questions; unset "
        "means one kept in state. It cannot be changed: old codes would be forgotten.",
    )
    clamd: str | None = Field(
        None,
        description="Socket of ClamAV's daemon, a path or host:port, that looks at what citizens "
        "attach; unset means that nothing is scanned, and staff are told so.",
    )
    translate_url: str | None = Field(
        None, description="Where that service is, e.g. `http://127.0.0.1:5000`, without its paths."
    )
    translate_key: SecretStr | None = Field(None, description="Its key; sent by https only.")
    # Behind what it is judged with.
    translate_provider: Literal["libretranslate", "deepl"] | None = Field(
        None,
        validate_default=True,
        description="What translates by machine where the registry allows it; unset means nothing.",
    )
    translate_seconds: int = Field(
        20, ge=1, le=120, description="Seconds a question to that service may take altogether."
    )
    debug: bool = Field(False, description="Django's debug pages; never on a public machine.")

    @field_validator("translate_url")
    @classmethod
    def _is_a_service(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        has_more = parts.query or parts.fragment or "@" in parts.netloc
        is_known = parts.scheme in {"http", "https"} and parts.hostname
        if not is_known or has_more or not _has_good_port(value):
            message = "must be http(s)://host:port, without a name, a password or a query"
            raise ValueError(message)
        return value.rstrip("/")

    @field_validator("translate_provider")
    @classmethod
    def _is_whole(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "translate_url" not in info.data:
            return value  # its own fault is told already
        faults = list(_faults_of_a_service(value, info.data["translate_url"], info.data))
        if faults:
            raise ValueError("; ".join(faults))
        return value

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in {"http", "https"}):
            message = "must start with http:// or https://"
            raise ValueError(message)
        return value.rstrip("/") if value else None

    @field_validator("database_url")
    @classmethod
    def _is_postgresql(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.match(r"postgres(ql)?://", value.get_secret_value()):
            message = "must start with postgresql://"
            raise ValueError(message)
        return value

    @field_validator("search_url")
    @classmethod
    def _is_a_cluster(cls, value: SecretStr | None) -> SecretStr | None:
        for address in value.get_secret_value().split(",") if value else ():
            parts = urlsplit(address)
            is_known = parts.scheme in {"http", "https"} and parts.hostname
            if not is_known or not _has_good_port(address) or parts.path.strip("/"):
                message = "must be http(s)://user:password@host:port, several by commas"
                raise ValueError(message)
        return value

    @field_validator("search_ca")
    @classmethod
    def _is_a_file(cls, value: str | None) -> str | None:
        if value is not None and not Path(value).is_file():
            message = "must be a file"
            raise ValueError(message)
        return value

    @field_validator("personal_data_keys")
    @classmethod
    def _are_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        for key in value.get_secret_value().split(",") if value else ():
            if len(key.strip()) < SHORTEST_KEY:
                message = f"must be secrets of {SHORTEST_KEY} characters at least, by commas"
                raise ValueError(message)
        return value

    @field_validator("clamd")
    @classmethod
    def _is_a_socket(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("/") and not re.fullmatch(r".+:\d+", value):
            message = "must be the path of a socket, or host:port"
            raise ValueError(message)
        return value

    @field_validator("email_url")
    @classmethod
    def _is_a_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        address = urlsplit(value.get_secret_value())
        if address.scheme not in {"smtp", "smtps"} or not address.hostname:
            message = "must be smtp://user:password@host:port or smtps://…"
            raise ValueError(message)
        if not _has_good_port(value.get_secret_value()) or address.path.strip("/"):
            message = "must end with the port, a number from 1 to 65535, or with the host"
            raise ValueError(message)
        return value

    @field_validator("email_from")
    @classmethod
    def _is_a_sender(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(value)[1]):
            message = "must be an address, or a name with an address in <>"
            raise ValueError(message)
        return value

    @property
    def search_nodes(self) -> tuple[str, ...]:
        """Return the addresses of the search cluster, with their ports; none where there is none."""
        listed = self.search_url.get_secret_value().split(",") if self.search_url else []
        return tuple(_with_port(address) for address in listed)

    @property
    def admin_host_names(self) -> list[str]:
        """Return the host names of the admin, the main one first."""
        return [host.strip() for host in self.admin_hosts.split(",") if host.strip()]

    @property
    def admin_url(self) -> str:
        """Return where staff reach the admin, without a slash at its end: letters link there."""
        main = next(iter(self.admin_host_names), "localhost")
        return f"http://localhost:{self.admin_port}" if main in LOOPBACK else f"https://{main}"


def _faults_of_a_service(
    provider: str | None, url: str | None, others: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what of a translating service is missing, or does not go together."""
    key = others.get("translate_key")
    if provider is None:
        if url is not None or key is not None:
            yield "must be libretranslate or deepl where PORTAL_TRANSLATE_URL or _KEY is set"
        return
    if url is None:
        yield "needs PORTAL_TRANSLATE_URL"
    if provider == "deepl" and key is None:
        yield "needs PORTAL_TRANSLATE_KEY"
    parts = urlsplit(url or "")
    if key is not None and parts.scheme == "http" and parts.hostname not in LOOPBACK:
        yield "needs an https:// PORTAL_TRANSLATE_URL: a key is never sent in the clear"


def _has_good_port(address: str) -> bool:
    try:
        port = urlsplit(address).port
    except ValueError:
        return False
    return port is None or port > 0


def _with_port(address: str) -> str:
    parts = urlsplit(address)
    if parts.port:
        return address.rstrip("/")
    usual = 443 if parts.scheme == "https" else 80
    return f"{parts.scheme}://{parts.netloc.removesuffix(':')}:{usual}"


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
            f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()
        ]
    if faults:
        raise EnvironmentFaults("\n".join(faults))
    return environment
