"""Write device log-ins: issue a token, forget one device, forget all."""

from __future__ import annotations

from datetime import datetime

from accounts import access
from accounts.models import DeviceToken, User
from accounts.verbs import verb


@verb
def log_in_device(user: User, *, device: str, by: User, at: datetime) -> tuple[DeviceToken, str]:
    """Issue a token for a device; only its digest is stored, the token itself is returned once."""
    access.require(by.pk == user.pk and user.is_active and not user.is_system)
    token, secret = DeviceToken.objects.create(user=user, device=device)
    return token, secret


@verb
def log_out_device(token: DeviceToken, *, by: User, at: datetime) -> None:
    """Forget one device; its token is dead at once. Again: nothing happens."""
    access.require(by.pk == token.user_id)
    DeviceToken.objects.filter(digest=token.digest).delete()


@verb
def log_out_everywhere(user: User, *, by: User, at: datetime) -> int:
    """Forget all devices of a person; return how many there were."""
    access.require(by.pk == user.pk)
    count, _details = DeviceToken.objects.filter(user=user).delete()
    return int(count)
