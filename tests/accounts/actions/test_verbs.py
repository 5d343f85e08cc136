"""What every verb stands on: one signed transaction, locks, versions that only grow, ids that clients choose."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection

from accounts.errors import REFUSAL_OF_CONSTRAINT, DomainError, IdTakenError, StaleError
from accounts.models import Unit, User
from accounts.verbs import change, create, digest_of, lock, match, replayed, verb
from tests.databases import OwnDatabase
from tests.factories import UnitFactory, World


@verb
def found_unit(*, code: str, by: User, at: datetime, id: uuid.UUID | None = None, then: Any = None) -> Unit:
    """Create a unit, then do what the test asks for inside the same verb."""
    digest = digest_of({"code": code}, by)
    if earlier := replayed(Unit, id, digest):
        return earlier
    unit = create(Unit, at=at, id=id, body_digest=digest, code=code, kind="VERTICAL", name=code)
    if then is not None:
        then(unit)
    return unit


@verb
def found_two(*, by: User, at: datetime) -> list[Unit]:
    """Call another verb twice."""
    return [found_unit(code="A", by=by, at=at), found_unit(code="A", by=by, at=at)]


@verb
def who_signs(*, by: User, at: datetime) -> str:
    """Return the signature of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pghistory.context_metadata')::jsonb ->> 'user'")
        return str(cursor.fetchone()[0])


def refuse(_unit: Unit) -> None:
    raise DomainError("no")


def test_a_refusal_in_the_middle_leaves_nothing(world: World) -> None:
    with pytest.raises(DomainError):
        found_unit(code="X", by=world.office, at=world.at, then=refuse)

    assert not Unit.objects.filter(code="X").exists()


def test_a_verb_in_a_verb_joins_it_and_falls_with_it(world: World) -> None:
    with pytest.raises(IntegrityError):
        found_two(by=world.office, at=world.at)

    assert not Unit.objects.filter(code="A").exists()


def test_the_actor_signs_and_the_signature_ends_with_the_verb(own_database: OwnDatabase, world: World) -> None:
    assert who_signs(by=world.handler, at=world.at) == str(world.handler.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pghistory.context_metadata', true)")
        assert not cursor.fetchone()[0], "a statement outside a verb is signed by nobody"


def test_who_and_when_are_compulsory(world: World) -> None:
    with pytest.raises((TypeError, KeyError)):
        found_unit(code="X", at=world.at)  # type: ignore[call-arg]


def test_after_a_failed_verb_the_next_one_is_a_verb_again(world: World) -> None:
    with pytest.raises(DomainError):
        found_unit(code="X", by=world.office, at=world.at, then=refuse)

    assert who_signs(by=world.office, at=world.at) == str(world.office.pk)


def test_an_id_chosen_by_the_client_is_kept_and_the_same_body_again_finds_it(world: World) -> None:
    chosen = uuid.uuid4()
    first = found_unit(code="X", id=chosen, by=world.office, at=world.at)
    again = found_unit(code="X", id=chosen, by=world.office, at=world.at)

    assert first.pk == again.pk == chosen
    assert (first.was_replayed, again.was_replayed) == (False, True)
    assert Unit.objects.filter(code="X").count() == 1


@pytest.mark.parametrize("how", ["another body", "another person"])
def test_an_id_that_means_something_else_is_refused(world: World, how: str) -> None:
    chosen = uuid.uuid4()
    found_unit(code="X", id=chosen, by=world.office, at=world.at)

    with pytest.raises(IdTakenError) as refusal:
        if how == "another body":
            found_unit(code="Y", id=chosen, by=world.office, at=world.at)
        else:
            found_unit(code="X", id=chosen, by=world.specialist, at=world.at)
    assert (refusal.value.code, refusal.value.attr) == ("id_taken", "id")


def test_an_id_made_by_the_house_is_never_replayed(world: World) -> None:
    unit = UnitFactory()

    with pytest.raises(IdTakenError):
        replayed(Unit, unit.pk, "")


def test_two_that_create_one_id_at_once_make_one_row(own_database: OwnDatabase, world: World) -> None:
    chosen = uuid.uuid4()

    def post() -> Unit:
        return found_unit(code="X", id=chosen, by=world.office, at=world.at)

    made = own_database.at_once(*[post] * 20)

    assert {getattr(unit, "pk", unit) for unit in made} == {chosen}
    assert sum(not unit.was_replayed for unit in made if isinstance(unit, Unit)) == 1
    assert Unit.objects.filter(code="X").count() == 1


def test_two_bodies_with_one_id_at_once_give_one_winner_and_refusals(own_database: OwnDatabase, world: World) -> None:
    chosen = uuid.uuid4()
    acts = [lambda code=f"X{n}": found_unit(code=code, id=chosen, by=world.office, at=world.at) for n in range(10)]

    made = own_database.at_once(*acts)

    assert sorted(type(outcome).__name__ for outcome in made) == ["IdTakenError"] * 9 + ["Unit"]


def test_match_compares_with_what_the_caller_saw(world: World) -> None:
    match(world.unit, None)
    match(world.unit, 1)
    with pytest.raises(StaleError) as refusal:
        match(world.unit, 2)
    assert refusal.value.current is world.unit


def test_change_writes_only_its_fields_and_raises_the_version(world: World) -> None:
    unit = lock(world.unit)
    unit.name_en = "not asked for"
    change(unit, at=world.at, name="改")

    stored = Unit.objects.get(pk=unit.pk)
    assert (stored.name, stored.name_en, stored.version, stored.updated_at) == ("改", "Industry Bureau", 2, world.at)


def test_lock_makes_the_second_wait_for_the_first(own_database: OwnDatabase, world: World) -> None:
    """Twenty verbs that read, count up and write: without the lock some would overwrite each other."""

    @verb
    def count_up(*, by: User, at: datetime) -> int:
        unit = lock(world.unit)
        change(unit, at=at, name=str(int(unit.name) + 1))
        return int(unit.name)

    Unit.objects.filter(pk=world.unit.pk).update(name="0", version=2)
    own_database.at_once(*[lambda: count_up(by=world.office, at=world.at)] * 20)

    stored = Unit.objects.get(pk=world.unit.pk)
    assert (stored.name, stored.version) == ("20", 22)


def test_the_digest_tells_bodies_and_people_apart_but_not_the_order_of_keys(world: World) -> None:
    one = digest_of({"a": 1, "b": world.at}, world.office)

    assert one == digest_of({"b": world.at, "a": 1}, world.office)
    assert one != digest_of({"a": 1, "b": world.at}, world.handler)
    assert one != digest_of({"a": 2, "b": world.at}, world.office)
    assert len(one) == 64


def test_a_violated_constraint_becomes_the_refusal_that_bears_its_name(world: World) -> None:
    class CodeTakenError(DomainError):
        code = "code_taken"
        constraint = "accounts_unit_code_key"

    try:
        with pytest.raises(CodeTakenError):
            found_unit(code=world.unit.code, by=world.office, at=world.at)
    finally:
        del REFUSAL_OF_CONSTRAINT["accounts_unit_code_key"]

    with pytest.raises(IntegrityError):
        found_unit(code=world.unit.code, by=world.office, at=world.at)


def test_other_errors_of_the_database_are_not_dressed_up(world: World) -> None:
    def nonsense(_unit: Unit) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with pytest.raises(DatabaseError, match="division by zero"):
        found_unit(code="X", by=world.office, at=world.at, then=nonsense)


def test_no_rights_is_django_s_own_error(world: World) -> None:
    from accounts import access

    with pytest.raises(PermissionDenied):
        access.require(access.may_manage_accounts(world.office))
    access.require(access.may_manage_accounts(world.admin))
