"""The administrator's page of accounts."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


def test_only_administrators_see_the_accounts(world: World, log_in: LogIn) -> None:
    for name, person in world.everybody.items():
        assert log_in(person).get("/people/").status_code == (200 if name == "admin" else 403), name


def test_an_administrator_lands_on_the_accounts_and_sees_no_business_pages(world: World, log_in: LogIn) -> None:
    admin = log_in(world.admin)

    assert admin.get("/")["Location"] == "/people/"
    for page in ("/issues/", "/visits/", "/assignments/"):
        assert admin.get(page).status_code == 403


def test_a_log_in_is_stopped_and_allowed_again(world: World, log_in: LogIn) -> None:
    admin = log_in(world.admin)

    admin.post(f"/people/{world.handler.pk}/log-in/", {"allowed": "no"})
    world.handler.refresh_from_db()
    assert not world.handler.is_active

    admin.post(f"/people/{world.handler.pk}/log-in/", {"allowed": "yes"})
    world.handler.refresh_from_db()
    assert world.handler.is_active


def test_nobody_stops_the_own_log_in(world: World, log_in: LogIn) -> None:
    response = log_in(world.admin).post(f"/people/{world.admin.pk}/log-in/", {"allowed": "no"})

    assert response.status_code == 422
    assert "You cannot stop your own log-in." in response.text


def test_people_are_found_by_a_part_of_the_name(world: World, log_in: LogIn) -> None:
    UserFactory(username="zhaomin", name="赵敏", latin_name="Zhao Min")

    text = log_in(world.admin).get("/people/", {"q": "赵"}).text

    assert "zhaomin" in text
    assert "other_handler" not in text


def test_the_list_costs_the_same_for_five_and_for_fifty_people(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    admin = log_in(world.admin)
    with django_assert_num_queries(5):  # session, user, people, units, bell
        admin.get("/people/")
    UserFactory.create_batch(50, units=[world.unit])
    with django_assert_num_queries(5):
        response = admin.get("/people/")
    assert 'rel="next"' in response.text
