"""Naming a legal document: as a page of ours where there is one, else by its number."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Page

from content_models.base import InformationPage
from content_models.composition import Composition
from content_models.publication_checks import Fault
from content_models.published import PublishedLink

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def document_page_field(
    label: "str | _StrPromise", *, help_text: "str | _StrPromise" = ""
) -> "models.ForeignKey[Any, Any]":
    """Return a model field that links a legal document's page, which may be deleted freely."""
    return models.ForeignKey(
        "content_models.LegalDocumentPage",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


def cited_document(
    document: Page | None, number: str, composition: Composition
) -> tuple[str, PublishedLink | None]:
    """Return the number to print and the link; a document that is not public lends neither."""
    link = composition.link(document)
    if document is None or link is None:
        return number, None
    return number or document.number_symbol, link


def missing_reference(page: InformationPage, document: str, number: str) -> Iterator[Fault]:
    """Yield a fault if neither the field `document` nor `number` names the document."""
    if getattr(page, f"{document}_id") is None and not getattr(page, number):
        label = page._meta.get_field(document).verbose_name
        message = _("Chưa rõ %(label)s. Hãy chọn văn bản có trên cổng hoặc nhập số, ký hiệu.")
        yield Fault(number, message % {"label": label})
