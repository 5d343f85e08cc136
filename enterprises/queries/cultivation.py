"""Where an enterprise stands on each track: what it holds, what has run out, what comes next. Four queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch, Q

from enterprises.models import Document, Enterprise, Level, LevelRule, Qualification, QualificationStatus, Track
from enterprises.reference.cultivation import ABOVE_SIZE
from enterprises.rules import cultivation as rules
from enterprises.rules.cultivation import NextStep


class Stand(StrEnum):
    """Where the enterprise stands with one level."""

    HELD = "HELD"
    UNDER_REVIEW = "UNDER_REVIEW"
    RAN_OUT = "RAN_OUT"
    REVOKED = "REVOKED"
    NEXT = "NEXT"
    AHEAD = "AHEAD"


@dataclass(frozen=True)
class Rung:
    """One level of the ladder with the latest qualification, if there is one, and the step up, if it is the next."""

    level: Level
    rule: LevelRule | None  # in force today
    stand: Stand
    qualification: Qualification | None
    step: NextStep[Level] | None
    in_register: date | None = None  # above designated size since: said by the register, not by a qualification
    reminders: tuple[date, ...] = ()
    update_by: date | None = None  # the yearly update that is due now


@dataclass(frozen=True)
class Ladder:
    """A track with its levels from the first to the highest."""

    track: Track
    rungs: list[Rung]

    @property
    def next_step(self) -> NextStep[Level] | None:
        """What comes next on this track."""
        return next((rung.step for rung in self.rungs if rung.step), None)


@dataclass(frozen=True)
class Cultivation:
    """Everything about one enterprise: the ladders, and every qualification, newest first."""

    ladders: list[Ladder]
    qualifications: list[Qualification]

    @property
    def next_steps(self) -> list[NextStep[Level]]:
        """What comes next on each track."""
        return [ladder.next_step for ladder in self.ladders if ladder.next_step]


def cultivation_of(enterprise: Enterprise, today: date) -> Cultivation:
    """Return where the enterprise stands today: levels, rules in force, qualifications and documents, a query each."""
    levels = list(Level.objects.select_related("track").order_by("track__place", "track_id", "place"))
    in_force = {rule.level_id: rule for rule in LevelRule.objects.in_force(today)}
    documents = Prefetch(
        "documents", Document.objects.present().order_by("created_at", "id"), to_attr="shown_documents"
    )
    granted = Qualification.objects.filter(enterprise=enterprise).select_related("level", "rule")
    qualifications: list[Qualification] = list(granted.prefetch_related(documents).order_by("-valid_from", "-id"))
    latest = _latest(qualifications, today)
    held = {level for level, one in latest.items() if is_held(one, today)}
    held |= {level.pk for level in levels if level.code == ABOVE_SIZE and enterprise.above_designated_since}
    steps = {step.level.pk: step for step in rules.next_steps(held, levels, in_force.values(), today)}
    ladders: list[Ladder] = []
    for level in levels:
        if not ladders or ladders[-1].track.pk != level.track_id:
            ladders.append(Ladder(level.track, []))
        rule, one = in_force.get(level.pk), latest.get(level.pk)
        if rule or one:
            ladders[-1].rungs.append(_rung(enterprise, level, rule, one, steps.get(level.pk), today))
    return Cultivation(ladders, qualifications)


def is_held(qualification: Qualification, today: date) -> bool:
    """Whether it counts on a day; the twin of ``Qualification.objects.held`` for a row in hand."""
    status = rules.shown_status(qualification.status, qualification.valid_to, today)
    return status == QualificationStatus.VALID and qualification.valid_from <= today


def update_due(today: date) -> Q:
    """Condition on qualifications: the yearly update of this year is due and not handed in. Costs one query."""
    with_update = LevelRule.objects.filter(update_month__isnull=False).values_list("pk", "update_month", "update_day")
    open_now = [
        pk for pk, month, day in with_update if month and day and rules.update_opens(month, day, today.year) <= today
    ]
    owed = Q(updated_for__isnull=True) | Q(updated_for__lt=today.year)
    return Q(rule__in=open_now, valid_from__lt=date(today.year, 1, 1)) & owed


def _latest(qualifications: list[Qualification], today: date) -> dict[object, Qualification]:
    """Return for each level the qualification that says most: a held one before all others, then the newest."""
    latest: dict[object, Qualification] = {}
    for one in sorted(qualifications, key=lambda one: not is_held(one, today)):
        latest.setdefault(one.level_id, one)
    return latest


def _rung(
    enterprise: Enterprise,
    level: Level,
    rule: LevelRule | None,
    one: Qualification | None,
    step: NextStep[Level] | None,
    today: date,
) -> Rung:
    if level.code == ABOVE_SIZE and enterprise.above_designated_since:
        return Rung(level, rule, Stand.HELD, None, None, in_register=enterprise.above_designated_since)
    if one is None:
        return Rung(level, rule, Stand.NEXT if step else Stand.AHEAD, None, step)
    status = rules.shown_status(one.status, one.valid_to, today)
    stand = {
        QualificationStatus.VALID: Stand.HELD,
        QualificationStatus.UNDER_REVIEW: Stand.UNDER_REVIEW,
        QualificationStatus.EXPIRED: Stand.RAN_OUT,
        QualificationStatus.REVOKED: Stand.REVOKED,
    }[status]
    if stand is not Stand.HELD:
        return Rung(level, rule, stand, one, step)
    granted = one.rule
    reminders = rules.reminder_days(one.valid_to, granted.reminder_months if granted else ())
    update_by = None
    if granted and granted.update_month and granted.update_day:
        opens = rules.update_opens(granted.update_month, granted.update_day, today.year)
        if opens <= today and rules.owes_update(one.valid_from, one.updated_for, today.year):
            update_by = rules.update_deadline(granted.update_month, granted.update_day, today.year)
    return Rung(
        level, rule, stand, one, step,
        reminders=tuple(day for day in reminders if day >= today), update_by=update_by,
    )  # fmt: skip
