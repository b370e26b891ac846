"""What a page once said wrongly, said in public: when it was corrected, what it said, what it says now."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from content_models.published import PublishedCorrection

LONGEST = 600


class Correction(blocks.StructBlock):
    """One correction: it stays on the page for as long as the page does."""

    corrected_on = blocks.DateBlock(label=_("Ngày đính chính"))
    was = blocks.TextBlock(label=_("Nội dung sai"), max_length=LONGEST, rows=2)
    now = blocks.TextBlock(label=_("Nội dung đúng"), max_length=LONGEST, rows=2)

    class Meta:
        label = _("Đính chính")
        icon = "edit"


class CorrectionsBlock(blocks.StreamBlock):
    """All corrections of a page, the latest last; each is known by the id of its block."""

    correction = Correction()

    class Meta:
        required = False


def published_corrections(corrections: StreamValue) -> list[PublishedCorrection]:
    """Return the corrections as the public reads them, the latest first."""
    said = [
        PublishedCorrection(
            id=str(child.id),
            corrected_on=child.value["corrected_on"],
            was=child.value["was"],
            now=child.value["now"],
        )
        for child in corrections
    ]
    return sorted(said, key=lambda each: each.corrected_on, reverse=True)


def correction_ids(page: Any) -> set[str]:
    """Return by what the corrections on a page are known; none of a page that takes none."""
    return {str(child.id) for child in getattr(page, "corrections", ())}
