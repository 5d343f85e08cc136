"""History: every change leaves a row with its actor, whichever way it came; nobody changes the rows of the past."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from accounts.models import User
from accounts.verbs import sign_history
from enterprises.models import Contact, Enterprise
from tests.factories import World


def history_of(enterprise: Enterprise) -> list[Any]:
    return list(enterprise.events.order_by("pgh_id"))  # type: ignore[attr-defined]


def test_an_insert_and_an_update_by_the_orm_are_kept(world: World) -> None:
    Enterprise.objects.filter(pk=world.enterprise.pk).update(version=2, address="New Street 1")

    assert [(row.pgh_label, row.address) for row in history_of(world.enterprise)] == [
        ("insert", ""),
        ("update", "New Street 1"),
    ]


def test_raw_sql_is_kept_too_with_the_name_of_who_signed_the_transaction(world: World) -> None:
    sign_history(world.office)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE enterprises_enterprise SET version = 2, address = 'x' WHERE id = %s", [world.enterprise.pk]
        )

    last = history_of(world.enterprise)[-1]
    assert (last.pgh_label, last.address) == ("update", "x")
    assert last.pgh_context["user"] == str(world.office.pk)


def test_a_deleted_row_leaves_its_last_state(world: World) -> None:
    contact = world.contact.pk
    world.contact.delete()

    last = Contact.pgh_event_model.objects.filter(pgh_obj_id=contact).latest("pgh_id")  # type: ignore[attr-defined]
    assert (last.pgh_label, last.name) == ("delete", world.contact.name)


def test_the_signature_ends_with_its_transaction(world: World) -> None:
    with transaction.atomic():
        sign_history(world.office)
        transaction.set_rollback(True)
    Enterprise.objects.filter(pk=world.enterprise.pk).update(version=2, address="y")

    assert not history_of(world.enterprise)[-1].pgh_context


def test_passwords_are_in_no_history(world: World) -> None:
    fields = {field.name for field in User.pgh_event_model._meta.get_fields()}  # type: ignore[attr-defined]

    assert "username" in fields
    assert "password" not in fields
