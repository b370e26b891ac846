"""What tests about people ask of them: their rights, their notices, what they were refused."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from backend.accounts.rights import read_holdings
from backend.notices.models import Notice

PASSWORD = "tre-xanh-rung-gio-1954"


def refusals(refused: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    """Return a refusal's words by field; those about no field under an empty name."""
    if hasattr(refused.value, "error_dict"):
        return refused.value.message_dict
    return {"": refused.value.messages}


def roles_of(user: Any, site: str = "thanhdong") -> set[str]:
    """Return the roles that give somebody rights on a site now."""
    return {each.role.value for each in read_holdings(user) if each.site == site}


def told(user: Any) -> list[str]:
    """Return the subjects of somebody's notices."""
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("subject", flat=True))
