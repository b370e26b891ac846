"""A bucket of an S3-compatible store: every file an object, every moved page one that redirects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import md5
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar
from urllib.parse import quote

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from frontend import routes
from frontend.static_files import PublicFolder, cache_control, content_type
from frontend.target_addresses import BucketAddress
from frontend.targets import Comparison, TargetFault

AT_ONCE = 8
ANY_REGION = "us-east-1"
"""What stores other than Amazon's take for granted when they are signed for."""
MARKERS = frozenset({routes.REDIRECT_MARKER, routes.GONE_MARKER})
MARKER_TYPE = "text/plain; charset=utf-8"

REASONS = {
    "AccessDenied": "không có quyền; kiểm tra chính sách của bucket và của tài khoản",
    "InvalidAccessKeyId": "không biết khóa truy cập này; kiểm tra AWS_ACCESS_KEY_ID",
    "NoSuchBucket": "không có bucket này; hãy tạo bucket trước",
    "RequestTimeTooSkewed": "đồng hồ máy này lệch so với kho",
    "SignatureDoesNotMatch": "khóa bí mật sai; kiểm tra AWS_SECRET_ACCESS_KEY",
}
FAULTS = {
    "ConnectionClosedError": "kho ngắt kết nối; kiểm tra endpoint",
    "ConnectTimeoutError": "kho không trả lời; kiểm tra endpoint và tường lửa",
    "CredentialRetrievalError": "không lấy được khóa truy cập; kiểm tra AWS_PROFILE",
    "EndpointConnectionError": "không kết nối được tới kho; kiểm tra endpoint và tường lửa",
    "NoCredentialsError": "thiếu khóa truy cập; đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY",
    "NoRegionError": "thiếu vùng; thêm ?region=… vào địa chỉ",
    "PartialCredentialsError": "thiếu một nửa khóa truy cập; đặt cả AWS_SECRET_ACCESS_KEY",
    "ProfileNotFound": "không có hồ sơ mà AWS_PROFILE chỉ tới",
    "ReadTimeoutError": "kho im lặng quá lâu",
    "SSLError": "chứng chỉ của kho không được tin",
}
"""By the names of botocore's own faults."""
Answer = TypeVar("Answer")


class BucketTarget:
    """Puts and deletes single objects: all that every S3-compatible store can do alike."""

    def __init__(self, address: BucketAddress) -> None:
        self._bucket = {"Bucket": address.bucket}
        self._prefix = address.prefix
        self._store = _Store(address)

    def send(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Put files there, and at a moved page's own place an object that leads on."""
        urls = _urls(folder)

        def put(name: str, client: Any) -> None:
            with (folder / name).open("rb") as body:
                client.put_object(**self._at(name), Body=body, **_headers(name))
            for page, leads_to in _redirect(folder, name, urls):
                about = {**_headers(page), "WebsiteRedirectLocation": leads_to}
                client.put_object(**self._at(page), Body=leads_to.encode(), **about)

        self._store.do(put, names)

    def _at(self, key: str) -> dict[str, str]:
        return self._bucket | {"Key": self._prefix + key}

    def remove(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Delete objects; where a page became a redirect, or was one, the other stays."""

        def delete(key: str, client: Any) -> None:
            client.delete_object(**self._at(key))

        self._store.do(delete, [key for name in names for key in _keys_without(folder, name)])

    def compare(self, folder: Path, held: int) -> Comparison:
        """Compare by the checksums that a listing shows; headers are not seen."""
        expected = dict(_expected(folder))
        found = self._store.asked(self._listed)
        missing = {name for key, (name, _) in expected.items() if key not in found}
        differing = {
            name for key, (name, digest) in expected.items() if found.get(key, digest) != digest
        }
        extra = frozenset(found.keys() - expected.keys())
        return Comparison(frozenset(missing), frozenset(differing - missing), extra)

    def close(self) -> None:
        """End what connections there are."""
        self._store.close()

    def _listed(self, client: Any) -> dict[str, str]:
        lists = client.get_paginator("list_objects_v2")
        return {
            each["Key"].removeprefix(self._prefix): each["ETag"].strip('"')
            for page in lists.paginate(**self._bucket, Prefix=self._prefix)
            for each in page.get("Contents", ())
        }


class _Store:
    """The client of a store, made when it is first needed; its faults are said in words."""

    def __init__(self, address: BucketAddress) -> None:
        self._address = address
        self._made: Any = None

    def close(self) -> None:
        """End all connections; the next question makes new ones."""
        if self._made:
            self._made.close()
        self._made = None

    def asked(self, question: Callable[[Any], Answer]) -> Answer:
        """Return what a question to the client answers."""
        try:
            self._made = self._made or _client_of(self._address)
            return question(self._made)
        except ClientError as fault:
            raise TargetFault(_in_words(fault)) from fault
        except BotoCoreError as fault:
            name = type(fault).__name__
            raise TargetFault(f"{FAULTS.get(name, 'kho báo lỗi')} ({name})") from fault

    def do(self, act: Callable[[str, Any], None], names: Iterable[str]) -> None:
        """Do something for each name, several at once; all are done, or it is a fault."""

        def act_on_all(client: Any) -> None:
            with ThreadPoolExecutor(AT_ONCE) as threads:
                for _ in threads.map(lambda name: act(name, client), names):
                    pass

        self.asked(act_on_all)


def _client_of(address: BucketAddress) -> Any:
    session = botocore.session.get_session()
    region = address.region or session.get_config_variable("region")
    return session.create_client(
        "s3",
        region_name=region or (ANY_REGION if address.endpoint else None),
        endpoint_url=address.endpoint or None,
        config=Config(
            connect_timeout=5,
            read_timeout=60,
            max_pool_connections=AT_ONCE,
            retries={"mode": "standard", "total_max_attempts": 3},
            # What Amazon added since is not understood by every other store.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if address.endpoint else "auto"},
        ),
    )


def _in_words(fault: ClientError) -> str:
    code = fault.response.get("Error", {}).get("Code", "")
    return f"{REASONS.get(code, 'kho từ chối')} ({code} khi {fault.operation_name})"


# Which objects a file is


def _expected(folder: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Return every object that stands for a folder, with the file it is made of and its checksum."""
    urls = _urls(folder)
    for file in folder.rglob("*"):
        if file.is_file():
            name = file.relative_to(folder).as_posix()
            yield name, (name, _digest_of_file(file))
            for page, leads_to in _redirect(folder, name, urls):
                yield page, (name, md5(leads_to.encode(), usedforsecurity=False).hexdigest())


def _redirect(folder: Path, name: str, urls: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Return the page that leads on where a marker says so, unless a page of its own stands there.

    Its address is a full one: a store would look for a bare path in the bucket's own root.
    """
    page = _page_beside(name)
    if name.endswith(routes.REDIRECT_MARKER) and not (folder / page).is_file():
        target = (folder / name).read_text(encoding="utf-8")
        own = urls.get(name.split("/")[1], "") if target.startswith("/") else ""
        yield page, routes.absolute(own, target) if own else quote(target, safe="/:?=&%#")


def _keys_without(folder: Path, name: str) -> Iterator[str]:
    """Return what goes with a file: of a page and a redirect at one place, one may still stand."""
    if name.endswith("/"):
        return
    yield from () if _is_place_of_redirect(folder, name) else (name,)
    page = _page_beside(name)
    if name.endswith(routes.REDIRECT_MARKER) and not (folder / page).is_file():
        yield page


def _is_place_of_redirect(folder: Path, name: str) -> bool:
    path = PurePosixPath(name)
    return (
        path.name == routes.PAGE_FILE and (folder / path.parent / routes.REDIRECT_MARKER).is_file()
    )


def _page_beside(name: str) -> str:
    path = PurePosixPath(name)
    return (path.parent / routes.PAGE_FILE).as_posix() if path.name in MARKERS else ""


def _headers(key: str) -> dict[str, str]:
    path = PurePosixPath(key)
    plain = path.with_suffix("") if path.suffix in routes.COMPRESSED else path
    kind = MARKER_TYPE if path.name in MARKERS else content_type(Path(plain))
    # As stores on Java's servers write it when they check what was signed.
    kind = kind.replace("; charset=utf-8", ";charset=UTF-8")
    headers = {"ContentType": kind, "CacheControl": cache_control(key)}
    if plain != path:
        headers["ContentEncoding"] = routes.COMPRESSED[path.suffix]
    return headers


def _urls(folder: Path) -> dict[str, str]:
    hosts = PublicFolder(folder).hosts().values()
    return {host.site: host.url for host in hosts}


def _digest_of_file(file: Path) -> str:
    """Return what stores show of an object that was put in one piece."""
    digest = md5(usedforsecurity=False)
    with file.open("rb") as opened:
        while part := opened.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
