"""The office keeps the register."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import IdTakenError, StaleError
from enterprises.actions.enterprises import (
    CreditCodeTakenError,
    LikelyDuplicateError,
    RoleWithoutChainError,
    edit_enterprise,
    register_enterprise,
)
from enterprises.models import Enterprise, TimelineEntry
from enterprises.rules.credit_codes import CreditCodeError, with_check_character
from enterprises.rules.enterprise_status import StatusDayError, StatusMoveError, StatusReasonError
from enterprises.rules.industries import IndustryError
from tests.databases import OwnDatabase
from tests.factories import World

CODE = with_check_character("91000000MB0000042")


def register(world: World, **kwargs: Any) -> Enterprise:
    fields: dict[str, Any] = {"uscc": CODE, "name": "阳谷鲁阳电缆有限公司", "township": world.township}
    return register_enterprise(**{"by": world.office, "at": world.at, **fields, **kwargs})


def test_a_registered_enterprise_is_found_and_its_file_begins(world: World) -> None:
    enterprise = register(world, short_name="鲁阳电缆", chain=world.chain, role="BACKBONE")

    assert list(Enterprise.objects.matching("lydl")) == [enterprise]
    assert (enterprise.version, enterprise.created_at) == (1, world.at)
    line = TimelineEntry.objects.get(enterprise=enterprise)
    assert (line.kind, line.by, line.at, line.subject_id) == (
        "enterprise.registered",
        world.office,
        world.at,
        enterprise.pk,
    )
    [history] = Enterprise.pgh_event_model.objects.filter(pgh_obj_id=enterprise.pk)  # type: ignore[attr-defined]
    assert (history.pgh_label, history.pgh_context["user"]) == ("insert", str(world.office.pk))


def test_the_code_is_stored_as_the_standard_writes_it(world: World) -> None:
    assert register(world, uscc=f" {CODE[:4]} {CODE[4:].lower()} ").uscc == CODE


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_registers_and_edits(world: World, who: str) -> None:
    person = getattr(world, who)
    with pytest.raises(PermissionDenied):
        register(world, by=person)
    with pytest.raises(PermissionDenied):
        edit_enterprise(world.enterprise, address="x", by=person, at=world.at)


def test_a_wrong_code_is_refused(world: World) -> None:
    with pytest.raises(CreditCodeError):
        register(world, uscc="913301007996550588")


def test_a_code_stands_in_the_register_once(world: World) -> None:
    with pytest.raises(CreditCodeTakenError) as refusal:
        register(world, uscc=world.enterprise.uscc)
    assert refusal.value.attr == "uscc"
    assert Enterprise.objects.count() == 2


def test_a_role_in_a_chain_needs_the_chain(world: World) -> None:
    with pytest.raises(RoleWithoutChainError):
        register(world, role="LEADING")
    with pytest.raises(RoleWithoutChainError):
        edit_enterprise(world.enterprise, role="LEADING", chain=None, by=world.office, at=world.at)


def test_the_same_id_and_body_again_is_the_same_enterprise(world: World) -> None:
    chosen = uuid.uuid4()
    first = register(world, id=chosen, body_digest="a" * 64)
    again = register(world, id=chosen, body_digest="a" * 64)

    assert (first.pk, again.pk, again.was_replayed) == (chosen, chosen, True)
    assert TimelineEntry.objects.filter(enterprise=chosen).count() == 1
    with pytest.raises(IdTakenError):
        register(world, id=chosen, body_digest="b" * 64)


def test_an_edit_raises_the_version_renews_the_search_and_says_what_changed(world: World) -> None:
    enterprise = edit_enterprise(
        world.enterprise, name="阳谷新光铜业有限公司", short_name="新光铜业", address="", by=world.office, at=world.at
    )

    assert enterprise.version == 2
    assert list(Enterprise.objects.matching("xinguang")) == [enterprise]
    assert not Enterprise.objects.matching("弦歌").exists()
    line = TimelineEntry.objects.get(enterprise=enterprise, kind="enterprise.edited")
    assert line.facts == {"fields": ["name", "short_name"]}, "the address was the same"


def test_an_edit_that_changes_nothing_writes_nothing(world: World) -> None:
    enterprise = edit_enterprise(world.enterprise, name=world.enterprise.name, by=world.office, at=world.at)

    assert enterprise.version == 1
    assert not TimelineEntry.objects.exists()


def test_an_edit_of_an_older_state_is_refused_with_the_present_one(world: World) -> None:
    edit_enterprise(world.enterprise, address="one", expected=1, by=world.office, at=world.at)

    with pytest.raises(StaleError) as refusal:
        edit_enterprise(world.enterprise, address="two", expected=1, by=world.office, at=world.at)
    assert refusal.value.current.address == "one"  # type: ignore[attr-defined]


def test_what_is_no_field_of_the_register_is_a_mistake_of_the_caller(world: World) -> None:
    for name in ("pinyin", "version", "id", "created_at", "nonsense"):
        with pytest.raises(TypeError):
            fields: dict[str, Any] = {"at": world.at, name: "x"}
            edit_enterprise(world.enterprise, by=world.office, **fields)


def test_of_twenty_editors_with_one_state_one_wins(own_database: OwnDatabase, world: World) -> None:
    def edit(place: int) -> Enterprise:
        return edit_enterprise(world.enterprise, address=f"Street {place}", expected=1, by=world.office, at=world.at)

    outcomes = own_database.at_once(*[lambda place=place: edit(place) for place in range(20)])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Enterprise"] + ["StaleError"] * 19
    assert Enterprise.objects.get(pk=world.enterprise.pk).version == 2


def test_of_twenty_that_register_one_code_one_wins(own_database: OwnDatabase, world: World) -> None:
    outcomes = own_database.at_once(*[lambda: register(world)] * 20)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CreditCodeTakenError"] * 19 + ["Enterprise"]
    assert Enterprise.objects.filter(uscc=CODE).count() == 1


def test_a_name_nearly_that_of_another_is_asked_about_once(world: World) -> None:
    with pytest.raises(LikelyDuplicateError) as refusal:
        register(world, name="山东弦歌铜业股份有限公司")
    assert refusal.value.candidates == [world.enterprise]
    assert refusal.value.facts == {"candidates": [str(world.enterprise.pk)]}

    assert register(world, name="山东弦歌铜业股份有限公司", not_a_duplicate=True).version == 1


def test_the_same_code_and_name_is_no_question(world: World) -> None:
    with pytest.raises(CreditCodeTakenError):
        register(world, uscc=world.enterprise.uscc, name=world.enterprise.name)


def test_the_industry_class_is_stored_with_its_letter_or_refused(world: World) -> None:
    assert register(world, industry_class="3251").industry_class == "C3251"
    with pytest.raises(IndustryError):
        edit_enterprise(world.enterprise, industry_class="C9999", by=world.office, at=world.at)


def test_a_new_entry_may_be_out_of_work_if_it_says_why(world: World) -> None:
    with pytest.raises(StatusReasonError) as refusal:
        register(world, status="CLOSED")
    assert refusal.value.attr == "status_reason"
    with pytest.raises(StatusDayError):
        register(world, status="CLOSED", status_reason="Sold", status_since=world.today + timedelta(days=1))
    with pytest.raises(StatusMoveError):
        register(world, status="ASLEEP", status_reason="Sold")

    made = register(world, status="CLOSED", status_reason="Sold")

    assert (made.status, made.status_reason, made.status_since) == ("CLOSED", "Sold", world.today)


def test_the_status_is_none_of_the_fields_that_an_edit_changes(world: World) -> None:
    with pytest.raises(TypeError):
        edit_enterprise(world.enterprise, status="CLOSED", by=world.office, at=world.at)
