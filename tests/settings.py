"""Settings of the tests: those of production (no demo, no debugging), with what a test process needs instead.

Child processes of a test inherit the environment made here, and with it these settings.
"""

import atexit
import os
import shutil
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
for name in ("DEMO", "DEBUG", "DEMO_MAIL_URL"):
    os.environ.pop(name, None)
if len(os.environ.get("SECRET_KEY", "")) < 50 or os.environ["SECRET_KEY"].startswith("demo-"):
    os.environ["SECRET_KEY"] = "only-for-tests-" + "0123456789" * 5
os.environ.setdefault("SECURE_SSL_REDIRECT", "0")  # the test client and Chromium speak plain http to this machine
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1,[::1]")
os.environ.setdefault("REMINDER_HOUR", "0")
if "FILES_ROOT" not in os.environ:  # the first process makes the folder and clears it away
    os.environ["FILES_ROOT"] = tempfile.mkdtemp(prefix="yanggu-files-")
    atexit.register(shutil.rmtree, os.environ["FILES_ROOT"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403
from config.settings import STORAGES, logging_settings  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; passwords of tests protect nothing

# The manifest belongs to `collectstatic`, which is a step of a deployment and not of a test.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
LOGGING = logging_settings("json")
