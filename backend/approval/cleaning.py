"""Cleaning up old revisions without taking anything away that something stands on."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, TaskState, WorkflowState


@transaction.atomic
def purge_revisions(*, before: datetime) -> int:
    """Delete page revisions older than `before`; return how many.

    Kept are the newest, what is live or scheduled, what a chain that is not over looks
    at, and everything since a page was last published: it says who wrote it (four eyes).
    """
    page = Page.objects.filter(pk=OuterRef("page_number"))
    open_chain = TaskState.objects.filter(
        revision=OuterRef("pk"),
        workflow_state__status__in=[
            WorkflowState.STATUS_IN_PROGRESS,
            WorkflowState.STATUS_NEEDS_CHANGES,
        ],
    )
    doomed = (
        Revision.objects.page_revisions()
        .filter(created_at__lt=before, approved_go_live_at=None)
        .annotate(page_number=Cast("object_id", IntegerField()))
        .filter(Exists(page.filter(last_published_at__gt=OuterRef("created_at"))))
        .exclude(Exists(page.filter(live_revision=OuterRef("pk"))))
        .exclude(Exists(page.filter(latest_revision=OuterRef("pk"))))
        .exclude(Exists(open_chain))
    )
    ids = list(doomed.values_list("pk", flat=True))
    Revision.objects.filter(pk__in=ids).delete()
    return len(ids)
