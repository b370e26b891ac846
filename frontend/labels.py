"""The words for codes: what the API says in code (`under-way`), a page says in its language."""

from collections.abc import Callable

Gettext = Callable[[str], str]


class UnknownCode(LookupError):
    """The API says a code that has no words here."""


def msgid(words: str) -> str:
    """Mark words for extraction: they are translated when they are shown."""
    return words


TYPE_TITLES = {
    "news": msgid("Tin tức, sự kiện"),
    "introduction": msgid("Giới thiệu"),
    "official": msgid("Lãnh đạo, cán bộ, công chức"),
    "organisation-unit": msgid("Cơ quan, đơn vị"),
    "procedure": msgid("Thủ tục hành chính"),
    "online-service": msgid("Dịch vụ công trực tuyến"),
    "one-stop-notice": msgid("Thông báo bộ phận Một cửa"),
    "portal-contact": msgid("Liên hệ"),
    "disclosure-list": msgid("Danh mục thông tin công khai"),
    "shared-database": msgid("Cơ sở dữ liệu dùng chung"),
}

LABELS = {
    "quick": {
        "administrative-procedures": msgid("Thủ tục hành chính"),
        "online-public-services": msgid("Dịch vụ công trực tuyến"),
        "legal-documents": msgid("Văn bản"),
        "direction.leader-schedule": msgid("Lịch làm việc lãnh đạo"),
        "official-contacts": msgid("Liên hệ cán bộ"),
        "draft-consultation": msgid("Góp ý dự thảo"),
        "qa": msgid("Hỏi đáp"),
        "one-stop-notices": msgid("Bộ phận Một cửa"),
        "portal-contact": msgid("Liên hệ"),
    },
    "news.field": {
        "economy": msgid("Kinh tế"),
        "politics": msgid("Chính trị"),
        "culture": msgid("Văn hóa"),
        "society": msgid("Xã hội"),
        "science": msgid("Khoa học và công nghệ"),
        "defence": msgid("Quốc phòng"),
        "security": msgid("An ninh"),
    },
    "news.scope": {
        "local": msgid("Trong tỉnh, thành phố"),
        "national": msgid("Trong nước"),
        "international": msgid("Quốc tế"),
    },
    "procedure.level": {
        "ministry": msgid("Cấp bộ"),
        "province": msgid("Cấp tỉnh"),
        "district": msgid("Cấp huyện (trước 01/7/2025)"),
        "commune": msgid("Cấp xã"),
        "other": msgid("Cơ quan khác"),
    },
    "service_level": {
        "full": msgid("Trực tuyến toàn trình"),
        "partial": msgid("Trực tuyến một phần"),
        "none": msgid("Chưa cung cấp trực tuyến"),
    },
    "weekday": {
        "monday": msgid("Thứ Hai"),
        "tuesday": msgid("Thứ Ba"),
        "wednesday": msgid("Thứ Tư"),
        "thursday": msgid("Thứ Năm"),
        "friday": msgid("Thứ Sáu"),
        "saturday": msgid("Thứ Bảy"),
        "sunday": msgid("Chủ nhật"),
    },
    "validity": {
        "not-yet-effective": msgid("Chưa có hiệu lực"),
        "in-force": msgid("Còn hiệu lực"),
        "partly-amended": msgid("Được sửa đổi, bổ sung một phần"),
        "expired": msgid("Hết hiệu lực"),
        "replaced": msgid("Bị thay thế"),
        "repealed": msgid("Bị bãi bỏ"),
        "unknown": msgid("Chưa rõ hiệu lực"),
    },
    "relation": {
        "replaces": msgid("Thay thế"),
        "amends": msgid("Sửa đổi, bổ sung"),
        "repeals": msgid("Bãi bỏ"),
        "guides": msgid("Hướng dẫn"),
        "based_on": msgid("Căn cứ"),
    },
    "relation.inverse": {
        "replaces": msgid("Được thay thế bởi"),
        "amends": msgid("Được sửa đổi, bổ sung bởi"),
        "repeals": msgid("Bị bãi bỏ bởi"),
        "guides": msgid("Được hướng dẫn bởi"),
        "based_on": msgid("Là căn cứ của"),
    },
}


def label_for(gettext: Gettext, subject: str, code: str) -> str:
    """Return the words for a code of a subject."""
    return _worded(gettext, LABELS[subject], subject, code)


def title_of(gettext: Gettext, type_name: str) -> str:
    """Return what a type of item is called."""
    return _worded(gettext, TYPE_TITLES, "type", type_name)


def _worded(gettext: Gettext, words: dict[str, str], subject: str, code: str) -> str:
    if code not in words:
        raise UnknownCode(f"{subject}: {code!r} has no words in frontend/labels.py")
    return gettext(words[code])
