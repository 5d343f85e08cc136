"""Assignments and specialists over the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import Assignment
from tests.clients import Api, first_error
from tests.factories import AssignmentFactory, EnterpriseFactory, IssueFactory, SpecialistFactory, VisitFactory
from tests.factories.world import World


@pytest.fixture
def body(world: World) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        "enterprise": str(EnterpriseFactory(chain=world.chain, township=world.township).pk),
        "specialist": str(world.specialist_row.pk),
        "role": "PRIMARY",
        "from": str(world.today),
        "until": str(world.today + timedelta(days=90)),
        "reason": "同镇",
    }


def test_the_office_assigns_once_however_often_it_posts(world: World, api: Api, body):
    client = api(world.office)
    first, again = client.post("assignments/", body), client.post("assignments/", body)
    other = client.post("assignments/", body | {"reason": "别的"})

    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == again.json()
    assert {name: first.json()[name] for name in body} == body
    assert {"version", "created_at", "updated_at", "specialist_name", "enterprise_name"} <= set(first.json())


@pytest.mark.parametrize("person", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_nobody_but_the_office_assigns_ends_or_hands_over(world: World, api: Api, person):
    client = api(getattr(world, person))
    created = client.post("assignments/", {
        "enterprise": str(world.enterprise.pk), "specialist": str(world.backup_row.pk), "role": "PRIMARY", "from": "2031-01-01",
    })  # fmt: skip
    ended = client.post(f"assignments/{world.assignment.pk}/end/", {"until": str(world.today), "reason": "x"}, seen=1)
    handed = client.post("assignments/hand-over/", {
        "enterprise": str(world.enterprise.pk), "specialist": str(world.other_specialist_row.pk), "from": str(world.today),
        "reason": "x",
    })  # fmt: skip

    assert created.status_code == handed.status_code == (400 if person in {"handler", "admin"} else 403)
    assert ended.status_code == (403 if person in {"specialist", "leader", "auditor"} else 404)


def test_an_enterprise_has_one_specialist_of_a_role_at_a_time(world: World, api: Api):
    body = {"enterprise": str(world.enterprise.pk), "specialist": str(world.other_specialist_row.pk), "role": "PRIMARY",
            "from": str(world.today)}  # fmt: skip
    client = api(world.office)

    answer = client.post("assignments/", body)
    assert (answer.status_code, first_error(answer)) == (409, ("assignment_role_taken", "from"))
    answer = client.post("assignments/", body | {"specialist": str(world.specialist_row.pk), "role": "BACKUP"})
    assert answer.status_code == 409


def test_an_end_before_the_start_is_refused_by_its_name_in_the_body(world: World, api: Api, body):
    answer = api(world.office).post("assignments/", body | {"until": body["from"]})

    assert (answer.status_code, first_error(answer)) == (409, ("ends_before_start", "until"))


def test_an_assignment_ends_with_a_reason_and_the_version_that_was_seen(world: World, api: Api):
    client, path = api(world.office), f"assignments/{world.assignment.pk}/end/"
    end = {"until": str(world.today), "reason": "调岗"}

    assert client.post(path, end).status_code == 428
    assert first_error(client.post(path, {"until": str(world.today)}, seen=1)) == ("required", "reason")
    stale = client.post(path, end, seen=3)
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, 1)
    done = client.post(path, end, seen=1)
    assert (done.status_code, done.json()["until"], done.headers["ETag"]) == (200, end["until"], '"2"')
    again = client.post(path, end, seen=2)
    assert (again.status_code, first_error(again)) == (409, ("assignment_ended", None))


def test_a_hand_over_ends_one_and_begins_the_next_or_neither(world: World, api: Api):
    client = api(world.office)
    tomorrow = str(world.today + timedelta(days=1))
    body = {"enterprise": str(world.enterprise.pk), "specialist": str(world.other_specialist_row.pk), "from": tomorrow,
            "reason": "轮岗"}  # fmt: skip

    taken = client.post("assignments/hand-over/", body | {"specialist": str(world.backup_row.pk)})
    assert taken.status_code == 409
    assert Assignment.objects.get(pk=world.assignment.pk).ends_on is None

    done = client.post("assignments/hand-over/", body)
    assert (done.status_code, done.json()["from"], done.json()["role"]) == (201, tomorrow, "PRIMARY")
    assert str(Assignment.objects.get(pk=world.assignment.pk).ends_on) == tomorrow


@pytest.mark.parametrize(
    ("person", "rows"),
    [("specialist", 1), ("backup", 1), ("office", 3), ("leader", 3), ("auditor", 3), ("handler", 0), ("organiser", 0),
     ("admin", 0)],
)  # fmt: skip
def test_who_reads_assignments(world: World, api: Api, person, rows):
    client = api(getattr(world, person))

    assert len(client.get("assignments/").json()["results"]) == rows
    reads = person in {"specialist", "office", "leader", "auditor"}
    assert client.get(f"assignments/{world.assignment.pk}/").status_code == (200 if reads else 404)


def test_lists_are_narrowed_by_enterprise_specialist_and_whether_they_hold(world: World, api: Api):
    over = AssignmentFactory(enterprise=world.other_enterprise, specialist=world.backup_row, role="BACKUP",
                             ends_on=world.today)  # fmt: skip
    client = api(world.office)

    def found(**query: Any) -> set[str]:
        return {row["id"] for row in client.get("assignments/", **query).json()["results"]}

    assert found(current="false") == {str(over.pk)}
    assert len(found(current="true")) == 3
    assert found(specialist=world.backup_row.pk, current="false") == {str(over.pk)}
    assert str(over.pk) in found(enterprise=world.other_enterprise.pk)
    assert found(specialist=uuid7()) == set()
    assert client.get("assignments/", specialist="me").status_code == 400


@pytest.mark.parametrize("more", [5, 50])
def test_the_list_costs_two_queries_however_long(world: World, api: Api, django_assert_num_queries, more):
    for _ in range(more):
        AssignmentFactory()
    client = api(world.office)

    with django_assert_num_queries(2):
        assert len(client.get("assignments/").json()["results"]) == min(more + 3, 50)
    with django_assert_num_queries(2):
        client.get(f"assignments/{world.assignment.pk}/")


def test_everybody_with_business_knows_the_specialists(world: World, api: Api):
    for name, person in world.everybody.items():
        rows = api(person).get("specialists/").json()["results"]
        assert len(rows) == (0 if name == "admin" else 3), name


def test_a_specialist_is_described(world: World, api: Api):
    world.specialist_row.townships.add(world.township)
    rows = {row["id"]: row for row in api(world.office).get("specialists/").json()["results"]}

    row = rows[str(world.specialist_row.pk)]
    assert (row["user"], row["name"]) == (str(world.specialist.pk), world.specialist.latin_name)
    assert row["townships"] == [str(world.township.pk)]


@pytest.mark.parametrize(
    ("person", "status"),
    [("specialist", 200), ("office", 200), ("leader", 200), ("auditor", 200), ("other_specialist", 404), ("handler", 404),
     ("organiser", 404), ("admin", 404)],
)  # fmt: skip
def test_who_reads_a_specialists_caseload(world: World, api: Api, person, status):
    path = f"specialists/{world.specialist_row.pk}/caseload/"

    assert api(getattr(world, person)).get(path).status_code == status


def test_a_caseload_lists_the_enterprises_with_what_is_open(world: World, api: Api):
    IssueFactory(enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise)

    caseload = api(world.specialist).get(f"specialists/{world.specialist_row.pk}/caseload/").json()

    assert (caseload["primary"], caseload["backup"], caseload["open_issues"]) == (1, 0, 1)
    [row] = caseload["enterprises"]
    assert (row["enterprise"], row["role"], row["open_issues"]) == (str(world.enterprise.pk), "PRIMARY", 1)
    assert row["last_visit_at"] is not None


@pytest.mark.parametrize("more", [3, 30])
def test_specialists_and_caseloads_cost_the_same_however_many(world: World, api: Api, django_assert_num_queries, more):
    for _ in range(more):
        SpecialistFactory()
        AssignmentFactory(specialist=world.specialist_row)
    client = api(world.office)

    with django_assert_num_queries(3):  # who asks, specialists, townships
        assert len(client.get("specialists/").json()["results"]) == more + 3 + 0
    with django_assert_num_queries(6):
        client.get(f"specialists/{world.specialist_row.pk}/caseload/")
