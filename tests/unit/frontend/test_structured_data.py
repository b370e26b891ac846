"""What search engines read: each type says what schema.org and they ask of it, and nothing private."""

import json

import pytest

from frontend import structured_data
from tests import portal_views
from tests.emptied_examples import without_options, without_rows
from tests.portal_views import ADDRESS, example
from tests.published_shapes import ARRANGING, shapes

ITEM_TYPES = sorted(shapes().keys() - ARRANGING)
ASKED_OF = {
    "dialogue": ("Event", {"name", "startDate", "endDate", "location", "organizer", "eventStatus"}),
    "legal-document": (
        "Legislation",
        {"name", "legislationIdentifier", "legislationType", "legislationDate",
         "legislationPassedBy", "legislationLegalForce", "encoding"},
    ),
    "live-event": ("Event", {"name", "startDate", "location", "organizer", "eventAttendanceMode"}),
    "multimedia": ("ImageGallery", {"headline", "image", "datePublished"}),
    "news": (
        "NewsArticle",
        {"headline", "image", "datePublished", "dateModified", "author", "publisher"},
    ),
    "official": ("Person", {"name", "jobTitle", "worksFor"}),
    "online-service": (
        "GovernmentService",
        {"name", "serviceOperator", "provider", "areaServed", "availableChannel"},
    ),
    "organisation-unit": (
        "GovernmentOrganization",
        {"name", "address", "telephone", "email", "parentOrganization"},
    ),
    "procedure": (
        "GovernmentService",
        {"name", "serviceOperator", "provider", "areaServed", "availableChannel", "serviceType",
         "serviceOutput", "offers", "identifier"},
    ),
    "project": ("Article", {"headline", "datePublished", "dateModified", "publisher"}),
    "question-answer": ("QAPage", {"mainEntity", "dateModified", "inLanguage"}),
    "statistics": (
        "Dataset",
        {"name", "description", "creator", "temporalCoverage", "distribution", "variableMeasured"},
    ),
}  # fmt: skip


def graph_of(view):
    return structured_data.of_page(view)["@graph"]


def subject_of(item):
    return graph_of(portal_views.item_page(item))[-1]


@pytest.mark.parametrize("name", sorted(ASKED_OF))
def test_a_type_says_what_is_asked_of_it(name):
    kind, asked = ASKED_OF[name]

    said = subject_of(example(name))

    assert said["@type"] == kind
    assert asked <= said.keys()
    assert said["@id"] == ADDRESS + example(name)["path"]


def test_a_question_is_told_with_the_answer_and_not_with_whoever_asked():
    asked = subject_of(example("question-answer"))["mainEntity"]

    assert asked["@type"] == "Question"
    assert "author" not in asked
    assert asked["acceptedAnswer"]["text"] == example("question-answer")["answer"]
    assert asked["acceptedAnswer"]["author"]["@type"] == "GovernmentOrganization"


@pytest.mark.parametrize("emptied", [without_options, without_rows])
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_what_nobody_filled_in_is_not_said(name, emptied):
    said = subject_of(emptied(name))

    assert said["@type"]
    assert not [key for key, value in said.items() if value in (None, "", [], {})]
    json.dumps(said)


def test_an_authority_says_how_to_reach_it_and_what_it_is_part_of():
    authority = graph_of(portal_views.item_page(example("news")))[0]

    assert authority["@type"] == "GovernmentOrganization"
    assert authority["address"]["@type"] == "PostalAddress"
    assert authority["parentOrganization"]["url"] == "http://haiphong.localhost:8080/"
    phones = {point["contactType"]: point["telephone"] for point in authority["contactPoint"]}
    assert phones == {"customer service": "0220.3853.114", "emergency": "0220.3853.115"}


def test_an_authority_nobody_can_call_names_no_contact():
    view = portal_views.item_page(example("news"), site=portal_views.site(settings={}))

    assert "contactPoint" not in graph_of(view)[0]


def test_a_home_page_is_the_website_of_its_authority():
    kinds = [node["@type"] for node in graph_of(portal_views.home_page())]

    assert kinds == ["GovernmentOrganization", "WebSite"]


@pytest.mark.parametrize(
    ("validity", "force"),
    [
        ("in-force", "https://schema.org/InForce"),
        ("partly-amended", "https://schema.org/PartiallyInForce"),
        ("repealed", "https://schema.org/NotInForce"),
        ("unknown", None),
    ],
)
def test_a_document_says_whether_it_is_in_force_as_far_as_it_is_known(validity, force):
    said = subject_of(example("legal-document") | {"validity": validity})

    assert said.get("legislationLegalForce") == force


def test_documents_say_what_they_do_to_each_other_from_both_ends():
    relation = example("legal-document")["relations"][1]
    acting = example("legal-document") | {"relations": [relation | {"direction": "outgoing"}]}
    acted_on = example("legal-document") | {"relations": [relation]}
    other = {
        "@type": "Legislation",
        "@id": f"{ADDRESS}/van-ban/12-qd-ubnd/",
        "legislationIdentifier": "12/QĐ-UBND",
        "name": "Sửa đổi Điều 7 Quy chế",
    }

    assert subject_of(acting)["legislationAmends"] == [other]
    assert subject_of(acted_on)["@reverse"] == {"legislationAmends": [other]}
    assert "@reverse" not in subject_of(acting)
    assert "legislationAmends" not in subject_of(acted_on)


def test_a_fee_of_nothing_is_said_and_one_that_is_not_known_is_not():
    offers = subject_of(example("procedure"))["offers"]

    assert [(offer["name"], offer["price"]) for offer in offers] == [
        ("Đăng ký đúng hạn", "0"),
        ("Đăng ký quá hạn", "8000"),
    ]


def test_an_official_is_named_by_office_without_a_way_to_write_to_them():
    said = json.dumps(subject_of(example("official")))

    assert example("official")["email"] not in said
    assert example("official")["phone"] not in said


def test_a_recording_is_said_to_be_one():
    recording = {
        "type": "video",
        "title": "Phiên chất vấn",
        "file": {"title": "Video", "url": "/media/1/phien.mp4", "filename": "phien.mp4",
                 "size": 1, "content_type": "video/mp4"},
        "captions": None,
        "transcript": "Chủ tọa khai mạc.",
    }  # fmt: skip

    said = subject_of(example("multimedia") | {"kind": "video", "recording": recording})

    assert said["@type"] == "VideoObject"
    assert said["contentUrl"] == f"{ADDRESS}/media/1/phien.mp4"
    assert {"name", "description", "uploadDate", "thumbnailUrl"} <= said.keys()
