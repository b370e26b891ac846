"""What may be offered to somebody on a site: a role with what the site's rule set asks of it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts.boards import approving_titles_of, titles_of, units_of
from backend.accounts.models import Invitation, Membership
from backend.accounts.roles import AFFILIATION_LABELS, ROLE_LABELS, SITE_ROLES, Affiliation, Role
from content_models.navigation import SitePortal


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A role on a site, to be invited to or assigned."""

    portal: SitePortal
    role: str
    title: str = ""
    unit: str = ""
    affiliation: str = ""
    until: date | None = None

    @classmethod
    def of(cls, row: Membership | Invitation) -> Self:
        """Return what a membership on a site was given as, or an invitation offers."""
        if row.portal is None:
            raise ValueError("A system role is offered on no site.")
        return cls(
            portal=row.portal,
            role=row.role,
            title=row.title,
            unit=row.unit,
            affiliation=row.affiliation,
            until=row.until,
        )

    def check(self, *, was_made: bool = False) -> None:
        """Refuse what the rule set or the calendar does not allow, every fault by its field.

        Who takes up what `was_made` to them earlier is not asked what only whoever made it could say.
        """
        found = {
            "role": self._fault_of_role(),
            "title": self._fault_of_title(),
            "unit": self._fault_of_unit(),
            "affiliation": self._fault_of_affiliation(must_have=not was_made),
            "until": self._fault_of_until(),
        }
        faults = {field: fault for field, fault in found.items() if fault}
        if faults:
            raise ValidationError(faults)

    def check_not_held_by(self, user: Any) -> None:
        """Refuse a role the person holds already: two of one kind would end at different times."""
        same = Membership.objects.in_force().on(self.portal).filter(user=user, delegated_from=None)
        if same.filter(role=self.role, unit=self.unit).exists():
            message = _(
                "%(person)s đang giữ vai trò “%(role)s” trên cổng này. "
                "Muốn đổi chức danh hoặc thời hạn, hãy kết thúc vai trò đó rồi phân công lại."
            )
            values = {"person": user.get_full_name() or user.get_username(), "role": self.label}
            raise ValidationError({"role": message % values})

    @property
    def label(self) -> str:
        """The role in words."""
        return str(ROLE_LABELS[Role(self.role)])

    @property
    def words(self) -> str:
        """The whole offer in words, for the log and for letters."""
        title = self._titles.get(self.title, self.title)
        unit = self._units.get(self.unit, self.unit)
        until = _("đến hết %(day)s") % {"day": f"{self.until:%d/%m/%Y}"} if self.until else ""
        comes_from = AFFILIATION_LABELS[Affiliation(self.affiliation)] if self.affiliation else ""
        words = (self.label, title, unit, str(comes_from), until)
        return ", ".join(filter(None, words))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles_of(self.portal)

    @cached_property
    def _units(self) -> dict[str, str]:
        return units_of(self.portal)

    def _fault_of_role(self) -> str:
        if self.role in SITE_ROLES:
            return ""
        known = ", ".join(str(ROLE_LABELS[role]) for role in SITE_ROLES)
        message = _("“%(role)s” không phải vai trò trên một cổng. Hãy chọn một trong: %(known)s.")
        return message % {"role": ROLE_LABELS.get(self.role, self.role), "known": known}  # type: ignore[call-overload]  # a stranger's word

    def _fault_of_title(self) -> str:
        allowed = self._titles
        if self.role == Role.APPROVER:
            allowed = approving_titles_of(self.portal)
        must_have = self.role == Role.APPROVER and bool(allowed)
        if self.title in allowed or not (self.title or must_have):
            return ""
        if not allowed:
            return _("Quy chế của cổng không đặt chức danh nào: hãy để trống ô này.")
        message = _("Người giữ vai trò này phải có chức danh trong Ban Biên tập: %(known)s.")
        if self.title:
            message = _("“%(title)s” không dùng được cho vai trò này. Hãy chọn: %(known)s.")
        return message % {"title": self.title, "known": ", ".join(allowed.values())}

    def _fault_of_unit(self) -> str:
        if self.role != Role.REVIEWER:
            return _("Tên đơn vị dài quá 255 ký tự: hãy rút gọn.") if len(self.unit) > 255 else ""
        units = self._units
        if self.unit in units:
            return ""
        if not units:
            return _("Quy chế của cổng không giao đơn vị nào kiểm duyệt: hãy chọn vai trò khác.")
        message = _("Hãy chọn đơn vị kiểm duyệt theo quy chế của cổng: %(known)s.")
        return message % {"known": ", ".join(units.values())}

    def _fault_of_affiliation(self, *, must_have: bool) -> str:
        is_collaborator = self.role == Role.COLLABORATOR
        if not is_collaborator:
            return _("Chỉ cộng tác viên mới khai mục này.") if self.affiliation else ""
        if self.affiliation in tuple(Affiliation) or not (self.affiliation or must_have):
            return ""
        known = ", ".join(str(label) for label in AFFILIATION_LABELS.values())
        return _("Hãy chọn cộng tác viên thuộc: %(known)s.") % {"known": known}

    def _fault_of_until(self) -> str:
        if self.until is None or self.until >= timezone.localdate():
            return ""
        message = _("Ngày %(day)s đã qua. Hãy chọn ngày từ hôm nay, hoặc để trống nếu không hạn.")
        return message % {"day": f"{self.until:%d/%m/%Y}"}
