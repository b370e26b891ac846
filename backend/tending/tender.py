"""What must happen by itself: scheduled publishing, reminders, search, drafts, ended roles, mail."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone

from backend.accounts.departures import end_expired
from backend.accounts.rights import sync_groups
from backend.approval import overdue
from backend.approval.publishing import publish_due
from backend.citizen import letters, recounting, reminding, retention
from backend.comments import retention as comments
from backend.contributions import desk as contributions
from backend.deadlines import keeping
from backend.deadlines import telling as deadlines
from backend.dialogues import closing
from backend.feedback import correcting, rating
from backend.notices.mailing import MailServerAway, send_due
from backend.published import feed, sites, store
from backend.published.files import drop_unshown
from backend.royalties import reminding as royalties
from backend.search.engine import EngineAway
from backend.search.engines import engines
from backend.search.following import BuildingElsewhere, catch_up
from backend.subscriptions import following as news
from backend.subscriptions import retention as subscriptions
from backend.subscriptions import sending
from backend.syndication import following
from backend.tending import admin_search
from backend.translation import jobs
from content_models.catalogue import COMMENTED_TYPES
from content_models.commented import turning

MAIL_PAUSE_SECONDS = 60.0
LOOKED_BACK = timedelta(days=2)
"""How far the first look goes: what turned earlier is the nightly reconciliation's."""
DRAFTING_SECONDS = 30.0
SENDING_SECONDS = 30.0


@dataclass
class Tender:
    """Does what is due: both its methods are called every few seconds. `memory` outlives a restart."""

    tell: Callable[[str], None]
    memory: Path
    nightly_done_on: date | None = None
    turned_at: datetime | None = None
    mail_again_at: float = 0.0
    news_again_at: float = 0.0
    engines_away: set[str] = field(default_factory=set)

    def tend(self) -> None:
        """Do whatever is due now."""
        published = publish_due()
        if published:
            self.tell(f"scheduled: {published}")
        withdrawn = following.sweep()
        if withdrawn:
            self.tell(f"copies withdrawn: {withdrawn}")
        self._turn()
        closed = closing.close_due(timezone.now())
        if closed:
            self.tell(f"dialogues closed: {closed}")
        overdue.remind()
        recounted = keeping.catch_up()
        if recounted:
            self.tell(f"deadlines recounted: {recounted}")
        deadlines.remind()
        recounting.catch_up()
        reminding.remind(now=timezone.now())
        correcting.catch_up()
        correcting.remind(now=timezone.now())
        admin_search.catch_up(self.memory)
        self._nightly()
        self._mail()

    def _turn(self) -> None:
        """Let what the clock opens or closes say so, within seconds."""
        now = timezone.now()
        pages = list(turning(COMMENTED_TYPES, self.turned_at or now - LOOKED_BACK, now))
        if pages:
            store.refresh(pages)
        self.turned_at = now

    def _mail(self) -> None:
        """Send the notices that wait; while the mail server is away, ask now and then only."""
        if time.monotonic() < self.mail_again_at:
            return
        try:
            send_due()
            letters.send_due()
        except MailServerAway as fault:
            self.mail_again_at = time.monotonic() + MAIL_PAUSE_SECONDS
            self.tell(f"mail: {fault}")

    def index_for_readers(self) -> None:
        """Let every search engine follow; one that is away is told of once, and catches up later.

        Apart from the rest: an index that is built anew takes its time, and nothing due may wait.
        """
        for engine in engines():
            try:
                catch_up(engine)
            except BuildingElsewhere:
                continue
            except EngineAway as fault:
                if engine.name not in self.engines_away:
                    self.tell(f"search: {engine.name} is away. {fault}")
                self.engines_away.add(engine.name)
            else:
                self.engines_away.discard(engine.name)

    def draft_translations(self) -> None:
        """Go on with the drafts that translators asked for by the hundred.

        Apart from the rest: a machine that translates takes its time.
        """
        for ended in jobs.go_on(seconds=DRAFTING_SECONDS):
            self.tell(f"translations drafted: {ended}")

    def send_news(self) -> None:
        """Find what there is to tell, and send to those whose letter is due.

        Apart from the rest: a hundred thousand letters take their time.
        """
        news.follow(now=timezone.now())
        if time.monotonic() < self.news_again_at:
            return
        until = time.monotonic() + SENDING_SECONDS
        try:
            while sending.send_due() and time.monotonic() < until:
                pass
        except MailServerAway as fault:
            self.news_again_at = time.monotonic() + MAIL_PAUSE_SECONDS
            self.tell(f"mail: {fault}")

    def _nightly(self) -> None:
        now = timezone.localtime()
        if self.nightly_done_on == now.date() or (self.nightly_done_on and now.hour < 2):
            return
        ended = end_expired()
        if ended:
            self.tell(f"memberships ended: {ended}")
        sync_groups(get_user_model().objects.filter(is_superuser=False))
        sites.refresh_sites()  # a board may have begun or come back by its date
        feed.drop_old()
        drop_unshown()
        erased = retention.tidy(now=timezone.now())
        erased += comments.erase_due(now=timezone.now())
        erased += correcting.erase_due(now=timezone.now())
        erased += subscriptions.tidy(now=timezone.now())
        erased += contributions.erase_due(now=timezone.now())
        rating.count_totals(today=now.date())
        royalties.remind(today=now.date())
        if erased:
            self.tell(f"personal data erased: {erased}")
        if self.nightly_done_on is not None:
            self.tell(f"reconciled: {len(store.reconcile())}")
        self.nightly_done_on = now.date()
