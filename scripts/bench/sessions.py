"""A dialogue that is running, with questions ready to be answered. Runs inside Django."""

import json
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from backend.accounts.roles import Role
from backend.citizen.rules import consents
from backend.demo.desks import Desk
from backend.dialogues import desk, intake
from backend.dialogues.desk import Prepared
from backend.dialogues.states import Act
from content_models.categories import Category
from content_models.dialogues import DialogueCoordination, DialogueLeader, DialoguePage
from content_models.navigation import SectionPage

LEADER = "Lãnh đạo phường"


def hold_session(site: str, questions: int, target: str) -> None:
    """Announce a dialogue that began a minute ago, choose its questions, and write down where all is."""
    staff = Desk.of(site)
    sections = SectionPage.objects.descendant_of(staff.portal)
    section = sections.get(category=Category.ONLINE_DIALOGUE, locale__language_code="vi")
    page = DialoguePage(
        title="Đối thoại đo độ trễ",
        slug="doi-thoai-do-do-tre",
        author_name="Ban Biên tập",
        summary="Đo từ lúc công bố đến lúc người đọc thấy.",
        category=Category.ONLINE_DIALOGUE,
        purpose="Đo",
        requirements="Đo",
        starts_at=timezone.now() - timedelta(minutes=1),
        duration_minutes=600,
        place="Trên Cổng",
        method="Trực tuyến",
        approved_by="Trưởng Ban Biên tập",
        approved_on=timezone.localdate() - timedelta(days=1),
        answering_leaders=[DialogueLeader(name=LEADER, position="Chủ tịch")],
        coordination=[DialogueCoordination(unit="Phòng Kinh tế", duty="Chuẩn bị")],
    )
    staff.publish(page, under=section)
    consent = consents()[-1].version
    asked = []
    for number in range(1, questions + 1):
        sent = {"text": f"Câu hỏi đo độ trễ số {number}, đủ dài để được nhận.", "consent": consent}
        received = intake.receive(
            staff.portal,
            page.translation_key,
            sent,
            key=f"bench-session-{number}",
            now=timezone.now(),
        )
        said = Prepared(sent["text"], "", LEADER, f"Trả lời số {number}.\n\nHết.")
        editor = staff.staff[Role.EDITOR]
        desk.act(received.question, Act.ACCEPT, by=editor)
        desk.act(received.question, Act.PREPARE, by=editor, said=said)
        asked.append({"id": str(received.question.pk), "number": received.question.number})
    path = page.get_url_parts()[2]
    Path(target).write_text(json.dumps({"path": path, "questions": asked}), encoding="utf-8")
