"""Logged-in browsers, ended at once."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user: Any) -> int:
    """Log a person out everywhere; return how many sessions that were.

    A session names its user inside its signed content only, so all that are valid are read.
    """
    valid = Session.objects.filter(expire_date__gte=timezone.now())
    own = [
        session.pk
        for session in valid.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
