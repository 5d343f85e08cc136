"""Moments in words, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from accounts import wording

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(hours=16), "yesterday 23:00"),
        (timedelta(days=12), "12 days ago"),
        (timedelta(days=40), "16 Oct"),
        (timedelta(days=400), "21 Oct 2025"),
        (timedelta(days=-1), "tomorrow 15:00"),
        (timedelta(days=-3), "28 Nov"),
    ],
)
def test_a_moment_is_said_as_people_say_it(ago: timedelta, words: str) -> None:
    assert wording.moment_words(NOW - ago, NOW) == words


def test_exact_moments_follow_the_language() -> None:
    assert wording.exact_moment(NOW) == "Wed 25 Nov 2026, 15:00"
    with translation.override("zh-hans"):
        assert wording.exact_moment(NOW) == "2026年11月25日 周三 15:00"


def test_county_time_counts_whatever_the_zone_of_the_value() -> None:
    assert wording.exact_moment(datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("UTC"))) == "Wed 25 Nov 2026, 07:30"


@pytest.mark.parametrize(
    ("left", "words"),
    [(3, "3 working days left"), (1, "1 working day left"), (0, "due today"), (-1, "1 working day overdue")],
)
def test_deadlines_are_said_in_working_days(left: int, words: str) -> None:
    assert wording.working_days_left(left) == words


def test_days_of_another_year_name_it() -> None:
    assert wording.short_day(date(2027, 1, 4), date(2026, 11, 25)) == "4 Jan 2027"


@pytest.mark.parametrize(
    ("left", "english", "chinese"),
    [
        (412, "412 days left", "还剩 412 天"),
        (1, "1 day left", "还剩 1 天"),
        (0, "last day today", "今天到期"),
        (-2, "ran out 2 days ago", "已到期 2 天"),
    ],
)
def test_days_left_are_said_in_words(left: int, english: str, chinese: str) -> None:
    assert wording.days_left(left) == english
    with translation.override("zh-hans"):
        assert wording.days_left(left) == chinese


def test_a_day_of_each_year() -> None:
    assert wording.day_of_each_year(5, 31) == "31 May"
    with translation.override("zh-hans"):
        assert wording.day_of_each_year(2, 29) == "2月29日"
