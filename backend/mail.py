"""The mail server's settings: the one an address names, or files in the state folder."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from backend.environment import Environment

FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION = 587
"""Where a server takes mail from those who log in."""

SENDER = "Cổng thông tin điện tử <khong-tra-loi@{host}>"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """How mail leaves. `starts_tls`: by STARTTLS; `is_tls`: encrypted from the first byte."""

    backend: str
    sender: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    starts_tls: bool = False
    is_tls: bool = False


def mail_settings(environment: Environment) -> Mail:
    """Return how mail leaves this deployment. A password never travels in the clear."""
    host = next(iter(environment.admin_host_names), "localhost")
    sender = environment.email_from or SENDER.format(host=host)
    if environment.email_url is None:
        return Mail(backend=FILES, sender=sender)
    address = urlsplit(environment.email_url.get_secret_value())
    is_tls = address.scheme == "smtps"
    logs_in = bool(address.username)
    return Mail(
        backend=SMTP,
        sender=sender,
        host=address.hostname or "",
        port=address.port or (SUBMISSION if logs_in and not is_tls else PORTS[address.scheme]),
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        starts_tls=logs_in and not is_tls,
        is_tls=is_tls,
    )
