"""People: what they may, whose units they have, what they are called in which language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation

from accounts.models import Role, User
from tests.factories import UnitFactory, UserFactory, World


def test_a_name_is_shown_in_the_reader_s_language() -> None:
    person = User(name="李文静", latin_name="Li Wenjing")

    with translation.override("zh-hans"):
        assert str(person) == "李文静"
    with translation.override("en"):
        assert str(person) == "Li Wenjing"
        assert str(User(name="李文静")) == "李文静", "no name in Latin letters: the Chinese one"


def test_units_come_with_the_person_in_one_query(world: World, django_assert_num_queries: Callable[..., Any]) -> None:
    with django_assert_num_queries(1):
        handler = User.objects.with_units(world.handler.pk)
        assert handler and handler.unit_ids == [world.unit.pk]


def test_a_person_without_units_has_an_empty_list_and_no_further_query(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(1):
        office = User.objects.with_units(world.office.pk)
        assert office and office.unit_ids == []


def test_people_of_two_units_have_both(db: None) -> None:
    units = [UnitFactory(), UnitFactory()]

    assert set(UserFactory(units=units).unit_ids) == {unit.pk for unit in units}


@pytest.mark.usefixtures("db")
def test_the_system_user_exists_and_is_nobody_to_log_in() -> None:
    from accounts.actions.people import system_user

    system = system_user()
    assert system.is_system
    assert not system.has_usable_password()
    assert not system.check_password("!")
    assert system not in User.objects.active()


def test_people_are_found_by_role(world: World) -> None:
    assert list(User.objects.having(Role.OFFICE)) == [world.office]
