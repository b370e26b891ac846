"""The dashboard's panels as Wagtail has them, without what somebody once did on another site."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page

from backend.accounts.scope import may_see, scope

Context = dict[str, Any]


class OwnRecentEdits(RecentEditsPanel):
    """What one edited lately, on the sites one works for now."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Context:
        context: Context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        edits = context["last_edits"]
        return context | {"last_edits": [each for each in edits if may_see(user, each[1])]}


class OwnPagesInModeration(UserObjectsInWorkflowModerationPanel):
    """What one sent up the chain, on the sites one works for now."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Context:
        context: Context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        states = context["workflow_states"]
        return context | {"workflow_states": [each for each in states if may_see(user, each)]}


class OwnPagesToModerate(WorkflowObjectsToModeratePanel):
    """What waits for one, on the sites one works for now."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Context:
        context: Context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        states = context["states"]
        return context | {"states": [each for each in states if may_see(user, each["obj"])]}


class OwnLockedPages(LockedPagesPanel):
    """What one has locked, on the sites one works for now."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Context:
        context: Context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        return context | {"locked_pages": scope(user, context["locked_pages"])}


class OwnPagesSummary(PagesSummaryItem):
    """How many pages one's own sites have."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Context:
        context: Context = super().get_context_data(parent_context)
        pages = scope(self.request.user, Page.objects.filter(depth__gt=1))
        return context | {"total_pages": pages.count()}


OWN = {
    RecentEditsPanel: OwnRecentEdits,
    UserObjectsInWorkflowModerationPanel: OwnPagesInModeration,
    WorkflowObjectsToModeratePanel: OwnPagesToModerate,
    LockedPagesPanel: OwnLockedPages,
}


def of_own_sites(panel: Any) -> Any:
    """Return the panel that shows one's own sites where Wagtail's would show more."""
    own = OWN.get(type(panel))
    return own() if own else panel
