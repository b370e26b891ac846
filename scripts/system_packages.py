"""What pip cannot bring: installed where we may, otherwise named."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import NamedTuple

from scripts.children import Children
from scripts.refusal import Refusal
from scripts.steps import run_step, say


class Need(NamedTuple):
    """A package of Debian's, and how to tell that what it brings is there."""

    package: str
    is_met: Callable[[], bool]


def _has_postgresql() -> bool:
    return bool(list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb"))


def _has_chromium() -> bool:
    return shutil.which("chromium") is not None


def _has_fonts() -> bool:
    return Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf").exists()


def _has_nginx() -> bool:
    return Path("/usr/sbin/nginx").exists() or shutil.which("nginx") is not None


def _has_brotli_for_nginx() -> bool:
    return Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").exists()


def _has_rsync() -> bool:
    return shutil.which("rsync") is not None


def _has_maven() -> bool:
    return shutil.which("mvn") is not None


def _has_jdk() -> bool:
    return shutil.which("javac") is not None


def _has_pango() -> bool:
    return find_library("pangoft2-1.0") is not None


def _has_cjk_fonts() -> bool:
    return Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()


def _has_openssl() -> bool:
    return shutil.which("openssl") is not None


PAPER = (
    Need("libpangoft2-1.0-0", _has_pango),
    Need("fonts-noto-cjk", _has_cjk_fonts),
)
"""Lays out the text of PDFs, and has the letters of the Chinese, Japanese and Korean ones.

Everything else of a running system does without.
"""

NEEDS = (
    Need("postgresql", _has_postgresql),
    Need("chromium", _has_chromium),
    Need("fonts-noto-core", _has_fonts),
    Need("nginx-light", _has_nginx),
    Need("libnginx-mod-http-brotli-static", _has_brotli_for_nginx),
    Need("openssl", _has_openssl),
    Need("rsync", _has_rsync),
    Need("maven", _has_maven),
    Need("default-jdk-headless", _has_jdk),
    *PAPER,
)


def install_wanted(children: Children) -> None:
    """Install what a running system can do without, if it is missing and we may; say so if not."""
    missing = [need.package for need in PAPER if not need.is_met()]
    if not missing:
        return
    try:
        _install(children, missing, "để tải trang ở dạng PDF")
    except Refusal as refusal:
        say(f"{refusal} (mọi phần khác vẫn chạy)")


def install_missing(children: Children) -> None:
    """Install what the tests need and is missing; Refusal names it where we may not."""
    missing = [need.package for need in NEEDS if not need.is_met()]
    if missing:
        _install(children, missing, "cho kiểm thử")


def _install(children: Children, missing: Sequence[str], purpose: str) -> None:
    apt = _apt_get()
    if apt is None:
        packages = " ".join(missing)
        message = f"Thiếu gói hệ thống {purpose}; hãy chạy: sudo apt-get install {packages}"
        raise Refusal(message)
    run_step(children, "Cập nhật danh sách gói hệ thống…", [*apt, "-qq", "update"])
    install = [*apt, "-qq", "-y", "--no-install-recommends", "install", *missing]
    run_step(children, f"Cài gói hệ thống: {', '.join(missing)}…", install)


def _apt_get() -> list[str] | None:
    """Return the command that installs packages without asking anybody, if there is one."""
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return quietly
    may = ["sudo", "--non-interactive", "true"]
    if (
        shutil.which("sudo")
        and subprocess.run(may, check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "--non-interactive", *quietly]
    return None
