"""What a round of changes asks for."""

from frontend import artifacts
from frontend.artifacts import Artifact
from frontend.keys import Place
from frontend.payloads import PlaceAnswer
from frontend.planner import Plan, places_in

PAGE = Artifact("item", "thanhdong", "tin/index.html", "vi", "1")
REDIRECT = Artifact("redirect", "thanhdong", "tin/.redirect", subject="/moi/")
GONE = Artifact("gone", "thanhdong", "tin/.gone")


def settled(**answer: str) -> Plan:
    """Return the plan for one answer about `/tin/`."""
    plan = Plan()
    plan.settle("thanhdong", PlaceAnswer.model_validate({"path": "/tin/", **answer}))
    return plan


def places(found: set[Artifact]) -> set[tuple[str, str]]:
    """Return where artifacts stand."""
    return {artifact.place for artifact in found}


def test_only_path_keys_name_places():
    touched = ["path:thanhdong:/tin/", "item:thanhdong:1:vi", "system"]

    assert places_in(touched) == {Place("thanhdong", "/tin/")}


def test_a_page_is_built_and_the_markers_in_its_place_go():
    plan = settled(status="page", id="1", locale="vi", type="news")

    assert plan.build == {PAGE}
    assert places(plan.remove) == {REDIRECT.place, GONE.place}


def test_a_redirect_takes_the_place_of_the_page():
    plan = settled(status="redirect", target="/moi/")

    assert plan.build == {REDIRECT}
    assert places(plan.remove) == {PAGE.place, GONE.place}


def test_the_gone_take_the_place_of_the_page():
    plan = settled(status="gone")

    assert plan.build == {GONE}
    assert places(plan.remove) == {PAGE.place, REDIRECT.place}


def test_where_nothing_ever_stood_nothing_stays():
    plan = Plan()
    plan.clear("thanhdong", "/tin/")

    assert plan.build == set()
    assert places(plan.remove) == {PAGE.place, REDIRECT.place, GONE.place}


def test_nothing_is_named_before_it_is_there():
    kinds = ["hosts", "sitemap", "feed", "home", "section", "archive", "item", "media"]
    found = [Artifact(kind, "thanhdong", kind) for kind in kinds]

    ordered = sorted(found, key=artifacts.order_of)

    assert [artifact.kind for artifact in ordered] == kinds[::-1]
