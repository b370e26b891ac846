"""The roles a person may hold on a site: the regulations' cập nhật, biên tập, kiểm duyệt, quản trị."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What somebody is on one site (HP11-8.1a-2, HCM24-15.2, TD25-11.3b)."""

    AUTHOR = "author"
    EDITOR = "editor"
    APPROVER = "approver"
    TRANSLATOR = "translator"
    ANSWERS = "answers"
    ADMIN = "admin"


ROLE_LABELS = {
    Role.AUTHOR: _("Cập nhật (tác giả, cộng tác viên)"),
    Role.EDITOR: _("Biên tập (thư ký)"),
    Role.APPROVER: _("Kiểm duyệt (Trưởng ban, Phó Trưởng ban)"),
    Role.TRANSLATOR: _("Biên dịch"),
    Role.ANSWERS: _("Trả lời câu hỏi"),
    Role.ADMIN: _("Quản trị cổng"),
}

# Wagtail's page permissions below the portal root. `publish` here only ever lets somebody take a
# page off: nothing is published but through the chain (backend.approval.permissions).
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: ("add_page",),
    Role.EDITOR: ("add_page", "change_page", "lock_page"),
    Role.APPROVER: ("change_page", "publish_page", "lock_page", "unlock_page"),
    Role.TRANSLATOR: ("add_page",),
    Role.ANSWERS: (),
    Role.ADMIN: ("add_page", "change_page", "lock_page", "unlock_page"),
}

# Permissions on the site's own collection, by Wagtail's codenames.
MEDIA_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: ("add_portalimage", "choose_image", "add_portaldocument", "choose_document"),
    Role.EDITOR: (
        "add_portalimage",
        "change_portalimage",
        "choose_image",
        "add_portaldocument",
        "change_portaldocument",
        "choose_document",
    ),
    Role.APPROVER: ("choose_image", "choose_document"),
    Role.TRANSLATOR: ("choose_image", "choose_document"),
    Role.ANSWERS: (),
    Role.ADMIN: (
        "add_portalimage",
        "change_portalimage",
        "choose_image",
        "add_portaldocument",
        "change_portaldocument",
        "choose_document",
    ),
}
