"""Django's settings: values, no branches, one file for every deployment."""

from pathlib import Path

from backend.database import database_settings
from backend.environment import read_environment
from backend.mail import mail_settings
from backend.secrets import kept_secret

ENVIRONMENT = read_environment()
STATE = ENVIRONMENT.state.absolute()
REGISTRY = ENVIRONMENT.registry.absolute()

DEBUG = ENVIRONMENT.debug
SECRET_KEY = kept_secret(ENVIRONMENT.secret_key, STATE / "secret_key")
PUBLISHER_TOKEN = kept_secret(ENVIRONMENT.publisher_token, STATE / "publisher_token")
PERSONAL_DATA_KEYS = kept_secret(ENVIRONMENT.personal_data_keys, STATE / "personal_data_keys")
TRACKING_KEY = kept_secret(ENVIRONMENT.tracking_key, STATE / "tracking_key")
CLAMD = ENVIRONMENT.clamd
PUBLIC_URL = ENVIRONMENT.public_url
API_REQUESTS_PER_MINUTE = ENVIRONMENT.api_requests
API_QUERY_SECONDS = ENVIRONMENT.api_query_seconds
API_KEPT_BYTES = ENVIRONMENT.api_kept_megabytes * 1024 * 1024
API_PROXIES = ENVIRONMENT.api_proxies
# Per reader and process: so many in so many seconds. Beside them, what all may send together.
QUESTION_LIMITS = {
    "send": (20, 600),
    "dialogue": (20, 600),
    "contribute": (10, 600),
    "follow": (30, 60),
    "reply": (10, 600),
    "report": (20, 600),
    "vote": (60, 600),
    "subscribe": (10, 600),
    "all": (300, 60),
}
LEAST_ANSWERS = 20
"""Of fewer answers nothing is published: what single readers said must not be guessed from a total."""
ADMIN_HOSTS = ENVIRONMENT.admin_host_names

# Hosts are refused by HostsMiddleware with 421: it knows the sites, this list cannot.
ALLOWED_HOSTS = ["*"]
USE_X_FORWARDED_HOST = False
ROOT_URLCONF = "backend.urls"
WSGI_APPLICATION = "backend.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

INSTALLED_APPS = [
    "content_models",
    "backend.accounts",
    "backend.calendars",
    "backend.published",
    "backend.search",
    "backend.approval",
    "backend.syndication",
    "backend.translation",
    "backend.deadlines",
    "backend.previews",
    "backend.citizen",
    "backend.comments",
    "backend.contributions",
    "backend.royalties",
    "backend.feedback",
    "backend.subscriptions",
    "backend.dialogues",
    "backend.provisioning",
    "backend.tending",
    "backend.api",
    "backend.demo",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.embeds",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "backend.notices",  # behind the admin, whose own mails it stands in for
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "backend.api.kept.KeptAnswersMiddleware",
    "backend.api.speaking.SpeakingMiddleware",  # what is kept is no problem to be told
    "backend.accounts.hosts.HostsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "backend.accounts.gate.GateMiddleware",  # before the next, which calls the view itself
    "backend.published.requests.AtomicWritesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": database_settings(ENVIRONMENT)}
CACHES = {
    name: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": most},
    }
    for name, most in {"default": 300, "readers": 100_000}.items()
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("en", "English"),
    ("zh-hans", "中文"),
    ("ko", "한국어"),
    ("ja", "日本語"),
]

STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE / "media"
STORAGES = {
    "default": {"BACKEND": "backend.published.files.UploadStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

WAGTAIL_SITE_NAME = "Cổng thông tin điện tử"
WAGTAILADMIN_BASE_URL = ENVIRONMENT.admin_url
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Ho_Chi_Minh"]
FORMAT_MODULE_PATH = ["backend.formats"]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILIMAGES_IMAGE_MODEL = "content_models.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "content_models.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Old addresses are the published store's affair: it knows them for whole subtrees at once.
WAGTAILREDIRECTS_AUTO_CREATE = False
# Saving a page must not touch the search index of the whole table: `tend` catches up behind.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "backend.tending.admin_search", "AUTO_UPDATE": False}
}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DISABLE_ON_DEMAND_TRANSLATION = True

WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
MAIL = mail_settings(ENVIRONMENT)
PRIVATE_ROOT = STATE / "private"
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = STATE / "mail"
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.starts_tls
EMAIL_USE_SSL = MAIL.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL.sender

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "backend.api.problems.problem_response",
    "DEFAULT_SCHEMA_CLASS": "backend.api.schema.PortalSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cổng thông tin điện tử – API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["backend.api.schema.only_this_version"],
    "POSTPROCESSING_HOOKS": ["backend.api.schema.with_components"],
    "APPEND_COMPONENTS": {
        "securitySchemes": {"publisherToken": {"type": "http", "scheme": "bearer"}}
    },
    "SERVERS": [{"url": "/"}],
    "SWAGGER_UI_DIST": "/api/v1/docs",
    "SWAGGER_UI_FAVICON_HREF": "/api/v1/docs/favicon-32x32.png",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "backend.previews.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
