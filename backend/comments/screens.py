"""The desk of comments and posts: one queue for a site, one screen for each, one to answer them by."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from backend.approval.page_screens import PrivateScreen, say_in
from backend.citizen import redaction
from backend.comments import desk, publication, rights
from backend.comments.forms import (
    AnswerForm,
    JoinForm,
    OfficialPostForm,
    PublishForm,
    ReasonForm,
    RefusalForm,
)
from backend.comments.models import ACT_LABELS, OTHER_LABELS, STATE_LABELS, Comment, Entry
from backend.comments.states import Act, State
from content_models.consultations import ConsultationPage
from content_models.forums import ForumTopicPage

PER_PAGE = 100
DETAIL_LABELS = {
    "full_name": gettext_lazy("Họ tên, tên tổ chức"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
}
ADDRESSES = {
    Act.ACCEPT: "comments_publish",
    Act.JOIN: "comments_join",
    Act.REFUSE: "comments_refuse",
    Act.REOPEN: "comments_reopen",
}


class CommentsView(PrivateScreen, TemplateView):
    """The comments somebody may deal with: those that wait, those first whose page closes first."""

    template_name = "comments/queue.html"
    page_title = gettext_lazy("Góp ý")
    header_icon = "comment"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_a_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        group = next((each for each in State if each == asked.get("group")), State.WAITING)
        seen = rights.visible(self.request.user)
        about = asked.get("page", "")
        if about.isdecimal():
            # By the id itself: a number no database holds is then nobody's, and no fault.
            seen = seen.filter(page__id=int(about))
        closing = F("closes_at").asc(nulls_last=True)
        comments = seen.filter(state=group).order_by(closing, "received_at", "pk")
        page = Paginator(comments, PER_PAGE).get_page(asked.get("p"))
        now = timezone.now()
        return super().get_context_data(**kwargs) | {
            "rows": [_row(each, now) for each in page],
            "page": page,
            "groups": [(each.value, STATE_LABELS[each]) for each in State],
            "group": group.value,
            "about": about if about.isdecimal() else "",
            "answering": _answerable(self.request.user, now),
            "topics": _topics(self.request.user),
        }


def _row(comment: Any, now: Any) -> dict[str, Any]:
    closes_at = comment.closes_at
    is_over = closes_at is not None and closes_at <= now
    return {
        "comment": comment,
        "closes_at": closes_at,
        "is_late": is_over and comment.state == State.WAITING,
    }


def _answerable(user: Any, now: Any) -> list[ConsultationPage]:
    """Return the consultations that are over and whose published comments somebody may answer."""
    about = rights.visible(user).filter(state=State.ACCEPTED, closes_at__lte=now)
    pages = ConsultationPage.objects.filter(pk__in=about.values("page"), live=True)
    return [page for page in pages if page.permissions_for_user(user).can_edit()]


def _topics(user: Any) -> list[ForumTopicPage]:
    """Return the topics with posts to which somebody may write for the agency."""
    about = rights.visible(user).values("page")
    topics = ForumTopicPage.objects.filter(pk__in=about, live=True)
    return [page for page in topics if page.permissions_for_user(user).can_edit()]


class CommentScreen(PrivateScreen):
    """A screen about the comment its address names."""

    comment: Comment
    header_icon = "comment"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Comment.objects.select_related("portal", "page", "lead")
        self.comment = get_object_or_404(found, pk=kwargs["comment_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_read(request.user, self.comment):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.comment.reference

    def own_url(self) -> str:
        """Return where the comment is dealt with."""
        return reverse("comments_comment", args=[self.comment.pk])


class CommentView(CommentScreen, TemplateView):
    """One comment: what was said, what was done about it, what can be done."""

    template_name = "comments/comment.html"
    page_title = gettext_lazy("Góp ý")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | _seen(self.comment, self.request.user)


class ActView(CommentScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One act about a comment; subclasses say which, with what form."""

    template_name = "comments/act.html"
    form_class: type[forms.Form] = ReasonForm
    act: ClassVar[Act]
    is_serious = False

    @property
    def page_title(self) -> str:
        """What is done."""
        return str(ACT_LABELS[self.act])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.act not in desk.possible(request.user, self.comment):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def do(self, values: dict[str, Any]) -> None:
        """Do it; ValidationError is said in the form."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.do(form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi: %(act)s.") % {"act": self.page_title})
        return redirect(self.own_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.page_title,
            "back_url": self.own_url(),
            "comment": self.comment,
        }


class PublishView(ActView):
    """Read a comment over and send it up the page's chain."""

    act = Act.ACCEPT
    form_class = PublishForm

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form; a topic has no provisions."""
        form = super().get_form(form_class)
        if not self._is_about_a_draft:
            del form.fields["provision"]
        return form

    @property
    def _is_about_a_draft(self) -> bool:
        page = self.comment.page
        return page is not None and issubclass(page.specific_class, ConsultationPage)

    def get_initial(self) -> dict[str, Any]:
        return {
            "provision": self.comment.provision,
            "text": publication.proposed_text(self.comment),
        }

    def do(self, values: dict[str, Any]) -> None:
        text, provision = values["text"], values.get("provision", "")
        desk.publish(self.comment, by=self.request.user, text=text, provision=provision)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "removed": publication.suggestions(self.comment),
            "explanation": _(
                "Ý kiến được ghi vào bản nháp của trang và gửi duyệt; chỉ công khai khi "
                "Ban Biên tập duyệt trang."
            ),
        }


class JoinView(ActView):
    """Count a comment with another."""

    act = Act.JOIN
    form_class = JoinForm

    def get_form_kwargs(self) -> dict[str, Any]:
        others = Comment.objects.filter(page=self.comment.page).exclude(pk=self.comment.pk)
        leads = others.filter(state__in=[State.ACCEPTED, State.WAITING], erased_at=None)
        return super().get_form_kwargs() | {"leads": leads.order_by("received_at")}

    def do(self, values: dict[str, Any]) -> None:
        desk.join(self.comment, lead=values["lead"], by=self.request.user)


class RefuseView(ActView):
    """Decide that a comment is not published."""

    act = Act.REFUSE
    form_class = RefusalForm

    def do(self, values: dict[str, Any]) -> None:
        desk.refuse(self.comment, by=self.request.user, **values)


class ReopenView(ActView):
    """Look at a comment again."""

    act = Act.REOPEN

    def do(self, values: dict[str, Any]) -> None:
        desk.reopen(self.comment, by=self.request.user, reason=values["reason"])


class TakeOffView(CommentScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Take off its page what its sender has withdrawn, or what should not stand there."""

    template_name = "comments/act.html"
    page_title = gettext_lazy("Gỡ khỏi trang")
    form_class = ReasonForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not desk.may_take_off(request.user, self.comment):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            reason = form.cleaned_data["reason"]
            desk.take_off(self.comment, by=self.request.user, reason=reason)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã gỡ khỏi bản nháp và gửi duyệt."))
        return redirect(self.own_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.page_title,
            "is_serious": True,
            "back_url": self.own_url(),
            "explanation": _("Ý kiến hết hiện trên cổng khi Ban Biên tập duyệt bản nháp."),
        }


class UnmaskView(CommentScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Read what the sender told about themselves: once, and with a reason that is kept."""

    template_name = "comments/act.html"
    page_title = gettext_lazy("Xem thông tin người gửi")
    form_class = ReasonForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_act(request.user, self.comment):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        told = desk.unmask(self.comment, by=self.request.user, reason=reason)
        context = self.get_context_data(form=form) | _seen(self.comment, self.request.user, told)
        return self.response_class(
            request=self.request,
            template=["comments/comment.html"],
            context=context,
            using=self.template_engine,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Xem"),
            "back_url": self.own_url(),
            "explanation": _("Thông tin hiện một lần, trên trang tiếp theo."),
        }


class EraseView(CommentScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Delete who wrote and what, as the sender may ask."""

    template_name = "comments/act.html"
    page_title = gettext_lazy("Xóa dữ liệu cá nhân")
    form_class = ReasonForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _may_erase(request.user, self.comment):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        desk.erase(self.comment, by=self.request.user, now=timezone.now(), reason=reason)
        messages.success(self.request, _("Đã xóa; số liệu thống kê được giữ lại."))
        return redirect(self.own_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Xóa vĩnh viễn"),
            "is_serious": True,
            "back_url": self.own_url(),
            "explanation": _(
                "Nội dung đã nhận và thông tin người gửi mất hẳn. Phần đã đăng thuộc trang: "
                "hãy dùng “Gỡ khỏi trang”."
            ),
        }


class AnswerView(PrivateScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Answer published comments on one point, once a consultation is over."""

    template_name = "comments/act.html"
    page_title = gettext_lazy("Trả lời ý kiến đã đăng")
    header_icon = "comment"
    form_class = AnswerForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(ConsultationPage, pk=kwargs["page_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        may_edit = self.page.permissions_for_user(request.user).can_edit()
        if not may_edit or timezone.now() < self.page.closes_at:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"rows": publication.rows_to_answer(self.page)}

    def get_initial(self) -> dict[str, Any]:
        """Return what the comments named in the query say; more are chosen in the form."""
        rows = publication.rows_to_answer(self.page, self.request.GET.getlist("chosen"))
        return {
            "chosen": [str(row.comment) for row in rows],
            "provision": rows[0].provision if rows else "",
            "comment": "\n\n".join(row.text for row in rows),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            page = desk.answer(self.page, by=self.request.user, **form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        said = _("Đã ghi vào bản nháp; hãy viết phần tiếp thu, giải trình chung rồi gửi duyệt.")
        messages.success(self.request, said)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Ghi vào bản nháp"),
            "back_url": reverse("comments_queue"),
        }


class OfficialPostView(PrivateScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Say something in a topic for the agency."""

    template_name = "comments/act.html"
    page_title = gettext_lazy("Ý kiến của cơ quan")
    header_icon = "comment"
    form_class = OfficialPostForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(ForumTopicPage, pk=kwargs["page_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"posts": publication.numbers_of(self.page)}

    def get_initial(self) -> dict[str, Any]:
        return {"unit": self.page.opened_by}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            desk.say(self.page, by=self.request.user, **form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi vào bản nháp và gửi duyệt."))
        return redirect("comments_queue")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Gửi duyệt"),
            "back_url": reverse("comments_queue"),
            "explanation": _(
                "Được đánh dấu là ý kiến của cơ quan; công khai khi Ban Biên tập duyệt trang."
            ),
        }


def _may_erase(user: Any, comment: Comment) -> bool:
    is_decided = comment.state != State.WAITING and comment.erased_at is None
    return is_decided and rights.may_act(user, comment)


def _seen(comment: Comment, user: Any, told: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a screen shows of a comment; who wrote it is masked unless that is handed in."""
    page = comment.page
    draft = page.specific if page is not None else None
    is_public = comment.pk in publication.in_public(page)
    is_over = isinstance(draft, ConsultationPage) and draft.closes_at <= timezone.now()
    shown = told if told is not None else _masked(comment)
    return {
        "comment": comment,
        "state": STATE_LABELS[State(comment.state)],
        "is_public": is_public,
        "is_dropped": comment.state == State.ACCEPTED
        and comment.pk not in publication.on_page(page),
        "acts": [
            (reverse(ADDRESSES[act], args=[comment.pk]), ACT_LABELS[act])
            for act in desk.possible(user, comment)
        ],
        "joined": comment.joined.all(),
        "personal": [(DETAIL_LABELS[name], value) for name, value in shown.items()],
        "is_masked": told is None,
        "may_unmask": bool(comment.personal) and rights.may_act(user, comment),
        "may_erase": _may_erase(user, comment),
        "may_take_off": desk.may_take_off(user, comment),
        "may_answer": is_public
        and is_over
        and page is not None
        and page.permissions_for_user(user).can_edit(),
        "timeline": [_line(each) for each in comment.entries.select_related("by")],
    }


def _masked(comment: Comment) -> dict[str, str]:
    return {
        name: redaction.masked(value, shown=3 if name == "phone" else 0)
        for name, value in comment.personal.items()
    }


def _line(entry: Entry) -> dict[str, Any]:
    label = OTHER_LABELS.get(entry.what) or ACT_LABELS[Act(entry.what)]
    who = entry.by.get_full_name() or entry.by.get_username() if entry.by else _("Hệ thống")
    return {"at": entry.at, "label": label, "who": who, "reason": entry.reason}
