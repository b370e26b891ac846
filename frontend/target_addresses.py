"""Where the output is delivered to besides its own folder: addresses, read and judged as text."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

EXAMPLES = (
    "rsync://máy/module/thư-mục, tài-khoản@máy:/thư/mục, s3://bucket/tiền-tố?endpoint=https://…"
)
BUCKET_OPTIONS = frozenset({"endpoint", "region"})

_SSH = re.compile(r"(?:[\w.-]+@)?[\w.-]+:(?P<folder>/(?!/).*)", re.ASCII)
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", re.ASCII)
_REGION = re.compile(r"[a-z0-9-]+", re.ASCII)
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")


class UnusableAddress(ValueError):
    """An address nothing can be delivered to; the message says what to do, and holds no password."""


@dataclass(frozen=True)
class RsyncAddress:
    """A folder that rsync reaches, by its own protocol or by ssh; without the last slash."""

    address: str

    def __str__(self) -> str:
        """Return the address as people and the delivery's memory know it."""
        return self.address


@dataclass(frozen=True)
class BucketAddress:
    """A bucket of an S3-compatible store; an empty endpoint is Amazon's own."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""

    def __str__(self) -> str:
        """Return the address as people and the delivery's memory know it."""
        place = f"s3://{self.bucket}/{self.prefix}".rstrip("/")
        return f"{place} ({self.endpoint})" if self.endpoint else place


TargetAddress = RsyncAddress | BucketAddress


def read_addresses(text: str) -> tuple[TargetAddress, ...]:
    """Return the addresses of a text, between spaces; UnusableAddress has a line for each fault."""
    found: list[TargetAddress] = []
    faults = []
    for word in text.split():
        try:
            found.append(read_address(word))
        except UnusableAddress as fault:
            faults.append(f"“{without_password(word)}” {fault}")
    names = [str(each) for each in found]
    faults += [f"“{name}” có hai lần; hãy bỏ một" for name in names if names.count(name) > 1][:1]
    if faults:
        raise UnusableAddress("; ".join(faults))
    return tuple(found)


def read_address(word: str) -> TargetAddress:
    """Return one address."""
    if not word.isprintable() or word.startswith("-"):
        message = "có ký tự không dùng được trong địa chỉ"
        raise UnusableAddress(message)
    if word.startswith("s3://"):
        return _bucket(word)
    if word.startswith("rsync://"):
        return _rsync(word)
    over_ssh = _SSH.fullmatch(word)
    if over_ssh is None:
        message = f"không phải địa chỉ đích; hãy dùng một trong các dạng: {EXAMPLES}"
        raise UnusableAddress(message)
    _refuse_whole_machine(over_ssh["folder"])
    return RsyncAddress(word.rstrip("/"))


def without_password(word: str) -> str:
    """Return an address that may be shown."""
    return _PASSWORD.sub(r"\1:***@", word)


def _rsync(word: str) -> RsyncAddress:
    parts = _split(word)
    if parts.password is not None:
        message = "có mật khẩu; hãy để mật khẩu trong RSYNC_PASSWORD và bỏ khỏi địa chỉ"
        raise UnusableAddress(message)
    if not parts.hostname:
        message = "thiếu tên máy: rsync://máy/module/thư-mục"
        raise UnusableAddress(message)
    _refuse_whole_machine(parts.path)
    return RsyncAddress(word.rstrip("/"))


def _refuse_whole_machine(folder: str) -> None:
    """Whatever is not published is removed there: never from the root, never by the way up."""
    if not folder.strip("/") or ".." in folder.split("/"):
        message = "phải chỉ tới một thư mục riêng của cổng, không phải gốc và không có “..”"
        raise UnusableAddress(message)


def _bucket(word: str) -> BucketAddress:
    parts = _split(word)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(options.keys() - BUCKET_OPTIONS)
    if "@" in parts.netloc:
        message = "có khóa truy cập; hãy để khóa trong AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY"
    elif not _BUCKET.fullmatch(parts.netloc):
        message = (
            "thiếu tên bucket hợp lệ (chữ thường, số, dấu chấm, gạch nối): s3://bucket/tiền-tố"
        )
    elif unknown:
        message = f"có tham số lạ: {', '.join(unknown)}; chỉ có endpoint và region"
    elif not _is_endpoint(options.get("endpoint", "")):
        message = "endpoint phải là http://máy hoặc https://máy, không có đường dẫn hay mật khẩu"
    elif options.get("region") and not _REGION.fullmatch(options["region"]):
        message = "region không hợp lệ; ví dụ: region=ap-southeast-1"
    else:
        prefix = parts.path.strip("/")
        return BucketAddress(
            parts.netloc,
            f"{prefix}/" if prefix else "",
            options.get("endpoint", "").rstrip("/"),
            options.get("region", ""),
        )
    raise UnusableAddress(message)


def _is_endpoint(text: str) -> bool:
    if not text:
        return True
    parts = urlsplit(text)
    has_more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not has_more


def _split(word: str) -> SplitResult:
    try:
        parts = urlsplit(word)
        parts.port  # noqa: B018 - asked for what it refuses
    except ValueError:
        message = f"không phải địa chỉ; các dạng dùng được: {EXAMPLES}"
        raise UnusableAddress(message) from None
    return parts
