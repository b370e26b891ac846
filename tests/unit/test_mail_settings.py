"""Where mail goes: what the environment may say, and what becomes of it."""

import pytest

from backend.environment import EnvironmentFaults, read_environment
from backend.mail import FILES, SMTP, Mail, mail_settings


@pytest.fixture
def mail(monkeypatch):
    """Return the mail settings of an environment."""

    def of(**variables: str) -> Mail:
        for name, value in variables.items():
            monkeypatch.setenv(f"PORTAL_{name.upper()}", value)
        return mail_settings(read_environment())

    return of


def test_without_a_mail_server_letters_are_files(mail):
    assert mail().backend == FILES


@pytest.mark.parametrize(
    ("address", "host", "port", "user", "password", "starts_tls", "is_tls"),
    [
        ("smtp://thu.haiphong.gov.vn", "thu.haiphong.gov.vn", 25, "", "", False, False),
        ("smtp://thu:2525", "thu", 2525, "", "", False, False),
        ("smtp://cong:bi%2Fmat@thu:587", "thu", 587, "cong", "bi/mat", True, False),
        ("smtp://cong:bimat@thu", "thu", 587, "cong", "bimat", True, False),
        ("smtps://c%40hp.vn:bimat@thu/", "thu", 465, "c@hp.vn", "bimat", False, True),
        ("smtps://cong:bimat@[::1]:4650", "::1", 4650, "cong", "bimat", False, True),
    ],
)
def test_an_address_says_how_mail_leaves(
    mail, address, host, port, user, password, starts_tls, is_tls
):
    found = mail(email_url=address)

    assert (found.backend, found.host, found.port) == (SMTP, host, port)
    assert (found.user, found.password) == (user, password)
    assert (found.starts_tls, found.is_tls) == (starts_tls, is_tls)


@pytest.mark.parametrize("user", ["", "cong:bimat@"])
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_password_never_travels_in_the_clear(mail, scheme, user):
    found = mail(email_url=f"{scheme}://{user}thu")

    assert not found.password or found.starts_tls or found.is_tls
    assert "bimat" not in repr(found)


@pytest.mark.parametrize(
    "address",
    ["thu.haiphong.gov.vn", "http://thu", "smtp://", "smtp://:587", "smtp://thu:cong",
     "smtp://thu:99999", "smtp://thu:0", "smtp://thu/hop-thu", "smtp:thu"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_repeating_it(mail, address):
    with pytest.raises(EnvironmentFaults) as refused:
        mail(email_url=address)

    assert "PORTAL_EMAIL_URL" in str(refused.value)
    assert f" {address} " not in str(refused.value).replace("\n", " ")


def test_the_sender_is_at_the_admins_host(mail):
    found = mail(admin_hosts="quantri.haiphong.gov.vn,localhost")

    assert found.sender == "Cổng thông tin điện tử <khong-tra-loi@quantri.haiphong.gov.vn>"


def test_the_sender_may_be_named(mail):
    assert mail(email_from="Cổng HP <cong@haiphong.gov.vn>").sender.startswith("Cổng HP")


@pytest.mark.parametrize("sender", ["cong", "cong@", "Cổng <>", "a b@c"])
def test_a_sender_without_an_address_is_refused(mail, sender):
    with pytest.raises(EnvironmentFaults) as refused:
        mail(email_from=sender)

    assert "PORTAL_EMAIL_FROM" in str(refused.value)


@pytest.mark.parametrize(
    ("hosts", "address"),
    [
        ("localhost,127.0.0.1", "http://localhost:8123"),
        ("127.0.0.1", "http://localhost:8123"),
        ("quantri.haiphong.gov.vn, localhost", "https://quantri.haiphong.gov.vn"),
        ("", "http://localhost:8123"),
    ],
)
def test_letters_lead_to_the_admins_main_host(monkeypatch, hosts, address):
    monkeypatch.setenv("PORTAL_ADMIN_HOSTS", hosts)
    monkeypatch.setenv("PORTAL_ADMIN_PORT", "8123")

    assert read_environment().admin_url == address
