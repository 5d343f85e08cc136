"""Logging in and out, and what the browser remembers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import UserFactory

PASSWORD = "a-long-enough-password"
LOGIN = reverse("accounts:login")


@pytest.fixture
def person(db: None) -> User:
    user = UserFactory(username="wang", language="zh-hans")
    user.set_password(PASSWORD)
    user.version += 1
    user.save()
    return user


def test_the_first_page_asks_to_log_in_and_then_leads_to_where_one_wanted_to_go(person: User, client: Client) -> None:
    response = client.get("/issues/")
    assert response.status_code == 302
    assert response["Location"] == f"{LOGIN}?next=/issues/"

    response = client.post(LOGIN, {"username": "wang", "password": PASSWORD, "next": "/issues/"})

    assert response.status_code == 302
    assert response["Location"] == "/issues/"


def test_a_foreign_address_is_never_where_one_goes_next(person: User, client: Client) -> None:
    for evil in (
        "//evil.example",
        "https:evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
    ):
        response = Client().post(LOGIN, {"username": "wang", "password": PASSWORD, "next": evil})
        assert response["Location"] == reverse("assistance:my-day")


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(person: User, client: Client) -> None:
    wrong = client.post(LOGIN, {"username": "wang", "password": "nonsense"})
    unknown = client.post(LOGIN, {"username": "nobody", "password": "nonsense"})

    assert wrong.status_code == unknown.status_code == 422
    assert "do not belong together" in wrong.text
    assert wrong.text.count("belong together") == unknown.text.count("belong together")
    assert 'value="wang"' in wrong.text  # what was typed is kept
    assert "nonsense" not in wrong.text


def test_five_failures_lock_this_name_from_this_address_and_nobody_else(person: User, client: Client) -> None:
    UserFactory(username="li")
    for _attempt in range(5):
        response = client.post(LOGIN, {"username": "wang", "password": "nonsense"})
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "900"

    locked = client.post(LOGIN, {"username": "wang", "password": PASSWORD})
    neighbour = Client().post(LOGIN, {"username": "wang", "password": PASSWORD}, REMOTE_ADDR="10.1.2.3")
    other_name = Client().post(LOGIN, {"username": "li", "password": "nonsense"})

    assert locked.status_code == 429
    assert "Too many failed attempts" in locked.text
    assert neighbour.status_code == 302
    assert other_name.status_code == 422


def test_a_header_that_claims_another_address_does_not_open_the_lock(person: User, client: Client) -> None:
    for attempt in range(5):
        client.post(LOGIN, {"username": "wang", "password": "nonsense"}, HTTP_X_FORWARDED_FOR=f"10.0.0.{attempt}")

    response = client.post(LOGIN, {"username": "wang", "password": PASSWORD}, HTTP_X_FORWARDED_FOR="10.0.0.99")

    assert response.status_code == 429


def test_a_stopped_account_cannot_log_in_and_an_open_session_dies(person: User, client: Client) -> None:
    client.post(LOGIN, {"username": "wang", "password": PASSWORD})
    person.is_active = False
    person.version += 1
    person.save()

    assert client.get("/").status_code == 302
    assert client.post(LOGIN, {"username": "wang", "password": PASSWORD}).status_code == 422


def test_logging_in_gives_a_new_session_key_and_logging_out_ends_it(person: User, client: Client) -> None:
    client.post(LOGIN, {"username": "wang", "password": PASSWORD})
    old = client.cookies["__Host-sessionid"].value

    response = client.post(reverse("accounts:logout"))
    assert response.headers["Clear-Site-Data"] == '"storage"'
    client.cookies["__Host-sessionid"] = old

    assert client.get("/").status_code == 302
    assert client.get(reverse("accounts:logout")).status_code == 405  # a link or an image logs nobody out


def test_the_pages_come_in_the_persons_language_from_the_log_in_on(person: User, client: Client) -> None:
    response = client.post(LOGIN, {"username": "wang", "password": PASSWORD}, headers={"accept-language": "en"})

    assert response.cookies["django_language"].value == "zh-hans"


def test_switching_the_language_is_remembered_for_pages_and_mails(person: User, client: Client) -> None:
    client.force_login(person, backend="accounts.web.sessions.UserBackend")

    response = client.post("/language/", {"language": "en", "next": "/reminders/"})

    person.refresh_from_db()
    assert person.language == "en"
    assert response["Location"] == "/reminders/"
    assert response.cookies["django_language"].value == "en"


def test_an_unknown_language_is_refused(person: User, client: Client) -> None:
    client.force_login(person, backend="accounts.web.sessions.UserBackend")

    assert client.post("/language/", {"language": "tlh"}).status_code == 422


def test_colours_are_remembered_and_an_unknown_theme_is_not(person: User, client: Client) -> None:
    dark = client.post("/theme/", {"theme": "dark", "next": "/"})
    pink = client.post("/theme/", {"theme": "pink"})

    assert dark.cookies["theme"].value == "dark"
    assert "theme" not in pink.cookies


def test_htmx_with_an_expired_session_is_sent_to_the_log_in_page(db: None, client: Client) -> None:
    response = client.get("/reminders/bell/", headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == LOGIN
    assert response.content == b""


def test_no_shared_cache_may_keep_a_page(person: User, client: Client) -> None:
    client.force_login(person, backend="accounts.web.sessions.UserBackend")

    response = client.get("/reminders/")

    assert "no-store" in response.headers["Cache-Control"]
    assert "HX-Request" in response.headers["Vary"]


def test_the_log_in_page_carries_the_strict_policy_and_no_demo(db: None, client: Client) -> None:
    response = client.get(LOGIN)

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "yanggu-demo" not in response.text
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_post_without_its_csrf_token_is_refused(person: User) -> None:
    response = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "wang", "password": PASSWORD})

    assert response.status_code == 403


def test_a_nul_character_in_the_address_is_a_bad_request(db: None, client: Client) -> None:
    assert client.get("/enterprises/?q=%00").status_code == 400
