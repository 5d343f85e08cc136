"""The directory: what the floor above contributes stays hidden on rows that one may not open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from enterprises.models import Enterprise
from enterprises.queries import directory as queries
from enterprises.queries.directory import Asked, columns_for, counted_chips, directory
from tests.factories.assistance import IssueFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World


def row_of(rows: object, enterprise: Enterprise) -> Enterprise:
    return next(row for row in rows if row == enterprise)  # type: ignore[attr-defined]


def test_asking_ignores_what_is_unknown() -> None:
    asked = Asked.of({"q": "  铜  ", "role": "KING", "status": "OPERATING", "mine": "1", "colour": "red"})

    assert asked == Asked(text="铜", status="OPERATING", chips=frozenset({"mine"}))
    assert asked.narrows
    assert not Asked.of({"colour": "red"}).narrows


def test_contributed_values_are_null_in_sql_where_one_may_not_open(world: World) -> None:
    IssueFactory(enterprise=world.other_enterprise)

    rows = directory(world.specialist, Asked()).values("pk", "may_open", "open_issues", "specialist")

    found = {row["pk"]: row for row in rows}
    assert found[world.enterprise.pk]["open_issues"] == 0
    assert found[world.enterprise.pk]["may_open"]
    assert found[world.other_enterprise.pk]["open_issues"] is None
    assert found[world.other_enterprise.pk]["specialist"] is None


def test_an_answered_issue_is_no_longer_open_and_a_planned_visit_is_not_the_last_one(world: World) -> None:
    IssueFactory(enterprise=world.enterprise, status="ANSWERED")
    IssueFactory(enterprise=world.enterprise, status="IN_PROGRESS")
    done = VisitFactory(enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise, planned=True)
    VisitFactory(enterprise=world.enterprise, cancelled=True)

    row = row_of(directory(world.auditor, Asked()), world.enterprise)

    assert row.open_issues == 1  # type: ignore[attr-defined]
    assert row.last_visit_at == done.happened_at  # type: ignore[attr-defined]


def test_a_visit_within_the_rhythm_by_anybody_ends_the_silence(world: World) -> None:
    quiet = Asked(chips=frozenset({"quiet"}))
    VisitFactory(enterprise=world.enterprise, happened_at=timezone.now() - timedelta(days=40))
    assert world.enterprise in directory(world.specialist, quiet)

    VisitFactory(enterprise=world.enterprise, visitor=world.office, happened_at=timezone.now() - timedelta(days=30))

    assert world.enterprise not in directory(world.specialist, quiet)


def test_closed_enterprises_need_no_specialist_and_no_visit(world: World) -> None:
    closed = EnterpriseFactory(status="CLOSED")
    operating = EnterpriseFactory()

    for chip in ("quiet", "unassigned"):
        rows = directory(world.office, Asked(chips=frozenset({chip})))
        assert operating in rows
        assert closed not in rows


def test_chips_are_offered_only_to_those_whom_they_tell_something(world: World) -> None:
    offered = {name: {chip.name for chip in counted_chips(user, Asked())[1]} for name, user in world.everybody.items()}

    assert offered["specialist"] == {"mine", "issues", "quiet", "key"}
    assert offered["office"] == {"issues", "quiet", "unassigned", "key"}
    assert offered["handler"] == {"issues", "key"}
    assert offered["organiser"] == {"key"}


def test_columns_are_only_for_those_who_read_the_file(world: World) -> None:
    assert [column.name for column in columns_for(world.auditor)] == ["specialist", "open_issues", "last_visit_at"]
    assert columns_for(world.organiser) == []


def test_without_any_contribution_the_register_stands_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_contributions", {})

    rows = directory(world.office, Asked())

    assert set(rows) == {world.enterprise, world.other_enterprise}
    assert columns_for(world.office) == []
