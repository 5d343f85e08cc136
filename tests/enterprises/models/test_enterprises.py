"""The register: how an enterprise is found, and who sees which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from assistance.models import Assignment
from enterprises.models import ChainLeader, Enterprise
from tests.factories import EnterpriseFactory, IssueFactory, World


@pytest.mark.parametrize(
    "typed",
    [
        "弦歌",
        "铜",
        "铜业有限",
        "阳谷弦歌铜业有限公司",
        " 弦歌　铜业 ",
        "xiange",
        "XGTY",
        "ygxg",
        "Xiange Copper",
        "ＸＧＴＹ",
    ],
)
def test_an_enterprise_is_found_by_any_part_of_its_names(world: World, typed: str) -> None:
    assert list(Enterprise.objects.matching(typed)) == [world.enterprise]


def test_an_enterprise_is_found_by_a_part_of_its_code(world: World) -> None:
    code = world.enterprise.uscc

    assert world.enterprise in Enterprise.objects.matching(code.lower())
    assert world.enterprise in Enterprise.objects.matching(code[4:])


@pytest.mark.parametrize("typed", ["歌弦", "不存在", "xgtyx", "%", "_", "\\", "';--", "歌%"])
def test_what_is_in_no_name_is_not_found(world: World, typed: str) -> None:
    assert list(Enterprise.objects.matching(typed)) == []


@pytest.mark.parametrize("typed", ["", "   ", "　"])
def test_nothing_typed_finds_all(world: World, typed: str) -> None:
    assert Enterprise.objects.matching(typed).count() == 2


def test_the_shared_part_of_two_names_finds_both(world: World) -> None:
    assert set(Enterprise.objects.matching("阳谷")) == {world.enterprise, world.other_enterprise}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("specialist", {"enterprise"}),
        ("backup", {"enterprise"}),
        ("other_specialist", {"other_enterprise"}),
        ("office", {"enterprise", "other_enterprise"}),
        ("organiser", {"enterprise", "other_enterprise"}),
        ("auditor", {"enterprise", "other_enterprise"}),
        ("leader", {"enterprise"}),
        ("handler", set()),
        ("admin", set()),
    ],
)
def test_who_may_open_which_enterprise(world: World, who: str, sees: set[str]) -> None:
    expected = {getattr(world, name) for name in sees}

    assert set(Enterprise.objects.visible_to(getattr(world, who))) == expected


def test_specialists_list_the_names_of_all_but_others_only_what_they_open(world: World) -> None:
    assert Enterprise.objects.listed_to(world.specialist).count() == 2
    assert set(Enterprise.objects.listed_to(world.leader)) == {world.enterprise}
    assert not Enterprise.objects.listed_to(world.admin).exists()


def test_a_handler_sees_an_enterprise_while_an_issue_sits_with_the_unit(world: World) -> None:
    IssueFactory(enterprise=world.enterprise, status="SUBMITTED")
    assert not Enterprise.objects.visible_to(world.handler).exists()

    IssueFactory(enterprise=world.enterprise, status="ASSIGNED", lead_unit=world.unit)
    assert list(Enterprise.objects.visible_to(world.handler)) == [world.enterprise]
    assert not Enterprise.objects.visible_to(world.other_handler).exists()


@pytest.mark.parametrize(
    ("starts", "ends", "seen"), [(-10, None, True), (0, None, True), (1, None, False), (-10, 0, False), (-10, 1, True)]
)
def test_an_assignment_counts_from_its_first_day_until_the_day_before_its_end(
    world: World, starts: int, ends: int | None, seen: bool
) -> None:
    Assignment.objects.filter(pk=world.assignment.pk).update(
        version=2,
        starts_on=world.today + timedelta(days=starts),
        ends_on=None if ends is None else world.today + timedelta(days=ends),
    )

    assert Enterprise.objects.visible_to(world.specialist).exists() is seen


def test_a_leader_whose_term_is_over_sees_nothing(world: World) -> None:
    ChainLeader.objects.filter(user=world.leader).update(version=2, ends_on=world.today)

    assert not Enterprise.objects.visible_to(world.leader).exists()


def test_a_person_with_two_roles_sees_both_scopes_and_each_row_once(world: World) -> None:
    world.specialist.roles = ["SPECIALIST", "HANDLER"]
    IssueFactory(enterprise=world.enterprise, status="ASSIGNED", lead_unit=world.unit)
    IssueFactory(enterprise=world.other_enterprise, status="ASSIGNED", lead_unit=world.unit)
    world.specialist.__dict__["unit_ids"] = [world.unit.pk]

    assert sorted(e.pk for e in Enterprise.objects.visible_to(world.specialist)) == sorted(
        [world.enterprise.pk, world.other_enterprise.pk]
    )


def test_scope_is_one_query_whatever_the_number_of_enterprises(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    EnterpriseFactory.create_batch(5, township=world.township, chain=world.chain)

    with django_assert_num_queries(1):
        assert len(Enterprise.objects.visible_to(world.leader)) == 6


def test_the_visible_rows_can_be_locked(world: World) -> None:
    """No DISTINCT: it would forbid FOR UPDATE."""
    assert list(Enterprise.objects.visible_to(world.specialist).select_for_update(of=("self",))) == [world.enterprise]


def test_the_name_follows_the_reader(world: World) -> None:
    with translation.override("zh-hans"):
        assert str(world.enterprise) == "弦歌铜业"
    with translation.override("en"):
        assert str(world.enterprise) == "Xiange Copper"
