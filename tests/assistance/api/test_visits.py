"""Visits over the API: one act, repeated safely, corrected with the version that was seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid4, uuid7

from assistance.models import Commitment, Issue, Visit
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import TimelineEntry
from tests.clients import Api, first_error
from tests.factories import CommitmentFactory, IssueFactory, VisitFactory
from tests.factories.world import World

EVERYBODY = [
    "specialist", "backup", "other_specialist", "office", "handler", "other_handler", "leader", "organiser", "auditor", "admin",
]  # fmt: skip


@pytest.fixture
def body(world: World) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        "enterprise": str(world.enterprise.pk),
        "kind": "ON_SITE",
        "status": "DONE",
        "happened_at": (world.at - timedelta(hours=2)).isoformat(),
        "people_met": "张总",
        "situation": {"orders": "good", "cash": "tight"},
        "notes": "新生产线下月投产。",
        "next_contact_on": str(world.today + timedelta(days=14)),
        "issues": [{"id": str(uuid7()), "title": "流动资金不足", "category": "FIN", "urgency": "URGENT"}],
        "commitments": [
            {"id": str(uuid7()), "text": "带来融资政策清单", "due_on": str(world.today + timedelta(days=7))}
        ],
    }


def test_a_visit_is_logged_with_its_issue_and_its_promise_in_one_call(world: World, api: Api, body):
    answer = api(world.specialist).post("visits/", body)

    assert answer.status_code == 201, answer.content
    visit = answer.json()
    assert {name: visit[name] for name in body if name not in {"issues", "commitments", "happened_at"}} == {
        name: value for name, value in body.items() if name not in {"issues", "commitments", "happened_at"}
    }
    assert visit["visitor"] == str(world.specialist.pk)
    assert visit["version"] == 1
    [issue], [commitment] = visit["issues"], visit["commitments"]
    assert (issue["id"], issue["status"], issue["urgency"]) == (body["issues"][0]["id"], "SUBMITTED", "URGENT")
    assert (commitment["id"], commitment["owner"]) == (body["commitments"][0]["id"], str(world.specialist.pk))
    kinds = set(TimelineEntry.objects.values_list("kind", flat=True))
    assert kinds == {"visit.done", "issue.raised", "commitment.given"}


def test_posting_the_same_visit_twice_gives_one_visit(world: World, api: Api, body):
    client = api(world.specialist)
    first, again = client.post("visits/", body), client.post("visits/", body)

    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert (Visit.objects.count(), Issue.objects.count(), Commitment.objects.count()) == (1, 1, 1)


def test_the_order_of_the_fields_does_not_make_another_body(world: World, api: Api, body):
    client = api(world.specialist)
    client.post("visits/", body)

    assert client.post("visits/", dict(reversed(body.items()))).status_code == 200


def test_repeating_a_post_after_an_edit_shows_the_present_state(world: World, api: Api, body):
    client = api(world.specialist)
    client.post("visits/", body)
    client.patch(f"visits/{body['id']}/", {"notes": "更正"}, seen=1)

    again = client.post("visits/", body)

    assert again.status_code == 200
    assert (again.json()["notes"], again.headers["ETag"]) == ("更正", '"2"')


def test_another_body_under_the_same_id_is_refused(world: World, api: Api, body):
    client = api(world.specialist)
    client.post("visits/", body)

    answer = client.post("visits/", body | {"notes": "etwas anderes"})

    assert answer.status_code == 409
    assert first_error(answer) == ("id_taken", "id")


def test_somebody_elses_id_is_refused_without_telling_whose_it_is(world: World, api: Api, body):
    api(world.specialist).post("visits/", body)

    answer = api(world.office).post("visits/", body)

    assert answer.status_code == 409
    assert set(answer.json()) == {"type", "errors"}


def test_without_an_id_the_server_chooses_one(world: World, api: Api, body):
    del body["id"], body["issues"][0]["id"], body["commitments"][0]["id"]
    client = api(world.specialist)

    assert [client.post("visits/", body).status_code for _ in range(2)] == [201, 201]
    assert Visit.objects.count() == 2


def test_a_version_four_id_is_taken_too_and_others_are_not(world: World, api: Api, body):
    client = api(world.specialist)
    plain = {name: body[name] for name in ("enterprise", "kind", "status")}

    assert client.post("visits/", plain | {"id": str(uuid4())}).status_code == 201
    wrong: Any
    for wrong in ("00000000-0000-0000-0000-000000000000", "01a20696-abd4-1332-a4ca-bd0c06e36ee5", "x", 7, None, [],
                  str(uuid7()).replace("-", ""), f"urn:uuid:{uuid7()}"):  # fmt: skip
        answer = client.post("visits/", plain | {"id": wrong})
        assert answer.status_code == 400, wrong
        assert answer.json()["errors"][0]["attr"] == "id"


def test_an_issues_id_that_is_taken_leaves_no_half_visit(world: World, api: Api, body):
    body["issues"][0]["id"] = str(IssueFactory(enterprise=world.enterprise).pk)

    answer = api(world.specialist).post("visits/", body)

    assert answer.status_code == 409
    assert first_error(answer) == ("id_taken", "id")
    assert not Visit.objects.exists()


def test_the_same_id_for_two_issues_of_one_body_is_refused(world: World, api: Api, body):
    body["issues"] *= 2

    assert api(world.specialist).post("visits/", body).status_code == 409
    assert not Visit.objects.exists()


def test_zero_issues_is_a_valid_visit(world: World, api: Api):
    plain = {"enterprise": str(world.enterprise.pk), "kind": "PHONE", "status": "DONE"}
    answer = api(world.specialist).post("visits/", plain)

    assert answer.status_code == 201
    assert answer.json()["issues"] == []


@pytest.mark.parametrize(
    ("person", "status"),
    [("specialist", 201), ("backup", 201), ("office", 201), ("other_specialist", 400), ("handler", 400), ("leader", 403),
     ("organiser", 403), ("auditor", 403), ("admin", 400)],
)  # fmt: skip
def test_who_may_record_a_visit(world: World, api: Api, body, person, status):
    """400 where the enterprise does not exist for the person, 403 where it does and the role does not allow it."""
    answer = api(getattr(world, person)).post("visits/", body)

    assert answer.status_code == status
    if status == 400:
        assert first_error(answer) == ("does_not_exist", "enterprise")


def test_an_enterprise_that_is_hidden_and_one_that_is_not_there_look_the_same(world: World, api: Api, body):
    client = api(world.specialist)
    hidden = client.post("visits/", body | {"enterprise": str(world.other_enterprise.pk)})
    missing = client.post("visits/", body | {"enterprise": str(uuid7())})

    assert hidden.status_code == missing.status_code == 400
    assert hidden.json() == missing.json()


@pytest.mark.parametrize(
    "field", ["visitor", "version", "created_at", "cancel_reason", "body_digest", "number", "__class__"]
)
def test_what_clients_do_not_write_is_refused(world: World, api: Api, body, field):
    answer = api(world.specialist).post("visits/", body | {field: str(world.office.pk)})

    assert answer.status_code == 400
    assert first_error(answer) == ("unknown_field", field)


def test_an_issue_in_a_visit_cannot_choose_its_status(world: World, api: Api, body):
    body["issues"][0] |= {"status": "CLOSED", "lead_unit": "GXJ"}
    answer = api(world.specialist).post("visits/", body)

    assert answer.status_code == 400
    assert {error["attr"] for error in answer.json()["errors"]} == {"issues.0.status", "issues.0.lead_unit"}


def test_a_planned_visit_says_when_and_brings_nothing_back_yet(world: World, api: Api, body):
    client = api(world.specialist)
    plain = {"enterprise": body["enterprise"], "kind": "ON_SITE", "status": "PLANNED"}
    when = (world.at + timedelta(days=3)).isoformat()

    assert first_error(client.post("visits/", plain)) == ("required", "planned_for")
    assert first_error(client.post("visits/", plain | {"planned_for": when, "happened_at": when}))[1] == "happened_at"
    early = client.post("visits/", plain | {"planned_for": when, "issues": body["issues"]})
    assert (early.status_code, first_error(early)) == (409, ("planned_visit_has_no_results", None))
    assert client.post("visits/", plain | {"planned_for": when}).status_code == 201
    assert client.post("visits/", plain | {"status": "CANCELLED"}).status_code == 400


def test_rules_about_times_are_refused_with_their_codes(world: World, api: Api, body):
    client = api(world.specialist)

    future = client.post("visits/", body | {"happened_at": (world.at + timedelta(days=1)).isoformat()})
    assert (future.status_code, first_error(future)) == (409, ("visit_in_future", "happened_at"))
    early = client.post("visits/", body | {"next_contact_on": str(world.today - timedelta(days=3))})
    assert (early.status_code, first_error(early)) == (409, ("next_contact_before_visit", "next_contact_on"))


def test_a_time_without_an_offset_is_the_countys(world: World, api: Api, body):
    answer = api(world.specialist).post("visits/", body | {"happened_at": "2026-01-05T09:30:00"})

    assert answer.json()["happened_at"] == "2026-01-05T09:30:00+08:00"


def test_a_promise_can_be_another_persons_but_not_a_strangers(world: World, api: Api, body):
    client = api(world.specialist)
    body["commitments"][0]["owner"] = str(world.backup.pk)
    assert client.post("visits/", body).json()["commitments"][0]["owner_name"] == world.backup.latin_name

    body["id"], body["commitments"][0]["owner"] = str(uuid7()), str(uuid7())
    answer = client.post("visits/", body)
    assert first_error(answer) == ("does_not_exist", "commitments.0.owner")


@pytest.mark.parametrize("person", EVERYBODY)
def test_who_reads_a_visit(world: World, api: Api, person):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    IssueFactory(enterprise=world.enterprise, visit=visit, status=IssueStatus.ASSIGNED, lead_unit=world.unit)
    reads = person in {"specialist", "backup", "office", "handler", "leader", "auditor"}
    client = api(getattr(world, person))

    assert client.get(f"visits/{visit.pk}/").status_code == (200 if reads else 404)
    assert [row["id"] for row in client.get("visits/").json()["results"]] == ([str(visit.pk)] if reads else [])


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize("act", ["patch", "complete", "cancel"])
def test_who_changes_a_visit(world: World, api: Api, person, act):
    """Whoever made it and the office; 403 for those who only read it, 404 for those who do not."""
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    client = api(getattr(world, person))
    calls = {
        "patch": lambda: client.patch(f"visits/{visit.pk}/", {"notes": "x"}, seen=1),
        "complete": lambda: client.post(f"visits/{visit.pk}/complete/", {}, seen=1),
        "cancel": lambda: client.post(f"visits/{visit.pk}/cancel/", {"reason": "x"}, seen=1),
    }

    expected = 200 if person in {"specialist", "office"} else 403 if person in {"backup", "leader", "auditor"} else 404
    assert calls[act]().status_code == expected


@pytest.mark.parametrize("act", ["patch", "complete", "cancel"])
def test_every_change_needs_the_version_that_was_seen(world: World, api: Api, act):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    client = api(world.specialist)
    send = client.patch if act == "patch" else client.post
    path = f"visits/{visit.pk}/" + ("" if act == "patch" else f"{act}/")
    body = {"patch": {"notes": "x"}, "complete": {}, "cancel": {"reason": "x"}}[act]

    assert send(path, body).status_code == 428
    stale = send(path, body, seen=7)
    assert stale.status_code == 412
    assert stale.json()["current"] == client.get(f"visits/{visit.pk}/").json()
    assert stale.headers["ETag"] == '"1"'
    done = send(path, body, seen=1)
    assert (done.status_code, done.headers["ETag"]) == (200, '"2"')


def test_a_planned_visit_is_completed_with_what_it_brought_back(world: World, api: Api, body):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    for name in ("id", "enterprise", "status"):
        del body[name]

    answer = api(world.specialist).post(f"visits/{visit.pk}/complete/", body, seen=1)

    assert answer.status_code == 200
    assert (answer.json()["status"], len(answer.json()["issues"]), len(answer.json()["commitments"])) == ("DONE", 1, 1)


def test_what_is_done_or_cancelled_is_not_completed_or_cancelled_again(world: World, api: Api):
    client = api(world.specialist)
    for traits in ({}, {"cancelled": True}):
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, **traits)
        for act, body in (("complete", {}), ("cancel", {"reason": "x"})):
            answer = client.post(f"visits/{visit.pk}/{act}/", body, seen=1)
            assert (answer.status_code, first_error(answer)[0]) == (409, "visit_not_planned")


def test_the_time_of_the_other_state_cannot_be_edited(world: World, api: Api):
    client, when = api(world.specialist), (world.at - timedelta(hours=3)).isoformat()
    for traits, wrong, right in (({}, "planned_for", "happened_at"), ({"planned": True}, "happened_at", "planned_for")):
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, **traits)

        answer = client.patch(f"visits/{visit.pk}/", {wrong: when}, seen=1)
        assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, wrong)
        assert client.patch(f"visits/{visit.pk}/", {right: when}, seen=1).status_code == 200


def test_times_are_changed_and_not_taken_away(world: World, api: Api):
    client = api(world.specialist)
    done = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, next_contact_on=world.today)

    assert first_error(client.patch(f"visits/{done.pk}/", {"happened_at": None}, seen=1)) == ("null", "happened_at")
    assert client.patch(f"visits/{done.pk}/", {"next_contact_on": None}, seen=1).json()["next_contact_on"] is None


def test_a_visit_in_a_list_of_another_enterprise_does_not_leak_issues_one_may_not_read(world: World, api: Api):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    IssueFactory(enterprise=world.enterprise, visit=visit, status=IssueStatus.ASSIGNED, lead_unit=world.unit)
    IssueFactory(enterprise=world.enterprise, visit=visit, status=IssueStatus.ASSIGNED, lead_unit=world.other_unit)

    assert len(api(world.specialist).get(f"visits/{visit.pk}/").json()["issues"]) == 2
    assert len(api(world.handler).get(f"visits/{visit.pk}/").json()["issues"]) == 1


def test_lists_are_narrowed_by_person_enterprise_status_and_days(world: World, api: Api):
    midnight = timezone.localtime(world.at).replace(hour=0, minute=0, second=0)
    first = VisitFactory(
        enterprise=world.enterprise, visitor=world.specialist, happened_at=midnight - timedelta(days=9)
    )
    second = VisitFactory(
        enterprise=world.enterprise, visitor=world.office, happened_at=midnight - timedelta(seconds=1)
    )
    third = VisitFactory(enterprise=world.other_enterprise, visitor=world.office, planned=True,
                         planned_for=midnight + timedelta(days=1))  # fmt: skip
    client = api(world.office)

    def found(**query: Any) -> set[str]:
        return {row["id"] for row in client.get("visits/", **query).json()["results"]}

    ids = {name: str(visit.pk) for name, visit in {"first": first, "second": second, "third": third}.items()}
    yesterday, tomorrow = world.today - timedelta(days=1), world.today + timedelta(days=1)
    assert found() == set(ids.values())
    assert found(mine="true") == {ids["second"], ids["third"]}
    assert found(enterprise=world.enterprise.pk) == {ids["first"], ids["second"]}
    assert found(status="PLANNED") == {ids["third"]}
    assert found(to=yesterday) == {ids["first"], ids["second"]}
    assert found(**{"from": yesterday, "to": yesterday}) == {ids["second"]}
    assert found(**{"from": world.today}) == {ids["third"]}
    assert found(**{"from": tomorrow, "to": tomorrow}) == {ids["third"]}
    assert found(mine="", status="") == set(ids.values())


@pytest.mark.parametrize(
    ("query", "attr"),
    [({"from": "yesterday"}, "from"), ({"to": "2026-02-30"}, "to"), ({"from": "0001-01-01"}, "from"),
     ({"to": "9999-12-31"}, "to"), ({"enterprise": "x"}, "enterprise"), ({"status": "LOST"}, "status"),
     ({"mine": "maybe"}, "mine")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused_by_name(world: World, api: Api, query, attr):
    answer = api(world.office).get("visits/", **query)

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, attr)


@pytest.mark.parametrize("more", [5, 50])
@pytest.mark.parametrize("person", ["specialist", "office", "leader", "handler"])
def test_the_list_costs_two_queries_however_long(world: World, api: Api, django_assert_num_queries, person, more):
    for _ in range(more):
        IssueFactory(
            enterprise=world.enterprise,
            visit=VisitFactory(enterprise=world.enterprise),
            status=IssueStatus.ASSIGNED,
            lead_unit=world.unit,
        )
    client = api(getattr(world, person))

    with django_assert_num_queries(2):
        assert len(client.get("visits/").json()["results"]) == more


@pytest.mark.parametrize("results", [1, 15])
def test_one_visit_costs_four_queries_whatever_it_brought_back(
    world: World, api: Api, django_assert_num_queries, results
):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    for _ in range(results):
        IssueFactory(enterprise=world.enterprise, visit=visit)
        CommitmentFactory(visit=visit)
    client = api(world.specialist)

    with django_assert_num_queries(4):  # who asks, the visit, its issues, its promises
        assert len(client.get(f"visits/{visit.pk}/").json()["commitments"]) == results
