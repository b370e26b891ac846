"""The words for codes: what the API says in code (`under-way`), a page says in its language."""

from collections.abc import Callable

Gettext = Callable[[str], str]


class UnknownCode(LookupError):
    """The API says a code that has no words here."""

    def __init__(self, subject: str, code: str) -> None:
        super().__init__(f"{subject}: {code!r} has no words in frontend/labels.py")


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
    "advertisement": msgid("Quảng cáo"),
    "link-directory": msgid("Liên kết"),
    "multimedia": msgid("Đa phương tiện"),
    "thematic": msgid("Chuyên đề"),
    "contribution-guide": msgid("Hướng dẫn gửi thông tin"),
    "live-event": msgid("Truyền hình trực tiếp"),
    "other-information": msgid("Thông tin khác"),
    "directive": msgid("Ý kiến chỉ đạo, điều hành"),
    "petition-response": msgid("Trả lời kiến nghị"),
    "reward-sanction": msgid("Khen thưởng, xử phạt"),
    "party-document": msgid("Văn bản của Đảng"),
    "work-schedule": msgid("Lịch làm việc"),
    "legal-document": msgid("Văn bản"),
    "legal-guidance": msgid("Hướng dẫn pháp luật"),
    "gazette-issue": msgid("Công báo"),
    "plan": msgid("Chiến lược, quy hoạch, kế hoạch"),
    "investment-opportunity": msgid("Đầu tư"),
    "natural-resource": msgid("Tài nguyên thiên nhiên"),
    "environment": msgid("Môi trường"),
    "project": msgid("Dự án"),
    "tender": msgid("Đấu thầu, mua sắm công"),
    "consultation": msgid("Lấy ý kiến góp ý"),
    "dialogue": msgid("Đối thoại trực tuyến"),
    "forum-topic": msgid("Diễn đàn"),
    "science-programme": msgid("Chương trình, đề tài khoa học"),
    "statistics": msgid("Thống kê"),
    "press-information": msgid("Thông tin báo chí"),
    "question-answer": msgid("Hỏi đáp"),
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
    "tier": {
        "city": msgid("Thành phố"),
        "department": msgid("Sở, ban, ngành"),
        "district": msgid("Quận, huyện"),
        "ward": msgid("Phường, xã, đặc khu"),
    },
    "search.scope": {
        "here": msgid("Cổng này"),
        "everywhere": msgid("Mọi cổng trong hệ thống"),
    },
    "search.order": {
        "relevance": msgid("Phù hợp nhất trước"),
        "-listed_at": msgid("Mới nhất trước"),
    },
    "search.fault": {
        "missing": msgid("Hãy gõ ít nhất một từ cần tìm."),
        "long": msgid("Câu tìm quá dài. Hãy rút gọn còn không quá 200 ký tự."),
        "refused": msgid("Không hiểu được câu tìm này. Hãy thử lại với ít từ hơn."),
        "unavailable": msgid("Chưa tìm kiếm được lúc này. Vui lòng thử lại sau ít phút."),
    },
    "search.detail": {
        "agency": msgid("Cơ quan giải quyết"),
        "field": msgid("Lĩnh vực"),
        "for_foreigners": msgid("Người nước ngoài sử dụng được"),
        "form": msgid("Hình thức"),
        "issuing_authority": msgid("Cơ quan ban hành"),
        "opened_by": msgid("Đơn vị mở chủ đề"),
        "kind": msgid("Loại"),
        "leader_name": msgid("Lãnh đạo"),
        "level": msgid("Cấp thực hiện"),
        "management_level": msgid("Cấp quản lý"),
        "receiving_unit": msgid("Đơn vị tiếp nhận"),
        "service_level": msgid("Mức độ cung cấp"),
        "stage": msgid("Tình trạng"),
        "status": msgid("Tình trạng"),
        "topic": msgid("Lĩnh vực"),
        "unit_name": msgid("Cơ quan, đơn vị"),
        "validity": msgid("Hiệu lực"),
    },
    "search.truth": {
        "true": msgid("Có"),
        "false": msgid("Không"),
    },
    "ask.trouble": {
        "unavailable": msgid(
            "Câu hỏi chưa được gửi vì hệ thống gián đoạn. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút."
        ),
        "full": msgid(
            "Câu hỏi chưa được gửi: hệ thống gián đoạn đã lâu. Hãy gửi lại sau, hoặc gọi cho cơ quan."
        ),
        "many": msgid(
            "Câu hỏi chưa được gửi: vừa có quá nhiều câu hỏi từ mạng của bạn. Hãy gửi lại sau ít phút."
        ),
        "large": msgid(
            "Các tệp đính kèm quá lớn nên câu hỏi chưa được gửi. Hãy chọn tệp nhỏ hơn rồi gửi lại."
        ),
        "unreadable": msgid("Không đọc được nội dung đã gửi. Hãy ghi lại rồi gửi."),
        "refused": msgid("Câu hỏi chưa được gửi. Hãy xem lại các ô dưới đây rồi gửi lại."),
        "files": msgid("Trình duyệt không giữ lại tệp đã chọn: hãy chọn lại tệp đính kèm."),
        "proving": msgid("Đang chuẩn bị gửi, thường mất vài giây…"),
        "sending": msgid("Đang gửi…"),
    },
    "ask.fault": {
        "missing": msgid("Còn thiếu. Hãy ghi vào ô này."),
        "one-of": msgid("Hãy ghi số điện thoại hoặc địa chỉ thư điện tử để cơ quan trả lời."),
        "long": msgid("Quá dài. Hãy rút gọn."),
        "many": msgid("Quá nhiều tệp. Hãy bớt tệp."),
        "large": msgid("Có tệp quá lớn. Hãy chọn tệp nhỏ hơn."),
        "type": msgid("Có tệp không thuộc loại được nhận."),
    },
    "dialogue.trouble": {
        "unavailable": msgid(
            "Câu hỏi chưa được gửi vì hệ thống gián đoạn. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút."
        ),
        "many": msgid(
            "Câu hỏi chưa được gửi: vừa có quá nhiều câu hỏi từ mạng của bạn. Hãy gửi lại sau ít phút."
        ),
        "closed": msgid("Chương trình đối thoại này không nhận câu hỏi nữa."),
        "refused": msgid("Câu hỏi chưa được gửi. Hãy xem lại các ô dưới đây rồi gửi lại."),
    },
    "dialogue.field": {
        "text": msgid("Nội dung câu hỏi"),
        "full_name": msgid("Tên bạn muốn nêu"),
        "email": msgid("Thư điện tử"),
        "consent": msgid("Đồng ý xử lý dữ liệu cá nhân"),
    },
    "ask.asker": {
        "individual": msgid("Cá nhân"),
        "organisation": msgid("Tổ chức, doanh nghiệp"),
    },
    "ask.field": {
        "asker": msgid("Người gửi là"),
        "full_name": msgid("Họ và tên, hoặc tên tổ chức"),
        "identity_number": msgid("Số định danh cá nhân"),
        "address": msgid("Địa chỉ"),
        "phone": msgid("Số điện thoại"),
        "email": msgid("Thư điện tử"),
        "topic": msgid("Lĩnh vực"),
        "title": msgid("Tiêu đề câu hỏi"),
        "text": msgid("Nội dung câu hỏi"),
        "attachments": msgid("Tệp đính kèm"),
        "consent": msgid("Đồng ý xử lý dữ liệu cá nhân"),
    },
    "comment.trouble": {
        "unavailable": msgid(
            "Ý kiến chưa được gửi vì hệ thống gián đoạn. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút."
        ),
        "many": msgid(
            "Ý kiến chưa được gửi: vừa có quá nhiều lượt gửi từ mạng của bạn. Hãy gửi lại sau ít phút."
        ),
        "large": msgid("Ý kiến quá dài nên chưa được gửi. Hãy rút gọn rồi gửi lại."),
        "unreadable": msgid("Không đọc được nội dung đã gửi. Hãy ghi lại rồi gửi."),
        "refused": msgid("Ý kiến chưa được gửi. Hãy xem lại các ô dưới đây rồi gửi lại."),
        "closed": msgid("Ý kiến chưa được gửi: trang này không nhận ý kiến trên cổng lúc này."),
    },
    "comment.field": {
        "provision": msgid("Góp ý về điều, khoản"),
        "reply_to": msgid("Trả lời ý kiến số"),
        "text": msgid("Nội dung góp ý"),
        "full_name": msgid("Họ và tên, hoặc tên tổ chức"),
        "shows_name": msgid("Hiện họ tên của tôi cùng ý kiến"),
        "phone": msgid("Số điện thoại"),
        "email": msgid("Thư điện tử"),
        "consent": msgid("Đồng ý xử lý dữ liệu cá nhân"),
    },
    "feedback.trouble": {
        "unavailable": msgid(
            "Chưa gửi được vì hệ thống gián đoạn. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút."
        ),
        "many": msgid("Vừa có quá nhiều ý kiến từ mạng của bạn. Hãy gửi lại sau ít phút."),
        "refused": msgid("Chưa gửi được. Hãy xem lại các ô dưới đây rồi gửi lại."),
        "large": msgid("Nội dung quá dài nên chưa gửi được. Hãy rút gọn rồi gửi lại."),
        "again": msgid("Cổng không nhận ý kiến này, hoặc ý kiến đã được gửi trước đó."),
        "proving": msgid("Đang chuẩn bị gửi, thường mất vài giây…"),
        "sending": msgid("Đang gửi…"),
    },
    "feedback.field": {
        "text": msgid("Điều gì sai, và đúng ra là gì?"),
        "email": msgid("Thư điện tử để nhận kết quả"),
        "useful": msgid("Trang này có hữu ích không?"),
        "sentence": msgid("Góp ý trong một câu"),
    },
    "contribute.field": {
        "category": msgid("Chuyên mục"),
        "title": msgid("Tiêu đề bài"),
        "text": msgid("Nội dung bài"),
        "attachments": msgid("Ảnh"),
        "full_name": msgid("Họ và tên tác giả"),
        "pen_name": msgid("Bút danh hiện trên bài"),
        "phone": msgid("Số điện thoại"),
        "email": msgid("Thư điện tử"),
        "declaration": msgid("Cam đoan về quyền tác giả"),
        "consent": msgid("Đồng ý đăng và xử lý dữ liệu cá nhân"),
        "code": msgid("Mã tra cứu"),
    },
    "contribute.trouble": {
        "unavailable": msgid(
            "Bài chưa được gửi vì hệ thống gián đoạn. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút."
        ),
        "many": msgid("Vừa có quá nhiều bài từ mạng của bạn. Hãy gửi lại sau ít phút."),
        "large": msgid("Ảnh quá lớn nên bài chưa được gửi. Hãy chọn ảnh nhỏ hơn rồi gửi lại."),
        "closed": msgid("Cổng này hiện không nhận tin, bài của bạn đọc."),
        "unreadable": msgid("Không đọc được nội dung đã gửi. Hãy ghi lại rồi gửi."),
        "refused": msgid("Bài chưa được gửi. Hãy xem lại các ô dưới đây rồi gửi lại."),
        "unknown": msgid("Không có bài nào mang mã này. Hãy xem lại mã đã được cấp."),
    },
    "contribution.state": {
        "received": msgid("Đang chờ Ban Biên tập xem xét"),
        "asked": msgid("Ban Biên tập hỏi lại bạn"),
        "drafted": msgid("Đã đưa vào biên tập, đang chờ duyệt"),
        "published": msgid("Đã đăng"),
        "declined": msgid("Không sử dụng"),
    },
    "contribution.act": {
        "received": msgid("Nhận bài"),
        "take-over": msgid("Đưa vào biên tập"),
        "ask-back": msgid("Ban Biên tập hỏi lại"),
        "reply": msgid("Bạn viết thêm"),
        "decline": msgid("Không sử dụng"),
        "publish": msgid("Đăng lên cổng"),
        "reopen": msgid("Xét lại"),
    },
    "rate.axis": {
        "interface": msgid("Giao diện"),
        "content": msgid("Nội dung"),
        "quality": msgid("Chất lượng thông tin"),
        "support": msgid("Sự hỗ trợ của cơ quan"),
    },
    "subscribe.act": {
        "ask": msgid("Đăng ký nhận tin qua thư điện tử"),
        "confirm": msgid("Xác nhận đăng ký nhận tin"),
        "change": msgid("Đổi nội dung đăng ký nhận tin"),
        "leave": msgid("Thôi nhận tin"),
    },
    "subscribe.group": {
        "category": msgid("Chuyên mục của cổng"),
        "consultation": msgid("Lấy ý kiến dự thảo"),
        "news": msgid("Tin tức theo lĩnh vực"),
    },
    "subscribe.rhythm": {
        "hourly": msgid("Mỗi giờ làm việc, khi có tin"),
        "daily": msgid("Mỗi ngày làm việc một thư"),
        "weekly": msgid("Mỗi tuần một thư"),
    },
    "subscribe.field": {
        "email": msgid("Thư điện tử"),
        "subjects": msgid("Nội dung muốn nhận"),
        "rhythm": msgid("Nhịp gửi"),
        "consent": msgid("Đồng ý xử lý dữ liệu cá nhân"),
    },
    "subscribe.trouble": {
        "unknown": msgid("Liên kết không đúng hoặc thiếu một phần. Hãy mở lại liên kết trong thư."),
        "over": msgid("Liên kết đã hết hạn, hoặc đăng ký không còn."),
    },
    "feedback.useful": {
        "yes": msgid("Có"),
        "no": msgid("Không"),
    },
    "question.due": {
        "classify": msgid("Phân loại câu hỏi"),
        "out-of-scope-notice": msgid("Báo nếu câu hỏi ngoài phạm vi"),
        "answer": msgid("Trả lời"),
        "promise": msgid("Trả lời, theo ngày cơ quan đã hẹn"),
        "acknowledge": msgid("Phản hồi yêu cầu"),
        "data": msgid("Thực hiện yêu cầu"),
    },
    "question.day": {
        "working": msgid("ngày làm việc"),
        "weekly-rest": msgid("ngày nghỉ hằng tuần"),
        "holiday": msgid("ngày lễ, tết"),
        "worked-instead": msgid("ngày làm bù"),
        "day-off": msgid("ngày nghỉ"),
        "counted": msgid("được tính"),
        "not-counted": msgid("không tính"),
    },
    "question.act": {
        "received": msgid("Tiếp nhận câu hỏi"),
        "accept": msgid("Câu hỏi hợp lệ, chờ phân loại"),
        "find-invalid": msgid("Câu hỏi còn thiếu thông tin; mời bổ sung"),
        "call-out-of-scope": msgid("Thông báo câu hỏi ngoài phạm vi"),
        "refuse-complaint": msgid("Không tiếp nhận đơn khiếu nại, tố cáo tại đây"),
        "forward-complaint": msgid("Chuyển đơn đến cơ quan có thẩm quyền"),
        "forward": msgid("Chuyển đơn vị trả lời"),
        "return": msgid("Chuyển lại Ban Biên tập"),
        "take-up": msgid("Đơn vị bắt đầu xử lý"),
        "notify-progress": msgid("Đơn vị hẹn ngày trả lời"),
        "answer": msgid("Trả lời"),
        "make-public": msgid("Công khai câu hỏi và trả lời"),
        "pause": msgid("Tạm dừng tính thời hạn"),
        "resume": msgid("Tính tiếp thời hạn"),
        "reply": msgid("Người gửi viết thêm"),
        "rate": msgid("Người gửi đánh giá"),
        "close": msgid("Kết thúc"),
        "withdraw": msgid("Người gửi rút câu hỏi"),
        "access-asked": msgid("Người gửi đề nghị xem dữ liệu cá nhân"),
        "correction-asked": msgid("Người gửi đề nghị sửa dữ liệu cá nhân"),
        "deletion-asked": msgid("Người gửi đề nghị xóa dữ liệu cá nhân"),
        "data-acknowledged": msgid("Cơ quan đã nhận yêu cầu về dữ liệu cá nhân"),
        "data-ready": msgid("Đã cung cấp dữ liệu cá nhân"),
        "data-shown": msgid("Người gửi đã xem dữ liệu cá nhân"),
        "data-corrected": msgid("Đã sửa dữ liệu cá nhân"),
        "data-refused": msgid("Không thực hiện yêu cầu về dữ liệu cá nhân"),
        "erased": msgid("Đã xóa dữ liệu cá nhân"),
        "recounted": msgid("Tính lại thời hạn vì lịch làm việc thay đổi"),
    },
    "question.state": {
        "received": msgid("Đã tiếp nhận"),
        "invalid": msgid("Thiếu thông tin nên chưa xử lý được"),
        "triage": msgid("Ban Biên tập đang phân loại"),
        "out-of-scope": msgid("Ngoài phạm vi của cơ quan"),
        "complaint-refused": msgid("Là đơn khiếu nại, tố cáo: không tiếp nhận tại đây"),
        "complaint-forwarded": msgid("Là đơn khiếu nại, tố cáo: đã chuyển nơi có thẩm quyền"),
        "forwarded": msgid("Đã chuyển đơn vị trả lời"),
        "returned-to-board": msgid("Đang được chuyển lại cho đúng đơn vị"),
        "in-progress": msgid("Đơn vị đang chuẩn bị trả lời"),
        "progress-notified": msgid("Đơn vị đã hẹn ngày trả lời"),
        "answered": msgid("Đã trả lời"),
        "closed": msgid("Đã kết thúc"),
    },
    "track.trouble": {
        "missing": msgid("Hãy ghi mã tra cứu."),
        "unknown": msgid(
            "Không có câu hỏi nào với mã này. Hãy xem lại mã trên giấy báo nhận hoặc trong thư báo."
        ),
        "many": msgid("Đã tra cứu quá nhiều lần. Hãy thử lại sau ít phút."),
        "unavailable": msgid("Chưa tra cứu được lúc này. Vui lòng thử lại sau ít phút."),
        "unreadable": msgid("Không đọc được nội dung đã gửi. Hãy ghi lại rồi gửi."),
        "refused": msgid("Chưa gửi được. Hãy xem lại ô được đánh dấu."),
    },
    "track.said": {
        "reply": msgid("Đã gửi ý kiến của bạn đến cơ quan."),
        "rating": msgid("Đã ghi nhận đánh giá của bạn. Cảm ơn bạn."),
        "access": msgid("Đã gửi đề nghị xem dữ liệu cá nhân của bạn."),
        "correction": msgid("Đã gửi đề nghị sửa dữ liệu cá nhân của bạn."),
        "deletion": msgid("Đã gửi đề nghị xóa dữ liệu cá nhân của bạn."),
    },
    "data.kind": {
        "access": msgid("Xem dữ liệu"),
        "correction": msgid("Sửa dữ liệu"),
        "deletion": msgid("Xóa dữ liệu"),
    },
    "data.stage": {
        "received": msgid("chờ phản hồi"),
        "acknowledged": msgid("đang thực hiện"),
        "ready": msgid("sẵn sàng để xem"),
        "done": msgid("đã thực hiện"),
        "refused": msgid("không thực hiện"),
    },
    "track.score": {
        "5": msgid("Rất hài lòng"),
        "4": msgid("Hài lòng"),
        "3": msgid("Bình thường"),
        "2": msgid("Không hài lòng"),
        "1": msgid("Rất không hài lòng"),
    },
    "switch": {
        "section": msgid("Trang này chưa có bản dịch: mở mục gần nhất đã có"),
        "home": msgid("Trang này chưa có bản dịch: mở trang chủ"),
    },
    "portal.status": {
        "suspended": msgid("tạm ngừng"),
        "preparing": msgid("đang chuẩn bị"),
    },
    "introduction.part": {
        "geography": msgid("Vị trí địa lý"),
        "natural_conditions": msgid("Điều kiện tự nhiên"),
        "history": msgid("Lịch sử"),
        "cultural_tradition": msgid("Truyền thống văn hóa"),
        "relics": msgid("Di tích"),
        "sights": msgid("Danh thắng"),
        "socio_economy": msgid("Kinh tế – xã hội"),
        "potential_investment": msgid("Tiềm năng và cơ hội đầu tư"),
        "economic_plans": msgid("Các quy hoạch phát triển kinh tế"),
        "industrial_zones": msgid("Các khu công nghiệp"),
        "craft_villages": msgid("Các làng nghề truyền thống"),
        "functions_powers": msgid("Chức năng, nhiệm vụ, quyền hạn"),
        "units_tasks_summary": msgid("Tóm tắt nhiệm vụ của các cơ quan, đơn vị"),
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
    "link.group": {
        "component": msgid("Cổng thành phần, cổng con"),
        "central": msgid("Trung ương"),
        "local": msgid("Địa phương"),
        "organisation": msgid("Tổ chức, doanh nghiệp"),
    },
    "multimedia.kind": {
        "audio": msgid("Âm thanh"),
        "image": msgid("Hình ảnh"),
        "video": msgid("Video"),
        "graphic": msgid("Đồ họa"),
    },
    "document.form": {
        "law": msgid("Luật"),
        "ordinance": msgid("Pháp lệnh"),
        "decree": msgid("Nghị định"),
        "circular": msgid("Thông tư"),
        "resolution": msgid("Nghị quyết"),
        "decision": msgid("Quyết định"),
        "directive": msgid("Chỉ thị"),
        "regulation": msgid("Quy chế"),
        "rules": msgid("Quy định"),
        "plan": msgid("Kế hoạch"),
        "programme": msgid("Chương trình"),
        "scheme": msgid("Đề án"),
        "notice": msgid("Thông báo"),
        "conclusion": msgid("Kết luận"),
        "official-letter": msgid("Công văn"),
        "urgent-dispatch": msgid("Công điện"),
        "submission": msgid("Tờ trình"),
        "report": msgid("Báo cáo"),
        "guidance": msgid("Hướng dẫn"),
        "invitation": msgid("Giấy mời"),
        "other": msgid("Hình thức khác"),
    },
    "document.scope": {
        "normative": msgid("Văn bản quy phạm pháp luật"),
        "administrative": msgid("Văn bản quản lý hành chính"),
    },
    "decision.kind": {
        "reward": msgid("Khen thưởng"),
        "sanction": msgid("Xử phạt"),
    },
    "guidance.level": {
        "central": msgid("Trung ương, Đảng"),
        "city": msgid("Thành phố"),
        "ward": msgid("Phường"),
    },
    "plan.topic": {
        "investment": msgid("Ưu đãi, cơ hội đầu tư, dự án mời gọi vốn"),
        "construction-land": msgid("Quy hoạch xây dựng, đô thị, sử dụng đất"),
        "natural-resources": msgid("Tài nguyên thiên nhiên"),
        "environment": msgid("Chất thải, môi trường"),
        "other": msgid("Lĩnh vực khác"),
    },
    "investment.kind": {
        "incentive": msgid("Chính sách ưu đãi"),
        "opportunity": msgid("Cơ hội đầu tư"),
        "call": msgid("Dự án mời gọi vốn đầu tư"),
    },
    "severity": {
        "serious": msgid("Nghiêm trọng"),
        "especially-serious": msgid("Đặc biệt nghiêm trọng"),
    },
    "project.status": {
        "preparing": msgid("Đang chuẩn bị đầu tư"),
        "under-way": msgid("Đang triển khai"),
        "completed": msgid("Đã hoàn tất"),
    },
    "tender.method": {
        "open": msgid("Đấu thầu rộng rãi"),
        "limited": msgid("Đấu thầu hạn chế"),
        "competitive-offer": msgid("Chào hàng cạnh tranh"),
        "direct-appointment": msgid("Chỉ định thầu"),
        "direct-purchase": msgid("Mua sắm trực tiếp"),
        "online-quotation": msgid("Chào giá trực tuyến"),
        "self-performance": msgid("Tự thực hiện"),
        "community": msgid("Tham gia thực hiện của cộng đồng"),
        "other": msgid("Hình thức khác"),
    },
    "science.kind": {
        "programme": msgid("Chương trình"),
        "topic": msgid("Đề tài"),
    },
    "science.level": {
        "national": msgid("Cấp quốc gia"),
        "ministry": msgid("Cấp bộ, ngành"),
        "city": msgid("Cấp thành phố"),
        "grassroots": msgid("Cấp cơ sở"),
    },
    "consultation.stage": {
        "announced": msgid("Sắp lấy ý kiến"),
        "open": msgid("Đang lấy ý kiến"),
        "awaiting-outcome": msgid("Đã hết hạn, chưa có kết quả tiếp thu"),
        "concluded": msgid("Đã có kết quả tiếp thu"),
    },
    "forum.stage": {
        "announced": msgid("Sắp mở"),
        "open": msgid("Đang trao đổi"),
        "closed": msgid("Đã đóng"),
    },
    "comment.state": {
        "waiting": msgid("Đang chờ duyệt"),
        "accepted": msgid("Đã chọn đăng, chờ Ban Biên tập duyệt"),
        "published": msgid("Đã đăng trên cổng"),
        "joined": msgid("Đã gộp với ý kiến giống nhau"),
        "refused": msgid("Không đăng"),
        "withdrawn": msgid("Bạn đã rút ý kiến này"),
    },
    "comment.refusal": {
        "off-topic": msgid("Không đúng nội dung được hỏi"),
        "personal-data": msgid("Nêu thông tin riêng của người khác"),
        "insulting": msgid("Lời lẽ xúc phạm, thiếu văn hóa"),
        "advertising": msgid("Quảng cáo, nội dung gửi hàng loạt"),
        "unlawful": msgid("Nội dung pháp luật cấm đăng"),
        "other-road": msgid("Là câu hỏi, phản ánh, khiếu nại thuộc kênh khác"),
        "other": msgid("Lý do khác"),
    },
    "own.trouble": {
        "unknown": msgid("Không tìm thấy ý kiến nào có mã này. Hãy xem lại mã."),
        "unavailable": msgid("Chưa tra cứu được vì hệ thống gián đoạn. Hãy thử lại sau ít phút."),
        "many": msgid("Vừa có quá nhiều lượt tra cứu từ mạng của bạn. Hãy thử lại sau ít phút."),
    },
    "consultation.decision": {
        "accepted": msgid("Tiếp thu"),
        "partly-accepted": msgid("Tiếp thu một phần"),
        "explained": msgid("Giải trình"),
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
    "schedule.part": {
        "morning": msgid("Sáng"),
        "afternoon": msgid("Chiều"),
        "evening": msgid("Tối"),
    },
    "schedule.role": {
        "leader": msgid("Lãnh đạo"),
        "presided_by": msgid("Chủ trì"),
        "participants": msgid("Thành phần"),
    },
    "document.life": {
        "issued_on": msgid("Ban hành"),
        "effective_on": msgid("Có hiệu lực"),
        "expires_on": msgid("Hết hiệu lực"),
        "amends": msgid("Được sửa đổi, bổ sung bởi"),
        "replaces": msgid("Được thay thế bởi"),
        "repeals": msgid("Bị bãi bỏ bởi"),
        "not-yet-effective": msgid("Chưa có hiệu lực"),
        "in-force": msgid("Còn hiệu lực"),
        "partly-amended": msgid("Được sửa đổi, bổ sung một phần"),
        "expired": msgid("Hết hiệu lực"),
        "replaced": msgid("Bị thay thế"),
        "repealed": msgid("Bị bãi bỏ"),
        "unknown": msgid("Chưa rõ hiệu lực"),
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
    """Return the words for a code of a subject; none where no code was chosen."""
    return _worded(gettext, LABELS[subject], subject, code) if code else ""


def words_for(gettext: Gettext, subject: str, code: str, otherwise: str) -> str:
    """Return the words for a code, which rule files may add to; `otherwise` where it has none."""
    words = LABELS[subject].get(code)
    return gettext(words) if words else otherwise


def title_of(gettext: Gettext, type_name: str) -> str:
    """Return what a type of item is called."""
    return _worded(gettext, TYPE_TITLES, "type", type_name)


def _worded(gettext: Gettext, words: dict[str, str], subject: str, code: str) -> str:
    if code not in words:
        raise UnknownCode(subject, code)
    return gettext(words[code])
