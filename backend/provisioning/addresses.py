"""Where a registry's hosts are reached on this deployment: their own names, or local stand-ins."""

from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Deployment:
    """The address at which the system's domain is reached here."""

    domain: str
    public_host: str
    port: int

    @classmethod
    def of(cls, domain: str, public_url: str | None) -> "Deployment":
        """Return the deployment for a domain reached at `public_url` (its own https address if None)."""
        address = urlsplit(public_url or f"https://{domain}")
        port = address.port or DEFAULT_PORTS[address.scheme]
        return cls(domain, address.hostname or domain, port)

    def host(self, registered: str) -> str:
        """Return the host name here of one the registry lists."""
        if registered == self.domain:
            return self.public_host
        if registered.endswith(f".{self.domain}"):
            return registered.removesuffix(self.domain) + self.public_host
        return registered

    def url(self, registered: str) -> str:
        """Return the address of a registered host, without a slash at its end."""
        scheme = "https" if self.port == DEFAULT_PORTS["https"] else "http"
        suffix = "" if self.port in DEFAULT_PORTS.values() else f":{self.port}"
        return f"{scheme}://{self.host(registered)}{suffix}"
