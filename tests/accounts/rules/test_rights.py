"""The table "Who may", checked against the county's own one, and what a capability means for a person."""

from __future__ import annotations

import pytest

from accounts.models import Capability, Role, User
from accounts.rights import GRANTS, capabilities_of, granted


def test_every_capability_has_a_row_and_somebody_who_holds_it() -> None:
    assert set(GRANTS) == set(Capability)
    assert all(roles for roles in GRANTS.values())
    assert set().union(*GRANTS.values()) == set(Role)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (Role.SPECIALIST, {"visits.record_own", "issues.raise_own", "issues.answer_on_the_spot"}, {"issues.rule"}),
        (Role.OFFICE, {"issues.rule", "assignments.edit", "enterprises.edit"}, {"issues.work", "accounts.manage"}),
        (Role.HANDLER, {"issues.work", "visits.read"}, {"issues.rule", "visits.record_any", "assignments.read_own"}),
        (Role.LEADER, {"enterprises.read_chain", "assignments.read_all"}, {"enterprises.read_all", "issues.work"}),
        (Role.ORGANISER, {"enterprises.read_all", "contacts.read"}, {"enterprises.read_timeline", "visits.read"}),
        (Role.AUDITOR, {"enterprises.read_all", "issues.read", "assignments.read_all"}, {"enterprises.edit"}),
        (Role.SYSTEM_ADMIN, {"accounts.manage", "reminders.read"}, {"enterprises.read_all", "issues.read"}),
    ],
)
def test_what_each_role_is_for(role: Role, may: set[str], may_not: set[str]) -> None:
    held = set(capabilities_of([role]))

    assert may <= held
    assert not may_not & held


def test_the_auditor_writes_nothing_and_the_system_administrator_sees_no_business() -> None:
    writing = ("edit", "record", "raise", "rule", "work", "answer", "manage")

    assert not [held for held in capabilities_of([Role.AUDITOR]) if held.split(".")[1].startswith(writing)]
    assert set(capabilities_of([Role.SYSTEM_ADMIN])) == {"accounts.manage", "clocks.edit", "reminders.read"}


def test_several_roles_add_up_and_none_gives_nothing() -> None:
    both = set(capabilities_of([Role.SPECIALIST, Role.HANDLER]))

    assert both == set(capabilities_of([Role.SPECIALIST])) | set(capabilities_of([Role.HANDLER]))
    assert capabilities_of([]) == []


def test_an_unknown_capability_is_an_error_and_never_a_silent_no() -> None:
    with pytest.raises(ValueError, match="enterprises.fly"):
        granted("enterprises.fly", [Role.OFFICE])


def test_a_person_who_may_not_log_in_can_do_nothing() -> None:
    assert User(roles=[Role.OFFICE]).can(Capability.RULE_ISSUES)
    assert not User(roles=[Role.OFFICE], is_active=False).can(Capability.RULE_ISSUES)
