"""Where Django looks for models: everything is defined in the module of its subject."""

from content_models.catalogue import PAGE_TYPES
from content_models.media import PortalDocument, PortalImage, PortalRendition
from content_models.navigation import HomePage, SectionPage, SitePortal
from content_models.site_settings import PortalSettings

__all__ = [
    "PAGE_TYPES",
    "HomePage",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "SectionPage",
    "SitePortal",
]
