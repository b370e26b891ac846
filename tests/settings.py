"""The product's settings for tests: a scratch state folder, a database of the test run's own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "PORTAL_STATE" not in os.environ:
    # Workers inherit it; whoever made it takes it away.
    os.environ["PORTAL_STATE"] = tempfile.mkdtemp(prefix="cong-tests-")
    atexit.register(shutil.rmtree, os.environ["PORTAL_STATE"], ignore_errors=True)
_STATE = Path(os.environ["PORTAL_STATE"])
os.environ.setdefault("PORTAL_PUBLIC_URL", "http://haiphong.localhost:8080")
os.environ.setdefault("PORTAL_ADMIN_HOSTS", "localhost,127.0.0.1,testserver")

from backend.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "backend.published.files.UploadStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = _STATE / "media"
WHITENOISE_AUTOREFRESH = True
# Tests ask more in a minute than any reader; those of the limit set one.
API_REQUESTS_PER_MINUTE = 0
QUESTION_LIMITS = {}
# Many tests write what they need straight into the store, where no change tells of it.
API_KEPT_BYTES = 0
