"""The catalogue of what can be had as data: DCAT 3 in JSON-LD, with what DCAT-AP asks for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import orjson
from django.db.models import Count, Max, Min, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.sites import site_key
from backend.api.tables import FORMS
from backend.published.models import Item, SiteRecord
from backend.published.rows import to_json
from content_models.published import Json

JSON_LD = "application/ld+json"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""The EU's lists of languages, formats and frequencies, which DCAT-AP asks for."""
LANGUAGES = {"vi": "VIE", "en": "ENG", "zh": "ZHO", "ko": "KOR", "ja": "JPN"}
FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DESCRIBED = Operation(
    summary="Danh mục dữ liệu, DCAT-AP / Catalogue of the datasets, DCAT-AP",
    description="Mỗi chuyên mục có nội dung là một tập dữ liệu, với các dạng tải về. / Every "
    "category that holds anything is a dataset, with the forms it can be had in.",
    answer=always({"type": "object", "required": ["@context", "@id", "@type", "dcat:dataset"]}),
    media_types=(JSON_LD,),
    kept=False,
)


class CatalogView(Endpoint):
    """GET catalog/: the datasets of all sites."""

    operation: ClassVar = DESCRIBED

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, set())
        record = SiteRecord.objects.order_by("position").first()
        if record is None:
            raise Http404
        return _answer(request, Item.public.all(), record)


class SiteCatalogView(Endpoint):
    """GET sites/{site}/catalog/: the datasets of one site."""

    operation: ClassVar = DESCRIBED

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        key = site_key(request, site)
        record = SiteRecord.objects.get(key=key)
        return _answer(request, Item.public.filter(site=key), record)


@dataclass(frozen=True)
class Publisher:
    """Who publishes a catalogue, and where its addresses begin."""

    site: Json
    start: str

    @property
    def agent(self) -> Json:
        """Return it as DCAT names it."""
        return {"@id": self.site["url"], "@type": "foaf:Agent", "foaf:name": _in("vi", self.name)}

    @property
    def name(self) -> str:
        """Return the site's name."""
        return str(self.site["name"])

    @property
    def contact(self) -> Json:
        """Return where to ask about a dataset."""
        settings = self.site["settings"]
        found: Json = {"@type": "vcard:Organization", "vcard:fn": settings["owner"] or self.name}
        if settings["email"]:
            found["vcard:hasEmail"] = {"@id": f"mailto:{settings['email']}"}
        return found


def _answer(request: HttpRequest, rows: QuerySet[Item], record: SiteRecord) -> HttpResponseBase:
    address = request.build_absolute_uri(request.path)
    publisher = Publisher(orjson.loads(record.document), address.removesuffix("catalog/"))
    titles = _titles(rows)
    held = rows.exclude(category="").exclude(type="section").values("category", "locale")
    counts = held.annotate(count=Count("id"), first=Min("listed_at"), last=Max("updated_at"))
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in counts.order_by("category", "locale"):
        found[row["category"]][row["locale"]] = row
    datasets = [_dataset(publisher, name, found[name], titles.get(name, {})) for name in found]
    answer = json_answer(request, to_json(_catalog(address, publisher, datasets)), cache=NOT_KEPT)
    if "Content-Type" in answer:
        answer["Content-Type"] = JSON_LD
    return answer


def _titles(rows: QuerySet[Item]) -> dict[str, dict[str, str]]:
    """Return what sections call each category, by language: the first site's words for it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    sections = rows.filter(type="section").order_by("tree_path")
    for locale, title, facets in sections.values_list("locale", "title", "facets"):
        if facets.get("category"):
            found[facets["category"]].setdefault(locale, title)
    return found


def _catalog(address: str, publisher: Publisher, datasets: list[Json]) -> Json:
    start = address.partition("/api/v1/")[0] + "/api/v1/"
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": [
            _in("vi", f"Danh mục dữ liệu – {publisher.name}"),
            _in("en", f"Datasets – {publisher.name}"),
        ],
        "dct:description": [
            _in("vi", "Thông tin chính thức đã công bố trên cổng, dưới dạng dữ liệu mở."),
            _in("en", "Official information as published on the portal, as open data."),
        ],
        "dct:publisher": publisher.agent,
        "foaf:homepage": {"@id": publisher.site["url"]},
        "dct:language": [_language(each["code"]) for each in publisher.site["languages"]],
        "dcat:service": {
            "@id": start,
            "@type": "dcat:DataService",
            "dct:title": _in("vi", "API đọc công khai"),
            "dcat:endpointURL": {"@id": start},
            "dcat:endpointDescription": {"@id": f"{start}schema/"},
        },
        "dcat:dataset": datasets,
    }


def _dataset(
    publisher: Publisher, category: str, held: dict[str, Any], titles: dict[str, str]
) -> Json:
    address = f"{publisher.start}{category}/"
    total = sum(row["count"] for row in held.values())
    site = publisher.site
    found: Json = {
        "@id": f"{address}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": address,
        "dct:title": [_in(locale, title) for locale, title in (titles or {"vi": category}).items()],
        "dct:description": [
            _in("vi", f"{titles.get('vi', category)}: {total} nội dung."),
            _in("en", f"{titles.get('en', category)}: {total} items."),
        ],
        "dct:issued": _moment(min(row["first"] for row in held.values())),
        "dct:modified": _moment(max(row["last"] for row in held.values())),
        "dct:publisher": {"@id": site["url"]},
        "dcat:contactPoint": publisher.contact,
        "dcat:keyword": [_in(locale, title) for locale, title in titles.items()],
        "dct:language": [_language(locale) for locale in held],
        "dct:accessRights": {"@id": f"{AUTHORITY}access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}frequency/IRREG"},
        "dcat:landingPage": {"@id": site["url"]},
        "dcat:distribution": [*_distributions(address, held, site["settings"]["licence"])],
    }
    return {name: value for name, value in found.items() if value}


def _distributions(address: str, held: dict[str, Any], licence: str) -> list[Json]:
    found = [_distribution(address, "json", "application/json", licence)]
    for locale in held:
        for form, (content_type, _write) in FORMS.items():
            download = f"{address}export/?format={form}&locale={locale}"
            media = content_type.split(";")[0]
            each = _distribution(download, form, media, licence)
            found.append(
                each | {"dcat:downloadURL": {"@id": download}, "dct:language": _language(locale)}
            )
    return found


def _distribution(address: str, form: str, media: str, licence: str) -> Json:
    found: Json = {
        "@type": "dcat:Distribution",
        "dct:title": form.upper(),
        "dcat:accessURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
    }
    if form in FORMATS:
        found["dct:format"] = {"@id": f"{AUTHORITY}file-type/{FORMATS[form]}"}
    if licence:
        found["dct:rights"] = {"@type": "dct:RightsStatement", "rdfs:label": _in("vi", licence)}
    return found


def _language(locale: str) -> Json:
    return {"@id": f"{AUTHORITY}language/{LANGUAGES[locale]}"}


def _in(locale: str, text: str) -> Json:
    return {"@language": locale, "@value": text}


def _moment(moment: datetime) -> Json:
    return {"@type": "xsd:dateTime", "@value": moment.isoformat()}
