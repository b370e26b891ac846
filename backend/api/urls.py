"""Addresses of the API. Every one that names a site also stands below `site/`, for the host's own."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from backend.api import problems
from backend.api.catalog import CatalogView, SiteCatalogView
from backend.api.changes import ChangesView
from backend.api.comments import CommentFormView, CommentsView
from backend.api.contributions import (
    ContributionFormView,
    ContributionReplyView,
    ContributionStatusView,
    ContributionsView,
)
from backend.api.data_requests import DataRequestsView, HeldDataView
from backend.api.dialogues import DialogueQuestionsView
from backend.api.documentation import DocsFileView, DocsView, SchemaView
from backend.api.exports import ExportView, SystemExportView
from backend.api.feedback import (
    ErrorReportsView,
    RatingFormView,
    RatingsView,
    UsefulnessTotalsView,
    UsefulnessView,
)
from backend.api.lists import MonthsView, PagesView, SystemPagesView
from backend.api.media import MediaView
from backend.api.own_comments import OwnCommentView, WithdrawnCommentView
from backend.api.pages import PageView
from backend.api.paths import PathsView
from backend.api.posts import PostsView
from backend.api.previews import PreviewMediaView, PreviewRemarksView, PreviewView
from backend.api.questions import (
    ChallengeView,
    QuestionFormView,
    QuestionsView,
    RatingView,
    ReplyView,
    SealedQuestionsView,
    StatusView,
)
from backend.api.receipts import HealthView, ReceiptsView
from backend.api.search import (
    SearchView,
    SiteSearchView,
    SiteSuggestionsView,
    SuggestionsView,
)
from backend.api.sitemap import SitemapView
from backend.api.sites import NavigationView, SitesView, SiteView
from backend.api.subscriptions import (
    ChangeView,
    ConfirmView,
    LeaveView,
    OwnView,
    SubscriptionFormView,
    SubscriptionsView,
)
from backend.api.translations import SiteTranslationsView, TranslationsView
from content_models.categories import Category

Addresses = list[URLPattern | URLResolver]

_COLLECTIONS: Addresses = [
    path(f"{category.value}/", PagesView.as_view(category=category), name=f"site-{category.value}")
    for category in Category
]
_EXPORTS: Addresses = [
    path(
        f"{category.value}/export/",
        ExportView.as_view(category=category),
        name=f"site-export-{category.value}",
    )
    for category in Category
]
_OF_A_SITE: Addresses = [
    path("", SiteView.as_view(), name="site"),
    path("navigation/", NavigationView.as_view(), name="navigation"),
    path("pages/", PagesView.as_view(), name="pages"),
    path("pages/<uuid:id>/", PageView.as_view(), name="page"),
    path("pages/<uuid:id>/posts/", PostsView.as_view(), name="posts"),
    path("pages/<uuid:id>/comments/", CommentsView.as_view(), name="comments"),
    path("comments/form/", CommentFormView.as_view(), name="comment-form"),
    path("months/", MonthsView.as_view(), name="months"),
    path("paths/", PathsView.as_view(), name="paths"),
    path("sitemap/", SitemapView.as_view(), name="sitemap"),
    path("translations/", SiteTranslationsView.as_view(), name="site-translations"),
    path("catalog/", SiteCatalogView.as_view(), name="site-catalog"),
    path("search/", SiteSearchView.as_view(), name="site-search"),
    path("search/suggest/", SiteSuggestionsView.as_view(), name="site-suggestions"),
    path("contributions/", ContributionsView.as_view(), name="contributions"),
    path("contributions/form/", ContributionFormView.as_view(), name="contribution-form"),
    path("questions/", QuestionsView.as_view(), name="questions"),
    path(
        "dialogues/<uuid:id>/questions/",
        DialogueQuestionsView.as_view(),
        name="dialogue-questions",
    ),
    path("questions/sealed/", SealedQuestionsView.as_view(), name="questions-sealed"),
    path("questions/form/", QuestionFormView.as_view(), name="question-form"),
    path("feedback/errors/", ErrorReportsView.as_view(), name="feedback-errors"),
    path("feedback/ratings/", RatingsView.as_view(), name="feedback-ratings"),
    path("feedback/ratings/form/", RatingFormView.as_view(), name="feedback-rating-form"),
    path("feedback/usefulness/", UsefulnessView.as_view(), name="feedback-usefulness"),
    path(
        "pages/<uuid:id>/usefulness/",
        UsefulnessTotalsView.as_view(),
        name="feedback-usefulness-totals",
    ),
    path("subscriptions/", SubscriptionsView.as_view(), name="subscriptions"),
    path("subscriptions/form/", SubscriptionFormView.as_view(), name="subscription-form"),
    *_COLLECTIONS,
    *_EXPORTS,
]
urlpatterns: Addresses = [
    path("health/", HealthView.as_view(), name="health"),
    path("sites/", SitesView.as_view(), name="sites"),
    path("sites/<slug:site>/", include(_OF_A_SITE)),
    path("site/", include((_OF_A_SITE, "own"), namespace="own")),
    path("translations/", TranslationsView.as_view(), name="translations"),
    path("catalog/", CatalogView.as_view(), name="catalog"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("search/", SearchView.as_view(), name="search"),
    path("search/suggest/", SuggestionsView.as_view(), name="suggestions"),
    path("receipts/", ReceiptsView.as_view(), name="receipts"),
    path("media/<path:name>", MediaView.as_view(), name="media"),
    path("previews/<str:token>/", PreviewView.as_view(), name="preview"),
    path("previews/<str:token>/remarks/", PreviewRemarksView.as_view(), name="preview-remarks"),
    path(
        "previews/<str:token>/media/<path:name>", PreviewMediaView.as_view(), name="preview-media"
    ),
    path("contributions/status/", ContributionStatusView.as_view(), name="contribution-status"),
    path("contributions/reply/", ContributionReplyView.as_view(), name="contribution-reply"),
    path("questions/challenge/", ChallengeView.as_view(), name="question-challenge"),
    path("questions/status/", StatusView.as_view(), name="question-status"),
    path("questions/reply/", ReplyView.as_view(), name="question-reply"),
    path("questions/rating/", RatingView.as_view(), name="question-rating"),
    path("questions/data-requests/", DataRequestsView.as_view(), name="question-data-requests"),
    path("comments/own/", OwnCommentView.as_view(), name="own-comment"),
    path("comments/own/withdrawal/", WithdrawnCommentView.as_view(), name="own-comment-withdrawal"),
    path("questions/data/", HeldDataView.as_view(), name="question-data"),
    path("subscriptions/confirm/", ConfirmView.as_view(), name="subscription-confirm"),
    path("subscriptions/own/", OwnView.as_view(), name="subscription-own"),
    path("subscriptions/change/", ChangeView.as_view(), name="subscription-change"),
    path("subscriptions/leave/", LeaveView.as_view(), name="subscription-leave"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    path("docs/<str:name>", DocsFileView.as_view(), name="docs-file"),
    *(
        path(f"{category.value}/", SystemPagesView.as_view(category=category), name=category.value)
        for category in Category
    ),
    *(
        path(
            f"{category.value}/export/",
            SystemExportView.as_view(category=category),
            name=f"export-{category.value}",
        )
        for category in Category
    ),
    re_path(r"^.*$", problems.not_found),
]
