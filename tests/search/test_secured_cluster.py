"""A cluster with TLS and accounts: as the operator's guide sets it up, and as it goes wrong."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from pydantic import SecretStr

from backend.published.models import Item
from backend.search import engines
from backend.search.engine import Question, Scope
from backend.search.following import catch_up
from scripts.children import ROOT
from tests.contract.city import live_news, provision
from tests.contract.findable import found
from tests.services import elasticsearch_secured
from tests.services.elasticsearch_secured import ACCOUNT, PASSWORD, STRANGER, SecuredNode

pytestmark = pytest.mark.django_db
CEREMONY = "Lễ khai giảng năm học mới"
Deploy = Callable[[str, str | None], None]


@pytest.fixture(scope="module")
def node() -> Iterator[SecuredNode]:
    """A secured node whose account has the role that the operator's guide gives it, no more."""
    guide = (ROOT / "docs" / "operations.md").read_text()
    role = re.search(r"```json\n(\{\"cluster\".*?)\n```", guide, re.DOTALL)
    assert role
    with elasticsearch_secured.running(json.loads(role[1])) as found:
        yield found


@pytest.fixture
def deploy(db: None) -> Iterator[Deploy]:
    """A small city, and what names a cluster and the authority to trust in its environment."""
    provision()
    with ExitStack() as until_the_end:

        def name(address: str, authority: str | None) -> None:
            told = {"search_url": SecretStr(address), "search_ca": authority}
            environment = settings.ENVIRONMENT.model_copy(update=told)
            until_the_end.enter_context(override_settings(ENVIRONMENT=environment))

        yield name


def index(action: str) -> str:
    """Return what the operator's command says, where it fails too."""
    output = StringIO()
    try:
        call_command("index", action, stdout=output, stderr=output)
    except CommandError as failure:
        output.write(str(failure))
    return output.getvalue()


def test_it_is_built_followed_and_searched(deploy: Deploy, node: SecuredNode) -> None:
    deploy(node.address_of(ACCOUNT, PASSWORD), node.authority)
    live_news(CEREMONY)

    built = index("rebuild")
    live_news("Lễ bế giảng")
    for engine in engines.engines():
        catch_up(engine)

    cluster = engines.engines()[0]
    asked = Question(words=("giang",), least=1, clues=(), scope=Scope(locale="vi"))
    assert built.startswith(f"elasticsearch: {Item.objects.count() - 1} mục;")
    assert (cluster.name, cluster.search(asked).total) == ("elasticsearch", 2)
    assert found("khai giảng") == [CEREMONY]


REFUSED = "Tên hoặc mật khẩu trong PORTAL_SEARCH_URL bị từ chối."
NO_RIGHTS = "Tài khoản trong PORTAL_SEARCH_URL không có quyền trên các chỉ mục của hệ thống."
NOT_TRUSTED = "Chứng chỉ của cụm không phải do PORTAL_SEARCH_CA (hoặc tổ chức công khai) cấp."


@pytest.mark.parametrize(
    ("account", "password", "trusted", "told"),
    [
        (ACCOUNT, "sai", "authority", REFUSED),
        ("ai", PASSWORD, "authority", REFUSED),
        (STRANGER, PASSWORD, "authority", NO_RIGHTS),
        (ACCOUNT, PASSWORD, "another", NOT_TRUSTED),
        (ACCOUNT, PASSWORD, "", NOT_TRUSTED),
    ],
)
def test_who_is_not_let_in_is_told_why_and_readers_are_answered(
    deploy: Deploy, node: SecuredNode, account: str, password: str, trusted: str, told: str
) -> None:
    deploy(node.address_of(account, password), getattr(node, trusted) if trusted else None)
    live_news(CEREMONY)
    catch_up(engines.engines()[-1])

    said = [index(action) for action in ("status", "rebuild")]

    assert all(f"elasticsearch: không kết nối được. {told}" in each for each in said)
    assert not any(PASSWORD in each for each in said)
    assert found("khai giảng") == [CEREMONY]
