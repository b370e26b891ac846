"""`python -m backend load_demo`: a believable city, through the approval chain."""

import time
from argparse import ArgumentParser
from contextlib import suppress
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.demo.accounts import accounts_exist, make_accounts, readable_password
from backend.demo.comments import load_comments
from backend.demo.contributions import load_contributions
from backend.demo.dialogues import load_dialogues
from backend.demo.faults import ContentFault
from backend.demo.feedback import load_feedback
from backend.demo.loading import SITES, load_site
from backend.demo.progress import Progress
from backend.demo.questions import load_questions
from backend.notices.telling import mark_all_read
from backend.search.engine import EngineAway
from backend.search.engines import engines
from backend.search.following import catch_up
from content_models.navigation import SitePortal


class Command(BaseCommand):
    """Make the accounts and the content that are missing; run twice, it changes nothing."""

    help = "Load the demonstration: accounts, regulations and content, through the approval chain."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--site", choices=SITES, help="Load one site only.")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        progress = Progress(self.stdout.write)
        with override("vi"):
            self._accounts()
            try:
                for site in [options["site"]] if options["site"] else SITES:
                    if not SitePortal.objects.filter(key=site).exists():
                        absent = _("Danh sách cổng không có %(site)s: bỏ qua nội dung trình diễn.")
                        self.stdout.write(absent % {"site": site})
                        continue
                    self.stdout.write(_("Nội dung trình diễn của cổng %(site)s…") % {"site": site})
                    load_site(site, progress)
                    load_questions(site, progress)
                    load_comments(site, progress)
                    load_contributions(site, progress)
                    load_feedback(site, progress)
                    load_dialogues(site, progress)
            except ContentFault as fault:
                raise CommandError(str(fault)) from fault
            mark_all_read()
            for engine in engines():
                with suppress(EngineAway):  # it catches up by itself, once it is there
                    catch_up(engine)
            self._summary(progress, time.monotonic() - started)

    def _accounts(self) -> None:
        given = settings.ENVIRONMENT.demo_password
        password = given.get_secret_value() if given else None
        if password is None and not accounts_exist():
            password = readable_password()
            self.stdout.write(_("Mật khẩu của mọi tài khoản, chỉ hiện một lần: %s") % password)
        self.stdout.write(_("Tài khoản trình diễn:"))
        names = make_accounts(password)
        for site, of_site in groupby(names, key=lambda name: name.partition(".")[2]):
            self.stdout.write(f"  {site or _('toàn hệ thống')}: {', '.join(of_site)}")

    def _summary(self, progress: Progress, seconds: float) -> None:
        message = _(
            "Xong sau %(seconds).1f giây: %(pages)d trang, %(translations)d trang dịch, "
            "%(sections)d mục, %(homes)d trang chủ, %(questions)d câu hỏi, "
            "%(comments)d góp ý; %(present)d trang đã có từ trước."
        )
        names = ("pages", "translations", "sections", "homes", "questions", "comments", "present")
        counts = {name: progress.counts[name] for name in names}
        self.stdout.write(message % {"seconds": seconds, **counts})
