"""Where dialogues are led in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from backend.citizen import rights
from backend.dialogues import screens


@hooks.register("register_admin_urls")
def dialogue_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    return [
        path("dialogues/", screens.DialoguesView.as_view(), name="dialogues_list"),
        path("dialogues/<int:page_id>/", screens.SessionView.as_view(), name="dialogues_session"),
        path("dialogues/<int:page_id>/incoming/", screens.incoming, name="dialogues_incoming"),
        path(
            "dialogues/questions/<uuid:asked_id>/",
            screens.QuestionView.as_view(),
            name="dialogues_question",
        ),
    ]


class DialoguesMenuItem(MenuItem):
    """Shown to whoever is of a board."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(rights.boards_of(request.user))


@hooks.register("register_admin_menu_item")
def dialogues_menu_item() -> MenuItem:
    """Lead to the dialogues of one's sites."""
    return DialoguesMenuItem(
        _("Đối thoại"),
        reverse_lazy("dialogues_list"),
        name="dialogues",
        icon_name="group",
        order=241,
    )
