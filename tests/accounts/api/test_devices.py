"""Logging in from a device: tokens, what ends them, and the lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.actions.people import set_active, system_user
from accounts.models import DeviceToken
from tests.clients import Api, MobileClient, first_error
from tests.factories import UserFactory
from tests.factories.world import World

PASSWORD = "yanggu-2026-copper"


@pytest.fixture
def person(db):
    return UserFactory(username="li.wenjing", password=PASSWORD, roles=["SPECIALIST"])


def log_in(username: str, password: str = PASSWORD, **extra: object):
    return MobileClient().post("auth/login/", {"username": username, "password": password, **extra})


def test_name_and_password_give_a_token_that_opens_the_api(person):
    answer = log_in("li.wenjing", device="Huawei P60")

    assert answer.status_code == 200
    assert set(answer.json()) == {"token", "expiry", "user"}
    assert answer.json()["user"]["id"] == str(person.pk)
    client = MobileClient()
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
    assert client.get("me/").json()["user"]["username"] == "li.wenjing"


def test_only_a_digest_of_the_token_is_kept(person):
    token = log_in("li.wenjing", device="Huawei P60").json()["token"]

    [row] = DeviceToken.objects.filter(user=person).values()
    assert row["device"] == "Huawei P60"
    assert all(token not in str(value) for value in row.values())


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(person):
    wrong, unknown = log_in("li.wenjing", "not-the-password"), log_in("nobody.at.all")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert first_error(wrong) == ("wrong_credentials", None)
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


def test_a_stopped_account_gets_the_same_answer_as_a_wrong_password(person):
    UserFactory(username="gone", password=PASSWORD, is_active=False)

    assert log_in("gone").json() == log_in("li.wenjing", "not-the-password").json()


@pytest.mark.parametrize("name", ["li.wenjing", "nobody.at.all"])
def test_the_fifth_failure_locks_the_name_for_this_address_even_with_the_right_password(person, name):
    answers = [log_in(name, "not-the-password").status_code for _ in range(5)]

    assert answers == [401, 401, 401, 401, 429]
    locked = log_in(name)
    assert locked.status_code == 429
    assert 0 < int(locked.headers["Retry-After"]) <= 15 * 60
    assert locked.json()["type"] == "client_error"
    assert first_error(locked) == ("throttled", None)


def test_the_lock_ends_after_a_quarter_of_an_hour(person):
    for _ in range(6):
        log_in("li.wenjing", "not-the-password")

    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=True):
        assert log_in("li.wenjing").status_code == 200


def test_a_neighbour_at_the_same_address_is_not_locked_out(person):
    UserFactory(username="neighbour", password=PASSWORD)
    for _ in range(6):
        log_in("li.wenjing", "not-the-password")

    assert log_in("neighbour").status_code == 200


def test_a_successful_log_in_forgets_the_failures_before(person):
    for _ in range(2):
        assert [log_in("li.wenjing", "not-the-password").status_code for _ in range(4)] == [401] * 4
        assert log_in("li.wenjing").status_code == 200


def test_log_out_kills_this_device_and_no_other(person, api: Api):
    phone, tablet = api(person), api(person)

    assert phone.post("auth/logout/").status_code == 204
    assert phone.get("me/").status_code == 401
    assert tablet.get("me/").status_code == 200


def test_log_out_everywhere_kills_all_devices_of_the_person_and_nobody_elses(person, api: Api):
    phone, tablet, other = api(person), api(person), api(UserFactory())

    assert phone.post("auth/logout-all/").status_code == 204
    assert [client.get("me/").status_code for client in (phone, tablet, other)] == [401, 401, 200]


def test_a_stopped_account_is_out_at_its_next_request(world: World, api: Api):
    phone = api(world.specialist)
    set_active(world.specialist, is_active=False, by=world.admin, at=world.at)

    assert phone.get("me/").status_code == 401
    assert not DeviceToken.objects.filter(user=world.specialist).exists()


def test_a_token_of_an_inactive_person_opens_nothing_even_while_it_is_there(person, api: Api):
    phone = api(person)
    get_user_model().objects.filter(pk=person.pk).update(is_active=False, version=person.version + 1)

    assert phone.get("me/").status_code == 401


def test_an_expired_token_opens_nothing_and_asking_writes_nothing(person, api: Api, django_assert_num_queries):
    phone = api(person)
    DeviceToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))

    with django_assert_num_queries(1):
        assert phone.get("me/").status_code == 401
    assert DeviceToken.objects.count() == 1


def test_the_system_itself_cannot_log_in(person, api: Api):
    get_user_model().objects.filter(pk=system_user().pk).update(password=make_password(PASSWORD))
    assert log_in("system").status_code in (401, 403)

    phone = api(person)
    DeviceToken.objects.update(user=system_user())
    assert phone.get("me/").status_code == 401


NO_TOKENS = [
    "", "Bearer", "Bearer ", "Bearer x", "Bearer " + "0" * 64, "Bearer " + "g" * 64, "Bearer " + "0" * 5000, "Basic YTpi",
    "Token " + "0" * 64, "Bearer ü", "Bearer a b", "Bearer \x7f" * 3,
]  # fmt: skip


def test_anything_but_a_living_token_is_401_with_the_scheme_named(person):
    client = MobileClient()
    for header in NO_TOKENS:
        client.headers["Authorization"] = header
        answer = client.get("me/")

        assert answer.status_code == 401, header
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["type"] == "client_error"


def test_the_scheme_may_be_written_in_any_case(person, api: Api):
    client = api(person)
    client.headers["Authorization"] = f"bearer {client.token}"

    assert client.get("me/").status_code == 200


def test_a_session_of_the_pages_does_not_open_the_api(world: World, log_in):
    assert log_in(world.office).get("/api/v1/visits/").status_code == 401


def test_who_asks_costs_one_query_units_included(world: World, api: Api, django_assert_num_queries):
    phone = api(world.handler)

    with django_assert_num_queries(2):  # token with person and units; the page
        assert phone.get("units/").status_code == 200
