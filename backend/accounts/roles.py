"""The roles a person may hold: the regulations' cập nhật, biên tập, kiểm duyệt, quản trị, the city's own."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What somebody is on one site, or (city board, auditor) in the whole system.

    HP11-8.1a-2, HCM24-15.2, TD25-11.3b; topic reviewers TD25-12.5; supervision HP25-10.3.
    """

    AUTHOR = "author"
    COLLABORATOR = "collaborator"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    TRANSLATOR = "translator"
    ANSWERS = "answers"
    ADMIN = "admin"
    CITY_BOARD = "city-board"
    AUDITOR = "auditor"


SYSTEM_ROLES = (Role.CITY_BOARD, Role.AUDITOR)
"""Held in the whole system and on no single site: they see everything and write nothing."""
SITE_ROLES = tuple(role for role in Role if role not in SYSTEM_ROLES)
WRITING_ROLES = (Role.AUTHOR, Role.COLLABORATOR, Role.EDITOR, Role.TRANSLATOR, Role.ADMIN)


class Affiliation(StrEnum):
    """Where a collaborator comes from (HCM24-16, HP25-12.3)."""

    CIVIL_SERVANT = "civil-servant"
    PRESS = "press"
    INDIVIDUAL = "individual"


HEAD = "head"
"""The board title, the same in every rule set, of whoever answers for the board (Trưởng ban)."""

ROLE_LABELS = {
    Role.AUTHOR: _("Cập nhật (tác giả)"),
    Role.COLLABORATOR: _("Cộng tác viên"),
    Role.EDITOR: _("Biên tập (thư ký)"),
    Role.REVIEWER: _("Kiểm duyệt theo lĩnh vực"),
    Role.APPROVER: _("Kiểm duyệt (Trưởng ban, Phó Trưởng ban)"),
    Role.TRANSLATOR: _("Biên dịch"),
    Role.ANSWERS: _("Trả lời câu hỏi"),
    Role.ADMIN: _("Quản trị cổng"),
    Role.CITY_BOARD: _("Ban Biên tập thành phố (giám sát hệ thống)"),
    Role.AUDITOR: _("Kiểm tra, giám sát (chỉ xem)"),
}

AFFILIATION_LABELS = {
    Affiliation.CIVIL_SERVANT: _("Cán bộ, công chức, viên chức"),
    Affiliation.PRESS: _("Phóng viên, biên tập viên báo chí"),
    Affiliation.INDIVIDUAL: _("Cá nhân có trình độ, kinh nghiệm"),
}

# Wagtail's page permissions below the portal root. They open lists and forms; what may be done
# with a page is asked of backend.approval.permissions, and nothing is published but by the chain.
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: ("add_page",),
    Role.COLLABORATOR: ("add_page",),
    Role.EDITOR: ("add_page", "change_page", "lock_page"),
    Role.REVIEWER: ("unlock_page",),
    Role.APPROVER: ("change_page", "publish_page", "lock_page", "unlock_page"),
    Role.TRANSLATOR: ("add_page",),
    Role.ANSWERS: (),
    Role.ADMIN: ("add_page", "change_page", "lock_page", "unlock_page"),
    # Wagtail has no permission to look: this one makes a tree visible and is otherwise denied.
    Role.CITY_BOARD: ("unlock_page",),
    Role.AUDITOR: ("unlock_page",),
}

_CHOOSES = ("choose_image", "choose_document")
_ADDS = ("add_image", "add_document", *_CHOOSES)
_KEEPS = ("change_image", "change_document", *_ADDS)
# Permissions on the site's own collection. Wagtail asks for those of its own models, whichever
# model stands in for them.
MEDIA_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: _ADDS,
    Role.COLLABORATOR: _ADDS,
    Role.EDITOR: _KEEPS,
    Role.REVIEWER: _CHOOSES,
    Role.APPROVER: _CHOOSES,
    Role.TRANSLATOR: _CHOOSES,
    Role.ANSWERS: (),
    Role.ADMIN: _KEEPS,
    Role.CITY_BOARD: (),
    Role.AUDITOR: (),
}
