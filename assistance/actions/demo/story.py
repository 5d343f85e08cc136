"""The hand-written part: the last days of some enterprises, so that every log-in of the demo finds something to do.

`specialist` has stops today, promises and issues around today, an enterprise to be called today and one nobody has
contacted for a month; `handler` and `office` have issues at every stage. All days are relative to the load.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from accounts.models import User
from assistance.actions.demo.assignments import TAKEN_OVER_AGO, visitor_on
from assistance.actions.demo.diary import Diary
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.issues import Ledger
from assistance.actions.demo.notes import people_met, what_was_said
from assistance.actions.demo.people import Cast
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.sideways import Sideways
from assistance.actions.demo.texts import story as said
from assistance.actions.demo.texts.issues import SCENARIOS
from assistance.actions.demo.texts.shapes import Text
from assistance.models import Issue, Visit, VisitKind
from assistance.rules.issue_flow import IssueStatus

BEFORE = timedelta(days=10)  # so long before the story the ordinary visits of its enterprises end
_OVERDUE_SINCE = (31, 38, 45, 52)  # days: the rhythm of contacts, and a week more each time
_SCENARIOS = {scenario.name: scenario for scenario in SCENARIOS if scenario.name}


class Story:
    """Tells the story; afterwards ``quiet_from`` says for whom the ordinary year has to stop, and when."""

    def __init__(self, scene: Scene, cast: Cast, diary: Diary, ledger: Ledger, firms: list[Firm]) -> None:
        self.scene, self.days = scene, scene.days
        self.diary, self.ledger = diary, ledger
        self.me = cast.named["specialist"]
        self.office = cast.office
        self.categories = cast.categories
        self.firms = {firm.key: firm for firm in firms if firm.copy == 0}
        self.chance = scene.chance.fork("story")
        self.quiet_from: dict[tuple[str, int], date] = {}

    def tell(self) -> None:
        """Tell everything."""
        self._copper()
        self._road()
        self._loan()
        self._taken_over()
        self._promised_contact()
        self._nobody_called()
        self._home()
        self._grant()
        self._backup()
        self._stops()
        self._county()

    # --- `specialist` ---------------------------------------------------------------------------------------------

    def _copper(self) -> None:
        """The next stop: thirty workers short, overdue; a power upgrade, due tomorrow; the answer is promised for today."""
        key = ("copper", 0)
        visit = self._visit(key, self._raised_for("workers", self.days.back(2)), said.WORKERS_NOTES, staff="tight")
        self._issue(key, "workers", visit, until=IssueStatus.IN_PROGRESS)
        raised_on = self._raised_for("power", self.days.ahead(1))
        visit = self._visit(key, raised_on, said.CAPACITY_NOTES, orders="good", capacity="tight", staff="tight")
        self._issue(key, "power", visit, until=IssueStatus.IN_PROGRESS)
        self.diary.promise(visit, said.CAPACITY_PROMISE, self.days.today, at=visit.created_at)

    def _road(self) -> None:
        key = ("chemicals", 1)
        visit = self._visit(key, self._raised_for("road", self.days.ahead(0)), said.ROAD_NOTES, orders="steady")
        self._issue(key, "road", visit, until=IssueStatus.IN_PROGRESS)

    def _loan(self) -> None:
        """A loan is answered and waits for the call-back; the other issue of the visit is overdue since yesterday."""
        key = ("new-materials", 2)
        raised_on = self._raised_for("students", self.days.back(1))
        visit = self._visit(key, raised_on, said.LOAN_NOTES, cash="tight", next_contact_on=self.days.ahead(2))
        self._issue(key, "loan", visit, until=IssueStatus.ANSWERED, answered_on=self.days.back(2))
        self._issue(key, "students", visit, until=IssueStatus.IN_PROGRESS)

    def _taken_over(self) -> None:
        day = self.days.back(TAKEN_OVER_AGO)
        self._visit(("optoelectronics", 2), day, said.FIRST_NOTES, orders="good", material="steady")

    def _promised_contact(self) -> None:
        day = self.days.at_or_before(self.days.today - timedelta(days=14))
        self._visit(("food", 2), day, said.FOOD_NOTES, orders="good", staff="tight", next_contact_on=self.days.today)

    def _nobody_called(self) -> None:
        """The last contact lies just so long back that the reminder of the rhythm comes today."""
        candidates = [self.days.today - timedelta(days=ago) for ago in _OVERDUE_SINCE]
        working = [day for day in candidates if self.days.calendar.is_working(day)]
        day = (working or candidates)[0]
        self._visit(("auto-parts", 2), day, said.QUIET_NOTES, kind=VisitKind.PHONE, orders="steady", capacity="good")

    def _home(self) -> None:
        key = ("furniture", 0)
        visit = self._visit(key, self.days.back(6), said.HOME_NOTES, staff="tight", next_contact_on=self.days.ahead(4))
        self._issue(key, "reading room", visit, until=IssueStatus.IN_PROGRESS)
        self.diary.promise(visit, said.UNION_PROMISE, self.days.back(2), at=visit.created_at)
        self.diary.promise(visit, said.BUS_PROMISE, self.days.ahead(1), at=visit.created_at)

    def _grant(self) -> None:
        key = ("textiles", 1)
        day, clock = self._just_now()
        visit = self._visit(
            key,
            day,
            said.GRANT_NOTES,
            clock=clock,
            kind=VisitKind.PHONE,
            cash="tight",
            next_contact_on=self.days.ahead(8),
        )
        self._issue(key, "grant", visit, until=IssueStatus.SUBMITTED)
        self.diary.promise(visit, said.LIST_PROMISE, self.days.ahead(3), at=visit.created_at)

    def _backup(self) -> None:
        key = ("textiles", 0)
        day = self._raised_for("sewers", self.days.back(1))
        visit = self._visit(key, day, said.BACKUP_NOTES, by=self.me, staff="tight", next_contact_on=self.days.ahead(5))
        self._issue(key, "sewers", visit, until=IssueStatus.IN_PROGRESS)

    def _stops(self) -> None:
        """Three stops today as far as the day still reaches, the others on the next working day, two more this week."""
        today = self._stops_today()
        stops = [self.days.moment(self.days.today, clock) for clock in today]
        tomorrow = self.days.ahead(1)
        stops += [self.days.moment(tomorrow, clock) for clock in (time(9, 30), time(14), time(15, 30))]
        program = (
            (("copper", 0), said.PLAN_NOTES),
            (("chemicals", 1), said.FOLLOW_NOTES),
            (("optoelectronics", 2), said.MEET_NOTES),
        )
        for (key, notes), planned_for in zip(program, stops, strict=False):
            self._plan(key, planned_for, notes)
        self._plan(("new-materials", 2), self.days.moment(self.days.ahead(2), time(10)), said.BANK_NOTES)
        if not today and not self.days.calendar.is_working(self.days.today):
            self._plan(("food", 2), self._call_on_a_free_day(), said.CALL_NOTES, kind=VisitKind.PHONE)

    def _stops_today(self) -> list[time]:
        if not self.days.calendar.is_working(self.days.today):
            return []
        clocks = (time(9, 30), time(11), time(14), time(15, 30), time(16, 40))
        soon = self.days.at + timedelta(minutes=20)
        left = [clock for clock in clocks if self.days.moment(self.days.today, clock) >= soon]
        if len(left) == len(clocks):
            left.remove(time(11))  # the usual day
        return left[:3]

    def _call_on_a_free_day(self) -> datetime:
        soon = self.days.at + timedelta(minutes=20)
        calls = [self.days.moment(self.days.today, time(hour)) for hour in (10, 16, 20)]
        left = [call for call in calls if call >= soon]
        return left[0] if left else self.days.moment(self.days.today + timedelta(days=1), time(10))

    # --- everybody else: `handler`, `office`, `leader` ---------------------------------------------------------------

    def _county(self) -> None:
        """Issues at every stage: due today, tomorrow, overdue, to be acknowledged, to be accepted, to be called back."""
        days = self.days
        self._brought(("equipment", 0), "skilled", IssueStatus.IN_PROGRESS, due_on=days.ahead(0))
        self._brought(("food", 0), "insurance", IssueStatus.IN_PROGRESS, due_on=days.ahead(1))
        self._brought(("optoelectronics", 0), "apprentices", IssueStatus.ASSIGNED, raised_on=days.back(3))
        self._brought(
            ("health", 0), "allowance", IssueStatus.ANSWERED, raised_on=days.back(9), answered_on=days.back(1)
        )
        self._brought(("new-materials", 0), "digital", IssueStatus.IN_PROGRESS, due_on=days.ahead(5))
        self._brought(("paper-packaging", 0), "supplier", IssueStatus.IN_PROGRESS, due_on=days.back(6))
        self._brought(("chemicals", 0), "refund", IssueStatus.SUBMITTED, due_on=days.ahead(1))  # left lying
        self._brought(("new-energy", 0), "land", IssueStatus.SUBMITTED, raised_on=days.back(1))
        day, clock = self._just_now()
        self._brought(("auto-parts", 0), "power", IssueStatus.SUBMITTED, raised_on=day, clock=clock)
        self.sideways = Sideways(
            parked=self._brought(("new-energy", 1), "land", IssueStatus.IN_PROGRESS, raised_on=days.back(8)),
            rejected=self._brought(("food", 1), "loan", IssueStatus.SUBMITTED, raised_on=days.back(2)),
            repeated=self._brought(("chemicals", 1), "grant", IssueStatus.SUBMITTED, raised_on=days.back(2)),
            first=self._brought(("chemicals", 1), "grant", IssueStatus.IN_PROGRESS, raised_on=days.back(7)),
            withdrawn=self._brought(("equipment", 1), "digital", IssueStatus.SUBMITTED, raised_on=days.back(3)),
        )

    def _brought(
        self,
        key: tuple[str, int],
        name: str,
        until: IssueStatus,
        *,
        due_on: date | None = None,
        raised_on: date | None = None,
        answered_on: date | None = None,
        clock: time = time(14, 20),
    ) -> Issue:
        """An ordinary visit by the primary specialist that brought the issue back."""
        day = raised_on or self._raised_for(name, due_on or self.days.today)
        firm = self.firms[key]
        told = what_was_said(self.scene, self.chance, firm, VisitKind.ON_SITE, day)
        visit = self._record(key, day, clock, VisitKind.ON_SITE, told | {"next_contact_on": self.days.ahead(7)})
        return self._issue(key, name, visit, until=until, answered_on=answered_on)

    # --- how it is written --------------------------------------------------------------------------------------------

    def _raised_for(self, name: str, due_on: date) -> date:
        days = self.categories[_SCENARIOS[name].category].answer_days
        return self.days.raised_for(due_on, days)

    def _just_now(self) -> tuple[date, time]:
        """This morning, or on the last working day if this one has not got far."""
        is_late = self.days.at >= self.days.moment(self.days.today, time(10, 45))
        if is_late and self.days.calendar.is_working(self.days.today):
            return self.days.today, time(9, 5)
        return self.days.back(1), time(15, 40)

    def _visit(
        self,
        key: tuple[str, int],
        day: date,
        notes: Text,
        *,
        clock: time = time(14, 30),
        kind: VisitKind = VisitKind.ON_SITE,
        by: User | None = None,
        next_contact_on: date | None = None,
        **situation: str,
    ) -> Visit:
        told = {
            "people_met": people_met(self.scene, self.chance, self.firms[key], kind),
            "notes": self.scene.say(notes),
            "situation": situation,
            "next_contact_on": next_contact_on,
        }
        return self._record(key, day, clock, kind, told, by)

    def _record(
        self,
        key: tuple[str, int],
        day: date,
        clock: time,
        kind: VisitKind,
        told: Mapping[str, object],
        by: User | None = None,
    ) -> Visit:
        firm = self.firms[key]
        happened_at = self.days.moment(day, clock)
        at = self.days.written_after(happened_at, self.chance)
        visitor = by or visitor_on(firm, day) or self.office
        self.quiet_from.setdefault(key, day - BEFORE)
        return self.diary.record(firm, visitor, happened_at, kind=kind, at=at, **told)

    def _issue(
        self, key: tuple[str, int], name: str, visit: Visit, *, until: IssueStatus, answered_on: date | None = None
    ) -> Issue:
        return self.ledger.raise_issue(
            self.firms[key],
            _SCENARIOS[name],
            by=visit.visitor,
            at=visit.created_at,
            chance=self.chance,
            visit=visit,
            until=until,
            answered_on=answered_on,
        )

    def _plan(
        self, key: tuple[str, int], planned_for: datetime, notes: Text, *, kind: VisitKind = VisitKind.ON_SITE
    ) -> None:
        at = self.days.during(self.days.back(2), self.chance)
        self.diary.plan(self.firms[key], self.me, planned_for, kind=kind, notes=self.scene.say(notes), at=at)
