"""Pages of settings: clocks, categories, the working calendar with what its changes moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.models import User
from assistance.models import CalendarDay, Issue, StageClock
from assistance.queries.calendar import working_calendar, year_is_missing
from tests.factories import IssueFactory, World
from tests.factories.clocks import StageClockFactory

LogIn = Callable[[User], Client]


@pytest.fixture
def clock(world: World) -> StageClock:
    made: StageClock = StageClockFactory()
    return made


class TestClocks:
    def test_the_page_leads_to_each_clock_and_category(self, world: World, log_in: LogIn, clock: StageClock) -> None:
        page = log_in(world.admin).get("/settings/clocks/").content.decode()

        assert f"/settings/clocks/{clock.pk}/" in page
        assert f"/settings/clocks/categories/{world.category.pk}/" in page
        assert "counts for stages and issues that begin afterwards" in page

    def test_a_clock_is_changed_once(self, world: World, log_in: LogIn, clock: StageClock) -> None:
        client, url = log_in(world.office), f"/settings/clocks/{clock.pk}/"

        assert client.post(url, {"version": "1", "amount": "2", "unit": "DAYS"}).status_code == 302
        stale = client.post(url, {"version": "1", "amount": "5", "unit": "DAYS"})

        clock.refresh_from_db()
        assert clock.amount == 2
        assert stale.status_code == 409
        assert "Somebody saved this while you were typing" in stale.content.decode()

    def test_a_refusal_stands_beside_its_field(self, world: World, log_in: LogIn, clock: StageClock) -> None:
        refused = log_in(world.office).post(
            f"/settings/clocks/{clock.pk}/", {"version": "1", "amount": "31", "unit": "DAYS"}
        )

        assert refused.status_code == 422
        assert "A stage lasts from 1 to 30 working days" in refused.content.decode()

    def test_a_category_gives_other_days(self, world: World, log_in: LogIn) -> None:
        url = f"/settings/clocks/categories/{world.category.pk}/"
        body = {"version": "1", "answer_days": "7", "urgent_days": "8", "usual_unit": str(world.unit.pk)}
        client = log_in(world.admin)

        assert client.post(url, body).status_code == 422
        assert client.post(url, body | {"urgent_days": "3"}).status_code == 302

        world.category.refresh_from_db()
        assert (world.category.answer_days, world.category.usual_unit) == (7, world.unit)


class TestCalendar:
    def test_a_year_shows_its_months_and_names(self, world: World, log_in: LogIn) -> None:
        CalendarDay.objects.filter(day__range=("2026-10-01", "2026-10-07")).update(
            note="国庆节", note_en="National Day"
        )

        page = log_in(world.office).get("/settings/calendar/2026/").content.decode()

        assert "2026: 248 working days" in page
        assert "1–7 National Day" in page

    def test_an_edited_day_lists_what_it_moved(self, world: World, log_in: LogIn) -> None:
        calendar = working_calendar(world.today)
        first, second = calendar.after(world.today, 1).on, calendar.after(world.today, 2).on
        issue: Issue = IssueFactory(
            enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS", title="Power upgrade",
            due_from=world.today, due_days=1, due_on=first,
        )  # fmt: skip
        url = f"/settings/calendar/days/{first.isoformat()}/"

        office = log_in(world.office).post(
            url, {"is_working": "no", "note": "停电", "note_en": "No power"}, follow=True
        )
        admin = log_in(world.admin).get(f"/settings/calendar/{first.year}/")

        issue.refresh_from_db()
        assert issue.due_on == second
        assert "1 promise moved" in office.content.decode()
        assert "Power upgrade" in office.content.decode()
        assert issue.number in admin.content.decode()
        assert "Power upgrade" not in admin.content.decode(), "an administrator reads no issues"

    def test_a_day_that_has_passed_is_refused_in_words(self, world: World, log_in: LogIn) -> None:
        url = f"/settings/calendar/days/{world.today - timedelta(days=1)}/"

        refused = log_in(world.office).post(url, {"is_working": "no"})

        assert refused.status_code == 422
        assert "This day has passed" in refused.content.decode()

    @pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "1889-01-01", "20261001"])
    def test_no_day_is_not_there(self, world: World, log_in: LogIn, day: str) -> None:
        expected = 200 if day == "20261001" else 404  # the short form of ISO is a day too

        assert log_in(world.office).get(f"/settings/calendar/days/{day}/").status_code == expected

    @pytest.mark.parametrize("year", ["1989", "2100", "0", "99999"])
    def test_no_year_of_our_time_is_not_there(self, world: World, log_in: LogIn, year: str) -> None:
        assert log_in(world.office).get(f"/settings/calendar/{year}/").status_code == 404

    def test_a_year_that_no_package_knows_is_refused_and_typed_by_hand(self, world: World, log_in: LogIn) -> None:
        client = log_in(world.admin)
        refused = client.post("/settings/calendar/2098/load/")
        assert refused.status_code == 422
        assert "not published yet" in refused.content.decode()

        done = client.post(
            "/settings/calendar/2098/notice/",
            {"free": "2098-10-01 - 2098-10-07 国庆节\n2098-01-01", "made_up": "2098-10-11 国庆节调休上班"},
        )

        assert done.status_code == 302
        days = dict(CalendarDay.objects.filter(day__year=2098).values_list("day", "is_working"))
        assert len(days) == 365
        assert not any(days[date(2098, 10, day)] for day in range(1, 8))
        assert (days[date(2098, 1, 1)], days[date(2098, 10, 11)]) == (False, True)
        assert CalendarDay.objects.get(day=date(2098, 10, 3)).note == "国庆节"

    @pytest.mark.parametrize(
        ("free", "made_up"),
        [
            ("2098-13-01", ""),
            ("next week", ""),
            ("2097-10-01", ""),  # of another year
            ("2098-10-07 - 2098-10-01", ""),
            ("2098-01-01 - 2098-12-31", ""),
            ("2098-10-01", "2098-10-01"),
            ("", ""),
        ],
    )
    def test_a_notice_that_makes_no_sense_loads_nothing(
        self, world: World, log_in: LogIn, free: str, made_up: str
    ) -> None:
        refused = log_in(world.office).post("/settings/calendar/2098/notice/", {"free": free, "made_up": made_up})

        assert refused.status_code == 422
        assert not CalendarDay.objects.filter(day__year=2098).exists()

    def test_while_next_year_is_missing_office_and_administrator_are_told(self, world: World, log_in: LogIn) -> None:
        CalendarDay.objects.filter(day__year=world.today.year + 1).delete()
        missing = year_is_missing(world.today)
        words = f"The working calendar of {missing} is not loaded yet."

        for reader, page in (
            (world.office, "/"),
            (world.admin, "/"),  # leads to the accounts
            (world.office, "/settings/clocks/"),
            (world.admin, f"/settings/calendar/{world.today.year}/"),
        ):
            told = words in log_in(reader).get(page, follow=True).content.decode()
            assert told == (missing is not None), (reader.username, page)
