"""Issues over the API: raised once, moved by one verb at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import Issue
from assistance.rules.issue_flow import IssueMove, IssueStatus, allows
from tests.clients import Api, MobileClient, first_error
from tests.factories import CategoryFactory, IssueFactory, VisitFactory
from tests.factories.world import World

EVERYBODY = [
    "specialist", "backup", "other_specialist", "office", "handler", "other_handler", "leader", "organiser", "auditor", "admin",
]  # fmt: skip
BODIES: dict[str, dict[str, Any]] = {
    "accept": {"lead_unit": "GXJ"},
    "acknowledge": {},
    "progress": {"text": "已联系银行。"},
    "answer": {"outcome": "SOLVED", "text": "贷款已批。", "action": "已与银行会商。"},
    "confirm": {"really_solved": "YES", "service_rating": "SATISFIED", "comment": "企业满意。"},
}


@pytest.fixture
def body(world: World) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        "enterprise": str(world.enterprise.pk),
        "title": "变压器扩容",
        "category": "FIN",
        "description": "新线需要 800 kVA。",
    }


def act(client: MobileClient, issue: Issue | str, verb: str, seen: int | None = None) -> Any:
    pk = issue if isinstance(issue, str) else issue.pk
    if seen is None:
        seen = Issue.objects.get(pk=pk).version
    return client.post(f"issues/{pk}/{verb}/", BODIES[verb], seen=seen)


def test_an_issue_goes_its_whole_way_over_the_api(world: World, api: Api, body):
    specialist, office, handler = api(world.specialist), api(world.office), api(world.handler)
    raised = specialist.post("issues/", body)
    assert raised.status_code == 201
    assert (raised.json()["status"], raised.json()["moves"]) == (
        "SUBMITTED",
        ["answer", "progress", "withdraw"],
    )
    pk = raised.json()["id"]
    assert handler.get(f"issues/{pk}/").status_code == 404

    for client, verb, status in (
        (office, "accept", "ASSIGNED"),
        (handler, "acknowledge", "IN_PROGRESS"),
        (handler, "progress", "IN_PROGRESS"),
        (handler, "answer", "ANSWERED"),
        (office, "confirm", "CLOSED"),
    ):
        assert verb in client.get(f"issues/{pk}/").json()["moves"]
        answer = act(client, pk, verb)
        assert (answer.status_code, answer.json()["status"]) == (200, status), answer.content

    issue = specialist.get(f"issues/{pk}/").json()
    assert [step["move"] for step in issue["steps"]] == [
        "RAISE",
        "ACCEPT",
        "ACKNOWLEDGE",
        "PROGRESS",
        "PROGRESS",
        "ANSWER",
        "CONFIRM",
    ]
    assert (issue["outcome"], issue["answer"], issue["lead_unit_name"]) == ("SOLVED", "贷款已批。", "Industry Bureau")
    assert issue["version"] == 7
    assert issue["moves"] == ["reopen"]


def test_posting_the_same_issue_twice_gives_one_issue_and_another_body_is_refused(world: World, api: Api, body):
    client = api(world.specialist)
    first, again = client.post("issues/", body), client.post("issues/", body)
    other = client.post("issues/", body | {"title": "别的事"})

    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == again.json()
    assert first_error(other) == ("id_taken", "id")
    assert Issue.objects.count() == 1


def test_an_issue_reads_back_what_the_contract_names(world: World, api: Api, body):
    issue = api(world.specialist).post("issues/", body).json()

    assert issue["number"].startswith(f"{world.today.year}-")
    assert issue["due_on"] > str(world.today)
    assert {"stage_due_at", "escalation_level", "outcome", "steps", "lead_unit", "version", "created_at"} <= set(issue)
    assert (issue["category"], issue["category_code"]) == (str(world.category.pk), "FIN")


@pytest.mark.parametrize(
    ("person", "status"),
    [("specialist", 201), ("backup", 201), ("office", 201), ("other_specialist", 400), ("handler", 400), ("leader", 403),
     ("organiser", 403), ("auditor", 403), ("admin", 400)],
)  # fmt: skip
def test_who_may_raise_an_issue(world: World, api: Api, body, person, status):
    assert api(getattr(world, person)).post("issues/", body).status_code == status


def test_a_category_goes_by_code_or_id_and_must_exist(world: World, api: Api, body):
    client = api(world.specialist)

    assert client.post("issues/", body | {"category": str(world.category.pk)}).status_code == 201
    for wrong in ("ZZZ", str(uuid7()), "", 5, None, ["FIN"], "FIN\x00"):
        answer = client.post("issues/", body | {"category": wrong})
        assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "category"), wrong


def test_the_visit_must_be_one_that_may_be_read_and_of_the_same_enterprise(world: World, api: Api, body):
    mine = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    foreign = VisitFactory(enterprise=world.other_enterprise, visitor=world.other_specialist)
    elsewhere = VisitFactory(enterprise=world.other_enterprise, visitor=world.specialist)
    client = api(world.specialist)

    assert first_error(client.post("issues/", body | {"visit": str(foreign.pk)})) == ("does_not_exist", "visit")
    other = client.post("issues/", body | {"visit": str(elsewhere.pk)})
    assert (other.status_code, first_error(other)) == (409, ("visit_of_another_enterprise", "visit"))
    assert client.post("issues/", body | {"visit": str(mine.pk)}).json()["source"] == "VISIT"


@pytest.mark.parametrize(
    "field", ["status", "number", "lead_unit", "due_on", "raised_by", "outcome", "answer", "version", "steps"]
)
def test_what_clients_do_not_write_is_refused(world: World, api: Api, body, field):
    answer = api(world.specialist).post("issues/", body | {field: "CLOSED"})

    assert (answer.status_code, first_error(answer)) == (400, ("unknown_field", field))


def test_an_issue_is_never_edited(world: World, api: Api):
    issue = IssueFactory(enterprise=world.enterprise)
    client = api(world.office)

    assert client.patch(f"issues/{issue.pk}/", {"status": "CLOSED"}, seen=1).status_code == 405
    assert client.client.put(f"/api/v1/issues/{issue.pk}/", headers=client.headers).status_code == 405
    assert client.client.delete(f"/api/v1/issues/{issue.pk}/", headers=client.headers).status_code == 405


MAY = {
    "accept": (IssueStatus.SUBMITTED, {"office"}),
    "acknowledge": (IssueStatus.ASSIGNED, {"handler"}),
    "progress": (IssueStatus.IN_PROGRESS, {"handler"}),
    "answer": (IssueStatus.IN_PROGRESS, {"handler"}),
    "confirm": (IssueStatus.ANSWERED, {"office"}),
}


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize("verb", MAY)
def test_who_may_make_which_move(world: World, api: Api, verb, person):
    """200 for those whose move it is, 403 for those who only read the issue, 404 for those who do not."""
    status, may = MAY[verb]
    unit = {} if status == IssueStatus.SUBMITTED else {"lead_unit": world.unit}
    issue = IssueFactory(enterprise=world.enterprise, status=status, **unit)
    reads = {"specialist", "backup", "office", "leader", "auditor"} | ({"handler"} if unit else set())

    expected = 200 if person in may else 403 if person in reads else 404
    assert act(api(getattr(world, person)), issue, verb).status_code == expected


@pytest.mark.parametrize("person", ["specialist", "backup"])
def test_a_specialist_answers_on_the_spot_while_there_is_no_unit(world: World, api: Api, person):
    issue = IssueFactory(enterprise=world.enterprise)

    assert act(api(getattr(world, person)), issue, "answer").json()["status"] == "ANSWERED"


@pytest.mark.parametrize("verb", MAY)
def test_every_move_needs_the_version_that_was_seen(world: World, api: Api, verb):
    status, may = MAY[verb]
    unit = {} if status == IssueStatus.SUBMITTED else {"lead_unit": world.unit}
    issue = IssueFactory(enterprise=world.enterprise, status=status, **unit)
    client = api(getattr(world, next(iter(may))))

    missing = client.post(f"issues/{issue.pk}/{verb}/", BODIES[verb])
    assert (missing.status_code, first_error(missing)) == (428, ("if_match_required", None))
    stale = act(client, issue, verb, seen=99)
    assert (stale.status_code, first_error(stale)) == (412, ("stale", None))
    assert stale.json()["current"] == client.get(f"issues/{issue.pk}/").json()
    done = act(client, issue, verb, seen=issue.version)
    assert done.headers["ETag"] == f'"{issue.version + (2 if verb == "answer" else 1)}"'


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        (verb, status)
        for verb in MAY
        for status in IssueStatus
        if not allows(status, IssueMove(verb.upper())) and status != IssueStatus.MERGED
    ],
)
def test_a_move_that_the_status_does_not_allow_is_409_and_changes_nothing(world: World, api: Api, verb, status):
    issue = IssueFactory(enterprise=world.enterprise, status=status, **(
        {} if status == IssueStatus.SUBMITTED else {"lead_unit": world.unit}))  # fmt: skip
    person = next(iter(MAY[verb][1]))
    answer = act(api(getattr(world, person)), issue, verb)

    if issue.lead_unit is None and person == "handler":
        assert answer.status_code == 404  # no unit has it: not the handler's to see
    else:
        assert (answer.status_code, first_error(answer)) == (409, ("illegal_move", None))
    assert Issue.objects.get(pk=issue.pk).version == issue.version


def test_the_unit_goes_by_code_or_id_and_must_exist(world: World, api: Api):
    client = api(world.office)
    issue = IssueFactory(enterprise=world.enterprise)

    wrong = client.post(f"issues/{issue.pk}/accept/", {"lead_unit": "XXX"}, seen=1)
    assert (wrong.status_code, first_error(wrong)) == (400, ("does_not_exist", "lead_unit"))
    answer = client.post(f"issues/{issue.pk}/accept/", {"lead_unit": str(world.unit.pk), "text": "请尽快"}, seen=1)
    assert answer.json()["steps"][-1]["text"] == "请尽快"


@pytest.mark.parametrize(
    ("verb", "body"),
    [("answer", {"outcome": "SOLVED"}), ("answer", {"outcome": "", "text": "x"}), ("answer", {"outcome": "FIXED", "text": "x"}),
     ("answer", {"outcome": "SOLVED", "text": "  "}), ("answer", {"outcome": "SOLVED", "text": "x", "status": "CLOSED"})],
)  # fmt: skip
def test_an_answer_says_outcome_and_text_and_nothing_else(world: World, api: Api, verb, body):
    issue = IssueFactory(enterprise=world.enterprise, status=IssueStatus.IN_PROGRESS, lead_unit=world.unit)

    assert api(world.handler).post(f"issues/{issue.pk}/{verb}/", body, seen=issue.version).status_code == 400


@pytest.mark.parametrize("person", EVERYBODY)
def test_who_reads_an_issue(world: World, api: Api, person):
    issue = IssueFactory(enterprise=world.enterprise, status=IssueStatus.ASSIGNED, lead_unit=world.unit)
    reads = person in {"specialist", "backup", "office", "handler", "leader", "auditor"}
    client = api(getattr(world, person))

    assert client.get(f"issues/{issue.pk}/").status_code == (200 if reads else 404)
    assert len(client.get("issues/").json()["results"]) == int(reads)


def test_lists_are_narrowed_as_the_contract_says(world: World, api: Api):
    labour = CategoryFactory(code="LAB")
    late = IssueFactory(enterprise=world.enterprise, due_on=world.today - timedelta(days=1), category=world.category)
    closed = IssueFactory(enterprise=world.enterprise, due_on=world.today - timedelta(days=9), category=labour,
                          status=IssueStatus.CLOSED, lead_unit=world.unit)  # fmt: skip
    other = IssueFactory(enterprise=world.other_enterprise, category=labour, status=IssueStatus.ASSIGNED,
                         lead_unit=world.other_unit, raised_by=world.office)  # fmt: skip
    names = {str(late.pk): "late", str(closed.pk): "closed", str(other.pk): "other"}
    client = api(world.office)

    def found(**query: Any) -> set[str]:
        return {names[row["id"]] for row in client.get("issues/", **query).json()["results"]}

    assert found() == {"late", "closed", "other"}
    assert found(mine="true") == {"other"}
    assert found(status="CLOSED") == {"closed"}
    assert found(category="LAB") == found(category=labour.pk) == {"closed", "other"}
    assert found(lead_unit="GXJ") == found(lead_unit=world.unit.pk) == {"closed"}
    assert found(chain="food") == found(chain=world.other_chain.pk) == {"other"}
    assert found(enterprise=world.enterprise.pk) == {"late", "closed"}
    assert found(overdue="true") == {"late"}
    assert found(due_before=world.today - timedelta(days=1)) == {"closed"}
    assert found(due_before=world.today, status="SUBMITTED") == {"late"}
    client = api(world.specialist)
    assert found(mine="true") == {"late", "closed"}
    client = api(world.other_handler)
    assert found(mine="true") == found() == {"other"}


@pytest.mark.parametrize(
    ("query", "attr"),
    [({"status": "OPEN"}, "status"), ({"category": "ZZZ"}, "category"), ({"lead_unit": "ZZZ"}, "lead_unit"),
     ({"chain": "x"}, "chain"), ({"overdue": "late"}, "overdue"), ({"due_before": "soon"}, "due_before"),
     ({"due_before": "99999-01-01"}, "due_before"), ({"enterprise": "1"}, "enterprise")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused_by_name(world: World, api: Api, query, attr):
    answer = api(world.office).get("issues/", **query)

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, attr)


@pytest.mark.parametrize("more", [5, 50])
@pytest.mark.parametrize("person", ["specialist", "office", "leader", "handler"])
def test_the_list_costs_two_queries_however_long(world: World, api: Api, django_assert_num_queries, person, more):
    for _ in range(more):
        IssueFactory(
            enterprise=world.enterprise, category=world.category, status=IssueStatus.ASSIGNED, lead_unit=world.unit
        )
    client = api(getattr(world, person))

    with django_assert_num_queries(2):
        assert len(client.get("issues/").json()["results"]) == more


@pytest.mark.parametrize("status", [IssueStatus.ASSIGNED, IssueStatus.CLOSED])
@pytest.mark.parametrize("person", ["specialist", "office", "leader", "handler"])
def test_one_issue_costs_as_many_queries_whatever_happened_to_it(
    world: World, api: Api, django_assert_num_queries, person, status
):
    issue = IssueFactory(enterprise=world.enterprise, status=status, lead_unit=world.unit)
    client = api(getattr(world, person))

    # who asks, the issue, its steps; whether one looks after it, or whether a unit of one's own still owes its part
    near = person == "specialist" or (person == "handler" and status == IssueStatus.ASSIGNED)
    with django_assert_num_queries(3 + near):
        client.get(f"issues/{issue.pk}/")


def test_what_a_specialist_may_do_costs_three_queries_more(world: World, api: Api, django_assert_num_queries):
    issue = IssueFactory(enterprise=world.enterprise)
    client = api(world.specialist)

    with django_assert_num_queries(6):
        assert client.get(f"issues/{issue.pk}/").json()["moves"] == ["answer", "progress", "withdraw"]
