"""Clocks, categories, scores and ages through the API."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistance.models import StageClock
from assistance.rules.working_days import COUNTY
from tests.clients import Api, first_error
from tests.factories import IssueFactory
from tests.factories.clocks import StageClockFactory
from tests.factories.world import World


@pytest.fixture
def clock(world: World) -> StageClock:
    made: StageClock = StageClockFactory()
    return made


def test_a_clock_is_read_by_all_and_changed_by_the_office(world: World, api: Api, clock: StageClock) -> None:
    (row,) = api(world.specialist).get("clocks/").json()["results"]
    assert (row["stage"], row["urgency"], row["amount"], row["unit"]) == ("ACCEPT", "NORMAL", 1, "DAYS")

    answer = api(world.office).patch(f"clocks/{clock.pk}/", {"amount": 2}, seen=row["version"])

    assert (answer.status_code, answer.json()["amount"], answer.headers["ETag"]) == (200, 2, '"2"')
    assert api(world.office).patch(f"clocks/{clock.pk}/", {"amount": 3}).status_code == 428
    assert api(world.office).patch(f"clocks/{clock.pk}/", {"amount": 3}, seen=1).status_code == 412
    assert api(world.handler).patch(f"clocks/{clock.pk}/", {"amount": 3}, seen=2).status_code == 403


def test_a_refusal_has_its_code_and_field(world: World, api: Api, clock: StageClock) -> None:
    answer = api(world.admin).patch(f"clocks/{clock.pk}/", {"amount": 31}, seen=1)
    assert (answer.status_code, first_error(answer)) == (409, ("clock_length", "amount"))

    answer = api(world.admin).patch(f"categories/{world.category.pk}/", {"urgent_days": 11}, seen=1)
    assert (answer.status_code, first_error(answer)) == (409, ("urgent_is_quicker", "urgent_days"))


def test_a_category_takes_days_and_the_code_of_a_unit(world: World, api: Api) -> None:
    body = {"answer_days": 8, "urgent_days": 4, "usual_unit": world.unit.code}

    answer = api(world.office).patch(f"categories/{world.category.pk}/", body, seen=1)

    assert answer.status_code == 200
    changed = answer.json()
    assert (changed["answer_days"], changed["urgent_days"], changed["usual_unit"]) == (8, 4, str(world.unit.pk))


def test_scores_and_ages_come_unit_by_unit(world: World, api: Api) -> None:
    at = datetime(2026, 10, 20, 10, tzinfo=COUNTY)
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="CLOSED", created_at=at)
    IssueFactory(enterprise=world.enterprise, status="SUBMITTED", created_at=world.at)

    scores = api(world.auditor).get("issues/scores/", month="2026-10").json()
    ages = api(world.leader).get("issues/ageing/").json()

    (row,) = scores["results"]
    assert (scores["month"], row["unit_code"], row["closed"], row["valid"]) == ("2026-10", "GXJ", 1, 1)
    assert (row["solved_rate"], row["solution"], row["score"], row["too_few"]) == ("1.0000", "1.0000", None, True)
    assert ages["results"] == [
        {
            "unit": None, "unit_code": None, "unit_name": None, "total": 1, "upto_5": 1, "upto_10": 0, "upto_15": 0,
            "upto_30": 0, "over_30": 0, "parked": 0,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("month", ["2026-13", "26-10", "2026", "2026-10-01"])
def test_what_is_no_month_is_400(world: World, api: Api, month: str) -> None:
    assert api(world.office).get("issues/scores/", month=month).status_code == 400
