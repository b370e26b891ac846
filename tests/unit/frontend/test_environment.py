"""The publisher's settings: typed, all faults at once, secrets never shown."""

from pathlib import Path

import pytest

from frontend.environment import EnvironmentFaults, read_environment


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an environment without settings."""
    for name in (
        "API_URL", "PUBLIC_DIR", "PUBLIC_TARGETS", "STATE", "WEB_PORT", "PUBLISHER_TOKEN", "PUBLISHER_NAME",
    ):  # fmt: skip
        monkeypatch.delenv(f"PORTAL_{name}", raising=False)


def test_an_address_may_lack_its_last_slash(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORTAL_API_URL", "http://cms.example/api/v1")

    assert read_environment().api_url == "http://cms.example/api/v1/"


def test_the_backends_variables_are_let_pass(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORTAL_ADMIN_PORT", "8000")

    assert read_environment().web_port == 8080


def test_all_faults_are_named_at_once_and_no_value_is_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORTAL_WEB_PORT", "bí mật")
    monkeypatch.setenv("PORTAL_API_URL", "ftp://bí-mật")
    monkeypatch.setenv("PORTAL_WEBPORT", "80")

    with pytest.raises(EnvironmentFaults) as caught:
        read_environment()

    faults = str(caught.value)
    assert {"PORTAL_WEB_PORT", "PORTAL_API_URL", "PORTAL_WEBPORT"} <= set(
        faults.replace(":", " ").split()
    )
    assert "mật" not in faults


def test_a_token_kept_in_state_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "publisher_token").write_text("chữ ký\n")
    monkeypatch.setenv("PORTAL_STATE", str(tmp_path))

    assert read_environment().receipt_token() == "chữ ký"


def test_without_a_token_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PORTAL_STATE", str(tmp_path))

    assert read_environment().receipt_token() is None


def test_a_target_that_cannot_be_used_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("PORTAL_PUBLIC_TARGETS", "rsync://a:bí-mật@may/www ftp://may/www")

    with pytest.raises(EnvironmentFaults) as caught:
        read_environment()

    faults = str(caught.value)
    assert faults.startswith("PORTAL_PUBLIC_TARGETS: “rsync://a:***@may/www” có mật khẩu")
    assert "“ftp://may/www” không phải địa chỉ đích" in faults
    assert "mật@" not in faults
