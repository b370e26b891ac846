"""What of Wagtail 7.4 is replaced so that a screen's lists, choices and counts are of one's own sites.

Who may open a screen with which ids is the gate's to say. Here is what a screen would show of other
sites by itself, each plugged in one place; a new version of Wagtail is tested against
tests/cms/test_isolation_matrix.py before it is let in.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.filters import QuerySetRequestMixin
from taggit.models import Tag
from wagtail.admin import filters as admin_filters
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTable
from wagtail.admin.views import chooser as page_chooser
from wagtail.admin.views.bulk_action.registry import BulkActionRegistry
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.admin.views.pages import edit as edit_view
from wagtail.admin.widgets import BaseChooser
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images.rich_text.contentstate import ImageElementHandler
from wagtail.images.views import chooser as image_chooser
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

from backend.accounts import references
from backend.accounts.admin_views import bulk_name, is_closed
from backend.accounts.asking import asking
from backend.accounts.rights import contributed_to
from backend.accounts.scope import key_named, may_see, scope
from content_models.media import PortalDocument, PortalImage

BROKEN_LINK = {"url": None, "parentId": None}


def install() -> None:
    """Put the fences up, once, when the application starts."""
    # The choices of every filter: owners, editors, requesters, sites, workflows, tasks.
    QuerySetRequestMixin.get_queryset = _scoped_choices(QuerySetRequestMixin.get_queryset)
    # A history's people, which Wagtail puts into the filter behind its own question for choices.
    HistoryFilterSet.get_users_queryset = _scoped_people(HistoryFilterSet.get_users_queryset)
    # The rows of every list, report and export.
    BaseListingView.filter_queryset = _scoped_rows(BaseListingView.filter_queryset)
    # The rows of every chooser but the page chooser, which has a hook for them.
    BaseChooseView.filter_object_list = _scoped_rows(BaseChooseView.filter_object_list)
    # The page chooser begins at the common ancestor of all pages of a type.
    page_chooser.BrowseView.get = _beginning_at_home(page_chooser.BrowseView.get)
    # What a tree, its menu, its search and its reports go through; collaborators see their own in it.
    PagePermissionPolicy.explorable_instances = _own_of_collaborators(
        PagePermissionPolicy.explorable_instances
    )
    # Tags belong to no site, so none are proposed.
    for module in (admin_filters, image_chooser):
        module.popular_tags_for_model = _no_tags
    # A form sent with another site's id comes back with that thing's title, picture or address.
    BaseChooser.get_value_data = _masked(BaseChooser.get_value_data)
    for handler, model in LINKS.items():
        handler.get_attribute_data = _masked_link(handler.get_attribute_data, model)
    ImageElementHandler.create_entity = _masked_picture(ImageElementHandler.create_entity)
    # A page refers to its own site's things only.
    WagtailAdminPageForm.is_valid = _refusing_foreign_references(WagtailAdminPageForm.is_valid)
    # What the gate refuses for pages is not offered either: many at once, past the chain and the board.
    PageTable.__init__ = _without_choosing_many(PageTable.__init__)
    BulkActionRegistry.get_bulk_actions_for_model = _but_closed_ones(
        BulkActionRegistry.get_bulk_actions_for_model
    )
    # Comments are mailed to whoever took part in them, wherever they work by now.
    edit_view.send_notification = _to_those_still_here(edit_view.send_notification)


class OwnPagesSummary(PagesSummaryItem):
    """How many pages one's own sites have."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        pages = scope(self.request.user, Page.objects.filter(depth__gt=1))
        return context | {"total_pages": pages.count()}


LINKS = {PageLinkElementHandler: Page, DocumentLinkElementHandler: PortalDocument}
"""What turns a link in a rich text into what its editor shows, by what it leads to."""

Method = Callable[..., Any]


def _without_choosing_many(method: Method) -> Method:
    @wraps(method)
    def make(self: Any, columns: Iterable[Any], data: Any, *args: Any, **kwargs: Any) -> None:
        kept = [each for each in columns if not isinstance(each, BulkActionsColumn)]
        method(self, kept, data, *args, **kwargs)

    return make


def _but_closed_ones(method: Method) -> Method:
    @wraps(method)
    def get_actions(self: Any, app_label: str, model_name: str) -> list[Any]:
        return [
            each
            for each in method(self, app_label, model_name)
            if not is_closed(bulk_name(app_label, model_name, each.action_type))
        ]

    return get_actions


def _scoped_choices(method: Method) -> Method:
    @wraps(method)
    def get_queryset(self: Any, request: Any) -> Any:
        choices = method(self, request)
        if request is None or not isinstance(choices, QuerySet):
            return choices
        return scope(request.user, choices)

    return get_queryset


def _scoped_people(method: Method) -> Method:
    @wraps(method)
    def get_users_queryset(self: Any) -> QuerySet[Any]:
        return scope(self.request.user, method(self))

    return get_users_queryset


def _scoped_rows(method: Method) -> Method:
    @wraps(method)
    def filter_rows(self: Any, rows: Any) -> Any:
        known = scope(self.request.user, rows) if isinstance(rows, QuerySet) else rows
        return method(self, known)

    return filter_rows


def _beginning_at_home(method: Method) -> Method:
    @wraps(method)
    def get(self: Any, request: Any, parent_page_id: int | None = None) -> Any:
        if parent_page_id is None and not request.user.is_superuser:
            home = page_permission_policy.explorable_root_instance(request.user)
            parent_page_id = (home or Page.get_first_root_node()).pk
        return method(self, request, parent_page_id)

    return get


def _own_of_collaborators(method: Method) -> Method:
    @wraps(method)
    def explorable_instances(self: Any, user: Any) -> QuerySet[Any]:
        pages: QuerySet[Any] = method(self, user)
        return scope(user, pages) if contributed_to(user) else pages

    return explorable_instances


def _no_tags(_model: Any, _count: int = 10) -> QuerySet[Any]:
    tags: QuerySet[Any] = Tag.objects.none()
    return tags


def _is_hidden(row: Any) -> bool:
    person = asking()
    return person is not None and row is not None and not may_see(person, row)


def _masked(method: Method) -> Method:
    @wraps(method)
    def get_value_data(self: Any, value: Any) -> Any:
        chosen = self.get_instance(value)
        if not _is_hidden(chosen):
            return method(self, chosen)
        return {
            "id": chosen.pk,
            "edit_url": None,
            self.display_title_key: _("(không thuộc cổng của bạn)"),
            "parent_id": None,
            "preview": {"url": "", "width": 0, "height": 0},
            "default_alt_text": "",
        }

    return get_value_data


def _masked_link(method: Method, model: type[Any]) -> Method:
    @wraps(method)
    def get_attribute_data(self: Any, attrs: dict[str, str]) -> Any:
        if _names_hidden(model, attrs):
            return {"id": attrs["id"], **BROKEN_LINK}
        return method(self, attrs)

    return get_attribute_data


def _masked_picture(method: Method) -> Method:
    @wraps(method)
    def create_entity(self: Any, name: str, attrs: dict[str, str], *rest: Any) -> Any:
        if _names_hidden(PortalImage, attrs):
            attrs = {**attrs, "id": "0"}  # as Wagtail treats one that is gone
        return method(self, name, attrs, *rest)

    return create_entity


def _names_hidden(model: type[Any], attrs: dict[str, str]) -> bool:
    key = key_named(model, attrs.get("id", ""))
    return _is_hidden(model._default_manager.filter(pk=key).first())


def _refusing_foreign_references(method: Method) -> Method:
    @wraps(method)
    def is_valid(self: Any) -> bool:
        valid = method(self)
        if not self.is_bound:
            return bool(valid)
        return not references.add_errors(self) and bool(valid)

    return is_valid


def _to_those_still_here(method: Method) -> Method:
    @wraps(method)
    def send_notification(users: Any, notification: str, context: dict[str, Any]) -> Any:
        still_here = [user for user in users if may_see(user, context["page"])]
        return method(still_here, notification, context)

    return send_notification
