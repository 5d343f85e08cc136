"""Whatever a client sends to any endpoint: a clear answer, never a fault of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import URLPattern
from uuid_utils.compat import uuid7

from accounts.models import User
from config import api as addresses
from enterprises.rules.credit_codes import with_check_character
from tests.clients import Api, undone
from tests.doors.peeling import MISSING, everywhere
from tests.doors.test_bad_api_input import NO_OBJECTS, WRITING
from tests.factories import CommitmentFactory, ReminderFactory, VisitFactory
from tests.factories.world import World

NASTY: list[Any] = [
    None, "", "\x00", "x" * 10_000, "😀" * 300, "İ" * 200, "\u202e%s{0}';--", 0, -1.5, 2**63, 10**40, True, [], [None], {},
    {"a": {"b": [1]}}, "00000000-0000-0000-0000-000000000000", str(uuid7()), "0001-01-01", "9999-12-31", "2026-02-30",
    "2026-W01-1", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00+99:99", "NaN",
]  # fmt: skip

# route -> who asks, the path, a body that is right, and the version to send
Case = tuple[str, str, dict[str, Any], int | None]


@pytest.fixture
def cases(world: World) -> dict[str, Case]:
    day, later = str(world.today), str(world.today + timedelta(days=30))
    moment = (world.at - timedelta(hours=1)).isoformat()
    said = {"people_met": "张总", "situation": {"orders": "good"}, "notes": "好", "next_contact_on": later}
    results = {
        "issues": [{"id": str(uuid7()), "title": "缺人", "category": "FIN", "description": "x", "urgency": "NORMAL"}],
        "commitments": [{"id": str(uuid7()), "text": "回电", "owner": str(world.backup.pk), "due_on": later}],
    }  # fmt: skip
    enterprise = str(world.enterprise.pk)
    planned = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    done = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    promise, reminder = CommitmentFactory(visit=done), ReminderFactory(recipient=world.handler)
    register = {
        "uscc": with_check_character("91000000MA9999999"), "name": "阳谷酒厂", "short_name": "酒厂", "name_en": "Winery",
        "township": world.township.code, "address": "1", "industry_class": "C1512", "size": "SMALL",
        "above_designated_since": day, "chain": "food", "role": "LEADING", "is_key": True,
    }  # fmt: skip

    return {
        "auth-login": ("office", "auth/login/", {"username": "office", "password": "wrong", "device": "x"}, None),
        "auth-logout": ("office", "auth/logout/", {}, None),
        "auth-logout-all": ("office", "auth/logout-all/", {}, None),
        "enterprise-list": ("office", "enterprises/", {"id": str(uuid7()), **register}, None),
        "enterprise-detail": ("office", f"enterprises/{enterprise}/", register, 1),
        "assignment-list": ("office", "assignments/", {
            "id": str(uuid7()), "enterprise": enterprise, "specialist": str(world.other_specialist_row.pk), "role": "PRIMARY",
            "from": day, "until": later, "reason": "x"}, None),
        "assignment-end": ("office", f"assignments/{world.assignment.pk}/end/", {"until": day, "reason": "x"}, 1),
        "assignment-hand-over": ("office", "assignments/hand-over/", {
            "enterprise": enterprise, "specialist": str(world.other_specialist_row.pk), "from": day, "reason": "x",
            "role": "PRIMARY"}, None),
        "visit-list": ("specialist", "visits/", {
            "id": str(uuid7()), "enterprise": enterprise, "kind": "ON_SITE", "status": "DONE", "planned_for": moment,
            "happened_at": moment, **said, **results}, None),
        "visit-detail": ("specialist", f"visits/{done.pk}/", {
            "kind": "PHONE", "happened_at": moment, **said}, 1),
        "visit-complete": ("specialist", f"visits/{planned.pk}/complete/", {
            "kind": "PHONE", "happened_at": moment, **said, "issues": []}, 1),
        "visit-cancel": ("specialist", f"visits/{planned.pk}/cancel/", {"reason": "x"}, 1),
        "commitment-keep": ("specialist", f"commitments/{promise.pk}/keep/", {}, None),
        "issue-list": ("specialist", "issues/", {
            "id": str(uuid7()), "enterprise": enterprise, "visit": str(done.pk), "title": "x", "category": "FIN",
            "description": "x", "urgency": "URGENT"}, None),
        "reminder-read": ("handler", f"reminders/{reminder.pk}/read/", {}, None),
        "reminder-snooze": ("handler", f"reminders/{reminder.pk}/snooze/", {
            "until": (world.at + timedelta(days=1)).isoformat()}, None),
    }  # fmt: skip


ROUTES = [
    "auth-login", "auth-logout", "auth-logout-all", "enterprise-list", "enterprise-detail", "assignment-list", "assignment-end",
    "assignment-hand-over", "visit-list", "visit-detail", "visit-complete", "visit-cancel", "commitment-keep", "issue-list",
    "reminder-read", "reminder-snooze",
]  # fmt: skip


def overfull(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the bodies that differ from the right one in the length of one list."""
    for name, value in body.items():
        if isinstance(value, list) and value:
            yield body | {name: value * 30}


def caller(world: World, api: Api, case: Case) -> Callable[[Any], Any]:
    who, path, _body, seen = case
    user: User = getattr(world, who)
    client = api(user, language="zh-hans", quiet=True)
    send = client.patch if re.fullmatch(r"(enterprises|visits)/[^/]+/", path) else client.post
    return lambda body: send(path, body, seen=seen)


def test_every_route_that_writes_is_in_the_table(cases: dict[str, Case]):
    writing = {
        pattern.name
        for pattern in addresses.urlpatterns
        if isinstance(pattern, URLPattern)
        and {"post", "patch", "put", "delete"} & set(getattr(pattern.callback, "actions", {}))
    }

    elsewhere = {door.route.removeprefix("api:") for door in WRITING}  # the same questions, in tests/doors
    assert writing == set(ROUTES) | elsewhere
    assert set(ROUTES) == set(cases)


@pytest.mark.parametrize("route", ROUTES)
def test_the_right_body_is_accepted(world: World, api: Api, cases: dict[str, Case], route):
    answer = caller(world, api, cases[route])(cases[route][2])

    accepted = {200, 201, 204} | ({401} if route == "auth-login" else {409} if route == "assignment-list" else set())
    assert answer.status_code in accepted, answer.content.decode()


@pytest.mark.parametrize("route", ROUTES)
def test_a_wrong_value_anywhere_never_ends_in_a_fault(world: World, api: Api, cases: dict[str, Case], route):
    call, right = caller(world, api, cases[route]), cases[route][2]

    def send(body: Any) -> Any:
        with undone():
            return call(body)

    asked = [pair for value in (*NASTY, MISSING) for pair in everywhere(send, right, value)]
    asked += [(body, send(body)) for body in (*overfull(right), *NO_OBJECTS)]
    for body, answer in asked:
        assert answer.status_code < 500, (body, answer.content.decode())
        if answer.status_code >= 400:
            assert answer.json().keys() >= {"type", "errors"}
            assert all(error["detail"] and error["code"] for error in answer.json()["errors"]), body


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "auth-login"])
def test_an_unknown_field_is_refused_everywhere(world: World, api: Api, cases: dict[str, Case], route):
    answer = caller(world, api, cases[route])(cases[route][2] | {"is_superuser": True})

    assert answer.status_code == 400
    assert {"code": "unknown_field", "attr": "is_superuser"}.items() <= answer.json()["errors"][0].items()


@pytest.mark.parametrize("route", ROUTES)
def test_a_chinese_reader_gets_chinese_errors(world: World, api: Api, cases: dict[str, Case], route):
    call = caller(world, api, cases[route])
    body: Any
    for body in ([], {name: [] for name in cases[route][2]} or [5]):
        errors = call(body).json()["errors"]
        assert all(re.search("[一-鿿]", error["detail"]) for error in errors), errors
