"""How the API answers: cacheable, with a strong ETag and the names of what the answer depends on."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_etags

CACHED_BRIEFLY = "public, max-age=0, must-revalidate"
CACHED_FOREVER = "public, max-age=31536000, immutable"
NOT_KEPT = "no-store"
NOTHING: Mapping[str, str] = {}
REVALIDATED = ("Cache-Control", "ETag", "Last-Modified", "Surrogate-Key")
"""Headers that a 304 repeats, so that what was kept goes on living by them."""


def json_answer(
    request: HttpRequest,
    body: str,
    keys: Iterable[str] = (),
    *,
    changed_at: datetime | None = None,
    cache: str = CACHED_BRIEFLY,
) -> HttpResponseBase:
    """Return the JSON, or 304 where the reader already has it."""
    content = body.encode()
    answer = HttpResponse(content, content_type="application/json")
    if changed_at:
        answer["Last-Modified"] = http_date(changed_at.timestamp())
    etag = blake2b(content, digest_size=16).hexdigest()
    return labelled(request, answer, keys, etag=etag, cache=cache)


def labelled(
    request: HttpRequest, answer: HttpResponseBase, keys: Iterable[str], *, etag: str, cache: str
) -> HttpResponseBase:
    """Say how long an answer may be kept and what it depends on; 304 where the reader has it.

    Only the ETag decides: an answer may change without its newest date changing, when an entry
    leaves a list, so `If-Modified-Since` is never obeyed.
    """
    answer["Cache-Control"] = cache
    answer["ETag"] = f'"{etag}"'
    named = " ".join(dict.fromkeys(keys))
    if named:
        answer["Surrogate-Key"] = named
    if request.method not in {"GET", "HEAD"} or not has_it(request, etag):
        return answer
    unchanged = HttpResponse(status=304)
    del unchanged["Content-Type"]
    for name in REVALIDATED:
        if name in answer:
            unchanged[name] = answer[name]
    return unchanged


def file_answer(
    request: HttpRequest, name: str, stored: tuple[str, str], keys: Iterable[str], *, cache: str
) -> HttpResponseBase:
    """Return the bytes of an uploaded file; `stored` is where it is kept, and its type.

    A name never changes its content, so it is the validator too.
    """
    etag = blake2b(name.encode(), digest_size=16).hexdigest()
    answer = HttpResponse() if has_it(request, etag) else _bytes_of(*stored)
    return labelled(request, answer, keys, etag=etag, cache=cache)


def _bytes_of(stored_name: str, content_type: str) -> FileResponse:
    answer = FileResponse(default_storage.open(stored_name), content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def has_it(request: HttpRequest, etag: str) -> bool:
    """Return whether the reader says that it holds the answer of this ETag."""
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in held or f'"{etag}"' in {each.removeprefix("W/") for each in held}


def json_list(
    entries: Iterable[str], following: str | None, more: Mapping[str, str] = NOTHING
) -> str:
    """Return `{results, next}` around entries that are JSON already; `more` are further members."""
    others = "".join(f',"{name}":{text}' for name, text in more.items())
    return f'{{"results":[{",".join(entries)}],"next":{_quoted(following)}{others}}}'


def _quoted(address: str | None) -> str:
    return f'"{address}"' if address else "null"
