"""Entering figures: created, corrected with a reason, taken back; what stood before is kept; races."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import StaleError
from enterprises.actions.figures import record_figure, record_period, remove_figure
from enterprises.models import Figure, TimelineEntry
from enterprises.queries.figures import revisions
from enterprises.rules import figures as rules
from enterprises.rules.figures import NewFigure
from tests.databases import OwnDatabase
from tests.factories.figures import FigureFactory
from tests.factories.world import World


def record(world: World, value: int | str | None = 100, **kwargs: Any) -> Figure:
    given: dict[str, Any] = {
        "enterprise": world.enterprise,
        "indicator": "OUTPUT",
        "year": 2024,
        "through_month": 4,
    } | kwargs
    number = None if value is None else Decimal(value)
    who: dict[str, Any] = {"by": world.office, "at": world.at}
    return record_figure(value_cum=number, **who | given)


def told(world: World) -> list[tuple[str, dict[str, int]]]:
    lines = TimelineEntry.objects.filter(enterprise=world.enterprise, kind__startswith="figures").order_by("at", "id")
    return list(lines.values_list("kind", "facts"))


def test_a_figure_is_entered_and_leaves_a_line_without_its_value(world: World) -> None:
    figure = record(world, base_cum_comparable=Decimal(80), source="Industry Bureau")

    assert (figure.version, figure.value_cum, figure.was_replayed) == (1, Decimal(100), False)
    assert told(world) == [("figures.recorded", {"year": 2024, "month": 4})]


def test_several_figures_of_one_act_leave_one_line(world: World) -> None:
    lines = [NewFigure("OUTPUT", Decimal(100)), NewFigure("PROFIT", Decimal(-5)), NewFigure("TAX", Decimal(3))]

    record_period(
        enterprise=world.enterprise, year=2024, through_month=4, figures=lines, by=world.office, at=world.at
    )  # fmt: skip

    assert Figure.objects.count() == 3
    assert told(world) == [("figures.recorded", {"year": 2024, "month": 4})]


def test_figures_of_the_county_leave_no_line_in_a_file(world: World) -> None:
    record(world, enterprise=None)

    assert told(world) == []


def test_the_same_values_again_change_nothing(world: World) -> None:
    first = record(world, source="A")

    again = record(world, "100.00", source="A", expected=0)  # a second click has seen none

    assert (again.pk, again.version, again.was_replayed) == (first.pk, 1, True)
    assert len(told(world)) == 1


def test_a_final_figure_is_corrected_with_a_reason_only(world: World) -> None:
    figure = record(world)

    with pytest.raises(rules.CorrectionNeedsReasonError):
        record(world, 120)
    corrected = record(world, 120, note="Typed in another unit", expected=1)

    assert (corrected.pk, corrected.version, corrected.value_cum) == (figure.pk, 2, Decimal(120))
    [revision] = revisions(corrected)
    assert (revision.by, revision.note) == (world.office, "Typed in another unit")
    assert revision.words == "value since January: 100 yuan, now 120 yuan"
    assert [kind for kind, _facts in told(world)] == ["figures.recorded", "figures.corrected"]


def test_a_preliminary_figure_is_replaced_without_a_reason(world: World) -> None:
    record(world, is_preliminary=True)

    final = record(world, 110)

    assert (final.version, final.value_cum, final.is_preliminary) == (2, Decimal(110), False)
    assert {change.name for change in revisions(final)[0].changes} == {"value_cum", "is_preliminary"}


def test_corrections_are_told_the_latest_first(world: World) -> None:
    record(world)
    record(world, 120, note="first")
    figure = record(world, 130, note="second")

    assert [(one.version, one.note) for one in revisions(figure)] == [(3, "second"), (2, "first")]


def test_what_somebody_else_changed_is_not_overwritten_unseen(world: World) -> None:
    record(world)
    record(world, 120, note="first")

    for seen in (0, 1):
        with pytest.raises(StaleError):
            record(world, 130, note="mine", expected=seen)
    assert Figure.objects.get().value_cum == 120


@pytest.mark.parametrize(
    ("kwargs", "refusal"),
    [
        ({"through_month": 1}, rules.UnknownPeriodError),
        ({"year": 2098}, rules.FuturePeriodError),
        ({"value": None}, rules.EmptyFigureError),
        ({"indicator": "VALUE_ADDED", "growth_official": Decimal(1)}, rules.GrowthAloneError),
        ({"expected": 3}, rules.FigureGoneError),
    ],
)
def test_what_cannot_be_a_figure_is_refused(world: World, kwargs: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        record(world, **kwargs)
    with pytest.raises(rules.OneSubjectError):
        record(world, chain=world.chain)
    assert not Figure.objects.exists()


def test_a_figure_is_taken_back_with_a_reason_and_the_history_keeps_it(world: World) -> None:
    figure = record(world)

    with pytest.raises(rules.CorrectionNeedsReasonError):
        remove_figure(figure, reason="", by=world.office, at=world.at)
    remove_figure(figure, reason="Another enterprise's", expected=1, by=world.office, at=world.at)

    assert not Figure.objects.exists()
    last = Figure.pgh_event_model.objects.filter(id=figure.pk).latest("pgh_id")
    assert (last.pgh_label, last.value_cum, last.note) == ("delete", 100, "Another enterprise's")
    with pytest.raises(rules.FigureGoneError):
        remove_figure(figure, reason="again", by=world.office, at=world.at)


def test_an_empty_line_takes_a_figure_back_and_one_refusal_takes_all_back(world: World) -> None:
    record(world)
    act: dict[str, Any] = {"enterprise": world.enterprise, "year": 2024, "through_month": 4, "by": world.office}
    empty, tax = NewFigure("OUTPUT", expected=1), NewFigure("TAX", Decimal(2))

    with pytest.raises(rules.CorrectionNeedsReasonError):
        record_period(**act, figures=[tax, empty], at=world.at)
    assert Figure.objects.get().indicator == "OUTPUT"

    record_period(**act, figures=[tax, empty], note="Not theirs", at=world.at)
    assert Figure.objects.get().indicator == "TAX"


def test_only_the_office_enters_figures(world: World) -> None:
    figure = FigureFactory(enterprise=world.enterprise)
    for name, person in world.everybody.items():
        if name != "office":
            with pytest.raises(PermissionDenied):
                record(world, 1, by=person)
            with pytest.raises(PermissionDenied):
                remove_figure(figure, reason="x", by=person, at=world.at)


def test_twenty_people_enter_one_period_at_once(own_database: OwnDatabase, world: World) -> None:
    outcomes = own_database.at_once(
        *[lambda value=value: record(world, value, expected=0) for value in range(100, 120)]
    )

    kinds = Counter(type(outcome) for outcome in outcomes)
    assert kinds[Figure] == 1
    assert kinds[Figure] + kinds[StaleError] + kinds[rules.FigurePresentError] == 20
    figure = Figure.objects.get()
    assert (figure.version, figure.value_cum) == (1, next(one for one in outcomes if isinstance(one, Figure)).value_cum)
    assert len(told(world)) == 1


def test_twenty_people_correct_one_figure_at_once(own_database: OwnDatabase, world: World) -> None:
    record(world)

    outcomes = own_database.at_once(
        *[lambda value=value: record(world, value, note=f"to {value}", expected=1) for value in range(200, 220)]
    )

    assert Counter(type(outcome) for outcome in outcomes) == {Figure: 1, StaleError: 19}
    assert Figure.objects.get().version == 2
