"""Settings, all from the environment; secure unless DEMO says otherwise.

Production (DEMO off) refuses to start without a secret, with a demo secret, or with DEBUG.
"""

from datetime import time, timedelta
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- How it runs ------------------------------------------------------------------------------------------------------
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is missing: set it to at least 50 random characters.")
if not DEMO:
    if DEBUG:
        raise ImproperlyConfigured(
            "DEBUG is on: production does not start with it. Unset DEBUG, or set DEMO=1 to develop."
        )
    if SECRET_KEY.startswith("demo-") or len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("SECRET_KEY is a demo key or too short: set it to at least 50 random characters.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

DEMO_LANGUAGE = env.str("DEMO_LANGUAGE", default="en")
DEMO_MAIL_URL = env.str("DEMO_MAIL_URL", default="") if DEMO else ""
DEMO_PASSWORD = "yanggu-demo"  # noqa: S105 - known to everybody on purpose; load_demo refuses to run without DEMO

# --- The application --------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "assistance",
    "enterprises",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "axes",
    "knox",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "django_htmx",
    "django_structlog",
    "csp",
    "django_include_bootstrap",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.web.doors.DoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.web.shell.shell",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# --- PostgreSQL -------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default="postgres:///yanggu")}
DATABASES["default"] |= {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600),
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
    "OPTIONS": {
        "connect_timeout": 3,
        "options": "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
    },
}
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"

# --- Celery: PostgreSQL is the queue, Redis only carries pokes (docs/decisions/0002) ---------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
PLANNER_SECONDS = env.int("PLANNER_SECONDS", default=60)
DISPATCH_SECONDS = env.int("DISPATCH_SECONDS", default=60)
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=120)

# --- Mail -------------------------------------------------------------------------------------------------------------
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="assistance@yanggu.example")

# --- Who logs in ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "accounts.web.sessions.UserBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "assistance:my-day"
LOGOUT_REDIRECT_URL = "accounts:login"

# One limit: five failures of one name from one address lock that pair for 15 minutes; kept in the database.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_CALLABLE = "accounts.web.sessions.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # no log-in statistics
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]
AXES_IPWARE_PROXY_COUNT = env.int("PROXY_COUNT", default=0)
AXES_IPWARE_META_PRECEDENCE_ORDER = (
    ["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"] if AXES_IPWARE_PROXY_COUNT else ["REMOTE_ADDR"]
)

KNOX_TOKEN_MODEL = "accounts.DeviceToken"  # noqa: S105
REST_KNOX = {"TOKEN_TTL": timedelta(days=30), "AUTH_HEADER_PREFIX": "Bearer"}

# --- Cookies, transport, content -------------------------------------------------------------------------------------
SECURE = not DEMO  # the demo speaks plain http on this machine only
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else "sessionid"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# --- Files that people bring: certificates, workbooks; web and worker share the folder ---------------------------------
FILES_ROOT = env.str("FILES_ROOT", default=str(BASE_DIR / ".local" / "files"))
IMPORT_SECONDS = env.float("IMPORT_SECONDS", default=2.0)  # how often the worker looks for a file to check or import
IMPORT_LEASE_SECONDS = env.int("IMPORT_LEASE_SECONDS", default=60)
IMPORT_MOST_BYTES = 20_000_000
IMPORT_MOST_ROWS = 20_000
EXPORT_MOST_ROWS = 20_000
DOCUMENT_MOST_BYTES = 20_000_000
FILE_UPLOAD_HANDLERS = [
    "accounts.uploads.SkipLargeFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LARGEST_BODY = 21_000_000  # a file and the form round it; what is larger is not even read

# --- Static files -----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".local" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEMO  # `make run` needs no collectstatic

# --- Languages and time -----------------------------------------------------------------------------------------------
USE_I18N = True
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_CODE = DEMO_LANGUAGE if DEMO else "zh-hans"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- REST -------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api.authentication.DeviceAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["accounts.api.parsers.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "accounts.api.pages.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "accounts.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,  # the OpenAPI document describes the API, to people who are logged in
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "accounts.api.errors.ExceptionHandler",
    "EXCEPTION_FORMATTER_CLASS": "accounts.api.errors.Formatter",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Yanggu Enterprise Assistance API",
    "DESCRIPTION": "Enterprises, assignments, visits, issues and reminders of the county's assistance mechanism.",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "DEFAULT_GENERATOR_CLASS": "accounts.api.schema.Generator",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "ENUM_NAME_OVERRIDES": {
        "AgendaItemKind": "assistance.rules.agenda.ItemKind",
        "AgendaPart": "assistance.rules.agenda.Part",
        "AskedBy": "assistance.rules.questions.AskedBy",
        "AssignmentRole": "assistance.models.AssignmentRole",
        "ClockUnit": "assistance.rules.issue_clocks.ClockUnit",
        "ChainStage": "enterprises.models.ChainStage",
        "EventKind": "assistance.rules.events.EventKind",
        "EventStatus": "assistance.rules.events.EventStatus",
        "EventTemplate": "assistance.rules.event_templates.EventTemplate",
        "GrowthBasis": "enterprises.api.figures.BASES",
        "ChainRole": "enterprises.models.ChainRole",
        "EnterpriseStatus": "enterprises.models.EnterpriseStatus",
        "ImportState": "enterprises.models.ImportState",
        "InvitationAnswer": "assistance.rules.attendance.Answer",
        "InvitationState": "assistance.api.invitations.STATES",
        "InvitationStatus": "assistance.rules.attendance.InvitationStatus",
        "IssueStatus": "assistance.rules.issue_flow.IssueStatus",
        "LeaderRole": "enterprises.models.LeaderRole",
        "LinkState": "enterprises.models.LinkState",
        "NewVisitStatus": "assistance.api.visits.NEW_STATUSES",
        "NodeState": "enterprises.models.NodeState",
        "ProgrammeChangeKind": "assistance.rules.agenda.ChangeKind",
        "QuestionStatus": "assistance.rules.questions.QuestionStatus",
        "SituationLevel": "assistance.models.SituationLevel",
        "PaperAudience": "assistance.models.PaperAudience",
        "ToldToUs": "assistance.api.questions.TOLD_TO_US",
        "TimelineAudience": "enterprises.models.Audience",
        "SuspensionClass": "assistance.rules.issue_terms.SuspensionClass",
        "RecheckReason": "assistance.rules.call_backs.RecheckReason",
        "RecheckResult": "assistance.rules.call_backs.RecheckResult",
        "LevelValidity": "enterprises.models.Validity",
        "ProjectKind": "enterprises.models.ProjectKind",
        "ProjectStage": "enterprises.models.ProjectStage",
        "QualificationStatus": "enterprises.models.QualificationStatus",
        "GivenQualificationStatus": "enterprises.api.qualifications.GIVEN_STATUSES",
        "Scope": "enterprises.models.Scope",
        "UnitKind": "accounts.models.UnitKind",
        "VisitKind": "assistance.models.VisitKind",
        "VisitStatus": "assistance.models.VisitStatus",
    },
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums"],
}

# --- Defaults of the mechanism; each is a setting because counties differ (DOMAIN: "(default)") -----------------------
WORKING_HOURS = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))
# After so many days without any contact an enterprise is overdue (remote monthly), without a visit on site (quarterly).
CONTACT_RHYTHM_DAYS = env.int("CONTACT_RHYTHM_DAYS", default=31)
ON_SITE_RHYTHM_DAYS = env.int("ON_SITE_RHYTHM_DAYS", default=92)
ISSUE_NEAR_WORKING_DAYS = 1
# Mail leaves from this hour on (county time); the demo mails at any hour so that a newcomer sees it.
REMINDER_HOUR = env.int("REMINDER_HOUR", default=0 if DEMO else 8)
REMINDER_STALE_DAYS = 7
PERSONAL_LINK_DAYS = env.int("PERSONAL_LINK_DAYS", default=30)  # how long an enterprise's link opens
ENTREPRENEUR_DAY = (11, 1)  # month and day; Liaocheng's since 2017
CONTACTS_A_YEAR = env.int("CONTACTS_A_YEAR", default=12)  # disturbance budget: visits on site and invitations together,
CONTACT_GAP_DAYS = env.int("CONTACT_GAP_DAYS", default=7)  # so many days apart
EVENT_LINK_DAYS = env.int("EVENT_LINK_DAYS", default=90)  # how long after an event its guests read what became of it
PHONE_REVEALS_AN_HOUR = 60  # by one person
FEWEST_IN_AN_AGGREGATE = 3  # totals of fewer enterprises would tell one of them (statistics law, common practice)
QUALIFICATION_REMINDER_MONTHS = (12, 9, 6)  # where a rule of cultivation says nothing else
SPECIALIST_TITLE = _("Assistance specialist")

# --- Logs -------------------------------------------------------------------------------------------------------------
LOG_FORMAT = env.str("LOG_FORMAT", default="json")
LOGGING = logging_settings(LOG_FORMAT)
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_CELERY_ENABLED = False
