"""The catalogue is RDF that says of each dataset what DCAT-AP asks for, and leads to its files."""

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from content_models.categories import Category
from tests.contract.city import World, live_news, mirror_of, news_section

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
START = "http://testserver/api/v1/"
CATALOGS = pytest.mark.parametrize("path", ["catalog/", "sites/thanhdong/catalog/"])


@pytest.fixture
def graph(world: World, api: Any) -> Callable[[str], Graph]:
    """Return what a catalogue says."""

    def read(path: str) -> Graph:
        return Graph().parse(data=api(path).content, format="json-ld")

    return read


@CATALOGS
def test_it_is_a_catalogue_with_what_dcat_ap_asks_for(graph: Any, path: str) -> None:
    found = graph(path)

    (catalog,) = found.subjects(RDF.type, DCAT.Catalog)
    assert str(catalog) == START + path
    for asked in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset):
        assert set(found.objects(catalog, asked)), asked
    (publisher,) = found.objects(catalog, DCTERMS.publisher)
    assert set(found.objects(publisher, FOAF.name))
    assert {each.language for each in found.objects(catalog, DCTERMS.title)} == {"vi", "en"}


@CATALOGS
def test_every_dataset_says_what_it_is_who_answers_for_it_and_how_it_is_had(
    graph: Any, path: str
) -> None:
    found = graph(path)
    datasets = [*found.subjects(RDF.type, DCAT.Dataset)]

    assert datasets
    for dataset in datasets:
        for asked in (
            DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.modified,
            DCTERMS.publisher, DCTERMS.language, DCAT.contactPoint, DCAT.distribution,
        ):  # fmt: skip
            assert set(found.objects(dataset, asked)), (dataset, asked)
    for distribution in found.subjects(RDF.type, DCAT.Distribution):
        assert isinstance(found.value(distribution, DCAT.accessURL), URIRef)
        assert isinstance(found.value(distribution, DCAT.mediaType), URIRef)
    assert all(found.value(each, VCARD.fn) for each in found.subjects(RDF.type, VCARD.Organization))


@CATALOGS
def test_everything_it_leads_to_is_there(graph: Any, api: Any, path: str) -> None:
    found = graph(path)
    addresses = {
        str(address)
        for kind in (DCAT.accessURL, DCAT.downloadURL, DCAT.endpointDescription)
        for address in found.objects(None, kind)
    }

    answers = {address: api(address.removeprefix("http://testserver")) for address in addresses}

    assert len(answers) > 4
    assert {address for address, answer in answers.items() if answer.status_code != 200} == set()
    for answer in answers.values():
        answer.getvalue()


def test_a_category_is_a_dataset_as_soon_as_it_holds_anything(city: None, api: Any) -> None:
    def identifiers(path: str) -> set[str]:
        return {each["dct:identifier"] for each in api(path).json()["dcat:dataset"]}

    before = identifiers("sites/hongbang/catalog/")
    live_news("Phiên chợ quận", section=news_section("hongbang"))

    name = f"{START}sites/hongbang/{Category.NEWS_EVENTS}/"
    assert identifiers("sites/hongbang/catalog/") - before == {name}


def test_a_dataset_is_had_in_each_language_it_has_anything_in(city: None, api: Any) -> None:
    mirror_of(live_news("Chợ Tết"))

    (dataset,) = api("sites/thanhdong/catalog/").json()["dcat:dataset"]

    assert [each["@id"][-3:] for each in dataset["dct:language"]] == ["ENG", "VIE"]
    assert {each["@language"] for each in dataset["dct:title"]} == {"vi", "en"}
