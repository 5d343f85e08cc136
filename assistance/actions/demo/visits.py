"""A year of ordinary visits: every enterprise by its rhythm, with promises kept and issues brought back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from accounts.clock import local_day
from accounts.models import User
from assistance.actions.demo.assignments import BACKUP, visitor_on
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.diary import Diary
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.issues import Ledger
from assistance.actions.demo.notes import what_was_said
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.issues import SCENARIOS
from assistance.actions.demo.texts.shapes import Scenario
from assistance.actions.demo.texts.visits import CANCELLATIONS, PROMISES
from assistance.models import Visit, VisitKind

_GAPS = (14, 21, 24, 28, 28, 30, 30)  # days to the next contact
_ON_SITE_AFTER = timedelta(days=70)  # at the latest
_REMOTE = (VisitKind.PHONE, VisitKind.PHONE, VisitKind.PHONE, VisitKind.ONLINE, VisitKind.OFFICE)
_BRINGS_AN_ISSUE = 0.18
_BRINGS_A_PROMISE = 0.3
_LONG_AGO = timedelta(days=30)  # promises older than this have all been kept
_SLOTS = (time(9, 0), time(9, 30), time(10, 30), time(14, 0), time(14, 30), time(15, 30))


@dataclass
class Year:
    """The ordinary visits of all enterprises; from ``quiet_from`` on an enterprise's story is told elsewhere."""

    scene: Scene
    diary: Diary
    ledger: Ledger
    quiet_from: Mapping[tuple[str, int], date]
    told: Counter[Scenario] = field(default_factory=Counter)

    def tell(self, firms: list[Firm]) -> None:
        """Tell the year of every enterprise that was ever assigned."""
        for number, firm in enumerate(firms):
            if firm.assignments:
                ends = self.quiet_from.get(firm.key) if firm.copy == 0 else None
                _FirmsYear(self, firm, self.scene.chance.fork(f"year/{number}"), ends).tell()

    def scenario(self, firm: Firm, chance: Chance, day: date) -> Scenario:
        """Choose an issue that this enterprise may have in this season, rather one that was not told often."""
        fitting = [
            scenario
            for scenario in SCENARIOS
            if (not scenario.chains or firm.slug in scenario.chains)
            and (not scenario.months or day.month in scenario.months)
        ]
        scenario = min(chance.sample(fitting, 4), key=lambda candidate: self.told[candidate])
        self.told[scenario] += 1
        return scenario


@dataclass
class _FirmsYear:
    """The year of one enterprise."""

    year: Year
    firm: Firm
    chance: Chance
    ends_on: date | None
    last_on_site: date = date.min

    def tell(self) -> None:
        """Visit by visit up to yesterday, then what is planned."""
        days = self.year.scene.days
        first = days.calendar.after(days.began_on + timedelta(days=self.chance.randrange(1, 25)), 0).on
        day = first
        last_day = self.ends_on or days.today
        while day < last_day:
            gap = timedelta(days=self.chance.choice(_GAPS))
            visitor = visitor_on(self.firm, day)
            if visitor is not None:
                self._visit(self._stand_in(visitor, day), day, gap)
            day = days.calendar.after(day + gap + timedelta(days=self.chance.randrange(-2, 3)), 0).on
        if self.ends_on is None:
            self._plan_ahead()

    def _stand_in(self, visitor: User, day: date) -> User:
        """Now and then the backup goes."""
        return (visitor_on(self.firm, day, BACKUP) or visitor) if self.chance.happens(0.12) else visitor

    def _visit(self, by: User, day: date, gap: timedelta) -> None:
        scene, diary = self.year.scene, self.year.diary
        kind = self._kind(day)
        happened_at = scene.days.during(day, self.chance)
        at = scene.days.written_after(happened_at, self.chance)
        said = what_was_said(scene, self.chance, self.firm, kind, day)
        if self.chance.happens(0.75):
            said["next_contact_on"] = day + gap
        if kind == VisitKind.ON_SITE and self.chance.happens(0.5):
            planned_at = self._days_before(day)
            visit = diary.plan(self.firm, by, happened_at, kind=kind, at=planned_at)
            diary.complete(visit, happened_at, at=at, **said)
        else:
            visit = diary.record(self.firm, by, happened_at, kind=kind, at=at, **said)
        self._results(visit, by, day, at)
        if self.chance.happens(0.03):
            self._called_off(by, day)

    def _kind(self, day: date) -> VisitKind:
        if day - _ON_SITE_AFTER >= self.last_on_site or self.chance.happens(0.3):
            self.last_on_site = day
            return VisitKind.ON_SITE
        return self.chance.choice(_REMOTE)

    def _results(self, visit: Visit, by: User, day: date, at: datetime) -> None:
        days = self.year.scene.days
        if self.chance.happens(_BRINGS_A_PROMISE):
            due_on = days.calendar.after(day, self.chance.randrange(3, 12)).on
            kept_on = days.calendar.before(due_on, self.chance.randrange(3))
            is_kept = kept_on < days.today and (self.chance.happens(0.9) or self._is_long_ago(day))
            text = self.chance.choice(PROMISES)
            self.year.diary.promise(visit, text, due_on, kept_on=kept_on if is_kept else None, at=at)
        if self.chance.happens(_BRINGS_AN_ISSUE):
            scenario = self.year.scenario(self.firm, self.chance, day)
            phoned_in = not scenario.on_the_spot and self.chance.happens(0.1)  # a day later, without a visit
            raised_at = days.later(at, 1, self.chance) if phoned_in else at
            if raised_at <= days.at and visitor_on(self.firm, local_day(raised_at)) == by:
                self.year.ledger.raise_issue(
                    self.firm,
                    scenario,
                    by=by,
                    at=raised_at,
                    chance=self.chance,
                    visit=None if phoned_in else visit,
                )

    def _is_long_ago(self, day: date) -> bool:
        return self.ends_on is not None or day < self.year.scene.days.today - _LONG_AGO

    def _called_off(self, by: User, day: date) -> None:
        """A further visit was planned and called off, more than a week after ``day``."""
        scene = self.year.scene
        planned_on = scene.days.calendar.after(day, 7).on
        if planned_on >= scene.days.today:
            return
        planned_at = scene.days.later(scene.days.moment(day, time(15)), 1, self.chance)
        visit = self.year.diary.plan(
            self.firm,
            by,
            scene.days.moment(planned_on, self.chance.choice(_SLOTS)),
            kind=VisitKind.ON_SITE,
            at=planned_at,
        )
        reason = scene.say(self.chance.choice(CANCELLATIONS))
        self.year.diary.cancel(visit, reason, at=scene.days.later(planned_at, 3, self.chance))

    def _plan_ahead(self) -> None:
        """Some have a visit planned in the next two weeks."""
        days = self.year.scene.days
        visitor = visitor_on(self.firm, days.today)
        if visitor is None or not self.chance.happens(0.4):
            return
        planned_for = days.moment(days.ahead(self.chance.randrange(1, 10)), self.chance.choice(_SLOTS))
        kind = VisitKind.ON_SITE if self.chance.happens(0.8) else VisitKind.PHONE
        self.year.diary.plan(self.firm, visitor, planned_for, kind=kind, at=self._days_before(days.today))

    def _days_before(self, day: date) -> datetime:
        """Return a moment some working days before ``day``, while the visitor looked after the enterprise already."""
        days = self.year.scene.days
        earlier = days.calendar.before(day, self.chance.randrange(1, 5))
        return max(days.during(earlier, self.chance), self.year.scene.morning(300))
