"""What the documentation's page says first, in Vietnamese and in English; its commands are run by tests."""

INTRODUCTION = """\
**API đọc công khai** của hệ thống cổng thông tin điện tử: mọi nội dung đã công bố, không cần mã truy cập.

```sh
# Các cổng; tin của một cổng; văn bản còn hiệu lực của mọi cổng, đếm theo hình thức
curl --fail http://localhost:8000/api/v1/sites/
curl --fail "http://localhost:8000/api/v1/sites/thanhdong/news-events/?limit=3&fields=title,url"
curl --fail "http://localhost:8000/api/v1/legal-documents/?validity=in-force&facets=form&limit=1"
# Cả chuyên mục ra một tệp bảng tính
curl --fail --output tin-tuc.xlsx "http://localhost:8000/api/v1/sites/thanhdong/news-events/export/?format=xlsx"
```

Danh sách: đọc tiếp địa chỉ `next` cho đến khi là `null`. Lỗi là `application/problem+json`: `errors` nêu từng tham số \
sai và cách sửa. Mỗi câu trả lời có `ETag`; gửi lại trong `If-None-Match` để nhận 304. Quá nhiều yêu cầu: 429 với \
`Retry-After`. Ngôn ngữ: `locale=en` chỉ trả bản tiếng Anh; thêm `fallback=vi` để nhận bản tiếng Việt của mục chưa dịch. \
Theo dõi mọi thay đổi: `changes/`.

---

**The public read API** of the system of portals: everything that is published, without a key.

```sh
curl --fail "http://localhost:8000/api/v1/news-events/?field=culture&listed_after=2026-01-01&order=-updated_at"
curl --fail "http://localhost:8000/api/v1/sites/thanhdong/pages/?include=section&limit=2"
curl --fail "http://localhost:8000/api/v1/changes/?after=now"
curl --fail http://localhost:8000/api/v1/catalog/
```

Lists: follow `next` until it is `null`. Errors are `application/problem+json`: `errors` names each parameter at fault and the \
fix. Every answer has an `ETag`; send it back as `If-None-Match` for a 304. Too many requests: 429 with `Retry-After`. \
`locale=en` answers in English only; `fallback=vi` adds the Vietnamese of what is not translated. `changes/` is the way to mirror everything.
"""
