"""Accounts: made with a checked password, stopped without losing what the person wrote."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from accounts.actions.people import (
    OwnAccountError,
    UnknownLanguageError,
    choose_language,
    create_user,
    set_active,
    system_user,
)
from accounts.errors import DomainError, StaleError
from accounts.models import DeviceToken, User
from tests.factories import World

GOOD = "copper-and-rice-2026"


def new_user(world: World, **kwargs: Any) -> User:
    fields = {"username": "lihua", "name": "李华", "password": GOOD, "roles": ["SPECIALIST"], "by": world.admin}
    return create_user(**{**fields, "at": world.at, **kwargs})


def test_the_administrator_makes_an_account_that_can_log_in(world: World) -> None:
    person = new_user(world, email="lihua@yanggu.example")

    stored = User.objects.get(username="lihua")
    assert (stored.pk, stored.roles, stored.version) == (person.pk, ["SPECIALIST"], 1)
    assert stored.check_password(GOOD)
    assert GOOD not in stored.password
    [line] = User.pgh_event_model.objects.filter(pgh_obj_id=person.pk)  # type: ignore[attr-defined]
    assert line.pgh_context["user"] == str(world.admin.pk)


def test_the_system_may_make_accounts_for_the_demo(world: World) -> None:
    assert new_user(world, by=system_user()).username == "lihua"


@pytest.mark.parametrize("who", ["specialist", "office", "handler", "leader", "organiser", "auditor"])
def test_nobody_else_makes_accounts(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        new_user(world, by=getattr(world, who))
    assert not User.objects.filter(username="lihua").exists()


@pytest.mark.parametrize("weak", ["", "short", "password123", "lihua-of-shifo", "Lihua.Of.Shifo1"])
def test_a_short_common_or_obvious_password_is_refused(world: World, weak: str) -> None:
    with pytest.raises(ValidationError):
        new_user(world, username="lihua-of-shifo", password=weak)
    assert not User.objects.filter(username="lihua-of-shifo").exists()


def test_a_log_in_name_is_taken_once(world: World) -> None:
    with pytest.raises((DomainError, IntegrityError)):
        new_user(world, username="office")


def test_a_role_that_does_not_exist_is_refused_by_the_database(world: World) -> None:
    with pytest.raises((DomainError, IntegrityError)):
        new_user(world, roles=["KING"])


def test_one_chooses_the_own_language_and_the_same_again_writes_nothing(world: World) -> None:
    assert choose_language(world.office, language="zh-hans", by=world.office, at=world.at).version == 2
    assert choose_language(world.office, language="zh-hans", by=world.office, at=world.at).version == 2
    assert User.objects.get(pk=world.office.pk).language == "zh-hans"


@pytest.mark.parametrize("language", ["", "de", "zh", "EN"])
def test_an_unknown_language_is_refused(world: World, language: str) -> None:
    with pytest.raises(UnknownLanguageError):
        choose_language(world.office, language=language, by=world.office, at=world.at)


def test_nobody_chooses_another_person_s_language(world: World) -> None:
    with pytest.raises(PermissionDenied):
        choose_language(world.office, language="en", by=world.admin, at=world.at)


def test_a_stopped_person_is_logged_out_everywhere_and_can_do_nothing(world: World) -> None:
    DeviceToken.objects.create(user=world.office, device="phone")

    person = set_active(world.office, is_active=False, by=world.admin, at=world.at)

    assert (person.is_active, person.version) == (False, 2)
    assert not DeviceToken.objects.filter(user=world.office).exists()
    assert not User.objects.get(pk=world.office.pk).can("issues.rule")
    assert set_active(world.office, is_active=True, by=world.admin, at=world.at).version == 3


def test_stopping_somebody_twice_writes_once(world: World) -> None:
    for _ in range(2):
        person = set_active(world.office, is_active=False, by=world.admin, at=world.at)
    assert person.version == 2


def test_nobody_stops_the_own_log_in(world: World) -> None:
    with pytest.raises(OwnAccountError):
        set_active(world.admin, is_active=False, by=world.admin, at=world.at)


def test_only_the_administrator_stops_people_and_only_on_the_state_seen(world: World) -> None:
    with pytest.raises(PermissionDenied):
        set_active(world.handler, is_active=False, by=world.office, at=world.at)
    with pytest.raises(StaleError):
        set_active(world.handler, is_active=False, expected=7, by=world.admin, at=world.at)
    assert User.objects.get(pk=world.handler.pk).is_active
