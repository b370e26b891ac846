"""How the API answers: cacheable, with a strong ETag and the names of what the answer depends on."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

CACHED_BRIEFLY = "public, max-age=0, must-revalidate"
CACHED_FOREVER = "public, max-age=31536000, immutable"


def json_answer(
    request: HttpRequest,
    body: str,
    keys: Iterable[str] = (),
    *,
    changed_at: datetime | None = None,
    cache: str = CACHED_BRIEFLY,
) -> HttpResponse:
    """Return the JSON, or 304 where the reader already has it."""
    content = body.encode()
    answer = HttpResponse(content, content_type="application/json")
    answer["Cache-Control"] = cache
    answer["Surrogate-Key"] = " ".join(dict.fromkeys(keys))
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Expose-Headers"] = "ETag, Surrogate-Key, Last-Modified"
    etag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    answer["ETag"] = etag
    moment = int(changed_at.timestamp()) if changed_at else None
    if changed_at:
        answer["Last-Modified"] = f"{changed_at:%a, %d %b %Y %H:%M:%S GMT}"
    return get_conditional_response(request, etag, moment, answer)


def json_list(entries: Iterable[str], following: str | None) -> str:
    """Return `{results, next}` around entries that are JSON already."""
    return f'{{"results":[{",".join(entries)}],"next":{_quoted(following)}}}'


def _quoted(address: str | None) -> str:
    return f'"{address}"' if address else "null"
