"""Who looks after which enterprise of the demo, and who did before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from accounts.models import User
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.enterprises import NEWCOMERS, Firm
from assistance.actions.demo.people import SPECIALISTS, Cast
from assistance.actions.demo.rows import change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.demo.texts.visits import BEGUN, HAND_OVERS, LEFT
from assistance.models import Assignment, AssignmentRole, Specialist

PRIMARY, BACKUP = AssignmentRole.PRIMARY, AssignmentRole.BACKUP

# Whose primary or backup the log-in `specialist` is: places in the catalogue.
OWN = (
    ("copper", 0),
    ("chemicals", 1),
    ("new-materials", 2),
    ("optoelectronics", 2),
    ("food", 2),
    ("auto-parts", 2),
    ("furniture", 0),
    ("textiles", 1),
)
OWN_AS_BACKUP = (("textiles", 0), ("equipment", 2))
TAKEN_OVER = ("optoelectronics", 2)  # by `specialist`, a few days ago
TAKEN_OVER_AGO = 6  # working days
_LEFT_ALONE = ("paper-packaging", 3)  # the primary moved on, nobody follows yet
_LEFT_ALONE_AGO = 5


@dataclass(frozen=True)
class _HandOver:
    """One specialist follows another (or nobody does) on a day."""

    firm: Firm
    present: Assignment
    to: Specialist | None
    on: date
    reason: Text


def assign_enterprises(scene: Scene, cast: Cast, firms: list[Firm]) -> None:
    """Give most enterprises a primary and a backup for a year; some were handed over, some wait for the office."""
    roster = _Roster(scene, cast.office)
    for copy in range(scene.scale):
        team = cast.specialists[copy * SPECIALISTS : (copy + 1) * SPECIALISTS]
        roster.staff([firm for firm in firms if firm.copy == copy and firm.key not in NEWCOMERS], team)
    insert(Assignment, [assignment for firm in firms for assignment in firm.assignments])
    roster.hand_over()
    _give_townships(firms)


def visitor_on(firm: Firm, day: date, role: str = PRIMARY) -> User | None:
    """Return who looked after the enterprise in a role on a day."""
    for assignment in firm.assignments:
        begun = assignment.starts_on <= day
        if assignment.role == role and begun and (assignment.ends_on is None or day < assignment.ends_on):
            return assignment.specialist.user
    return None


class _Roster:
    """Who gets what, as the office decides it: everybody much the same, `specialist` a good list."""

    def __init__(self, scene: Scene, office: User) -> None:
        self.scene, self.office = scene, office
        self.changes: list[_HandOver] = []

    def staff(self, group: list[Firm], team: list[Specialist]) -> None:
        """Let the assignments of a group of enterprises begin; those that changed hands with the former specialist."""
        copy = group[0].copy
        chance = self.scene.chance.fork(f"assignments/{copy}")
        others = team[1:] if copy == 0 else list(team)
        chance.shuffle(others)
        turn = 0  # everybody gets one enterprise before anybody gets a second
        for firm in group:
            own = copy == 0 and firm.key in OWN
            primary = team[0] if own else others[turn % len(others)]
            backup: Specialist | None = others[(turn + 17) % len(others)]
            former = others[(turn + 31) % len(others)]
            turn += not own and firm.key != _LEFT_ALONE
            if copy == 0 and firm.key in OWN_AS_BACKUP:
                backup = team[0]
            elif firm.key == _LEFT_ALONE or not chance.happens(0.85):
                backup = None
            change = self._change_of(chance, firm)
            if change is None:
                self._begin(firm, primary, PRIMARY)
            else:
                on, reason = change
                present = self._begin(firm, former, PRIMARY)
                self.changes.append(_HandOver(firm, present, None if reason == LEFT else primary, on, reason))
            if backup is not None:
                self._begin(firm, backup, BACKUP)

    def hand_over(self) -> None:
        """End what was handed over, then let the new assignments begin, with the lines of both."""
        for change in self.changes:
            at = self._signed_at(change.on)
            change.present.ends_on = change.on
            change.present.reason = self.scene.say(change.reason)
            change.present.updated_at = at
            self._note(change.firm, "assignment.ended", change.present, at, reason=change.present.reason)
        change_rows(Assignment, [change.present for change in self.changes], ["ends_on", "reason"])
        successors = [
            self._begin(change.firm, change.to, PRIMARY, on=change.on, reason=change.reason)
            for change in self.changes
            if change.to is not None
        ]
        insert(Assignment, successors)

    def _change_of(self, chance: Chance, firm: Firm) -> tuple[date, Text] | None:
        """Decide whether the enterprise changed hands: when, and why."""
        days = self.scene.days
        if firm.copy == 0 and firm.key == TAKEN_OVER:
            return days.back(TAKEN_OVER_AGO), HAND_OVERS[1]
        if firm.key == _LEFT_ALONE:
            return days.back(_LEFT_ALONE_AGO), LEFT
        if firm.key in (*OWN, *OWN_AS_BACKUP) or not chance.happens(0.14):
            return None
        length = (days.today - days.began_on).days
        day = days.began_on + timedelta(days=chance.randrange(length // 4, length * 3 // 4))
        return days.at_or_before(day), chance.choice(HAND_OVERS)

    def _begin(
        self, firm: Firm, specialist: Specialist, role: str, *, on: date | None = None, reason: Text = BEGUN
    ) -> Assignment:
        starts_on = on or self.scene.days.began_on
        at = self._signed_at(starts_on)
        assignment = self.scene.row(
            Assignment,
            at,
            enterprise=firm.enterprise,
            specialist=specialist,
            role=role,
            starts_on=starts_on,
            reason=self.scene.say(reason),
        )
        firm.assignments.append(assignment)
        self._note(firm, "assignment.begun", assignment, at)
        return assignment

    def _signed_at(self, day: date) -> datetime:
        return self.scene.days.moment(day, time(11, self.scene.chance.randrange(15, 55)))

    def _note(self, firm: Firm, kind: str, assignment: Assignment, at: datetime, **facts: str) -> None:
        user = assignment.specialist.user
        self.scene.note(
            firm.enterprise,
            kind,
            assignment,
            by=self.office,
            at=at,
            role=str(assignment.role),
            specialist=user.name,
            specialist_latin=user.latin_name,
            **facts,
        )


def _give_townships(firms: list[Firm]) -> None:
    """Let every specialist look after the townships where their enterprises lie."""
    towns: dict[UUID, set[UUID]] = {}
    for firm in firms:
        for assignment in firm.assignments:
            if assignment.role == PRIMARY:
                towns.setdefault(assignment.specialist_id, set()).add(firm.enterprise.township_id)
    links = Specialist.townships.through
    insert(
        links,
        [
            links(specialist_id=specialist, unit_id=town)
            for specialist, places in towns.items()
            for town in sorted(places)
        ],
    )
