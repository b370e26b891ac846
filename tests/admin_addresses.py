"""Every address outside the public API, with what a test puts in place of its parameters.

An address whose parameter is not known here fails the matrix: say below what it names.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.neighbours import Desk, first_segment

PUBLIC_API = "api/v1/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


NAMED: Mapping[str, Callable[[Desk], Any]] = {
    "page_id": lambda desk: desk.things.draft.pk,
    "parent_page_id": lambda desk: desk.things.section.pk,
    "page_to_move_id": lambda desk: desk.things.draft.pk,
    "destination_id": lambda desk: desk.things.section.get_parent().pk,
    "object_id": lambda desk: desk.things.draft.pk,
    "page_pk": lambda desk: desk.things.section.pk,
    "revision_id": lambda desk: desk.things.draft.latest_revision_id,
    "task_state_id": lambda desk: desk.things.waiting.current_workflow_task_state.pk,
    "workflow_state_id": lambda desk: desk.things.waiting.current_workflow_state.pk,
    "task_id": lambda desk: desk.things.task.pk,
    "workflow_pk": lambda desk: desk.things.workflow.pk,
    "image_id": lambda desk: desk.things.image.pk,
    "document_id": lambda desk: desk.things.document.pk,
    "doc_id": lambda desk: desk.things.document.pk,
    "collection_id": lambda desk: desk.things.collection.pk,
    "restriction_id": lambda _desk: 1,
    "page_view_restriction_id": lambda desk: desk.things.draft.view_restrictions.get().pk,
    "uploaded_file_id": lambda desk: desk.belongings.upload.pk,
    "session_id": lambda desk: desk.belongings.session.pk,
    "notice_id": lambda desk: desk.belongings.notice.pk,
    "translation_source_id": lambda desk: desk.things.source.pk,
    "translation_id": lambda desk: desk.things.translation.pk,
    "string_segment_id": lambda desk: first_segment(desk.things),
    "overridable_segment_id": lambda _desk: 1,
    "portal_key": lambda desk: desk.things.key,
    "membership_id": lambda desk: desk.things.membership.pk,
    "invitation_id": lambda desk: desk.things.invitation.pk,
    "suspension_id": lambda desk: desk.things.suspension.pk,
    "user_id": lambda desk: desk.things.people["author"].pk,
    "job_id": lambda desk: desk.things.job.pk,
    "proposal_id": lambda desk: desk.things.proposal.pk,
    "link_id": lambda desk: desk.things.link.pk,
    "deadline_id": lambda desk: desk.things.deadline.pk,
    "day_id": lambda desk: desk.things.calendar_day.pk,
    "hours_id": lambda desk: desk.things.office_hours.pk,
    "question_id": lambda desk: desk.things.question.pk,
    "comment_id": lambda desk: desk.things.comment.pk,
    "data_request_id": lambda desk: desk.things.question.data_requests.get().pk,
    "report_id": lambda desk: desk.things.report.pk,
    "line_id": lambda desk: desk.things.royalty.pk,
    "form": lambda _desk: "csv",
    "contribution_id": lambda desk: desk.things.contribution.pk,
    "photograph_id": lambda desk: desk.things.contribution.photographs.get().pk,
    "asked_id": lambda desk: desk.things.asked.pk,
    "attachment_id": lambda desk: desk.things.question.attachments.get().pk,
    "action_name": lambda _desk: "approve",
    "filter_spec": lambda _desk: "width-40",
    "mode": lambda _desk: "default",
    "uidb64": lambda _desk: "MQ",
    "token": lambda _desk: "x-y",
    "name": lambda desk: desk.things.image.file.name,
}
"""What each parameter names, wherever it stands for the same."""

KEYS: Mapping[str, Callable[[Desk], Any]] = {
    "wagtailadmin_api:pages": lambda desk: desk.things.draft.pk,
    "wagtailadmin_api:images": lambda desk: desk.things.image.pk,
    "wagtailadmin_api:documents": lambda desk: desk.things.document.pk,
    "wagtailimages_chooser": lambda desk: desk.things.image.pk,
    "wagtaildocs_chooser": lambda desk: desk.things.document.pk,
    "wagtailadmin_collections": lambda desk: desk.things.collection.pk,
    "wagtailadmin_workflows": lambda desk: desk.things.workflow.pk,
    "wagtaillocales": lambda desk: desk.things.draft.locale_id,
    "wagtailsites": lambda desk: desk.things.site.pk,
    "wagtailsettings": lambda desk: desk.things.site.pk,
    "wagtailusers_users": lambda desk: desk.things.people["author"].pk,
    "wagtailusers_groups": lambda desk: desk.things.group.pk,
    "wagtail_localize": lambda desk: desk.things.draft.pk,
}
"""What `pk` names, by the beginning of the address's name."""

MODELS = {
    "wagtailadmin_editing_sessions": ("wagtailcore", "page"),
    "wagtailadmin_workflows": ("approval", "chaintask"),
    "wagtailadmin_tag_model_autocomplete": ("taggit", "tag"),
    "wagtailsettings": ("content_models", "portalsettings"),
    "wagtailadmin_pages": ("content_models", "newspage"),
    "wagtail_localize": ("content_models", "newspage"),
}
"""Which model an address speaks of, by the beginning of its name."""
APP, MODEL = (
    {"app_label", "app_name", "content_type_app_name"},
    {
        "model_name",
        "content_type_model_name",
    },
)

LISTS = ("explore", "use", "history", "usage", "choose")
"""What addresses are called that list things although they name one."""

TOGETHER: Mapping[str, Callable[[Desk], str]] = {
    "wagtailadmin_pages:revisions_compare": lambda desk: (
        f"admin/pages/{desk.things.live.pk}/revisions/compare/"
        f"live...{desk.things.live.latest_revision_id}/"
    ),
    "wagtailadmin_pages:workflow_history_detail": lambda desk: (
        f"admin/pages/{desk.things.waiting.pk}/workflow_history/detail/"
        f"{desk.things.waiting.current_workflow_state.pk}/"
    ),
    "wagtailadmin_pages:workflow_action": lambda desk: (
        f"admin/pages/workflow/action/{desk.things.waiting.pk}/approve/"
        f"{desk.things.waiting.current_workflow_task_state.pk}/"
    ),
    "wagtaildocs_serve": lambda desk: (
        f"documents/{desk.things.document.pk}/{desk.things.document.filename}"
    ),
    "wagtail_serve": lambda _desk: "",
    "admin/.*/$": lambda _desk: "admin/khong-co/",
}
"""Addresses whose parameters have no names, or only make sense together."""


@dataclass(frozen=True)
class Address:
    """One address; `name` is what the table of addresses calls it."""

    name: str
    route: str
    fixed: tuple[tuple[str, str], ...] = ()

    def at(self, desk: Desk) -> str:
        """Return the address of the desk's things."""
        if self.name in TOGETHER:
            return "/" + TOGETHER[self.name](desk)
        fixed = dict(self.fixed)
        path = PARAMETER.sub(
            lambda found: fixed.get(found[1]) or self._value(found[1], desk), self.route
        )
        return "/" + path.replace("^", "").replace("$", "").replace("\\", "")

    @property
    def names_something(self) -> bool:
        """Whether the address has a parameter at all."""
        return self.name in TOGETHER or bool(PARAMETER.search(self.route))

    @property
    def is_a_list(self) -> bool:
        """Whether the address may show many things, found by what the query says."""
        return not self.names_something or any(word in self.name for word in LISTS)

    def _value(self, parameter: str, desk: Desk) -> str:
        if parameter in APP | MODEL:
            return self._of(MODELS)[0 if parameter in APP else 1]
        known = self._of(KEYS) if parameter == "pk" else NAMED.get(parameter)
        assert known, f"say in tests/admin_addresses.py what “{parameter}” of {self.name} names"
        return str(known(desk))

    def _of(self, table: Mapping[str, Any]) -> Any:
        found = [value for beginning, value in table.items() if self.name.startswith(beginning)]
        assert found, f"say in tests/admin_addresses.py what {self.name} is about"
        return found[0]


def every_address() -> list[Address]:
    """Return every address there is, bulk actions one by one."""
    return [each for address in _walk(get_resolver(), (), "") for each in _told_apart(address)]


def _walk(resolver: URLResolver, spaces: tuple[str, ...], before: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if route.startswith(PUBLIC_API):
            continue
        if isinstance(pattern, URLPattern):
            yield Address(":".join((*spaces, pattern.name)) if pattern.name else route, route)
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, inner, route)


def _told_apart(address: Address) -> Iterator[Address]:
    if address.name != "wagtail_bulk_action":
        yield address
        return
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                fixed = {"app_label": app, "model_name": model, "action": action}
                name = f"bulk:{app}.{model}.{action}"
                yield Address(name, address.route, tuple(fixed.items()))
