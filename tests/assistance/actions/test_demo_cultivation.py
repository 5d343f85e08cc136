"""The demo's qualifications, projects and honours: the figures of the county's report, and every state once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from accounts.actions.people import system_user
from accounts.clock import local_day
from accounts.models import User
from assistance.actions.reminders import plan_reminders
from assistance.models import Event, Reminder
from enterprises.models import Award, Enterprise, Project, Qualification, TimelineEntry
from enterprises.queries.cultivation import update_due
from enterprises.queries.projects import headlines
from enterprises.rules.cultivation import months_before

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def today(loaded: datetime) -> date:
    return local_day(loaded)


def test_the_two_the_five_and_the_one_of_the_report_are_in_the_rows(today: date) -> None:
    assert Project.objects.filter(kind="DIGITAL_MANUFACTURING", scope="PROVINCE").count() == 2
    assert Project.objects.filter(kind="DIGITAL_MANUFACTURING").count() == 2
    assert Project.objects.filter(kind="DIGITAL_ECONOMY").count() == 5
    assert Qualification.objects.held(today).filter(level__code="GREEN_PROVINCE").count() == 1
    office = User.objects.get(username="office")
    counted = headlines(office, today)
    assert (counted.digital_manufacturing, counted.digital_economy, counted.green_factories) == (2, 5, 1)


def test_two_in_five_hold_something_and_every_key_enterprise_of_the_first_chains(today: date) -> None:
    holders = Qualification.objects.held(today).values("enterprise").distinct().count()
    assert 0.3 <= holders / Enterprise.objects.count() <= 0.5


def test_some_run_out_within_a_year_and_every_state_is_there(today: date) -> None:
    def ending(months: int) -> int:
        high_tech = Qualification.objects.expiring(today, months_before(today, -months))
        return high_tech.filter(level__code="HIGH_TECH").count()

    assert [ending(months) for months in (6, 9, 12)] == [2, 3, 5]
    assert Qualification.objects.filter(status="UNDER_REVIEW").count() == 1
    assert Qualification.objects.filter(status="REVOKED").count() == 1
    assert Qualification.objects.filter(status="VALID", valid_to__lt=today).count() == 1
    due = Qualification.objects.held(today).filter(update_due(today)).count()
    assert due == (1 if today >= date(today.year, 3, 30) else 0), "from a month before its day on"


def test_honours_are_of_the_last_three_years_and_of_the_last_entrepreneur_day(today: date) -> None:
    conferred = Award.objects.filter(conferral__isnull=False)
    last_day = Event.objects.get(kind="ENTREPRENEUR_DAY", status="FOLLOWED_UP")
    assert set(conferred.values_list("year", flat=True)) == {last_day.starts_on.year}
    years = set(Award.objects.filter(conferral__isnull=True).values_list("year", flat=True))
    assert years == {today.year - 1, today.year - 2, today.year - 3}


def test_every_grant_has_its_line_in_the_file_and_none_is_of_the_future(loaded: datetime) -> None:
    lines = TimelineEntry.objects.filter(kind="qualification.granted", at__lte=loaded)
    assert lines.count() == Qualification.objects.count()
    assert not Qualification.objects.filter(valid_from__gt=local_day(loaded)).exists()


def test_the_specialist_is_reminded_today_of_one_that_runs_out(loaded: datetime) -> None:
    plan_reminders(by=system_user(), at=loaded)
    told = Reminder.objects.filter(recipient__username="specialist").values_list("kind", flat=True)
    assert "QUALIFICATION_EXPIRES" in told
