"""Two records of one enterprise, with a row behind every foreign key: some that move, some that the winner has already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import Versioned
from assistance.actions.invitations import pick_guests
from assistance.models import Assignment, AssignmentRole, Question
from enterprises.models import (
    Award,
    ChainNode,
    ChainPlace,
    Enterprise,
    Figure,
    Level,
    Project,
    Qualification,
    SupplyLink,
    Track,
)
from tests.factories.assistance import (
    AssignmentFactory,
    CommitmentFactory,
    IssueFactory,
    ReminderFactory,
    SpecialistFactory,
    VisitFactory,
)
from tests.factories.enterprises import ContactFactory, EnterpriseFactory
from tests.factories.events import planned_event
from tests.factories.world import World


@dataclass(frozen=True)
class Pair:
    """``loser`` is the same enterprise as ``winner``, entered a second time."""

    winner: Enterprise
    loser: Enterprise


def make(world: World, model: type[Versioned], **fields: Any) -> Any:
    """Insert a row of a model without a factory."""
    return model._default_manager.create(created_at=world.at, updated_at=world.at, **fields)


def make_pair(world: World, copies: int = 1) -> Pair:
    """Make the pair; ``copies`` multiplies what moves."""
    winner = world.enterprise
    loser = EnterpriseFactory(
        name="阳谷弦歌铜业公司", short_name="弦歌铜业（旧）", name_en="Xiange Copper (old)",
        township=world.township, chain=world.chain,
    )  # fmt: skip
    third = EnterpriseFactory(township=world.township, chain=world.chain)
    merged_before = EnterpriseFactory(township=world.township, chain=world.chain, merged_into=loser)
    assert merged_before.merged_into_id == loser.pk
    track = make(world, Track, code="T", name="专精特新")
    levels = [
        make(world, Level, track=track, code=f"L{n}", name=f"第{n}级", scope="CITY", place=n) for n in range(copies + 1)
    ]
    nodes = [make(world, ChainNode, chain=world.chain, name=f"环节{n}", stage="UPSTREAM") for n in range(copies + 1)]
    for record in (winner, loser):  # the same on both: stays with the loser
        make(world, Qualification, enterprise=record, level=levels[0], valid_from=date(2025, 1, 1))
        make(world, Award, enterprise=record, year=2024, name="纳税大户")
        make(world, Figure, enterprise=record, indicator="OUTPUT", year=2025, through_month=12, value_cum=5)
        make(world, ChainPlace, enterprise=record, node=nodes[0])
        make(world, SupplyLink, supplier=record, customer=third, product="铜杆")
        make(world, SupplyLink, supplier=third, customer=record, product="阴极铜")
    make(world, SupplyLink, supplier=winner, customer=loser, product="铜带")  # would link the winner with itself
    _assign(world, loser)
    ContactFactory(enterprise=loser, is_preferred=True)
    event = planned_event(world)
    for n in range(1, copies + 1):
        visit = VisitFactory(enterprise=loser)
        CommitmentFactory(visit=visit)
        issue = IssueFactory(enterprise=loser, visit=visit, category=world.category, status="IN_PROGRESS")
        ReminderFactory(enterprise=loser, issue=issue, subject_id=issue.pk)
        make(world, Qualification, enterprise=loser, level=levels[n], valid_from=date(2025, 1, 1))
        (invited,) = pick_guests(event, contacts=[ContactFactory(enterprise=loser)], by=world.organiser, at=world.at)
        given = {"event": event, "text": "何时增容？", "asked_by": "BEFOREHAND", "made_by": world.organiser}
        make(world, Question, enterprise=loser, invitation=invited, **given)
        make(world, Project, enterprise=loser, kind="GREEN", name=f"项目{n}")
        make(world, Award, enterprise=loser, year=2024, name=f"荣誉{n}")
        make(world, Figure, enterprise=loser, indicator="TAX", year=2000 + n, through_month=12, value_cum=5)
        make(world, ChainPlace, enterprise=loser, node=nodes[n])
        make(world, SupplyLink, supplier=loser, customer=third, product=f"产品{n}")
        make(world, SupplyLink, supplier=third, customer=loser, product=f"原料{n}")
    return Pair(winner, loser)


def _assign(world: World, loser: Enterprise) -> None:
    """One assignment that moves, one that ends, one that began today, one that is to begin, one of long ago."""
    day = timedelta(days=1)
    long_ago = {"starts_on": world.today - 900 * day, "ends_on": world.today - 800 * day}
    AssignmentFactory(enterprise=loser, specialist=SpecialistFactory(), **long_ago)
    AssignmentFactory(
        enterprise=loser, specialist=world.other_specialist_row, ends_on=world.today, starts_on=world.today - 200 * day
    )
    today: Assignment = AssignmentFactory(
        enterprise=loser, specialist=SpecialistFactory(), starts_on=world.today, ends_on=world.today + 30 * day
    )
    AssignmentFactory(enterprise=loser, specialist=today.specialist, starts_on=world.today + 30 * day)
    AssignmentFactory(enterprise=loser, specialist=SpecialistFactory(), role=AssignmentRole.BACKUP)
