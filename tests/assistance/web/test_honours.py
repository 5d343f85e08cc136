"""Honours of an event: conferred by a form, printed as certificates, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.models import Conferral
from tests.factories.events import conferred, event_today
from tests.factories.world import World

LogIn = Callable[[User], Client]


def body(world: World, **fields: Any) -> dict[str, Any]:
    given = {
        "enterprise": world.enterprise.name,
        "name": "优秀企业家",
        "name_en": "",
        "scope": "COUNTY",
        "grade": "一等",
    }
    return {"id": str(uuid7()), "year": world.today.year, "document_no": "阳政字〔2026〕12号"} | given | fields


def test_an_honour_is_conferred_once_for_two_clicks_and_its_certificate_printed(world: World, log_in: LogIn) -> None:
    event, office = event_today(world), log_in(world.office)
    address = f"/events/{event.slug}/honours/"
    assert f'value="{event.starts_on.year}"' in office.get(f"{address}new/").text
    sent = body(world)

    assert [office.post(f"{address}new/", sent).status_code for _click in range(2)] == [302, 302]

    conferral = Conferral.objects.get()
    sheet = office.get(f"{address}{conferral.pk}/certificate/").text
    for words in (
        "荣誉证书",
        "阳谷弦歌铜业有限公司",
        "优秀企业家",
        "一等",
        "Xiange Copper",
        "阳政字〔2026〕12号",
        "工业和信息化局",
    ):
        assert words in sheet
    assert "优秀企业家" in office.get(address).text


def test_the_same_honour_again_is_refused_with_what_was_typed(world: World, log_in: LogIn) -> None:
    event, office = event_today(world), log_in(world.office)
    conferred(world, event)

    page = office.post(f"/events/{event.slug}/honours/new/", body(world, grade="特等"))

    assert page.status_code == 422
    assert "has this award of this year already" in page.text
    assert 'value="特等"' in page.text


def test_what_was_conferred_by_mistake_is_taken_back(world: World, log_in: LogIn) -> None:
    event, office = event_today(world), log_in(world.office)
    conferral = conferred(world, event)
    address = f"/events/{event.slug}/honours/{conferral.pk}/take-back/"
    assert "Xiange Copper was conferred by mistake" in office.get(address).text

    assert office.post(address)["Location"] == f"/events/{event.slug}/honours/"
    assert not Conferral.objects.exists()
    assert office.post(address).status_code == 404


def test_an_honour_of_another_event_is_not_found_here(world: World, log_in: LogIn) -> None:
    event, conferral = event_today(world), conferred(world, event_today(world))

    assert log_in(world.office).get(f"/events/{event.slug}/honours/{conferral.pk}/certificate/").status_code == 404


def test_all_certificates_cost_the_same_for_few_and_many(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event, reader = event_today(world), log_in(world.handler)
    address = f"/events/{event.slug}/honours/"
    conferred(world, event, "奖一")
    for page in (address, f"{address}certificates/"):
        with django_assert_num_queries(6):
            reader.get(page)
    for number in range(4):
        conferred(world, event, f"奖{number}")
    for page in (address, f"{address}certificates/"):
        with django_assert_num_queries(6):
            assert len(reader.get(page).context["conferrals"]) == 5
    assert "new/" not in reader.get(address).text
