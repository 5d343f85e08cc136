"""From which status to which, why and from when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enterprises.models import EnterpriseStatus
from enterprises.rules.enterprise_status import MOVES, StatusDayError, StatusMoveError, StatusReasonError, check

TODAY = date(2026, 11, 26)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_every_status_has_a_way_out_and_none_leads_to_itself() -> None:
    assert set(MOVES) == set(EnterpriseStatus.values)
    assert all(after and before not in after for before, after in MOVES.items())
    assert {status for after in MOVES.values() for status in after} == set(MOVES)


@pytest.mark.parametrize(
    ("before", "wanted"), [("CLOSED", "SUSPENDED"), ("CLOSED", "LOST_CONTACT"), ("CLOSED", "CLOSED")]
)
def test_what_has_closed_is_reopened_first(before: str, wanted: str) -> None:
    with pytest.raises(StatusMoveError):
        check(before, None, wanted, reason="x", since=TODAY, today=TODAY)


def test_a_change_says_why_and_blanks_say_nothing() -> None:
    with pytest.raises(StatusReasonError):
        check("OPERATING", None, "CLOSED", reason="  ", since=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("present_since", "since", "fine"),
    [(None, TODAY, True), (None, TOMORROW, False), (TODAY, YESTERDAY, False), (TODAY, TODAY, True)],
)
def test_a_status_begins_neither_tomorrow_nor_before_the_present_one(
    present_since: date | None, since: date, fine: bool
) -> None:
    if fine:
        check("OPERATING", present_since, "CLOSED", reason="x", since=since, today=TODAY)
        return
    with pytest.raises(StatusDayError) as refusal:
        check("OPERATING", present_since, "CLOSED", reason="x", since=since, today=TODAY, prefix="status_")
    assert refusal.value.attr == "status_since"
