"""The main job over the API alone, as a mobile client does it; what it leaves is on the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from uuid_utils.compat import uuid7

from accounts.actions.people import system_user
from accounts.models import User
from assistance.actions.reminders import plan_reminders
from assistance.models import Issue, Visit
from tests.factories.accounts import PASSWORD
from tests.factories.world import World

API = "/api/v1"
Ask = Callable[..., Any]


@pytest.fixture
def ask(world: World) -> Ask:
    """A function that sends JSON as somebody who logged in through the API, with the thing's ETag where one is given."""
    tokens: dict[str, str] = {}

    def send(person: User, method: str, path: str, body: Any = None, etag: str = "") -> Any:
        client = Client(headers={"accept-language": "en"})
        if person.username not in tokens:
            who = {"username": person.username, "password": PASSWORD, "device": "phone"}
            answer = client.post(f"{API}/auth/login/", who, content_type="application/json")
            assert answer.status_code == 200, answer.content
            tokens[person.username] = answer.json()["token"]
        headers = {"Authorization": f"Bearer {tokens[person.username]}"} | ({"If-Match": etag} if etag else {})
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method)(f"{API}/{path}", headers=headers, **sent)

    return send


def test_a_visit_posted_twice_is_one_visit_and_its_issue_goes_all_the_way(
    world: World, ask: Ask, log_in: Callable[[User], Client]
) -> None:
    (mine,) = ask(world.specialist, "get", "enterprises/?mine=true").json()["results"]
    issue_id = str(uuid7())
    body = {
        "id": str(uuid7()),
        "enterprise": mine["id"],
        "kind": "ON_SITE",
        "status": "DONE",
        "happened_at": timezone.localtime().isoformat(timespec="seconds"),
        "notes": "Posted from the phone.",
        "issues": [{"id": issue_id, "title": "30 workers short", "category": world.category.code, "urgency": "URGENT"}],
        "commitments": [{"id": str(uuid7()), "text": "Answer on Friday", "due_on": world.today.isoformat()}],
    }

    first = ask(world.specialist, "post", "visits/", body)
    second = ask(world.specialist, "post", "visits/", body)
    other = ask(world.specialist, "post", "visits/", body | {"notes": "Something else."})

    assert (first.status_code, second.status_code, other.status_code) == (201, 200, 409)
    assert Visit.objects.count() == 1
    issue = Issue.objects.get()
    assert str(issue.pk) == issue_id

    path = f"issues/{issue.pk}/"
    moves: list[tuple[User, str, dict[str, str]]] = [
        (world.office, "accept", {"lead_unit": str(world.unit.pk)}),
        (world.handler, "acknowledge", {}),
        (
            world.handler,
            "answer",
            {"outcome": "SOLVED", "text": "32 people start on Monday.", "action": "Asked two schools."},
        ),
        (world.office, "confirm", {"really_solved": "YES", "comment": "They are content."}),
    ]
    for person, move, words in moves:
        before = ask(person if person == world.office else world.specialist, "get", path).headers["ETag"]
        assert ask(person, "post", f"{path}{move}/", words).status_code == 428
        done = ask(person, "post", f"{path}{move}/", words, before)
        assert done.status_code == 200, done.content
        assert ask(person, "post", f"{path}{move}/", words, before).status_code == 412

    detail = ask(world.specialist, "get", path).json()
    assert (detail["status"], detail["outcome"]) == ("CLOSED", "SOLVED")
    assert [step["move"] for step in detail["steps"]] == [
        "RAISE",
        "ACCEPT",
        "ACKNOWLEDGE",
        "PROGRESS",
        "ANSWER",
        "CONFIRM",
    ]

    plan_reminders(by=system_user(), at=timezone.now())
    reminders = ask(world.specialist, "get", "reminders/").json()["results"]
    assert "PROMISE_DUE" in [reminder["kind"] for reminder in reminders]

    pages = log_in(world.specialist)
    assert "Posted from the phone." in pages.get(f"/visits/{body['id']}/").text
    assert "32 people start on Monday." in pages.get(f"/issues/{issue.number}/").text
