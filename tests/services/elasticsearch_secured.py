"""A private Elasticsearch with the distribution's security: TLS by an authority of its own, accounts.

What needs SAML is left out; its libraries are not on Maven Central.
"""

import hashlib
import json
import os
import shutil
import ssl
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.services import elasticsearch
from tests.services.elasticsearch import Node

RECIPE = Path(__file__).with_name("elasticsearch_security")
ACCOUNT = "cong"
STRANGER = "khach"
"""Who may log in, and nothing else."""
PASSWORD = "bí/mật:@"
"""It has what an address must write otherwise."""
SECURITY = {
    "xpack.security.enabled": "true",
    "xpack.security.autoconfiguration.enabled": "false",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "server.key",
    "xpack.security.http.ssl.certificate": "server.pem",
}
ROUNDS = 10_000


class SecuredNode(Node):
    """A node that lets in who has an account, over TLS; `role` is what the account may do."""

    def __init__(self, folder: Path, role: dict[str, Any]) -> None:
        super().__init__(folder)
        self._configuration = _secured_home(folder / "home")
        _make_authority(self._configuration, "authority")
        _make_authority(self._configuration, "another")
        _make_certificate(self._configuration)
        users = "".join(f"{name}:{_hashed(PASSWORD)}\n" for name in (ACCOUNT, STRANGER))
        (self._configuration / "users").write_text(users)
        (self._configuration / "users_roles").write_text(f"{ACCOUNT}:{ACCOUNT}\n")
        (self._configuration / "roles.yml").write_text(json.dumps({ACCOUNT: role}))

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"https://localhost:{self._port}"

    def address_of(self, account: str, password: str) -> str:
        """Return its address as somebody knows it."""
        return f"https://{account}:{quote(password, safe='')}@localhost:{self._port}"

    @property
    def authority(self) -> str:
        """The file of the authority that vouches for it."""
        return str(self._configuration / "authority.pem")

    @property
    def another(self) -> str:
        """The file of an authority that knows nothing of it."""
        return str(self._configuration / "another.pem")

    def _home(self) -> Path:
        return self._folder / "home"

    def _settings(self) -> dict[str, str]:
        return elasticsearch.SETTINGS | SECURITY

    def _asked_by(self) -> dict[str, Any]:
        trusted = ssl.create_default_context(cafile=self.authority)
        return {"verify": trusted, "auth": (ACCOUNT, PASSWORD)}


@contextmanager
def running(role: dict[str, Any]) -> Iterator[SecuredNode]:
    """Keep a secured node running that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="cong-elasticsearch-") as name:
        node = SecuredNode(Path(name), role)
        node.start()
        try:
            yield node
        finally:
            node.kill()


def _secured_home(place: Path) -> Path:
    """Lay out a home that shares everything but its configuration; return the folder of that."""
    plain = elasticsearch.home()

    def lay_out(folder: Path) -> None:
        shutil.copytree(plain, folder)
        shutil.copytree(RECIPE / "home", folder, dirs_exist_ok=True)
        elasticsearch.fetch(RECIPE / "pom.xml", folder)
        absent = sorted((RECIPE / "absent").glob("*.java"))
        _in_a_jar(folder / "modules" / "x-pack-security" / "absent.jar", absent)

    kept = elasticsearch.made_once([elasticsearch.RECIPE, RECIPE], lay_out)
    shutil.copytree(kept / "config", place / "config")
    for name in ("lib", "modules"):
        (place / name).symlink_to(kept / name)
    return place / "config"


def _in_a_jar(jar: Path, sources: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as classes:
        elasticsearch.compile_java(sources, "-d", classes)
        shutil.make_archive(str(jar.with_suffix("")), "zip", classes)
    jar.with_suffix(".zip").rename(jar)


def _hashed(password: str) -> str:
    salt = os.urandom(32)
    derived = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    return f"{{PBKDF2}}{ROUNDS}${b64encode(salt).decode()}${b64encode(derived).decode()}"


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
