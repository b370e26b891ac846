"""Fields that only some cases of a page must hold, such as a leader's biography."""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content_models.base import InformationPage
from content_models.composition import plain_text
from content_models.publication_checks import Fault


def missing_fields(
    page: InformationPage, names: Iterable[str], reason: str | Promise
) -> Iterator[Fault]:
    """Yield a fault for each named field that is empty; rich text without words is empty."""
    for name in names:
        value = getattr(page, name)
        if not (plain_text(value) if isinstance(value, str) else value):
            label = capfirst(str(page._meta.get_field(name).verbose_name))
            message = _("“%(field)s” đang để trống. Hãy điền vào: %(reason)s.")
            yield Fault(name, message % {"field": label, "reason": reason})
