"""What the commands read of the environment, and what they tell the processes they start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backend.environment import EnvironmentFaults as BackendFaults
from backend.environment import read_environment as read_backend
from backend.site_registry.faults import RegistryErrors
from backend.site_registry.reader import load_registry
from backend.site_registry.registry import Registry
from frontend.environment import EnvironmentFaults as PublisherFaults
from frontend.environment import read_environment as read_publisher
from scripts.refusal import Refusal


@dataclass(frozen=True)
class Deployment:
    """One stack on this machine: where it keeps its state, and the addresses it answers at."""

    state: Path
    admin_port: int
    web_port: int
    public_url: str
    database_url: str | None
    has_chosen_password: bool
    registry_file: Path
    registry: Registry

    @property
    def admin_url(self) -> str:
        """Return the address of the admin's server, without a slash at its end."""
        return f"http://localhost:{self.admin_port}"

    @property
    def health_url(self) -> str:
        """Return the address that is 200 once every portal can be read."""
        return f"{self.admin_url}/api/v1/health/"

    def variables(self) -> Mapping[str, str]:
        """Return the environment of every process of the stack."""
        usual = {
            "PORTAL_API_URL": f"{self.admin_url}/api/v1/",
            "PORTAL_PUBLIC_DIR": str(self.state / "public"),
        }
        decided = {
            "PORTAL_STATE": str(self.state),
            "PORTAL_REGISTRY": str(self.registry_file),
            "PORTAL_PUBLIC_URL": self.public_url,
            "PYTHONUNBUFFERED": "1",
        }
        return usual | os.environ | decided


def read_deployment() -> Deployment:
    """Return what the environment and the registry describe; Refusal names every fault."""
    try:
        backend, _publisher = read_backend(), read_publisher()
        registry = load_registry(backend.registry)
    except (BackendFaults, PublisherFaults, RegistryErrors) as faults:
        raise Refusal(str(faults)) from faults
    label = registry.system.domain.partition(".")[0]
    return Deployment(
        state=backend.state.absolute(),
        admin_port=backend.admin_port,
        web_port=backend.web_port,
        public_url=backend.public_url or f"http://{label}.localhost:{backend.web_port}",
        database_url=backend.database_url.get_secret_value() if backend.database_url else None,
        has_chosen_password=backend.demo_password is not None,
        registry_file=backend.registry.absolute(),
        registry=registry,
    )
