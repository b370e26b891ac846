"""What holds for questions to a site: its regulation, its calendar, the form its citizens fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from backend.approval import site_rules
from backend.citizen import sealing
from backend.regulations import load_rule_set
from backend.regulations.citizen_policies import (
    AskerDetail,
    AskerKind,
    Channel,
    ComplaintHandling,
    PersonalDataPolicy,
    QuestionPolicy,
)
from backend.regulations.contribution_policies import ContributionPolicy
from backend.regulations.deadlines import Limit
from content_models.consultations import LONGEST_PROVISION
from content_models.navigation import SitePortal

MAIN_LANGUAGE = "vi"
LONGEST = {
    "full_name": 120,
    "identity_number": 12,
    "address": 300,
    "phone": 20,
    "email": 254,
    "title": 200,
    "text": 8000,
    "reply": 4000,
    "provision": LONGEST_PROVISION,
    "comment": 1000,
    "report": 2000,
    "sentence": 300,
    "dialogue": 2000,
    "idempotency_key": 100,
}
"""Characters of each field, at most."""
SHORTEST = {"full_name": 2, "address": 5, "title": 5, "text": 20, "idempotency_key": 16}
DETAILS = {
    AskerDetail.FULL_NAME: "full_name",
    AskerDetail.IDENTITY_NUMBER: "identity_number",
    AskerDetail.ADDRESS: "address",
    AskerDetail.PHONE: "phone",
    AskerDetail.EMAIL: "email",
}
"""The field in which an asker tells each detail."""


@dataclass(frozen=True)
class Asker:
    """Who may ask, and what they have to tell: all of these fields, and one at least of those."""

    kind: AskerKind
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]


# Where a regulation does not say what a valid question is, as little as an answer needs.
_LEAST = tuple(Asker(kind, ("full_name",), ("phone", "email")) for kind in AskerKind)


@dataclass(frozen=True)
class Topic:
    """What a question may be about."""

    key: str
    name: str


@dataclass(frozen=True)
class ConsentText:
    """The words to which a sender agrees, by language, and by what that is remembered.

    What is agreed to is the text in the language of the form, Vietnamese where there is none in it.
    """

    version: str
    texts: Mapping[str, str]

    @property
    def text(self) -> str:
        """Return the words in Vietnamese, which are those of the agency."""
        return self.texts[MAIN_LANGUAGE]

    def language_for(self, locale: str) -> str:
        """Return in which language whoever fills in a form of a language reads the words."""
        return locale if locale in self.texts else MAIN_LANGUAGE


@dataclass(frozen=True)
class Form:
    """What a site's form asks for. It is closed where the regulation gives no such channel."""

    is_open: bool
    askers: tuple[Asker, ...]
    channels: tuple[Channel, ...]
    complaints: ComplaintHandling | None
    limits: tuple[tuple[str, Limit], ...]
    topics: tuple[Topic, ...]
    consent: ConsentText

    def asker(self, kind: str) -> Asker | None:
        """Return what such an asker has to tell."""
        return next((asker for asker in self.askers if asker.kind == kind), None)


def portal_named(key: str) -> SitePortal:
    """Return a site that is there; its settings are read once with this object."""
    portal: SitePortal = SitePortal.objects.get(key=key)
    site_rules.keep_settings(portal)
    return portal


def policy_of(portal: SitePortal) -> QuestionPolicy:
    """Return what the site's regulation says about questions."""
    return site_rules.rules_of(portal).questions


def data_policy_of(portal: SitePortal) -> PersonalDataPolicy:
    """Return how soon the law wants requests about personal data dealt with."""
    return site_rules.rules_of(portal).personal_data


def form_of(portal: SitePortal) -> Form:
    """Return the form of a site."""
    settings = site_rules.settings_of(portal)
    return form_under(settings.regulation["key"], is_active=settings.status == "active")


def form_under(regulation: str, *, is_active: bool) -> Form:
    """Return the form of a site that lives under a rule set."""
    policy = load_rule_set(regulation).questions
    channels = policy.channels.value if policy.channels else ()
    limits = (
        ("classify", policy.classify),
        ("out-of-scope-notice", policy.out_of_scope_notice),
        ("answer", policy.answer),
    )
    return Form(
        is_open=Channel.PORTAL in channels and is_active,
        askers=_askers(policy),
        channels=channels,
        complaints=policy.complaints.value if policy.complaints else None,
        limits=tuple((what, limit) for what, limit in limits if limit is not None),
        topics=topics(),
        consent=consents()[-1],
    )


def _askers(policy: QuestionPolicy) -> tuple[Asker, ...]:
    asked = tuple(
        Asker(
            each.asker,
            tuple(DETAILS[detail] for detail in each.all_of),
            tuple(DETAILS[detail] for detail in each.any_of),
        )
        for each in policy.valid_questions
    )
    return asked or _LEAST


def fingerprint_of(policy: QuestionPolicy, contributions: ContributionPolicy) -> str:
    """Return what changes whenever forms under policies do, the key they are sealed by included."""
    parts = (
        policy.model_dump_json(),
        contributions.model_dump_json(),
        repr(contribution_consents()),
        repr(authorship_declarations()),
        repr(topics()),
        repr(consents()),
        repr(comment_consents()),
        repr(subscription_consents()),
        sealing.public_key()[0],
    )
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def topics() -> tuple[Topic, ...]:
    """Return what a question may be about."""
    return tuple(Topic(**each) for each in _subjects()["topics"])


@cache
def consents() -> tuple[ConsentText, ...]:
    """Return every version of the words senders agree to, oldest first."""
    return _versions("consents")


@cache
def comment_consents() -> tuple[ConsentText, ...]:
    """Return every version of what whoever comments on a draft agrees to, oldest first."""
    return _versions("comment_consents")


@cache
def subscription_consents() -> tuple[ConsentText, ...]:
    """Return every version of what whoever subscribes to letters agrees to, oldest first."""
    return _versions("subscription_consents")


@cache
def contribution_consents() -> tuple[ConsentText, ...]:
    """Return every version of what whoever contributes an item agrees to, oldest first."""
    return _versions("contribution_consents")


@cache
def authorship_declarations() -> tuple[ConsentText, ...]:
    """Return every version of what whoever contributes an item declares of it, oldest first."""
    return _versions("authorship_declarations")


def _versions(name: str) -> tuple[ConsentText, ...]:
    return tuple(ConsentText(str(each["version"]), each["texts"]) for each in _subjects()[name])


def _subjects() -> dict[str, list[dict[str, Any]]]:
    text = Path(__file__).with_name("subjects.yaml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return found
