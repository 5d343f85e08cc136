"""Devices: a token is returned once and stored as a digest; each device can be forgotten alone."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.devices import log_in_device, log_out_device, log_out_everywhere
from accounts.actions.people import system_user
from accounts.models import DeviceToken, User
from tests.factories import World


def log_in(user: User, world: World, device: str = "phone") -> tuple[DeviceToken, str]:
    return log_in_device(user, device=device, by=user, at=world.at)


def test_only_a_digest_of_the_token_is_stored(world: World) -> None:
    token, secret = log_in(world.specialist, world)

    stored = DeviceToken.objects.get(digest=token.digest)
    assert (stored.user, stored.device) == (world.specialist, "phone")
    assert len(secret) >= 43, "256 random bits"
    assert secret not in str(vars(stored))
    assert stored.expiry is not None


def test_every_log_in_is_another_token(world: World) -> None:
    assert log_in(world.specialist, world)[1] != log_in(world.specialist, world)[1]


def test_forgetting_one_device_leaves_the_others_and_again_does_nothing(world: World) -> None:
    phone, _ = log_in(world.specialist, world, "phone")
    log_in(world.specialist, world, "tablet")

    for _ in range(2):
        log_out_device(phone, by=world.specialist, at=world.at)

    assert [token.device for token in DeviceToken.objects.all()] == ["tablet"]


def test_forgetting_all_counts_them_and_spares_other_people(world: World) -> None:
    log_in(world.specialist, world)
    log_in(world.specialist, world)
    log_in(world.office, world)

    assert log_out_everywhere(world.specialist, by=world.specialist, at=world.at) == 2
    assert log_out_everywhere(world.specialist, by=world.specialist, at=world.at) == 0
    assert DeviceToken.objects.filter(user=world.office).count() == 1


def test_nobody_touches_another_person_s_devices(world: World) -> None:
    token, _ = log_in(world.specialist, world)

    with pytest.raises(PermissionDenied):
        log_in_device(world.specialist, device="x", by=world.admin, at=world.at)
    with pytest.raises(PermissionDenied):
        log_out_device(token, by=world.admin, at=world.at)
    with pytest.raises(PermissionDenied):
        log_out_everywhere(world.specialist, by=world.admin, at=world.at)
    assert DeviceToken.objects.count() == 1


def test_neither_the_system_nor_a_stopped_person_logs_in(world: World) -> None:
    User.objects.filter(pk=world.office.pk).update(is_active=False, version=2)

    for person in (system_user(), User.objects.get(pk=world.office.pk)):
        with pytest.raises(PermissionDenied):
            log_in(person, world)
