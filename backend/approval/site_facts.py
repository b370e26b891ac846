"""Changing a site's own facts: by its board, with a reason, on record."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from backend.accounts.rights import holds_role
from backend.accounts.roles import Role
from backend.approval import record
from backend.approval.decisions import Act
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

OWN_FACTS = (
    "owner", "manager", "operator", "licence", "attribution", "address", "phone", "email", "hotline",
)  # fmt: skip
"""What a site's board may change; all else is the registry's."""


@transaction.atomic
def change(portal: SitePortal, facts: Mapping[str, str], *, by: Any, reason: str) -> None:
    """Change facts of a site; what differs is recorded with what it was."""
    if not holds_role(by, portal, Role.APPROVER):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào hồ sơ.")})
    settings = PortalSettings.objects.get(key=portal.key)
    changed = {
        name: [getattr(settings, name), value]
        for name, value in facts.items()
        if name in OWN_FACTS and getattr(settings, name) != value
    }
    for name, (_before, value) in changed.items():
        setattr(settings, name, value)
    if not changed:
        return
    settings.full_clean()
    settings.save()
    entry = record.Entry(act=Act.SETTINGS, by=by, reason=reason, detail={"changed": changed})
    record.write_of_site(portal, entry)
