"""An enterprise pauses, closes, is lost and comes back: each time with a reason, a day and a line in its file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import StaleError
from assistance.models import Assignment
from enterprises.actions.enterprise_status import change_status
from enterprises.models import Enterprise, TimelineEntry
from enterprises.rules.enterprise_status import StatusDayError, StatusMoveError, StatusReasonError
from tests.databases import OwnDatabase
from tests.factories import IssueFactory, World


def become(world: World, status: str, **kwargs: Any) -> Enterprise:
    return change_status(
        world.enterprise,
        status=status,
        **{"reason": "The kiln is rebuilt", "by": world.office, "at": world.at, **kwargs},
    )


def test_a_change_keeps_reason_and_day_and_leaves_a_line(world: World) -> None:
    yesterday = world.today - timedelta(days=1)

    changed = become(world, "CLOSED", since=yesterday, reason=" Sold ")

    assert (changed.status, changed.status_reason, changed.status_since) == ("CLOSED", "Sold", yesterday)
    assert changed.version == 2
    line = TimelineEntry.objects.get(kind="enterprise.status_changed")
    assert line.facts == {
        "before": "OPERATING", "status": "CLOSED", "since": yesterday.isoformat(), "reason": "Sold",
    }  # fmt: skip


def test_it_begins_today_unless_said_otherwise(world: World) -> None:
    assert become(world, "LOST_CONTACT").status_since == world.today


def test_who_comes_back_has_a_reason_too(world: World) -> None:
    become(world, "CLOSED")

    with pytest.raises(StatusReasonError):
        become(world, "OPERATING", reason="")
    assert become(world, "OPERATING", reason="New owner").status == "OPERATING"


@pytest.mark.parametrize(
    ("status", "change", "refusal"),
    [
        ("OPERATING", {}, StatusMoveError),
        ("CLOSED", {"reason": "  "}, StatusReasonError),
        ("CLOSED", {"since": "tomorrow"}, StatusDayError),
        ("CLOSED", {"expected": 7}, StaleError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    world: World, status: str, change: dict[str, Any], refusal: type[Exception]
) -> None:
    if change.get("since") == "tomorrow":
        change = {"since": world.today + timedelta(days=1)}
    with pytest.raises(refusal):
        become(world, status, **change)
    world.enterprise.refresh_from_db()
    assert world.enterprise.version == 1


def test_issues_and_assignments_stay_when_it_closes(world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, category=world.category)

    become(world, "CLOSED")

    issue.refresh_from_db()
    assert issue.status == "SUBMITTED"
    assert Assignment.objects.current().filter(enterprise=world.enterprise).count() == 2
    assert Enterprise.objects.visible_to(world.specialist).filter(pk=world.enterprise.pk).exists()


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_changes_it(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        become(world, "CLOSED", by=getattr(world, who))


def test_of_twenty_that_close_one_version_one_wins(own_database: OwnDatabase, world: World) -> None:
    outcomes = own_database.at_once(*[lambda: become(world, "CLOSED", expected=1)] * 20)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Enterprise"] + ["StaleError"] * 19
    assert TimelineEntry.objects.filter(kind="enterprise.status_changed").count() == 1
