"""Where questions are found in the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from backend.citizen import data_screens, rights, screens

ONE = "questions/<uuid:question_id>/"
REQUEST = "data-requests/<int:data_request_id>/"


@hooks.register("register_admin_urls")
def question_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    return [
        path("questions/", screens.QuestionsView.as_view(), name="citizen_queue"),
        path("questions/new/<slug:portal_key>/", screens.EnterView.as_view(), name="citizen_enter"),
        path(ONE, screens.QuestionView.as_view(), name="citizen_question"),
        path(f"{ONE}unmask/", screens.UnmaskView.as_view(), name="citizen_unmask"),
        path(f"{ONE}erase/", screens.EraseView.as_view(), name="citizen_erase"),
        path(f"{ONE}forward/", screens.ForwardView.as_view(), name="citizen_forward"),
        path(f"{ONE}make-public/", screens.MakePublicView.as_view(), name="citizen_make_public"),
        path(f"{ONE}files/<int:attachment_id>/", screens.attachment, name="citizen_attachment"),
        path(f"{ONE}act/", screens.ActView.as_view(), name="citizen_act"),
        path(
            f"{ONE}data-request/", data_screens.DataEnterView.as_view(), name="citizen_data_enter"
        ),
        path("data-requests/", data_screens.DataQueueView.as_view(), name="citizen_data_queue"),
        path(REQUEST, data_screens.DataRequestView.as_view(), name="citizen_data_request"),
        path(f"{REQUEST}act/", data_screens.DataActView.as_view(), name="citizen_data_act"),
    ]


class QuestionsMenuItem(MenuItem):
    """Shown to whoever has to do with questions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.has_a_desk(request.user)


@hooks.register("register_admin_menu_item")
def questions_menu_item() -> MenuItem:
    """Lead to the queue."""
    return QuestionsMenuItem(
        _("Hỏi đáp"), reverse_lazy("citizen_queue"), name="questions", icon_name="help", order=240
    )


class QuestionsPanel(Component):
    """What is owed to citizens, those that are due first."""

    name, order = "questions", 118
    template_name = "citizen/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        if not rights.has_a_desk(user):
            return {"count": 0}
        owed = rights.owes(user)
        overdue = owed.filter(due_at__lt=timezone.now())
        requests = rights.owed_requests(user).count()
        return {"count": owed.count(), "overdue": overdue.count(), "requests": requests}


@hooks.register("construct_homepage_panels", order=101)
def show_questions(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the dashboard how many questions wait."""
    panels.append(QuestionsPanel())
