"""Long lists are cut by key: no row twice, none left out, whatever is typed into the address."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from accounts.models import User
from accounts.web.keyset import keyset_page
from tests.factories.accounts import UserFactory


@pytest.fixture
def people(db: None) -> list[str]:
    UserFactory.create_batch(23)
    return sorted(User.objects.values_list("username", flat=True))


def walk(step: str, url: str, size: int = 5, query: str = "") -> list[list[str]]:
    pages = []
    while True:
        page = keyset_page(RequestFactory().get(f"/{url}"), User.objects.all(), ["username"], size)
        pages.append([user.username for user in page.rows])
        url = getattr(page, step)
        if not url:
            return pages


def test_every_row_comes_once_going_forward(people: list[str]) -> None:
    pages = walk("next_url", "?x=1")

    assert [name for page in pages for name in page] == people


def test_going_back_shows_the_same_pages(people: list[str]) -> None:
    forward = walk("next_url", "")
    last = RequestFactory().get("/")
    url = ""
    page = keyset_page(last, User.objects.all(), ["username"], 5)
    while page.next_url:
        url = page.next_url
        page = keyset_page(RequestFactory().get(f"/{url}"), User.objects.all(), ["username"], 5)

    back = walk("previous_url", url)

    assert [name for page in reversed(back) for name in page] == people
    assert len(back) == len(forward)


def test_the_other_filters_stay_in_the_address(people: list[str]) -> None:
    page = keyset_page(RequestFactory().get("/?q=a&status=x&status=y"), User.objects.all(), ["username"], 5)

    assert page.next_url.startswith("?q=a&status=x&status=y&after=")


@pytest.mark.parametrize("token", ["nonsense", "e30", "W10", "WzFd", "////", "WyJhIiwgImIiXQ", "4pi6"])
def test_a_token_that_nobody_gave_out_is_not_found(people: list[str], token: str) -> None:
    with pytest.raises(Http404):
        keyset_page(RequestFactory().get(f"/?after={token}"), User.objects.all(), ["username"], 5)
