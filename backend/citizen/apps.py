"""The Django application of citizens' questions."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from backend.accounts.scope import Reach


class CitizenConfig(AppConfig):
    """Questions of citizens."""

    name = "backend.citizen"
    label = "citizen"
    verbose_name = _("Hỏi đáp")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views, scope
        from backend.calendars.changing import calendar_changed
        from backend.citizen.models import Attachment, DataRequest, Question

        admin_views.teach(
            "citizen_",
            question_id=admin_views.Kind(Question),
            attachment_id=admin_views.Kind(Attachment),
            data_request_id=admin_views.Kind(DataRequest),
        )
        scope.teach(Question, _received_or_routed)
        scope.teach(Attachment, _of_questions)
        scope.teach(DataRequest, _to_boards)
        calendar_changed.connect(_calendar_changed)


def _calendar_changed(site: str | None, cause: str, by: object, **_named: object) -> None:
    from backend.citizen import recounting

    recounting.follow_calendar(site, cause=cause, by=by)


def _received_or_routed(reach: "Reach") -> Q:
    """Return the condition for questions that one's own sites have received or have to answer."""
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(portal__path__startswith=path) | Q(routed_portal__path__startswith=path)
    return own


def _to_boards(reach: "Reach") -> Q:
    """Return the condition for what was asked of one's own sites about personal data."""
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(portal__path__startswith=path)
    return own


def _of_questions(reach: "Reach") -> Q:
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(question__portal__path__startswith=path)
        own |= Q(question__routed_portal__path__startswith=path)
    return own
