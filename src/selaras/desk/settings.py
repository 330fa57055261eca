"""Django's settings for the desk; everything that varies comes from the environment."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as levels

from selaras.desk import _environment, _mail

DATA = _environment.data_folder()
SECRET_KEY = _environment.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = _environment.hosts()
HTTPS = _environment.secure(ALLOWED_HOSTS)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "selaras.desk.apps.DeskConfig",
    "selaras.desk.accounts.apps.AccountsConfig",
    "selaras.desk.entrance.apps.EntranceConfig",
    "selaras.desk.audit.apps.AuditConfig",
    "selaras.desk.jobs.apps.JobsConfig",
    "selaras.desk.upkeep.apps.UpkeepConfig",
    "selaras.desk.retention.apps.RetentionConfig",
    "selaras.desk.newsroom.apps.NewsroomConfig",
    "selaras.desk.grouping.apps.GroupingConfig",
    "selaras.desk.arrivals.apps.ArrivalsConfig",
    "selaras.desk.links.apps.LinksConfig",
    "selaras.desk.labels.apps.LabelsConfig",
    "selaras.desk.cases.apps.CasesConfig",
    "selaras.desk.documents.apps.DocumentsConfig",
    "selaras.desk.deeds.apps.DeedsConfig",
    "selaras.desk.escalation.apps.EscalationConfig",
    "selaras.desk.legal.apps.LegalConfig",
    "selaras.desk.measures.apps.MeasuresConfig",
    "selaras.desk.meetings.apps.MeetingsConfig",
    "selaras.desk.papers.apps.PapersConfig",
    "selaras.desk.invitations.apps.InvitationsConfig",
    "selaras.desk.attendance.apps.AttendanceConfig",
    "selaras.desk.minutes.apps.MinutesConfig",
    "selaras.desk.promises.apps.PromisesConfig",
    "selaras.desk.press.apps.PressConfig",
    "selaras.desk.incoming.apps.IncomingConfig",
    "selaras.desk.forums.apps.ForumsConfig",
    "selaras.desk.notices.apps.NoticesConfig",
    "selaras.desk.outlooks.apps.OutlooksConfig",
    "selaras.desk.api.apps.ApiConfig",
    "selaras.desk.home.apps.HomeConfig",
]

MIDDLEWARE = [
    "selaras.desk.middleware.refuse_large",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "selaras.desk.middleware.choices",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "selaras.desk.middleware.Sessions",
    "selaras.desk.middleware.Refusals",
]

ROOT_URLCONF = "selaras.desk.urls"
WSGI_APPLICATION = "selaras.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(Path(__file__).parent / "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "selaras.desk.templatetags.desk"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "selaras.desk.context.frame",
            ],
        },
    },
]

DATABASES = {"default": _environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "selaras.desk.entrance.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_NOTIFICATIONS = False
_MAIL = _mail.mail()
EMAIL_ON = _MAIL.is_on
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_ON else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.tls, _MAIL.ssl
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _MAIL.sender
DESK_URL = _mail.address(ALLOWED_HOSTS, secure=HTTPS)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Selaras"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "selaras.desk.entrance.adapter.name_tried"
AXES_LOCKOUT_TEMPLATE = "entrance/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "selaras.desk.home.views.forged"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "id"
DESK_LANGUAGE = _environment.language(DATA)
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {levels.SUCCESS: "done", levels.ERROR: "due"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
