"""Where an item of another site can stand, and where its proposal is answered."""

from django.urls import reverse
from wagtail.models import Page

from backend.accounts.rights import portal_path
from backend.syndication.models import Proposal
from content_models.navigation import SectionPage, SitePortal


def fitting_sections(portal: SitePortal, source: Page) -> list[SectionPage]:
    """Return the site's sections, in the item's language, that take an item of its type."""
    kind = source.specific_class
    below = SectionPage.objects.filter(path__startswith=portal_path(portal), live=True)
    own = below.filter(locale=source.locale).order_by("path")
    fitting = [section for section in own if kind.can_create_at(section)]
    same = getattr(source.specific, "category", "")
    return sorted(fitting, key=lambda section: section.category != same)


def inbox_path(proposal: Proposal) -> str:
    """Return where a proposal is answered."""
    return reverse("syndication_answer", args=[proposal.pk])
