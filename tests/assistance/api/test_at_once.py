"""Several devices at the same moment: one wins, the others are told so, nothing is doubled."""

from __future__ import annotations

from collections import Counter
from typing import Any

from uuid_utils.compat import uuid7

from assistance.models import Assignment, Issue, Visit
from tests.clients import MobileClient
from tests.databases import OwnDatabase
from tests.factories import EnterpriseFactory, IssueFactory, VisitFactory
from tests.factories.world import World

AT_ONCE = 8


def statuses(answers: list[Any]) -> Counter[int]:
    return Counter(getattr(answer, "status_code", 0) for answer in answers)


def test_one_body_posted_by_many_connections_is_one_visit(own_database: OwnDatabase, world: World):
    body = {
        "id": str(uuid7()), "enterprise": str(world.enterprise.pk), "kind": "PHONE", "status": "DONE",
        "issues": [{"id": str(uuid7()), "title": "缺电", "category": "FIN"}],
    }  # fmt: skip
    client = MobileClient(world.specialist)

    answers = own_database.at_once(*[lambda: client.post("visits/", body)] * AT_ONCE)

    assert statuses(answers) == {201: 1, 200: AT_ONCE - 1}
    assert (Visit.objects.count(), Issue.objects.count()) == (1, 1)


def test_of_many_edits_of_one_version_one_wins_and_the_others_see_it(own_database: OwnDatabase, world: World):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    client = MobileClient(world.specialist)
    edits = [
        lambda note=f"note {n}": client.patch(f"visits/{visit.pk}/", {"notes": note}, seen=1) for n in range(AT_ONCE)
    ]

    answers: list[Any] = own_database.at_once(*edits)

    assert statuses(answers) == {200: 1, 412: AT_ONCE - 1}
    [won] = [answer for answer in answers if answer.status_code == 200]
    assert all(answer.json()["current"] == won.json() for answer in answers if answer.status_code == 412)


def test_an_issue_is_accepted_once(own_database: OwnDatabase, world: World):
    issue = IssueFactory(enterprise=world.enterprise, category=world.category)
    client = MobileClient(world.office)

    answers = own_database.at_once(
        *[lambda: client.post(f"issues/{issue.pk}/accept/", {"lead_unit": "GXJ"}, seen=1)] * AT_ONCE
    )

    assert statuses(answers) == {200: 1, 412: AT_ONCE - 1}


def test_a_role_is_given_once(own_database: OwnDatabase, world: World):
    enterprise = str(EnterpriseFactory(township=world.township, chain=world.chain).pk)
    client = MobileClient(world.office)
    body = {"enterprise": enterprise, "role": "PRIMARY", "from": str(world.today)}
    specialists = [world.specialist_row, world.other_specialist_row, world.backup_row]

    answers = own_database.at_once(*[
        lambda pk=str(specialist.pk): client.post("assignments/", body | {"specialist": pk}) for specialist in specialists
    ])  # fmt: skip

    assert statuses(answers) == {201: 1, 409: 2}
    assert Assignment.objects.filter(enterprise__id=enterprise).count() == 1
