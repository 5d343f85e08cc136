"""How one issue goes: accepted, acknowledged, worked on, answered, closed; who does what when, as offices work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from accounts.clock import local_day
from accounts.models import Unit, User
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.people import Cast
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.issues import ACCEPTED, CALL_BACKS
from assistance.actions.demo.texts.shapes import Scenario, Text
from assistance.models import CallBack, Issue
from assistance.rules.call_backs import CallBackChannel, ReallySolved, ServiceRating
from assistance.rules.issue_flow import ActingAs, IssueMove, IssueStatus, Outcome

_LATE = 0.06  # share of the answers that come after their day

_WORD = IssueMove.CONFIRM

_FIRST_MOVE_BEYOND = {
    IssueStatus.SUBMITTED: IssueMove.ACCEPT,
    IssueStatus.ASSIGNED: IssueMove.ACKNOWLEDGE,
    IssueStatus.IN_PROGRESS: IssueMove.ANSWER,
    IssueStatus.ANSWERED: _WORD,
    IssueStatus.CLOSED: None,
}


@dataclass(frozen=True)
class Move:
    """One move of an issue: what it writes to the issue (``fields``) and to the enterprise's file (``facts``)."""

    move: IssueMove
    by: User
    at: datetime
    text: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    acting_as: ActingAs = ActingAs.OFFICE
    call_back: CallBack | None = None


@dataclass(frozen=True)
class Plot:
    """The life of one issue, as far as it may come: some of it may lie in the future."""

    scene: Scene
    cast: Cast
    chance: Chance
    scenario: Scenario
    issue: Issue
    places: Mapping[str, object]  # of its texts
    answered_on: date | None = None  # by chance, mostly in time

    def moves(self, until: IssueStatus = IssueStatus.CLOSED) -> Iterator[Move]:
        """Yield the moves after the issue was raised, up to the status ``until``."""
        every = self._on_the_spot() if self.scenario.on_the_spot else self._through_a_unit()
        beyond = _FIRST_MOVE_BEYOND[until]
        return takewhile(lambda move: not _is_beyond(move.move, beyond), every)

    def _on_the_spot(self) -> Iterator[Move]:
        answered_at = self._later(self.issue.created_at, 0)
        yield self._answer(self.issue.raised_by, answered_at)
        yield from self._close(answered_at)

    def _through_a_unit(self) -> Iterator[Move]:
        unit = self._unit()
        handler = self.cast.handlers[unit.code]
        names = {"unit_name": unit.name, "unit_name_en": unit.name_en}
        at = self._later(self.issue.created_at, self.chance.choice((0, 0, 1)))
        accepted = self.scene.say(self.chance.choice(ACCEPTED))
        yield Move(IssueMove.ACCEPT, self.cast.office, at, accepted, {"lead_unit": unit}, names)
        at = self._later(at, self.chance.choice((0, 1)))
        yield Move(IssueMove.ACKNOWLEDGE, handler, at, acting_as=ActingAs.UNIT)
        at = self._later(at, self.chance.choice((1, 1, 2)))
        done = self._say(self.scenario.progress)
        if self.chance.happens(0.4):
            yield Move(IssueMove.OPINION, handler, at, done, {"opinion_at": at}, acting_as=ActingAs.UNIT)
        else:
            yield Move(IssueMove.PROGRESS, handler, at, done, acting_as=ActingAs.UNIT)
        answered_at = self._later(at, max(0, self.scene.days.calendar.between(local_day(at), self._answer_day())))
        yield self._answer(handler, answered_at)
        yield from self._close(answered_at)

    def _unit(self) -> Unit:
        """The scenario's unit, or the category's usual one (an administrator may have chosen another)."""
        usual = self.issue.category.usual_unit
        code = self.scenario.unit or (usual.code if usual else "IIT")
        return self.cast.units[code]

    def _answer_day(self) -> date:
        if self.answered_on is not None:
            return self.answered_on
        calendar, due_on = self.scene.days.calendar, self.issue.due_on
        if self.chance.happens(_LATE):
            return calendar.after(due_on, self.chance.randint(1, 3)).on
        return calendar.before(due_on, self.chance.choice((0, 0, 1, 1, 2, 3)))

    def _answer(self, by: User, at: datetime) -> Move:
        text = self._say(self.scenario.answer)
        fields = {"outcome": self.scenario.outcome, "answer": text, "answered_at": at}
        acting_as = ActingAs.SPECIALIST if self.scenario.on_the_spot else ActingAs.UNIT
        return Move(IssueMove.ANSWER, by, at, text, fields, {"outcome": self.scenario.outcome}, acting_as=acting_as)

    def _close(self, answered_at: datetime) -> Iterator[Move]:
        """The call-back: mostly a yes; an explanation is "partly", and the office's second look closes it."""
        at = self._later(answered_at, self.chance.choice((1, 1, 2, 3)))
        heard = self._say(self.chance.choice(CALL_BACKS[self.scenario.outcome]))
        rating = self.chance.choice((*[ServiceRating.SATISFIED] * 4, ServiceRating.BASICALLY, ""))
        solved = ReallySolved.YES if self.scenario.outcome == Outcome.SOLVED else ReallySolved.PARTLY
        word = CallBack(
            issue=self.issue, round=0, channel=CallBackChannel.CALL, reached=True, really_solved=solved,
            service_rating=rating, comment=heard, by=self.cast.office, at=at,
        )  # fmt: skip
        if solved == ReallySolved.YES:
            yield Move(IssueMove.CONFIRM, self.cast.office, at, heard, {"closed_at": at}, call_back=word)
            return
        yield Move(IssueMove.PARTLY, self.cast.office, at, heard, call_back=word)
        at = self._later(at, 1)
        yield Move(IssueMove.CLOSE, self.cast.office, at, heard, {"closed_at": at})

    def _later(self, moment: datetime, working_days: int) -> datetime:
        return self.scene.days.later(moment, working_days, self.chance)

    def _say(self, text: Text) -> str:
        return self.scene.say(text, **self.places)


def _is_beyond(move: IssueMove, first: IssueMove | None) -> bool:
    """A word of the enterprise may be a yes or a partly: either goes beyond an answered issue."""
    return move == first or (first == _WORD and move == IssueMove.PARTLY)
