"""What may be done with a page, asked of roles: nobody publishes directly, not even a superuser."""

from typing import Any

from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import page_permission_policy

from backend.accounts.rights import PORTAL_LENGTH, holdings, portal_path
from backend.accounts.roles import PAGE_PERMISSIONS, Role
from backend.approval import site_rules
from content_models.base import InformationPage
from content_models.translated import is_mirror

PORTAL_DEPTH = PORTAL_LENGTH // Page.steplen
KEEPERS = frozenset({Role.EDITOR, Role.APPROVER, Role.ADMIN})
"""Who may take away a draft that is not their own, or another's lock."""


class ChainPermissionTester(PagePermissionTester):
    """Wagtail's questions about a page, answered by the roles held on its site at this moment.

    Every direct road to live is closed; what takes something off the public's sight, or shows it
    elsewhere, is an approver's, on our own screens, which ask for the reason.
    """

    def __init__(self, user: Any, page: Page) -> None:
        self.user = user
        self.permission_policy = page_permission_policy
        self.page = page
        self.page_is_root = page.depth == 1
        self.roles = frozenset(
            each.role for each in holdings(user) if each.path and page.path.startswith(each.path)
        )
        codenames = (name for role in self.roles for name in PAGE_PERMISSIONS[role])
        self.permissions = {name.rsplit("_", maxsplit=1)[0] for name in codenames}

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False  # by our own screen: it asks why

    def can_reorder_children(self) -> bool:
        return False  # likewise

    def can_unschedule(self) -> bool:
        return self.is_approver()

    def can_unpublish(self) -> bool:
        return self.is_approver() and self.page.live and self.page.depth > PORTAL_DEPTH

    def can_add_subpage(self) -> bool:
        if not (super().can_add_subpage() and self._is_below_a_portal()):
            return False
        return not self.only_contributes() or self._is_open_to_collaborators()

    def can_begin(self, page_class: type[Page]) -> bool:
        """Return whether a page of a type may be begun below this one: collaborators write items only."""
        is_item = issubclass(page_class, InformationPage)
        return self.can_add_subpage() and (is_item or not self.only_contributes())

    def only_contributes(self) -> bool:
        """Return whether the user writes for the page's site from outside, as a collaborator alone."""
        return self.roles == {Role.COLLABORATOR} and not self.user.is_superuser

    def _is_open_to_collaborators(self) -> bool:
        rules = site_rules.rules_of(site_rules.portal_of(self.page)).contributions
        category = getattr(self.page.specific, "category", "")
        return rules.collaborators is not None and category in rules.collaborators.value

    def can_edit(self) -> bool:
        allowed = super().can_edit() or self._is_a_translator_s()
        return allowed and self._is_below_a_portal()

    def _is_a_translator_s(self) -> bool:
        """Return whether the page is a mirror's: whoever translates keeps up what others began."""
        held = self.user.is_active and Role.TRANSLATOR in self.roles
        return bool(held) and is_mirror(self.page)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Let approvers delete; and of what never was public its owner and those who keep order."""
        if not self.user.is_active or self.page.depth <= PORTAL_DEPTH + 1:
            return False
        if self.is_approver():
            return True
        if self.page.get_descendants(inclusive=True).exclude(first_published_at=None).exists():
            return False
        return bool(self.roles & KEEPERS) or (
            "add" in self.permissions and self.page.owner_id == self.user.pk
        )

    def can_move(self) -> bool:
        return self.can_delete(ignore_bulk=True)

    def can_move_to(self, destination: Page) -> bool:
        """Keep pages on their site, in places that take them."""
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        fits = self.page.is_child_of(destination) or (
            self.page.specific.can_move_to(destination)
            and self.page.specific_class.can_create_at(destination)
        )
        if self.only_contributes() and not destination.permissions_for_user(self.user).can_begin(
            self.page.specific_class
        ):
            return False
        return fits and self.can_move() and self._is_same_site(destination)

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """Keep copies on the site: what others may show of it is asked for by syndication."""
        return super().can_copy_to(destination, recursive) and self._is_same_site(destination)

    def can_lock(self) -> bool:
        return self.can_edit() and super().can_lock()

    def can_unlock(self) -> bool:
        return self.user_has_lock() or self.user.is_superuser or bool(self.roles & KEEPERS)

    def is_approver(self) -> bool:
        """Return whether the user is on the board of the page's site, with the right to approve."""
        return bool(self.user.is_active) and Role.APPROVER in self.roles

    def _is_below_a_portal(self) -> bool:
        return bool(self.page.depth > PORTAL_DEPTH or self.user.is_superuser)

    def _is_same_site(self, destination: Page) -> bool:
        return portal_path(self.page) == portal_path(destination)


def permissions_for_user(page: Page, user: Any) -> ChainPermissionTester:
    """Return what the user may do with the page; stands in for Wagtail's method on every page."""
    return ChainPermissionTester(user, page)
