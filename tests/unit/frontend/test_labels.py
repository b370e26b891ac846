"""Every code the CMS may say has words in the theme."""

import pytest

from frontend.labels import LABELS, TYPE_TITLES, UnknownCode, label_for
from tests.published_shapes import ARRANGING, choice_classes, codes, shapes

SUBJECTS = {
    "ConsultationDecision": "consultation.decision",
    "ConsultationStage": "consultation.stage",
    "DecisionKind": "decision.kind",
    "DocumentForm": "document.form",
    "DocumentScope": "document.scope",
    "GuidanceLevel": "guidance.level",
    "InvestmentKind": "investment.kind",
    "ForumStage": "forum.stage",
    "LinkGroup": "link.group",
    "ManagementLevel": "science.level",
    "MediaKind": "multimedia.kind",
    "NewsField": "news.field",
    "NewsScope": "news.scope",
    "PlanTopic": "plan.topic",
    "ProcedureLevel": "procedure.level",
    "ProjectStatus": "project.status",
    "RelationKind": "relation",
    "ScienceKind": "science.kind",
    "ServiceLevel": "service_level",
    "Severity": "severity",
    "TenderMethod": "tender.method",
    "Validity": "validity",
    "Weekday": "weekday",
}
NOT_SHOWN = {"AgencyRole"}
SHOWN_WITHOUT_WORDS = {"Currency", "ImageLicence", "SectionLayout"}


@pytest.mark.parametrize(("choices", "subject"), sorted(SUBJECTS.items()))
def test_every_code_of_a_choice_has_words(choices, subject):
    assert codes(choices) <= LABELS[subject].keys()


def test_no_choice_of_the_cms_is_forgotten():
    assert choice_classes() <= SUBJECTS.keys() | SHOWN_WITHOUT_WORDS | NOT_SHOWN


def test_a_relation_has_words_in_both_directions():
    assert LABELS["relation"].keys() == LABELS["relation.inverse"].keys()


def test_every_type_of_item_has_a_name():
    assert TYPE_TITLES.keys() == shapes().keys() - ARRANGING


def test_a_code_without_words_is_named():
    with pytest.raises(UnknownCode, match=r"project\.status: 'asleep'"):
        label_for(str, "project.status", "asleep")
