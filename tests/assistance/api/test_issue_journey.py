"""The long way of an issue over the API: returned, given to another unit, extended, disputed by the enterprise, and solved."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.utils import timezone
from uuid_utils.compat import uuid7

from assistance.models import Issue, Visit
from assistance.queries.calendar import working_calendar
from tests.clients import Api, MobileClient
from tests.factories.world import World


def test_the_long_way_of_an_issue_over_the_api(world: World, api: Api) -> None:
    specialist, office = api(world.specialist), api(world.office)
    handler, other_handler = api(world.handler), api(world.other_handler)
    issue = raised_on_a_visit(specialist, world)

    def does(client: MobileClient, verb: str, **body: Any) -> dict[str, Any]:
        seen = Issue.objects.get(pk=issue).version
        answer = client.post(f"issues/{issue}/{verb}/", body, seen=seen)
        assert answer.status_code == 200, (verb, answer.content)
        state: dict[str, Any] = answer.json()
        return state

    assert does(office, "accept", lead_unit="RSJ")["status"] == "ASSIGNED"
    assert does(other_handler, "return", reason="The grid is not ours.", proposed_unit="GXJ")["status"] == "SUBMITTED"
    assert other_handler.get(f"issues/{issue}/").status_code == 404
    assert does(office, "accept", lead_unit="GXJ", co_units=["RSJ"])["lead_unit_name"] == "Industry Bureau"
    assert does(handler, "acknowledge")["status"] == "IN_PROGRESS"
    assert does(handler, "opinion", text="We measure the line.")["stage_due_at"]
    does(other_handler, "contribute", text="Two electricians are trained.")
    state = specialist.get(f"issues/{issue}/").json()
    later = working_calendar(world.today).after(world.today, 14).on
    assert state["due_on"] < later.isoformat()
    does(handler, "request-extension", due_on=later.isoformat(), reason="The transformer comes late.")
    state = does(office, "decide-extension", granted=True)
    assert (state["due_on"], state["extension_state"]) == (later.isoformat(), "GRANTED")
    assert does(handler, "answer", outcome="SOLVED", text="The line is upgraded.")["status"] == "ANSWERED"

    says(office, issue, "NO", "It fails every day.")
    state = specialist.get(f"issues/{issue}/").json()
    assert (state["status"], state["reopened"]) == ("IN_PROGRESS", 1)
    does(handler, "answer", outcome="SOLVED", text="The cable was replaced.", action="Replaced the cable.")
    says(office, issue, "YES", "Now it runs.")

    state = specialist.get(f"issues/{issue}/").json()
    assert state["status"] == "CLOSED"
    assert [step["move"] for step in state["steps"]] == [
        "RAISE", "ACCEPT", "RETURN", "ACCEPT", "ACKNOWLEDGE", "OPINION", "CONTRIBUTE", "REQUEST_EXTENSION",
        "GRANT_EXTENSION", "ANSWER", "DISPUTE", "PROGRESS", "ANSWER", "CONFIRM",
    ]  # fmt: skip
    assert [step["acting_as"] for step in state["steps"] if step["move"] in ("DISPUTE", "CONFIRM")] == [
        "ENTERPRISE"
    ] * 2


def raised_on_a_visit(specialist: MobileClient, world: World) -> str:
    """Log a visit that brings the issue back, in one call."""
    visit = {
        "id": str(uuid7()), "enterprise": str(world.enterprise.pk), "kind": "ON_SITE", "status": "DONE",
        "happened_at": timezone.now().isoformat(),
        "issues": [{"id": str(uuid7()), "title": "Power upgrade", "category": "FIN"}],
    }  # fmt: skip
    assert specialist.post("visits/", visit).status_code == 201
    return str(Visit.objects.get(pk=visit["id"]).issues.get().pk)


def says(office: MobileClient, issue: str, really_solved: str, comment: str) -> None:
    """Let the enterprise follow its personal link, which the office asked the API for, and say its word."""
    given = office.post(f"issues/{issue}/link/", {}, seen=Issue.objects.get(pk=issue).version)
    assert given.status_code == 200, given.content
    path = f"/l/{given.json()['url'].partition('/l/')[2]}"
    enterprise = Client()
    assert enterprise.get(path).status_code == 200
    said = enterprise.post(path, {"really_solved": really_solved, "comment": comment})
    assert said.status_code in (200, 302, 303), said.content
