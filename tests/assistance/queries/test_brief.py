"""The brief before a visit: what it holds, for whom, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from assistance.queries.brief import Brief, brief
from enterprises.models import Figure, Level, Qualification, Track
from tests.factories.assistance import CommitmentFactory, IssueFactory, VisitFactory
from tests.factories.merges import make
from tests.factories.world import World


def of(world: World, user: User | None = None) -> Brief:
    return brief(world.enterprise, user or world.specialist, world.at)


def figure(world: World, **fields: Any) -> Figure:
    row: Figure = make(
        world,
        Figure,
        **{
            "enterprise": world.enterprise,
            "indicator": "OUTPUT",
            "year": 2026,
            "through_month": 10,
            "value_cum": 5,
            **fields,
        },
    )
    return row


def qualification(world: World, place: int, valid_to: date | None) -> Qualification:
    track = Track.objects.first() or make(world, Track, code="T", name="绿色")
    level = make(world, Level, track=track, code=f"L{place}", name=f"第{place}级", scope="CITY", place=place)
    begin = world.today - timedelta(days=900)
    row: Qualification = make(
        world, Qualification, enterprise=world.enterprise, level=level, valid_from=begin, valid_to=valid_to
    )
    return row


def crowd(world: World, n: int) -> None:
    for place in range(n):
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
        CommitmentFactory(visit=visit)
        IssueFactory(enterprise=world.enterprise, category=world.category, lead_unit=world.unit, status="ASSIGNED")
        figure(world, year=2000 + place)
        qualification(world, place, world.today + timedelta(days=30 + place))


def test_it_holds_the_profile_and_the_latest_of_everything(world: World) -> None:
    crowd(world, 8)
    planned = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)

    found = of(world)

    assert (found.contact, found.primary, found.planned) == (world.contact, world.assignment, planned)
    assert found.leader is not None and found.leader.user == world.leader
    assert found.figures is not None and [latest.figure.year for latest in found.figures] == [2007]
    assert [(part.total, part.more) for part in (found.issues, found.promises, found.visits)] == [
        (8, 2),
        (8, 3),
        (8, 5),
    ]
    assert found.qualifications is not None and (found.qualifications.total, found.qualifications.more) == (8, 4)


def test_only_what_runs_out_within_twelve_months_is_about_to_expire(world: World) -> None:
    soon = qualification(world, 1, world.today + timedelta(days=365))
    for place, days in ((2, 366), (3, -1)):
        qualification(world, place, world.today + timedelta(days=days))
    qualification(world, 4, None)

    found = of(world).qualifications

    assert found is not None and list(found.rows) == [soon]


def test_everybody_reads_what_their_role_reads_elsewhere(world: World) -> None:
    crowd(world, 1)

    handler = of(world, world.handler)

    assert handler.figures is None
    assert handler.qualifications is not None
    assert (handler.visits.total, handler.promises.total, handler.issues.total) == (0, 0, 1)
    assert of(world, world.leader).figures


def test_it_costs_the_same_with_few_and_with_many_rows(world: World) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            of(world)
        return len(queries)

    crowd(world, 1)
    of(world)  # asks once for what the person keeps: roles and units
    few = cost()
    for _time in range(9):
        VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
        IssueFactory(enterprise=world.enterprise, category=world.category)
    assert cost() == few == 13
