"""Where comments on drafts and posts to topics are found in the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from backend.comments import rights, screens

ONE = "consultation-comments/<uuid:comment_id>/"


@hooks.register("register_admin_urls")
def comment_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    answer = "consultation-comments/answer/<int:page_id>/"
    official = "consultation-comments/official-post/<int:page_id>/"
    return [
        path("consultation-comments/", screens.CommentsView.as_view(), name="comments_queue"),
        path(answer, screens.AnswerView.as_view(), name="comments_answer"),
        path(official, screens.OfficialPostView.as_view(), name="comments_official_post"),
        path(ONE, screens.CommentView.as_view(), name="comments_comment"),
        path(f"{ONE}publish/", screens.PublishView.as_view(), name="comments_publish"),
        path(f"{ONE}join/", screens.JoinView.as_view(), name="comments_join"),
        path(f"{ONE}refuse/", screens.RefuseView.as_view(), name="comments_refuse"),
        path(f"{ONE}reopen/", screens.ReopenView.as_view(), name="comments_reopen"),
        path(f"{ONE}take-off/", screens.TakeOffView.as_view(), name="comments_take_off"),
        path(f"{ONE}unmask/", screens.UnmaskView.as_view(), name="comments_unmask"),
        path(f"{ONE}erase/", screens.EraseView.as_view(), name="comments_erase"),
    ]


class CommentsMenuItem(MenuItem):
    """Shown to whoever has to do with comments."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.has_a_desk(request.user)


@hooks.register("register_admin_menu_item")
def comments_menu_item() -> MenuItem:
    """Lead to the queue."""
    return CommentsMenuItem(
        _("Góp ý, diễn đàn"),
        reverse_lazy("comments_queue"),
        name="consultation-comments",
        icon_name="comment",
        order=241,
    )


class CommentsPanel(Component):
    """How many comments wait to be read."""

    name, order = "consultation-comments", 119
    template_name = "comments/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        if not rights.has_a_desk(user):
            return {"count": 0}
        waiting = rights.owes(user)
        late = waiting.filter(closes_at__lte=timezone.now())
        return {"count": waiting.count(), "late": late.count()}


@hooks.register("construct_homepage_panels", order=102)
def show_comments(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the dashboard how many comments wait."""
    panels.append(CommentsPanel())
