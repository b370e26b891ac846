"""What a page says to search engines (schema.org), as plain data for one JSON-LD block."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from frontend.labels import label_for
from frontend.translations import translations_for
from frontend.views import PageView, SiteView

Json = dict[str, Any]
Item = Mapping[str, Any]

SCHEMA = "https://schema.org"
LEGAL_FORCE = {
    "in-force": "InForce",
    "partly-amended": "PartiallyInForce",
    "not-yet-effective": "NotInForce",
    "expired": "NotInForce",
    "replaced": "NotInForce",
    "repealed": "NotInForce",
}
"""Of a document whose validity nobody has determined, nothing is said."""

RELATIONS = {
    "amends": "legislationAmends",
    "repeals": "legislationRepeals",
    "replaces": "legislationRepeals",
    "based_on": "isBasedOn",
}


def of_page(view: PageView) -> Json:
    """Return the graph of a page: its organisation, its path, its subject."""
    graph = [organisation(view.site, view.locale)]
    if view.kind == "home":
        graph.append(_website(view))
    if view.breadcrumbs:
        graph.append(breadcrumbs(view))
    if view.kind == "item" and view.item:
        graph.append(subject(view, view.item))
    return {"@context": SCHEMA, "@graph": graph}


def _organisation_id(site: SiteView) -> str:
    return f"{site.url}/#organisation"


def organisation(site: SiteView, locale: str) -> Json:
    """Return the authority a site speaks for, and how to reach it.

    What it is called by law is known in Vietnamese only.
    """
    settings = site.settings
    owner = settings.get("owner")
    above: Json = {"name": site.parent_name, "url": site.parent_url} if site.parent_url else {}
    known = {
        "name": (owner if locale == "vi" else "") or site.name,
        "legalName": None if locale == "vi" else owner,
        "url": f"{site.url}/",
        "address": _postal_address(settings.get("address")),
        "telephone": settings.get("phone"),
        "email": settings.get("email"),
        "contactPoint": list(_contact_points(settings)),
        "areaServed": {"@type": "AdministrativeArea", "name": site.name},
        "parentOrganization": {"@type": "GovernmentOrganization"} | above if above else None,
        "sameAs": [page["url"] for page in settings.get("social") or []],
    }
    return _described("GovernmentOrganization", _organisation_id(site), known)


def _contact_points(settings: Mapping[str, Any]) -> Iterator[Json]:
    for name, kind in (("phone", "customer service"), ("hotline", "emergency")):
        if settings.get(name):
            email = settings.get("email") if name == "phone" else None
            known = {"contactType": kind, "telephone": settings[name], "email": email}
            yield {"@type": "ContactPoint", "availableLanguage": "vi"} | _known(known)


def _postal_address(address: str | None) -> Json | None:
    if not address:
        return None
    return {"@type": "PostalAddress", "streetAddress": address, "addressCountry": "VN"}


def _website(view: PageView) -> Json:
    known = {
        "name": view.site.name,
        "url": view.canonical_url,
        "inLanguage": view.locale,
        "publisher": {"@id": _organisation_id(view.site)},
    }
    return _described("WebSite", f"{view.canonical_url}#website", known)


def breadcrumbs(view: PageView) -> Json:
    """Return the path from the home page down."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.title,
            "item": f"{view.site.url}{crumb.path}",
        }
        for position, crumb in enumerate(view.breadcrumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def subject(view: PageView, item: Item) -> Json:
    """Return what an item is in schema.org's words, an article where there is no closer one."""
    kind, facts = SUBJECTS.get(item["type"], ("Article", _article))
    found = facts(view, item)
    return _described(found.pop("@type", kind), view.canonical_url, found)


def _named(view: PageView, item: Item) -> Json:
    return {
        "name": item["title"],
        "description": item["summary"] or item["search_description"],
        "inLanguage": item["locale"],
        "url": view.canonical_url,
        "image": _image(view, item),
    }


def _publisher(view: PageView) -> Json:
    return {"@id": _organisation_id(view.site)}


def _image(view: PageView, item: Item) -> str | None:
    image = item["image"]
    return f"{view.site.url}{image['renditions'][-1]['url']}" if image else None


def _address(view: PageView, url: str) -> str:
    return f"{view.site.url}{url}" if url.startswith("/") else url


def _agency(name: str) -> Json | None:
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def _download(view: PageView, file: Item, kind: str) -> Json:
    return {
        "@type": kind,
        "name": file["title"],
        "contentUrl": _address(view, file["url"]),
        "encodingFormat": file["content_type"],
    }


# Documents


def _legislation(view: PageView, item: Item) -> Json:
    gettext = translations_for(view.locale).gettext
    force = LEGAL_FORCE.get(item["validity"])
    found = _named(view, item) | {
        "description": item["abstract"] or item["summary"],
        "legislationIdentifier": item["number_symbol"],
        "legislationType": label_for(gettext, "document.form", item["form"]),
        "legislationDate": item["issued_on"],
        "legislationDateOfApplicability": item["effective_on"],
        "expires": item["expires_on"],
        "legislationPassedBy": _agency(item["issuing_authority"]),
        "legislationJurisdiction": view.site.name,
        "legislationLegalForce": f"{SCHEMA}/{force}" if force else None,
        "legislationLegalValue": f"{SCHEMA}/UnofficialLegalValue" if item["reference_only"] else "",
        "encoding": [_download(view, each["file"], "MediaObject") for each in item["files"]],
        "sameAs": item["national_db_link"],
        "publisher": _publisher(view),
    }
    return found | _relations(view, item, "outgoing") | _incoming(view, item)


def _relations(view: PageView, item: Item, direction: str) -> Json:
    found: Json = {}
    for relation in item["relations"]:
        name = RELATIONS.get(relation["kind"])
        if name and relation["direction"] == direction:
            found.setdefault(name, []).append(_other_document(view, relation))
    return found


def _incoming(view: PageView, item: Item) -> Json:
    """Return what other documents do to this one, said from their side."""
    return {"@reverse": found} if (found := _relations(view, item, "incoming")) else {}


def _other_document(view: PageView, relation: Item) -> Json:
    link = relation["link"]
    known = {
        "@id": _address(view, link["url"]) if link else None,
        "legislationIdentifier": relation["number"],
        "name": relation["title"] or (link["title"] if link else ""),
    }
    return {"@type": "Legislation"} | _known(known)


def _party_document(view: PageView, item: Item) -> Json:
    return _named(view, item) | {
        "identifier": item["number_symbol"],
        "datePublished": item["issued_on"],
        "publisher": _publisher(view),
    }


# Services


def _service(view: PageView, item: Item) -> Json:
    return _named(view, item) | {
        "serviceOperator": _publisher(view),
        "provider": _agency(item["agency"]) or _publisher(view),
        "areaServed": {"@type": "AdministrativeArea", "name": view.site.name},
        "availableChannel": _channel(item.get("service_link") or item.get("service_url")),
        "jurisdiction": view.site.name,
    }


def _procedure(view: PageView, item: Item) -> Json:
    return _service(view, item) | {
        "identifier": item["procedure_code"],
        "serviceType": item["field"],
        "serviceOutput": {"@type": "Thing", "name": item["result"]} if item["result"] else None,
        "offers": [_fee(fee) for fee in item["fees"] if fee["amount"]["amount"] is not None],
    }


def _channel(url: str | None) -> Json | None:
    if not url:
        return None
    return {"@type": "ServiceChannel", "serviceUrl": url, "availableLanguage": "vi"}


def _fee(fee: Item) -> Json:
    amount = fee["amount"]
    known = {
        "name": fee["label"],
        "price": str(amount["amount"]),
        "priceCurrency": amount["currency"],
        "description": amount["note"],
    }
    return {"@type": "Offer"} | _known(known)


# What happens


def _event(view: PageView, item: Item) -> Json:
    return _named(view, item) | {
        "description": item["summary"] or item.get("purpose") or item["title"],
        "startDate": item["starts_at"],
        "endDate": item["ends_at"],
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/{_attendance(item)}",
        "location": list(_locations(view, item)),
        "organizer": _publisher(view),
        "isAccessibleForFree": True,
    }


def _attendance(item: Item) -> str:
    return "MixedEventAttendanceMode" if item["place"] else "OnlineEventAttendanceMode"


def _locations(view: PageView, item: Item) -> Iterator[Json]:
    if item["place"]:
        yield {
            "@type": "Place",
            "name": item["place"],
            "address": _postal_address(view.site.settings.get("address")) or item["place"],
        }
    url = item.get("stream_url") or view.canonical_url
    yield {"@type": "VirtualLocation", "url": url}


# People, units, numbers, recordings, articles


def _person(view: PageView, item: Item) -> Json:
    """Return an official by office: what they are reached by is for people, on the page itself."""
    return {
        "name": item["full_name"],
        "jobTitle": item["job_title"],
        "worksFor": _agency(item["unit_name"]) or _publisher(view),
        "image": _image(view, item),
        "url": view.canonical_url,
    }


def _unit(view: PageView, item: Item) -> Json:
    parent = item["parent_unit"]
    above = _agency(parent["title"]) if parent else None
    return _named(view, item) | {
        "inLanguage": None,
        "address": _postal_address(item["address"]),
        "telephone": item["phone"],
        "email": item["email"],
        "parentOrganization": above or _publisher(view),
    }


def _dataset(view: PageView, item: Item) -> Json:
    files = [item[name] for name in ("data_file", "report", "analysis_file") if item[name]]
    period = item["period"] or {"start": None, "end": None}
    ends = [period["start"] or "..", period["end"] or ".."]
    captions = [table["caption"] for table in item["tables"]]
    return _named(view, item) | {
        "description": item["summary"] or "; ".join([item["title"], *captions]),
        "temporalCoverage": "/".join(ends) if ends != ["..", ".."] else None,
        "spatialCoverage": {"@type": "AdministrativeArea", "name": view.site.name},
        "variableMeasured": captions,
        "distribution": [_download(view, file, "DataDownload") for file in files],
        "creator": _publisher(view),
        "datePublished": item["published_at"],
        "dateModified": item["updated_at"],
        "isAccessibleForFree": True,
    }


def _recording(view: PageView, item: Item) -> Json:
    """Return a recording as what it is, pictures as a gallery."""
    recording = item["recording"]
    if not recording:
        return _article(view, item) | {"@type": "ImageGallery"}
    return _named(view, item) | {
        "@type": "AudioObject" if recording["type"] == "audio" else "VideoObject",
        "description": item["summary"] or item["title"],
        "uploadDate": item["published_at"],
        "contentUrl": _address(view, recording["file"]["url"]),
        "encodingFormat": recording["file"]["content_type"],
        "thumbnailUrl": _image(view, item),
        "transcript": recording["transcript"],
        "publisher": _publisher(view),
    }


def _question(view: PageView, item: Item) -> Json:
    """Return a page about one question; who asked it is nobody's business."""
    answer = {
        "@type": "Answer",
        "text": item["answer"],
        "url": view.canonical_url,
        "datePublished": item["answered_on"],
        "author": _agency(item["answering_unit"]) or _publisher(view),
    }
    question = {
        "@type": "Question",
        "name": item["title"],
        "text": item["question"],
        "answerCount": 1,
        "datePublished": item["asked_on"],
        "about": item["topic"],
        "acceptedAnswer": answer,
    }
    return {
        "inLanguage": item["locale"],
        "url": view.canonical_url,
        "datePublished": item["published_at"],
        "dateModified": item["updated_at"],
        "mainEntity": _known(question),
        "publisher": _publisher(view),
    }


def _article(view: PageView, item: Item) -> Json:
    return {
        "headline": item["title"],
        "description": item["summary"],
        "inLanguage": item["locale"],
        "mainEntityOfPage": view.canonical_url,
        "datePublished": item["published_at"],
        "dateModified": item["updated_at"],
        "author": {"@type": "Organization", "name": item["author"]} if item["author"] else None,
        "isBasedOn": item["source_url"],
        "creditText": item["attribution"],
        "image": _image(view, item),
        "publisher": _publisher(view),
    }


def _topic(view: PageView, item: Item) -> Json:
    """Return a topic with the posts its page shows; who wrote one is told as they chose."""
    shown = view.posts.shown if view.posts else ()
    return _named(view, item) | {
        "headline": item["title"],
        "text": item["question"],
        "author": _agency(item["opened_by"]) or _publisher(view),
        "datePublished": item["published_at"],
        "dateModified": item["updated_at"],
        "commentCount": item["post_count"],
        "publisher": _publisher(view),
        "comment": [_post(view, post) for post in shown],
    }


def _post(view: PageView, post: Item) -> Json:
    gettext = translations_for(view.locale).gettext
    name = post["name"] or gettext("Không nêu tên")
    known = {
        "@id": f"{view.canonical_url}#y-kien-{post['number']}",
        "text": post["text"],
        "inLanguage": post["locale"],
        "datePublished": post["received_at"],
        "author": _agency(name) if post["official"] else {"@type": "Person", "name": name},
    }
    return {"@type": "Comment"} | _known(known)


SUBJECTS: dict[str, tuple[str, Callable[[PageView, Item], Json]]] = {
    "dialogue": ("Event", _event),
    "forum-topic": ("DiscussionForumPosting", _topic),
    "legal-document": ("Legislation", _legislation),
    "live-event": ("Event", _event),
    "multimedia": ("ImageGallery", _recording),
    "news": ("NewsArticle", _article),
    "official": ("Person", _person),
    "online-service": ("GovernmentService", _service),
    "organisation-unit": ("GovernmentOrganization", _unit),
    "party-document": ("CreativeWork", _party_document),
    "procedure": ("GovernmentService", _procedure),
    "question-answer": ("QAPage", _question),
    "statistics": ("Dataset", _dataset),
}
"""What types of items are, and who says so; all others are articles."""


def _described(kind: str, identity: str, facts: Json) -> Json:
    return {"@type": kind, "@id": identity} | _known(facts)


def _known(facts: Json) -> Json:
    return {name: fact for name, fact in facts.items() if fact}
