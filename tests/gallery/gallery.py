"""The gallery: pages written to a folder as the publisher writes them, for a server to serve."""

import gzip
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import brotli
import orjson
from PIL import Image, ImageOps

from frontend.output import BROTLI_QUALITY, GZIP_LEVEL
from frontend.rendering import Renderer
from frontend.views import PageView
from tests.gallery.showcase import REFUSALS, sparse_views, views

MEDIUM = re.compile(r"/media/(?P<name>[\w./-]+?-?(?P<width>\d*)\.(?P<kind>\w+))\b")
PICTURES = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
WITHOUT_PORTAL = "ward"
"""Beside the pages of this theme stand those that no portal is known for: one look has them all."""
SPARSE = "sparse"
"""The host of pages that hold next to nothing."""


class Gallery:
    """Every page by its address; a portal is written when it is first asked for."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port
        self._renderer = Renderer()
        self._pages: dict[str, list[str]] = {}
        for name, content in self._renderer.assets().items():
            self._write(f"assets/{name}", content)

    def pages(self, theme: str, language: str = "vi") -> Mapping[str, str]:
        """Return the addresses of a portal's pages by their names."""
        host = f"{theme}-{language}"
        if host not in self._pages:
            refusals = self._refusals(language) if theme == WITHOUT_PORTAL else {}
            self._add(host, self._rendered(views(theme, language)) | refusals)
        return self._addresses(host)

    def sparse_pages(self) -> Mapping[str, str]:
        """Return the addresses of pages that have nothing an editor may leave out."""
        if SPARSE not in self._pages:
            self._add(SPARSE, self._rendered(sparse_views()))
        return self._addresses(SPARSE)

    def _addresses(self, host: str) -> Mapping[str, str]:
        root = f"http://{host}.localhost:{self._port}"
        return {name: f"{root}/{name}/" for name in self._pages[host]}

    def _rendered(self, shown: Mapping[str, PageView]) -> dict[str, str]:
        return {name: self._renderer.page(view) for name, view in shown.items()}

    def _refusals(self, language: str) -> dict[str, str]:
        return {f"refused-{why}": self._renderer.refusal(why, language) for why in REFUSALS}

    def _add(self, host: str, documents: Mapping[str, str]) -> None:
        for name, document in documents.items():
            self._write(f"sites/{host}/{name}/index.html", document.encode())
            self._add_media(document)
        self._pages[host] = list(documents)
        rows: dict[str, Any] = {
            f"{name}.localhost": {"site": name, "redirect": None, "withheld": False}
            for name in self._pages
        }
        self._write("hosts.json", orjson.dumps(rows))

    def _add_media(self, document: str) -> None:
        for found in MEDIUM.finditer(document):
            if not (self._folder / "media" / found["name"]).exists():
                content = _medium(found["kind"], int(found["width"] or 960))
                self._write(f"media/{found['name']}", content)

    def _write(self, name: str, content: bytes) -> None:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if file.suffix in {".html", ".css", ".js", ".svg"}:
            packed = brotli.compress(content, brotli.MODE_TEXT, BROTLI_QUALITY)
            file.with_name(f"{file.name}.br").write_bytes(packed)
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, GZIP_LEVEL))


def _medium(kind: str, width: int) -> bytes:
    """Return a file of a kind: a picture is as large as a photo, and shows haze over a river."""
    if kind not in PICTURES:
        return b"WEBVTT\n"
    haze = Image.linear_gradient("L").resize((width, width * 2 // 3))
    drawn = io.BytesIO()
    ImageOps.colorize(haze, "#c9d8e4", "#5b7a76").save(drawn, PICTURES[kind])
    return drawn.getvalue()
