"""Log-ins of mobile clients: one hashed token per device."""

from django.conf import settings
from django.db import models
from django.db.models import PROTECT
from knox.models import AbstractAuthToken


class DeviceToken(AbstractAuthToken):
    """A device that a person logged in with. Only a digest of its token is stored."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="devices")
    device = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.device or 'device'} of {self.user_id}"
