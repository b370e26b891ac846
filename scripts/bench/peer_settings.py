"""The peer: this system's own settings and data, read through Wagtail's API v2."""

from backend.settings import *  # noqa: F403
from backend.settings import INSTALLED_APPS as OWN_APPS

INSTALLED_APPS = [*OWN_APPS, "wagtail.api.v2"]
ROOT_URLCONF = "scripts.bench.peer_urls"
