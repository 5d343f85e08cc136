"""Amber from 80 % of the working days that were promised, red when they are over."""

from __future__ import annotations

from datetime import date

import pytest

from assistance.deadlines import deadline_look
from assistance.models import Issue
from tests.assistance.rules.test_working_days import YEAR_2026


@pytest.mark.parametrize(
    ("today", "tone", "words"),
    [
        # Raised on Tuesday 29 September with five working days: 30; 8, 9, 10 (Saturday), 12 October.
        ("2026-09-29", "neutral", "5 working days left"),
        ("2026-10-07", "neutral", "4 working days left"),  # the whole holiday uses up nothing
        ("2026-10-09", "neutral", "2 working days left"),  # 60 %
        ("2026-10-10", "warn", "1 working day left"),  # 80 %
        ("2026-10-11", "warn", "1 working day left"),
        ("2026-10-12", "warn", "due today"),
        ("2026-10-13", "bad", "1 working day overdue"),
    ],
)
def test_the_tone_follows_the_share_of_working_days(today: str, tone: str, words: str) -> None:
    issue = Issue(status="IN_PROGRESS", due_from=date(2026, 9, 29), due_days=5, due_on=date(2026, 10, 12))

    look = deadline_look(issue, YEAR_2026, date.fromisoformat(today))

    assert look is not None
    assert (look.tone, look.words) == (tone, words)


def test_a_free_day_after_the_deadline_is_red_though_no_working_day_has_passed() -> None:
    issue = Issue(status="IN_PROGRESS", due_from=date(2026, 9, 22), due_days=5, due_on=date(2026, 9, 30))

    look = deadline_look(issue, YEAR_2026, date(2026, 10, 1))

    assert look is not None
    assert look.tone == "bad"


def test_an_answered_issue_has_no_deadline_any_more() -> None:
    assert deadline_look(Issue(status="ANSWERED", due_on=date(2026, 9, 30)), YEAR_2026, date(2026, 10, 9)) is None
