"""What a draft changes in what the public sees, field by field."""

from typing import Any

from wagtail.models import Page


def changes_of(page: Page, request: Any) -> list[Any]:
    """Return Wagtail's comparisons of a page's newest draft with its live version.

    A page that never was public is compared with an empty one of its type: all of it is new.
    """
    draft = page.get_latest_revision_as_object()
    kind = type(page)
    before = kind.objects.get(pk=page.pk) if page.live else kind(locale=page.locale)
    handler = kind.get_edit_handler()
    panels = handler.get_bound_panel(instance=draft, request=request, form=None)
    found = [compare(before, draft) for compare in panels.get_comparison()]
    return [each for each in found if each.has_changed()]
