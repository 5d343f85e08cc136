"""Issues of the demo, written as the verbs would have: each move is a step, a line of the file, and a new version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from accounts.clock import local_day
from accounts.models import Unit, User
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.people import Cast
from assistance.actions.demo.plots import Move, Plot
from assistance.actions.demo.rows import AT_A_TIME, change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Scenario
from assistance.actions.issue_steps import stage_end
from assistance.actions.issues import take_numbers
from assistance.models import CallBack, Issue, IssueSource, IssueStep, Visit
from assistance.rules import issue_flow
from assistance.rules.issue_clocks import DEFAULTS, Clockwork, Stage
from assistance.rules.issue_flow import ActingAs, IssueMove, IssueStatus, Urgency

_CHANGED = ["status", "lead_unit", "stage_due_at", "opinion_at", "outcome", "answer", "answered_at", "closed_at"]


@dataclass
class Life:
    """An issue and the moves after it was raised, up to now."""

    firm: Firm
    issue: Issue
    moves: list[Move]


def round_number(number: int) -> int:
    """Return the number as people say it: large ones are round."""
    for least, step in ((1000, 100), (200, 50), (100, 10)):
        if number >= least:
            return number // step * step
    return number


def in_yuan(ten_thousands: int) -> str:
    """Return so many times 10,000 yuan (万元) in English: "80 thousand", "4.5 million"."""
    return f"{ten_thousands / 100:g} million" if ten_thousands >= 100 else f"{ten_thousands * 10} thousand"


class Ledger:
    """All issues of the demo. ``raise_issue`` invents a life, ``write`` numbers and stores them all."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast = scene, cast
        self.lives: list[Life] = []
        self.clock = Clockwork(DEFAULTS, scene.days.calendar, settings.WORKING_HOURS)

    def raise_issue(
        self,
        firm: Firm,
        scenario: Scenario,
        *,
        by: User,
        at: datetime,
        chance: Chance,
        visit: Visit | None = None,
        source: str = "",
        until: IssueStatus = IssueStatus.CLOSED,
        answered_on: date | None = None,
    ) -> Issue:
        """Raise an issue and let it live until now, or only up to the status ``until``."""
        scene = self.scene
        category = self.cast.categories[scenario.category]
        number = round_number(chance.randint(*scenario.numbers))
        places = {"n": number, "yuan": in_yuan(number)}
        urgency = Urgency.URGENT if scenario.is_urgent else Urgency.NORMAL
        from_event = source == IssueSource.EVENT
        days = self.clock.span(Stage.EVENT_ANSWER, urgency).amount if from_event else category.days_for(urgency)
        deadline = scene.days.calendar.after(local_day(at), days)
        issue = scene.row(
            Issue,
            at,
            enterprise=firm.enterprise,
            visit=visit,
            source=source or (IssueSource.VISIT if visit else IssueSource.SPECIALIST),
            title=scene.say(scenario.title, **places),
            category=category,
            description=scene.say(scenario.description, **places),
            urgency=urgency,
            status=IssueStatus.SUBMITTED,
            raised_by=by,
            due_on=deadline.on,
            due_is_provisional=deadline.provisional,
            due_from=local_day(at),
            due_days=days,
            contacted_at=at,
        )
        issue.stage_due_at = stage_end(issue, IssueStatus.SUBMITTED, at, deadline.on, self.clock)
        plot = Plot(scene, self.cast, chance, scenario, issue, places, answered_on)
        moves = [move for move in plot.moves(until) if move.at <= scene.days.at]
        self.lives.append(Life(firm, issue, moves))
        return issue

    def write(self) -> None:
        """Number the issues in the order in which they were raised, insert them and make their moves."""
        self.lives.sort(key=lambda life: (life.issue.created_at, life.issue.pk))
        self._number()
        for start in range(0, len(self.lives), AT_A_TIME):
            self._write_some(self.lives[start : start + AT_A_TIME])

    def _write_some(self, lives: list[Life]) -> None:
        """Insert issues, then make all their second moves, all their third ... each with its step: the database insists."""
        steps: dict[int, list[IssueStep]] = defaultdict(list)
        for life in lives:
            for step in self._steps(life):
                steps[step.place].append(step)
        insert(Issue, [life.issue for life in lives], settled=False)
        insert(IssueStep, steps.pop(1))
        for place, taken in sorted(steps.items()):
            moved = [life for life in lives if place <= len(life.moves) + 1]
            for life in moved:
                self._apply(life.issue, life.moves[place - 2])
            words = [life.moves[place - 2].call_back for life in moved]
            insert(CallBack, [word for word in words if word], settled=False)
            insert(IssueStep, taken, settled=False)
            change_rows(Issue, [life.issue for life in moved], _CHANGED)

    def _number(self) -> None:
        by_year: dict[int, list[Issue]] = defaultdict(list)
        for life in self.lives:
            by_year[local_day(life.issue.created_at).year].append(life.issue)
        for year, issues in by_year.items():
            last = take_numbers(year, len(issues))
            for number, issue in enumerate(issues, start=last - len(issues) + 1):
                issue.number = f"{year}-{number:05d}"

    def _apply(self, issue: Issue, move: Move) -> None:
        status = issue_flow.after(issue.status, move.move)
        if status != issue.status or move.move == IssueMove.OPINION:
            given = move.move == IssueMove.OPINION
            issue.stage_due_at = stage_end(issue, status, move.at, issue.due_on, self.clock, given)
        issue.status = status
        issue.updated_at = move.at
        for name, value in move.fields.items():
            setattr(issue, name, value)

    def _steps(self, life: Life) -> Iterator[IssueStep]:
        """Yield the steps of an issue, and keep the lines of the enterprise's file."""
        issue, status = life.issue, ""
        unit: Unit | None = None
        raiser = ActingAs.OFFICE if issue.source == IssueSource.EVENT else ActingAs.SPECIALIST
        raised = Move(IssueMove.RAISE, issue.raised_by, issue.created_at, issue.description, acting_as=raiser)
        for place, move in enumerate((raised, *life.moves), start=1):
            unit = move.fields.get("lead_unit", unit)
            before, status = status, issue_flow.after(status, move.move)
            yield IssueStep(
                id=self.scene.chance.id_at(move.at),
                issue=issue,
                place=place,
                move=move.move,
                from_status=before,
                to_status=status,
                by=move.by,
                acting_as=move.acting_as,
                at=move.at,
                unit=unit,
                text=move.text,
                due_before=issue.due_on if before else None,
                due_on=issue.due_on,
            )
            self.scene.note(
                life.firm.enterprise,
                _LINES[move.move],
                issue,
                by=move.by,
                at=move.at,
                number=issue.number,
                title=issue.title,
                **move.facts,
            )


_LINES = {
    IssueMove.RAISE: "issue.raised",
    IssueMove.ACCEPT: "issue.accepted",
    IssueMove.ACKNOWLEDGE: "issue.acknowledged",
    IssueMove.OPINION: "issue.opinion",
    IssueMove.PROGRESS: "issue.progress",
    IssueMove.ANSWER: "issue.answered",
    IssueMove.PARTLY: "issue.partly",
    IssueMove.CONFIRM: "issue.closed",
    IssueMove.CLOSE: "issue.closed",
}
