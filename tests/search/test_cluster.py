"""A cluster that goes away and comes back: readers are answered, and what was missed is made up."""

import os
import threading
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from pydantic import SecretStr

from backend.published import feed
from backend.published.models import Item
from backend.search import elastic, engines, folding, following
from backend.search.documents import documents_of
from backend.search.elastic import ElasticEngine
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Document, EngineAway, Question, Scope
from backend.search.following import catch_up, rebuild, state
from tests.contract.city import live_news, provision
from tests.contract.findable import answer, found, item
from tests.roads import unpublish
from tests.services import elasticsearch
from tests.services.elasticsearch import Node

pytestmark = pytest.mark.django_db

CEREMONY = "Lễ khai giảng năm học mới"


@pytest.fixture(scope="module")
def frail() -> Iterator[Node]:
    """A cluster that tests may kill; they leave it running."""
    with elasticsearch.running() as node:
        yield node


@pytest.fixture
def cluster(frail: Node, monkeypatch: pytest.MonkeyPatch) -> Iterator[ElasticEngine]:
    """An engine on that cluster, asked first, with the embedded one beside it."""
    engine = ElasticEngine([frail.address], pause=0, prefix=f"cong-{os.urandom(4).hex()}")
    monkeypatch.setattr(engines, "engines", lambda: [engine, EmbeddedEngine()])
    yield engine
    frail.start_again()


@pytest.fixture
def city(db: None) -> None:
    """The small city, whose feed engines follow."""
    provision()


def follow() -> None:
    """Let every engine that is there follow, as `tend` does every few seconds."""
    for engine in engines.engines():
        try:
            catch_up(engine)
        except EngineAway:
            continue


def looking_for(word: str) -> Question:
    """Return the simplest question for a word."""
    return Question(words=(word,), least=1, clues=(), scope=Scope(locale="vi"))


@pytest.mark.usefixtures("city")
class TestGoneAndBack:
    """Killed, and started again."""

    def test_readers_are_answered_by_the_embedded_engine(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        live_news(CEREMONY)
        follow()
        before = answer("khai giảng")

        frail.kill()

        assert answer("khai giảng") == before
        with pytest.raises(EngineAway):
            cluster.search(looking_for("khai"))

    def test_a_cluster_that_does_not_answer_is_given_up(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        live_news(CEREMONY)
        follow()

        with frail.paused():
            assert found("khai giảng") == [CEREMONY]
        assert cluster.search(looking_for("khai")).total == 1

    def test_publishing_does_not_notice_and_what_was_missed_is_made_up(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        withdrawn = live_news(CEREMONY)
        follow()

        frail.kill()
        live_news("Lễ bế giảng")
        unpublish(withdrawn)
        follow()
        meanwhile = found("giảng")
        frail.start()
        follow()

        assert meanwhile == ["Lễ bế giảng"]
        assert cluster.search(looking_for("giang")).total == 1
        assert cluster.count() == EmbeddedEngine().count()

    def test_pages_begun_on_one_engine_go_on_on_the_other(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        for number in range(5):
            live_news(f"{CEREMONY} {number}")
        follow()
        whole = found("khai giảng")
        first = answer("khai giảng", limit=2)

        frail.kill()
        rest = answer("khai giảng", limit=9, after=first.next)

        assert [each.row.title for each in (*first.results, *rest.results)] == whole

    def test_killed_while_it_is_built_anew_it_answers_as_before_and_is_built_later(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        live_news(CEREMONY)
        follow()
        documents = documents_of(Item.objects.all())

        def batches() -> Iterator[Sequence[Document]]:
            yield documents[:5]
            frail.kill()
            yield documents[5:]

        with pytest.raises(EngineAway):
            cluster.rebuild(batches())
        frail.start()

        assert cluster.search(looking_for("khai")).total == 1
        rebuild(cluster)
        assert cluster.count() == len(documents)

    def test_an_index_that_is_lost_is_built_anew_by_itself(
        self, cluster: ElasticEngine, frail: Node
    ) -> None:
        live_news(CEREMONY)
        follow()
        frail.lose_everything()

        assert found("khai giảng") == [CEREMONY]
        follow()

        assert cluster.search(looking_for("khai")).total == 1

    def test_after_a_restored_database_it_is_built_anew_by_itself(
        self, cluster: ElasticEngine
    ) -> None:
        page = live_news(CEREMONY)
        follow()
        Item.objects.filter(uuid=page.translation_key).update(title="Lễ khác", document="{}")
        feed.begin_another_history()

        follow()

        assert cluster.search(looking_for("khai")).total == 0

    def test_tokens_of_another_version_are_another_index(
        self, cluster: ElasticEngine, frail: Node, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        live_news(CEREMONY)
        follow()

        for module in (elastic, following):
            monkeypatch.setattr(module, "VERSION", folding.VERSION + 1)
        newer = ElasticEngine([frail.address], pause=0, prefix=cluster.prefix)
        assert not newer.has_index()
        catch_up(newer)

        assert newer.search(looking_for("khai")).total == 1


def test_a_reader_finds_everything_all_the_time_while_it_is_built_anew(
    cluster: ElasticEngine,
) -> None:
    for number in range(30):
        item(f"Lễ hội {number}")
    documents = documents_of(Item.objects.all())
    cluster.rebuild([documents])
    totals: list[int] = []
    enough = threading.Event()

    def read() -> None:
        while not enough.is_set():
            totals.append(cluster.search(looking_for("hoi")).total)

    reader = threading.Thread(target=read)
    reader.start()
    for _time in range(5):
        cluster.rebuild([documents[:15], documents[15:]])
    enough.set()
    reader.join()

    assert set(totals) == {30}
    assert len(totals) > 5


@pytest.fixture
def configured(frail: Node) -> Iterator[None]:
    """A deployment that names the cluster in its environment."""
    environment = settings.ENVIRONMENT.model_copy(update={"search_url": SecretStr(frail.address)})
    with override_settings(ENVIRONMENT=environment):
        yield
    frail.start_again()


@pytest.mark.usefixtures("city", "configured")
class TestDeployment:
    """The cluster as operators and readers meet it."""

    def test_the_command_tells_how_each_engine_stands(self, frail: Node) -> None:
        live_news(CEREMONY)

        def told(action: str, *options: str) -> list[str]:
            output = StringIO()
            call_command("index", action, *options, stdout=output, stderr=output)
            return output.getvalue().splitlines()

        told("follow", "--once")
        both = told("status")
        frail.kill()
        live_news("Lễ bế giảng")
        away = told("status")

        count = Item.objects.count()
        assert [line.split(";")[0] for line in both] == [
            f"elasticsearch: {count - 1} mục",
            f"embedded: {count - 1} mục",
        ]
        assert away[0].startswith("elasticsearch: không kết nối được. Connection ")

    @pytest.mark.parametrize("is_away", [False, True])
    def test_the_api_answers_whether_it_is_there_or_not(self, frail: Node, is_away: bool) -> None:
        live_news(CEREMONY)
        follow()
        if is_away:
            frail.kill()

        answered: Any = Client().get("/api/v1/search/", {"q": "khai giang"})

        assert answered.status_code == 200
        assert [each["title"] for each in answered.json()["results"]] == [CEREMONY]

    def test_it_says_how_far_each_engine_is_behind(self, frail: Node) -> None:
        follow()
        frail.kill()
        live_news(CEREMONY)
        follow()
        frail.start()

        cluster, embedded = map(state, engines.engines())

        assert (cluster.behind > 0, embedded.behind) == (True, 0)
