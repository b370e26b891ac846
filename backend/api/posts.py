"""The published posts of a topic: all of them, by their numbers."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.cursors import address, foreign_cursor, opened, sealed
from backend.api.endpoint import Endpoint
from backend.api.languages import first_in, languages_of
from backend.api.operation_parameters import CURSOR, FALLBACK, LOCALE
from backend.api.operations import Operation, always, parameters, query
from backend.api.operations import whole_number as numbered
from backend.api.parameters import refuse_unknown, whole_number
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item, ItemPart
from content_models.forums import PublishedPost

LARGEST = 1_000_000
MOST = 100


class PostsView(Endpoint):
    """GET sites/{site}/pages/{id}/posts/: a topic's posts, the first first; what is no topic has none."""

    operation: ClassVar = Operation(
        summary="Các ý kiến đã đăng của một chủ đề / The published posts of a topic",
        description="Theo số thứ tự, từ ý kiến đầu tiên; `after` và `up_to` lấy một khoảng. Số của một ý "
        "kiến không đổi và không dùng lại. / By number, the first first; `after` and `up_to` name a "
        "stretch. A post keeps its number, and nothing else ever gets it.",
        answer=always(results_of(reference(PublishedPost))),
        parameters=parameters(
            LOCALE,
            FALLBACK,
            numbered("limit", "Số ý kiến mỗi trang / Posts per page", default=20, most=MOST),
            CURSOR,
            query(
                "after",
                {"type": "integer", "minimum": 0, "maximum": LARGEST},
                "Sau ý kiến số này / Behind the post of this number",
            ),
            query(
                "up_to",
                {"type": "integer", "minimum": 0, "maximum": LARGEST},
                "Đến hết ý kiến số này / Up to the post of this number",
            ),
        ),
    )

    def get(self, request: HttpRequest, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, {"locale", "fallback", "limit", "cursor", "after", "up_to"})
        key, locales = asked_site(request, site), languages_of(request)
        limit = whole_number(request, "limit", default=20, most=MOST)
        after = whole_number(request, "after", default=0, least=0, most=LARGEST)
        up_to = whole_number(request, "up_to", default=LARGEST, least=0, most=LARGEST)
        topic = first_in(Item.public.filter(site=key, uuid=id), locales)
        if topic is None:
            require_site(key)
            raise Http404
        behind = max(after, _cursor(request))
        parts = ItemPart.public.filter(item=topic, number__gt=behind, number__lte=up_to)
        found = list(parts.order_by("number").values_list("number", "document")[: limit + 1])
        following = None
        if len(found) > limit:
            found = found[:limit]
            following = address(request, cursor=sealed(request, [found[-1][0]]))
        touched = [*(keys.item(key, id, locale) for locale in locales), keys.open_site(key)]
        body = json_list((document for _number, document in found), following)
        return json_answer(request, body, touched, changed_at=topic.updated_at)


def _cursor(request: HttpRequest) -> int:
    given = request.GET.get("cursor")
    if given is None:
        return 0
    match opened(request, given):
        case [int(number)] if 0 <= number <= LARGEST:
            return number
    raise foreign_cursor(given)
