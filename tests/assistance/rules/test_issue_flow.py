"""The table of moves, written down a second time: whoever changes the one must think of the other."""

from __future__ import annotations

from itertools import product

import pytest

from assistance.rules import issue_flow
from assistance.rules.issue_flow import IllegalMoveError, IssueMove, IssueStatus

TABLE = {
    ("", "RAISE"): "SUBMITTED",
    ("SUBMITTED", "ACCEPT"): "ASSIGNED",
    ("SUBMITTED", "ANSWER"): "ANSWERED",
    ("ASSIGNED", "ACKNOWLEDGE"): "IN_PROGRESS",
    ("IN_PROGRESS", "PROGRESS"): "IN_PROGRESS",
    ("IN_PROGRESS", "ANSWER"): "ANSWERED",
    ("ANSWERED", "CLOSE"): "CLOSED",
}


@pytest.mark.parametrize(("status", "move"), [*product(["", *IssueStatus.values], IssueMove.values)])
def test_every_status_with_every_move(status: str, move: str) -> None:
    assert issue_flow.allows(status, IssueMove(move)) is ((status, move) in TABLE)
    if (status, move) in TABLE:
        assert issue_flow.after(status, IssueMove(move)) == TABLE[status, move]
    else:
        with pytest.raises(IllegalMoveError) as refusal:
            issue_flow.after(status, IssueMove(move))
        assert refusal.value.code == "illegal_move"


def test_the_database_is_told_the_changes_of_status_and_the_beginning() -> None:
    assert set(issue_flow.transitions()) == {
        ("", "SUBMITTED"),
        ("SUBMITTED", "ASSIGNED"),
        ("SUBMITTED", "ANSWERED"),
        ("ASSIGNED", "IN_PROGRESS"),
        ("IN_PROGRESS", "ANSWERED"),
        ("ANSWERED", "CLOSED"),
    }


def test_every_status_is_reached_and_only_closed_is_an_end() -> None:
    reached = {end for _start, end in issue_flow.transitions()}
    left = {start for start, _end in issue_flow.transitions()}

    assert reached == set(IssueStatus.values)
    assert set(IssueStatus.values) - left == {"CLOSED"}


def test_an_issue_is_open_while_an_answer_is_owed() -> None:
    assert set(issue_flow.OPEN_STATUSES) == {"SUBMITTED", "ASSIGNED", "IN_PROGRESS"}
    assert set(issue_flow.OPEN_STATUSES) | set(issue_flow.ANSWERED_STATUSES) == set(IssueStatus.values)
    assert set(issue_flow.UNIT_STATUSES) <= set(issue_flow.OPEN_STATUSES)
