"""What a secured cluster has at its door: TLS by an authority of its own, and one account.

The server from Maven Central comes without the distribution's security; an nginx before it answers
a stranger, and somebody with a wrong password, with the same 401.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.services import nginx
from tests.services.postgresql import free_port

ACCOUNT = "cong"
PASSWORD = "bí/mật:@"
"""It has what an address must write otherwise."""
CONFIGURATION = """
{user}
pid "{folder}/nginx.pid";
error_log "{folder}/error.log";
events {{}}
http {{
    access_log off;
    client_max_body_size 0;
    {temporary}
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate "{folder}/server.pem";
        ssl_certificate_key "{folder}/server.key";
        auth_basic "security";
        auth_basic_user_file "{folder}/accounts";
        location / {{
            proxy_pass {behind};
            proxy_http_version 1.1;
            proxy_set_header Authorization "";
        }}
    }}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Gate:
    """Where a secured cluster is, and the files of two authorities, one of which vouches for it."""

    port: int
    authority: str
    stranger: str
    public: None = None

    @property
    def address(self) -> str:
        """Return its address with the account that is let in."""
        return self.address_with(PASSWORD)

    def address_with(self, password: str) -> str:
        """Return its address with some password of the account."""
        return f"https://{ACCOUNT}:{quote(password, safe='')}@localhost:{self.port}"


@contextmanager
def before(address: str, folder: Path) -> Iterator[Gate]:
    """Keep a gate before a cluster."""
    port = free_port()
    _make_authority(folder, "authority")
    _make_authority(folder, "stranger")
    _make_certificate(folder)
    (folder / "accounts").write_text(f"{ACCOUNT}:{_hashed(PASSWORD)}\n")
    file = folder / "nginx.conf"
    file.write_text(
        CONFIGURATION.format(
            # The workers read what is ours alone.
            user="user root;" if os.geteuid() == 0 else "",
            folder=folder,
            temporary="\n".join(f'{each}_temp_path "{folder}/{each}";' for each in TEMPORARY),
            port=port,
            behind=address,
        )
    )
    with nginx.running(file, folder / "nginx.pid"):
        yield Gate(port, str(folder / "authority.pem"), str(folder / "stranger.pem"))


def _hashed(password: str) -> str:
    command = ["openssl", "passwd", "-apr1", password]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _make_authority(folder: Path, name: str) -> None:
    _openssl(folder, name, "-subj", f"/CN={name}")


def _make_certificate(folder: Path) -> None:
    signed = ["-CA", str(folder / "authority.pem"), "-CAkey", str(folder / "authority.key")]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    _openssl(folder, "server", *signed, *names, "-addext", "basicConstraints=critical,CA:FALSE")


def _openssl(folder: Path, name: str, *options: str) -> None:
    files = ["-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2"]
    command = ["openssl", "req", "-x509", "-nodes", *kind, *files, *options]
    subprocess.run(command, check=True, capture_output=True)
