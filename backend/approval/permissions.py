"""Page permissions under the chain: nobody publishes directly, not even a superuser."""

from typing import Any

from wagtail.models import Page, PagePermissionTester


class ChainPermissionTester(PagePermissionTester):
    """Wagtail's permissions, with every direct road to live closed.

    The raw `publish` grant still opens what takes something off the public's sight.
    """

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return self._holds_publish()

    def can_unschedule(self) -> bool:
        return self._holds_publish()

    def _holds_publish(self) -> bool:
        if not self.user.is_active or self.page_is_root:
            return False
        return self.user.is_superuser or "publish" in self.permissions


def permissions_for_user(page: Page, user: Any) -> ChainPermissionTester:
    """Return what the user may do with the page; stands in for Wagtail's method on every page."""
    return ChainPermissionTester(user, page)


def install() -> None:
    """Put the chain's tester in place of Wagtail's: bulk and API views use plain `Page` objects."""
    Page.permissions_for_user = permissions_for_user
