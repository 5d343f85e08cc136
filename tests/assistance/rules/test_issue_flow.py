"""The table of moves, written down a second time: whoever changes the one must think of the other."""

from __future__ import annotations

from itertools import product

import pytest

from assistance.rules import issue_flow
from assistance.rules.issue_flow import IllegalMoveError, IssueMove, IssueStatus

TABLE = {
    ("", "RAISE"): "SUBMITTED",
    ("SUBMITTED", "CONTACT"): "SUBMITTED",
    ("SUBMITTED", "ACCEPT"): "ASSIGNED",
    ("SUBMITTED", "REJECT"): "REJECTED",
    ("SUBMITTED", "MERGE"): "MERGED",
    ("SUBMITTED", "PROGRESS"): "SUBMITTED",
    ("SUBMITTED", "ANSWER"): "ANSWERED",
    ("SUBMITTED", "WITHDRAW"): "WITHDRAWN",
    ("SUBMITTED", "ESCALATE"): "SUBMITTED",
    ("SUBMITTED", "PROD"): "SUBMITTED",
    ("SUBMITTED", "RECOMPUTE"): "SUBMITTED",
    ("REJECTED", "RECALL"): "SUBMITTED",
    ("MERGED", "RECALL"): "SUBMITTED",
    ("ASSIGNED", "CONTACT"): "ASSIGNED",
    ("ASSIGNED", "RECALL"): "SUBMITTED",
    ("ASSIGNED", "RETURN"): "SUBMITTED",
    ("ASSIGNED", "ACKNOWLEDGE"): "IN_PROGRESS",
    ("ASSIGNED", "CONTRIBUTE"): "ASSIGNED",
    ("ASSIGNED", "WITHDRAW"): "WITHDRAWN",
    ("ASSIGNED", "ESCALATE"): "ASSIGNED",
    ("ASSIGNED", "PROD"): "ASSIGNED",
    ("ASSIGNED", "RECOMPUTE"): "ASSIGNED",
    ("IN_PROGRESS", "CONTACT"): "IN_PROGRESS",
    ("IN_PROGRESS", "OPINION"): "IN_PROGRESS",
    ("IN_PROGRESS", "PROGRESS"): "IN_PROGRESS",
    ("IN_PROGRESS", "CONTRIBUTE"): "IN_PROGRESS",
    ("IN_PROGRESS", "REQUEST_EXTENSION"): "IN_PROGRESS",
    ("IN_PROGRESS", "GRANT_EXTENSION"): "IN_PROGRESS",
    ("IN_PROGRESS", "DENY_EXTENSION"): "IN_PROGRESS",
    ("IN_PROGRESS", "REQUEST_SUSPENSION"): "IN_PROGRESS",
    ("IN_PROGRESS", "DENY_SUSPENSION"): "IN_PROGRESS",
    ("IN_PROGRESS", "SUSPEND"): "SUSPENDED",
    ("IN_PROGRESS", "ANSWER"): "ANSWERED",
    ("IN_PROGRESS", "WITHDRAW"): "WITHDRAWN",
    ("IN_PROGRESS", "ESCALATE"): "IN_PROGRESS",
    ("IN_PROGRESS", "PROD"): "IN_PROGRESS",
    ("IN_PROGRESS", "RECOMPUTE"): "IN_PROGRESS",
    ("SUSPENDED", "PROGRESS"): "SUSPENDED",
    ("SUSPENDED", "REVIEW"): "SUSPENDED",
    ("SUSPENDED", "RESUME"): "IN_PROGRESS",
    ("SUSPENDED", "WITHDRAW"): "WITHDRAWN",
    ("SUSPENDED", "PROD"): "SUSPENDED",
    ("ANSWERED", "ATTEMPT"): "ANSWERED",
    ("ANSWERED", "PARTLY"): "ANSWERED",
    ("ANSWERED", "CONFIRM"): "CLOSED",
    ("ANSWERED", "CLOSE"): "CLOSED",
    ("ANSWERED", "DISPUTE"): "IN_PROGRESS",
    ("ANSWERED", "REOPEN"): "IN_PROGRESS",
    ("ANSWERED", "TO_OFFICE"): "SUBMITTED",
    ("CLOSED", "REOPEN"): "IN_PROGRESS",
    ("CLOSED", "TO_OFFICE"): "SUBMITTED",
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
    assert set(issue_flow.transitions()) == {(start, end) for (start, _move), end in TABLE.items() if start != end}


def test_every_status_is_reached_and_only_a_withdrawn_issue_never_comes_back() -> None:
    reached = {end for _start, end in issue_flow.transitions()}
    left = {start for start, _end in issue_flow.transitions()}

    assert reached == set(IssueStatus.values)
    assert set(IssueStatus.values) - left == {"WITHDRAWN"}


def test_an_issue_is_open_while_an_answer_is_owed() -> None:
    assert set(issue_flow.OPEN_STATUSES) == {"SUBMITTED", "ASSIGNED", "IN_PROGRESS"}
    over = {"CLOSED", "WITHDRAWN", "REJECTED", "MERGED"}
    assert set(issue_flow.UNFINISHED_STATUSES) == set(IssueStatus.values) - over
    assert set(issue_flow.UNIT_STATUSES) <= set(issue_flow.OPEN_STATUSES)


def test_every_move_but_the_first_is_a_verb_with_a_name_of_its_own() -> None:
    names = [issue_flow.verb_of(move) for move in IssueMove if move != IssueMove.DENY_EXTENSION]

    assert len(set(names)) == len(names)
    assert issue_flow.verb_of(IssueMove.GRANT_EXTENSION) == "decide-extension"
