"""The CMS's desk for questions, in memory: it opens what was sealed, and knows each by its key."""

import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Json = dict[str, Any]
Said = tuple[int, Json]
TOKEN = "receipts-token"
PURPOSE = b"cong-question-1"
_PRIVATE = X25519PrivateKey.from_private_bytes(sha256(b"the CMS's key in tests").digest())
PUBLIC_KEY = b64encode(_PRIVATE.public_key().public_bytes_raw()).decode()

FORM: Json = {
    "open": True,
    "askers": [
        {
            "kind": "individual",
            "all_of": ["full_name", "identity_number", "address"],
            "any_of": ["phone", "email"],
        },
        {"kind": "organisation", "all_of": ["full_name", "address"], "any_of": ["phone", "email"]},
    ],
    "channels": ["portal", "email"],
    "complaints": "refuse",
    "limits": [
        {
            "what": "answer",
            "text": "Chậm nhất 15 ngày làm việc kể từ khi tiếp nhận câu hỏi",
            "clause": "TD25-7.5b-1",
        }
    ],
    "topics": [{"key": "land", "name": "Đất đai"}, {"key": "civil", "name": "Hộ tịch"}],
    "attachments": {"types": ["pdf", "jpg", "docx"], "max_bytes": 5_242_880, "max_count": 3},
    "consent": {
        "version": "2026-1",
        "text": "Tôi đồng ý để cơ quan dùng thông tin trên chỉ để xử lý và trả lời câu hỏi này.",
        "texts": {
            "vi": "Tôi đồng ý để cơ quan dùng thông tin trên chỉ để xử lý và trả lời câu hỏi này.",
            "en": "I agree that the agency uses this information only to answer this question.",
        },
    },
    "lengths": {
        "full_name": 120,
        "identity_number": 12,
        "address": 300,
        "title": 200,
        "text": 8000,
    },
    "sealing_key": {"id": "k1", "key": PUBLIC_KEY},
}
QUESTION: dict[str, str] = {
    "asker": "individual",
    "full_name": "Nguyễn Thị Minh Họa",
    "identity_number": "031000000000",
    "address": "Ngõ 45, đường Thanh Niên",
    "phone": "0900000000",
    "email": "",
    "topic": "civil",
    "title": "Khai sinh cho con cần giấy tờ gì?",
    "text": "Cha mẹ chưa đăng ký kết hôn thì nộp những giấy tờ gì, ở đâu?\nXin cảm ơn.",
    "consent": "2026-1",
}
OWN_CODE = "4K7N-Q2TB-X9WD-3MZH"
COMMENT_FORM: Json = {
    "open": True,
    "consent": {
        "version": "2026-1",
        "text": "Tôi đồng ý để cơ quan đăng công khai nội dung góp ý này sau khi duyệt.",
        "texts": {"en": "I agree that the agency publishes this comment once it is approved."},
    },
    "lengths": {"provision": 120, "text": 4000, "full_name": 120, "phone": 20, "email": 254},
}
COMMENT: dict[str, str] = {
    "provision": "Điều 5",
    "text": "Đề nghị bố trí chỗ gửi xe cho cư dân.\nXin cảm ơn.",
    "full_name": "Nguyễn Thị Minh Họa",
    "shows_name": "yes",
    "phone": "0900000000",
    "email": "",
    "consent": "2026-1",
}
DUE: Json = {
    "what": "answer",
    "at": "2026-12-21T17:00:00+07:00",
    "is_over": False,
    "is_overdue": False,
    "steps": [
        {"date": "2026-12-04", "kind": "working-day", "name": "", "counts": True},
        {"date": "2026-12-06", "kind": "weekend", "name": "", "counts": False},
    ],
}
GOOD = "a1b2.ma-trong-thu"
LETTERS: Json = {
    "open": True,
    "subjects": [
        {"key": "category:news-events", "group": "category", "name": "Tin tức"},
        {"key": "news:economy", "group": "news", "name": "Kinh tế"},
    ],
    "rhythms": ["hourly", "daily", "weekly"],
    "languages": ["vi", "en"],
    "consent": {"version": "2026-1", "text": "Tôi đồng ý nhận thư.", "texts": {"en": "I agree."}},
    "hours": 48,
}
CONTRIBUTION_CODE = "ABCD-1234-EFGH-5678"
CONTRIBUTION_FORM: Json = {
    "open": True,
    "categories": [{"key": "news-events", "name": "Tin tức, sự kiện"}],
    "photographs": {"types": ["jpg", "png"], "max_bytes": 5_242_880, "max_count": 3},
    "consent": COMMENT_FORM["consent"],
    "declaration": COMMENT_FORM["consent"],
    "lengths": {"title": 200, "text": 8000},
}
THANKS = "Đã nhận. Ban Biên tập sẽ xem xét."


def opened(envelope: Json) -> Json:
    """Return what a citizen wrote; ValueError where it is not what the publisher sealed."""
    sealed = b64decode(envelope["sealed"])
    names = (envelope["site"], envelope["key_id"], envelope["received_at"])
    stated = b"|".join((PURPOSE, *(name.encode() for name in names)))
    signed = stated + b"|" + sha256(sealed).hexdigest().encode()
    signature = hmac.new(TOKEN.encode(), signed, sha256).hexdigest()
    if not hmac.compare_digest(signature, envelope["signature"]):
        raise ValueError(envelope["site"])
    once, text = sealed[:32], sealed[32:]
    shared = _PRIVATE.exchange(X25519PublicKey.from_public_bytes(once))
    salt = once + _PRIVATE.public_key().public_bytes_raw()
    key = HKDF(SHA256(), 32, salt=salt, info=PURPOSE).derive(shared)
    found: Json = orjson.loads(ChaCha20Poly1305(key).decrypt(bytes(12), text, stated))
    return found


@dataclass
class FakeDesk:
    """What was asked, by its key; `answers_with` is said instead of taking anything.

    `said` is what readers said of pages.
    """

    taken: dict[str, Json] = field(default_factory=dict)
    brought: int = 0
    answers_with: Said | None = None
    readers: list[str] = field(default_factory=list)
    replies: list[Json] = field(default_factory=list)
    comments: dict[str, Json] = field(default_factory=dict)
    said: list[Json] = field(default_factory=list)
    letters: list[Json] = field(default_factory=list)
    asked: dict[str, Json] = field(default_factory=dict)
    answer: Json | None = None
    requests: list[Json] = field(default_factory=list)
    overdue: bool = False
    contributed: list[bytes] = field(default_factory=list)

    def post(self, path: str, body: bytes, reader: str) -> Said:
        """Answer what was sent to an address of questions."""
        self.brought += 1
        self.readers.append(reader)
        if self.answers_with is not None:
            return self.answers_with
        if "contributions/" in path:
            return self._contribute(path, body)
        sent = orjson.loads(body)
        what = path.rstrip("/").rpartition("/")[2]
        if "feedback/" in path:
            self.said.append({"what": what, "path": path, **sent})
            return 201, {"received_at": "2026-12-01T09:00:00+07:00", "message": THANKS}
        if "subscriptions/" in path:
            return self._letters(what, path, sent)
        if "/dialogues/" in path:
            key = sent["idempotency_key"]
            self.asked.setdefault(key, {"path": path, **sent})
            number = list(self.asked).index(key) + 1
            at = "2026-11-25T08:05:00+07:00"
            return 201, {"number": number, "received_at": at, "message": "Đã nhận câu hỏi."}
        if what == "sealed":
            return self._take(sent)
        if what == "comments":
            return self._take_comment(path, sent)
        if "comments/own/" in path:
            return self._tell_own(what, sent)
        found = next((each for each in self.taken.values() if each["code"] == sent["code"]), None)
        if found is None:
            return 404, {}
        if what == "data":
            return self._hand_out(found)
        if what == "data-requests":
            if sent["kind"] == "access":
                self.requests.append({"kind": "access", "stage": "ready"})
            self.replies.append({"what": what, **sent})
            return 200, self._told(found)
        if what != "status":
            self.replies.append({"what": what, **sent})
            return 201, {}
        return 200, self._told(found)

    def _take(self, envelope: Json) -> Said:
        text = opened(envelope)
        key = text["fields"]["idempotency_key"]
        self.taken.setdefault(key, {**text, "received_at": envelope["received_at"]})
        kept = self.taken[key]
        answer = {"code": kept["code"], "received_at": kept["received_at"], "state": "triage"}
        return 201, {**answer, "due": [DUE], "message": "Cơ quan sẽ trả lời đúng hạn."}

    def _letters(self, what: str, path: str, sent: Json) -> Said:
        """Take what is done about letters; of the tokens, one is good."""
        if "token" in sent and sent["token"] != GOOD:
            return 404, {}
        self.letters.append({"what": what, "path": path, **sent})
        if what in {"subscriptions", "leave"}:
            return 201 if what == "subscriptions" else 200, {"message": THANKS}
        held = {"subjects": ["news:economy"], "rhythm": "weekly", "state": "active"}
        return 200, held | {name: sent[name] for name in ("subjects", "rhythm") if name in sent}

    def _tell_own(self, what: str, sent: Json) -> Said:
        if sent["code"] != OWN_CODE:
            return 404, {}
        self.replies.append({"what": what, **sent})
        is_gone = what == "withdrawal"
        return 200, {
            "site": "thanhdong",
            "title": "Cải tạo vườn hoa ven hồ",
            "state": "withdrawn" if is_gone else "waiting",
            "refusal": "",
            "received_at": "2026-11-28T07:30:00+00:00",
            "text": "" if is_gone else "Nên trồng thêm cây.",
            "details": {},
            "shows_name": False,
            "looked_at": [],
            "may_withdraw": not is_gone,
        }

    def _contribute(self, path: str, body: bytes) -> Said:
        """Take an item with whatever pictures, or tell where the one with the known code stands."""
        if path.startswith("sites/"):
            self.contributed.append(body)
            at = "2026-12-01T09:00:00+07:00"
            return 201, {"code": CONTRIBUTION_CODE, "received_at": at, "message": THANKS}
        sent = orjson.loads(body)
        if sent["code"] != CONTRIBUTION_CODE:
            return 404, {}
        if "reply" in path:
            self.replies.append(sent)
        at = "2026-12-01T09:00:00+07:00"
        return 200, {
            "state": "asked",
            "received_at": at,
            "title": "Tổ 5 trồng cây",
            "may_reply": True,
            "timeline": [{"at": at, "what": "ask-back", "text": "Diễn ra ngày nào?"}],
        }

    def _take_comment(self, path: str, sent: Json) -> Said:
        self.comments.setdefault(sent["idempotency_key"], {**sent, "path": path})
        return 201, {
            "received_at": "2026-11-28T07:30:00+00:00",
            "title": "Dự thảo Phương án phố đi bộ",
            "provision": sent.get("provision", ""),
            "code": OWN_CODE,
            "message": "Đã nhận ý kiến của bạn.",
        }

    def _hand_out(self, found: Json) -> Said:
        """Say what is held, once."""
        ready = next((each for each in self.requests if each["stage"] == "ready"), None)
        if ready is None:
            return 409, {"detail": "Chưa có dữ liệu được cung cấp."}
        ready["stage"] = "done"
        fields = found["fields"]
        return 200, {
            "details": {name: fields[name] for name in ("full_name", "phone")},
            "asker": fields["asker"],
            "received_at": found["received_at"],
            "title": fields["title"],
            "text": fields["text"],
        }

    def _told(self, found: Json) -> Json:
        asked_at = found["received_at"]
        return {
            "data_requests": [
                {**each, "asked_at": asked_at, "due": [DUE]} for each in self.requests
            ],
            "may_ask_for": ["access", "correction", "deletion"],
            "data_is_ready": any(each["stage"] == "ready" for each in self.requests),
            "site": "thanhdong",
            "state": "answered" if self.answer else "forwarded",
            "received_at": found["received_at"],
            "title": found["fields"]["title"],
            "topic": "Đất đai",
            "timeline": [
                {"at": found["received_at"], "what": "received", "text": "Tiếp nhận"},
                {
                    "at": found["received_at"],
                    "what": "forward",
                    "text": "",
                    "unit": "Phòng Kinh tế",
                    "promised": None,
                },
            ],
            "due": [{**DUE, "is_overdue": self.overdue}],
            "overdue": self.overdue,
            "answer": self.answer,
            "may_reply": True,
            "may_rate": self.answer is not None,
        }
