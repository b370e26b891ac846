"""What a benchmark reads of the environment, and what it tells the processes it starts."""

import os

from scripts.environment import Deployment

PREFIX = "PORTAL_"


def given_database() -> str | None:
    """Return the address of the PostgreSQL server to measure on, None for SQLite."""
    return os.environ.get(f"{PREFIX}DATABASE_URL")


def given_cluster() -> str | None:
    """Return the address of the Elasticsearch cluster to measure beside, None for none."""
    return os.environ.get(f"{PREFIX}SEARCH_URL")


def variables_of(deployment: Deployment) -> dict[str, str]:
    """Return the environment of a stack's processes: nothing of ours but what is said here."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    own = {
        "PORTAL_STATE": str(deployment.state),
        "PORTAL_REGISTRY": str(deployment.registry_file),
        "PORTAL_PUBLIC_URL": deployment.public_url,
        "PORTAL_PUBLIC_DIR": str(deployment.state / "public"),
        "PORTAL_API_URL": f"http://127.0.0.1:{deployment.admin_port}/api/v1/",
        "PORTAL_ADMIN_PORT": str(deployment.admin_port),
        "PORTAL_WEB_PORT": str(deployment.web_port),
        "PYTHONUNBUFFERED": "1",
    }
    if deployment.database_url:
        own["PORTAL_DATABASE_URL"] = deployment.database_url
    return inherited | own
