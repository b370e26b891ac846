"""Which portals a city has: `sites_config.yaml`, its rules and its faults; no database."""

from backend.site_registry.faults import Fault, RegistryErrors
from backend.site_registry.reader import load_registry, read_registry
from backend.site_registry.registry import Registry, SiteConfig, SystemConfig

__all__ = [
    "Fault",
    "Registry",
    "RegistryErrors",
    "SiteConfig",
    "SystemConfig",
    "load_registry",
    "read_registry",
]
