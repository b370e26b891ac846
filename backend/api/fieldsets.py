"""Sparse answers: of an item only the fields a reader asked for."""

from collections.abc import Collection, Sequence

import orjson
from django.http import HttpRequest
from django.utils.translation import gettext as _

from backend.api.offered import ALWAYS_SENT
from backend.api.parameters import refuse


def asked_names(
    request: HttpRequest, parameter: str, offered: Collection[str], most: int = 60
) -> tuple[str, ...]:
    """Return the names a parameter lists, by commas; refuse any that is not offered."""
    if parameter not in request.GET:
        return ()
    names = tuple(dict.fromkeys(request.GET[parameter].split(",")))
    unknown = [name[:80] for name in names if name not in offered]
    if unknown:
        refuse(
            request,
            parameter,
            _("Không có: %(names)s.") % {"names": ", ".join(unknown[:10])},
            _("Hãy chọn trong: %(known)s.") % {"known": ", ".join(sorted(offered))},
        )
    if len(names) > most:
        refuse(request, parameter, _("Quá nhiều tên."), _("Nhiều nhất %d tên.") % most)
    return names


def only(item: str, names: Sequence[str]) -> str:
    """Return an item's JSON with these fields alone, and those it is always told by."""
    if not names:
        return item
    wanted = {*names, *ALWAYS_SENT}
    whole = orjson.loads(item)
    return orjson.dumps({name: whole[name] for name in whole if name in wanted}).decode()
