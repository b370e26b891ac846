"""The corpus of the golden set, made once for a module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from tests.search import corpus


@pytest.fixture(scope="module")
def golden_city(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The published corpus, undone behind the module."""
    cache.clear()
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with files, django_db_blocker.unblock(), transaction.atomic():
        corpus.build()
        yield
        transaction.set_rollback(True)
