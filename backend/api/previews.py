"""Drafts, by their token only: composed as they would be published, with what was said about them."""

from typing import Any, ClassVar

import orjson
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework import serializers

from backend.accounts.hosts import portal_key
from backend.api.answers import NOT_KEPT, file_answer, json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import bad_fields
from backend.api.shapes import Preview, PreviewRemark
from backend.api.sites import require_site
from backend.api.standing import ancestors_of, in_full
from backend.previews import drafts, opening
from backend.previews.drafts import Draft
from backend.previews.opening import Opened
from backend.published.rows import row_of, to_json

LONGEST_NAME = 120
LONGEST_TEXT = 4000


class PreviewEndpoint(Endpoint):
    """What the addresses below a token share: no cache keeps them, no search engine lists them."""

    def finalize_response(
        self, request: Any, response: HttpResponse, *args: Any, **named: Any
    ) -> HttpResponse:
        """Keep the answer out of every index."""
        answer = super().finalize_response(request, response, *args, **named)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer


def opened(request: HttpRequest, token: str) -> Opened:
    """Return what a token leads to; on a portal's host, drafts of that portal only."""
    refuse_unknown(request, set())
    found = opening.open_token(token)
    if portal_key(request) not in {None, found.claim.site}:
        raise Http404
    require_site(found.claim.site)  # of a withheld site nothing is shown to anybody
    return found


class PreviewView(PreviewEndpoint):
    """GET previews/{token}/: one revision of a page, as it would be published."""

    operation: ClassVar = Operation(
        summary="Một bản nháp, cho người có liên kết / A draft, for whoever has its link",
        description="Liên kết do người biên tập tạo, có hạn và thu hồi được. / "
        "Editors make the link; it expires and can be revoked.",
        answer=always(reference(Preview)),
        problems=(410,),
        kept=False,
    )

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        found = opened(request, token)
        draft = drafts.compose(found.page, found.revision)
        return json_answer(request, to_json(_preview(found, draft)), cache=NOT_KEPT)


def _preview(found: Opened, draft: Draft) -> Preview:
    row = row_of(draft.page, draft.shape)
    item: Any = orjson.Fragment(in_full(row, ancestors_of(row)))
    return Preview(
        site=found.claim.site,
        locale=found.claim.locale,
        revision=str(found.revision.pk),
        saved_at=found.revision.created_at,
        expires_at=found.claim.expires_at,
        is_newest=found.is_newest,
        is_published=found.is_published,
        takes_remarks=found.link is not None,
        remarks=[_remark(each) for each in opening.remarks(found)],
        files=sorted(draft.files),
        item=item,
    )


def _remark(said: Any) -> PreviewRemark:
    """Return a remark without account names: whoever has a link need not know them (HCM24-8.8)."""
    is_staff = not said.guest
    name = said.user.get_full_name() if is_staff and said.user else said.guest
    return PreviewRemark(name=name, is_staff=is_staff, text=said.text, at=said.at)


class RemarkSerializer(serializers.Serializer[Any]):
    """What a guest says; `website` is left empty by everybody who sees the form."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    text = serializers.CharField(max_length=LONGEST_TEXT)
    website = serializers.CharField(max_length=200, required=False, allow_blank=True)


class PreviewRemarksView(PreviewEndpoint):
    """POST previews/{token}/remarks/: a guest says something about a draft."""

    operation: ClassVar = Operation(
        summary="Góp ý về một bản nháp / A guest's remark about a draft",
        description="Tác giả và người đang xử lý bài được báo; không ai duyệt được ở đây. / "
        "Its authors and whoever decides on it are told; nothing is approved here.",
        answer=always(reference(PreviewRemark)),
        body=RemarkSerializer,
        status=201,
        problems=(403, 410, 415, 429, 503),
        kept=False,
    )

    def post(self, request: Any, token: str) -> HttpResponseBase:
        found = opened(request, token)
        sent = RemarkSerializer(data=request.data)
        if not sent.is_valid():
            raise bad_fields(sent)
        answer = json_answer(request, to_json(_taken(found, sent.validated_data)), cache=NOT_KEPT)
        answer.status_code = 201
        return answer


def _taken(found: Opened, sent: dict[str, Any]) -> PreviewRemark:
    """Keep a remark; one whose sender filled in what nobody sees is only thanked for."""
    name, text = sent["name"], sent["text"]
    if sent.get("website"):
        return PreviewRemark(name=name, is_staff=False, text=text, at=timezone.now())
    return _remark(opening.say(found, name=name, text=text))


class PreviewMediaView(PreviewEndpoint):
    """GET previews/{token}/media/{name}: the bytes of a file that a draft shows."""

    operation: ClassVar = Operation(
        summary="Tệp của một bản nháp / A file of a draft",
        answer=always({"type": "string", "format": "binary"}),
        media_types=("*/*",),
        problems=(410,),
        kept=False,
    )

    def get(self, request: HttpRequest, token: str, name: str) -> HttpResponseBase:
        found = opened(request, token)
        stored = drafts.compose(found.page, found.revision).files.get(name)
        if stored is None or not default_storage.exists(stored[0]):
            raise Http404
        return file_answer(request, name, stored, (), cache=NOT_KEPT)
