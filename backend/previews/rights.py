"""Who may look at a draft on the portal, and who may let others look."""

from typing import Any

from wagtail.models import Page

from backend.accounts.rights import holds_any_role, sees_everything
from backend.approval import chain
from content_models.base import PortalPage


def has_a_place(page: Page) -> bool:
    """Return whether a portal has a place where the page would be seen: none above home pages."""
    return issubclass(page.specific_class or Page, PortalPage)


def may_share(user: Any, page: Page) -> bool:
    """Return whether the user may edit the page, or decides on it at its present step."""
    if not has_a_place(page):
        return False
    if page.permissions_for_user(user).can_edit():
        return True
    state = chain.waiting_state(page)
    return state is not None and state.task.specific.may_review(page, user)


def may_look(user: Any, page: Page) -> bool:
    """Return whether the user may see the draft: also those who supervise the whole system."""
    if not user.is_active or not has_a_place(page):
        return False
    return sees_everything(user) or may_share(user, page)


def answers_for(user: Any, page: Page) -> bool:
    """Return whether the user still works for the site, so that links they made still hold."""
    return bool(user.is_active) and (bool(user.is_superuser) or holds_any_role(user, page))
