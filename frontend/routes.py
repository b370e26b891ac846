"""Where things stand: public paths, the files behind them, and the addresses made of them."""

from urllib.parse import quote

PAGE_FILE = "index.html"
REDIRECT_MARKER = ".redirect"
GONE_MARKER = ".gone"
MOVED_LINK = ".moved"
"""Beside a redirect marker: leads to the folder of the page that moved."""
ARCHIVE = "luu-tru"
SEARCH = "tim-kiem/"
"""Below the home page of each language; nothing of it is in the output."""
ASK, TRACK = "hoi-dap/gui-cau-hoi/", "hoi-dap/tra-cuu/"
REPORT, VOTE = "bao-sai-sot/", "y-kien-ve-trang/"
"""Where what readers say of a page is sent; there is nothing to read, so nothing in the output."""
RATE = "danh-gia-cong/"
"""The page on which a portal is rated, where its regulation says so."""
DIALOGUE = "doi-thoai/gui-cau-hoi/"
"""Where questions to a dialogue are sent; the form stands on the dialogue's own page."""
SUBSCRIBE = "dang-ky-nhan-tin/"
CONFIRM, CHANGE, LEAVE = (f"{SUBSCRIBE}{act}/" for act in ("xac-nhan", "thay-doi", "thoi-nhan"))
"""Where the links of letters lead; what is in such a link stands in its query."""
OWN = "y-kien-da-gui/"
"""The page on which whoever commented or posted sees what became of it, and takes it back."""
CONTRIBUTE, CONTRIBUTED = "gui-tin-bai/", "gui-tin-bai/tra-cuu/"
"""The pages on which items are contributed and followed, where the portal's regulation opens it."""
FORMS = (
    ASK, TRACK, REPORT, VOTE, RATE, DIALOGUE, SUBSCRIBE, CONFIRM, CHANGE, LEAVE, OWN, CONTRIBUTE,
    CONTRIBUTED,
)  # fmt: skip
"""Below the home page of each language, whatever its section of answers is called."""
COMMENT = "gop-y/"
"""Below the page of a draft or a topic: where what is said on it is sent. Nothing of it is in the output."""
POSTS = "y-kien"
"""Below the page of a topic: its posts, in pages by their numbers."""
COMPRESSED = {".br": "br", ".gz": "gzip"}


class UnsafePath(ValueError):
    """A path that must not become a file name."""


def file_of(path: str) -> str:
    """Return the file of a page path within its site: `/a/b/` is `a/b/index.html`."""
    return _folder(path) + PAGE_FILE


def redirect_file(path: str) -> str:
    """Return the file that says where a page moved."""
    return _folder(path) + REDIRECT_MARKER


def gone_file(path: str) -> str:
    """Return the file that says that a page was withdrawn."""
    return _folder(path) + GONE_MARKER


def page_path(file: str) -> str:
    """Return the public path of a file within its site: the inverse of `file_of` and markers."""
    folder, _, name = file.rpartition("/")
    is_page = name in {PAGE_FILE, REDIRECT_MARKER, GONE_MARKER}
    return f"/{folder}/".replace("//", "/") if is_page else f"/{file}"


def _folder(path: str) -> str:
    if not (path.startswith("/") and path.endswith("/")):
        raise UnsafePath(path)
    parts = path.strip("/").split("/") if path != "/" else []
    if not all(is_safe_name(part) for part in parts):
        raise UnsafePath(path)
    return "".join(part + "/" for part in parts)


def is_safe_name(name: str) -> bool:
    """Tell whether one segment of a path may name a file: no dots first, nothing invisible."""
    return (
        bool(name)
        and not name.startswith(".")
        and name.isprintable()
        and not set(name) & {"\\", "/", ":"}
        and len(name.encode()) <= 255
    )


def is_safe_file(file: str) -> bool:
    """Tell whether a relative file name stays where it is put."""
    return all(is_safe_name(part) for part in file.split("/"))


def archive_path(section_path: str, month: str, number: int | None = None) -> str:
    """Return an archive page's path: a month's newest, or one by its number from the oldest."""
    front = f"{section_path}{ARCHIVE}/{month}/"
    return front if number is None else f"{front}{number}/"


def posts_path(topic_path: str, number: int) -> str:
    """Return the path of one of the pages of a topic's posts, of which 1 has the oldest."""
    return f"{topic_path}{POSTS}/{number}/"


def absolute(site_url: str, path: str) -> str:
    """Return a full address, with what a URL cannot hold percent-encoded."""
    return site_url.rstrip("/") + quote(path, safe="/-._~!$&'()*+,;=:@%")
