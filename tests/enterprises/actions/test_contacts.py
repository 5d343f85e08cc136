"""People of an enterprise: one of them is called first."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from enterprises.actions.contacts import add_contact
from enterprises.models import Contact, TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import World


def add(world: World, **kwargs: Any) -> Contact:
    return add_contact(world.enterprise, **{"name": "孙总", "by": world.office, "at": world.at, **kwargs})


def test_a_contact_is_stored_with_its_phone_in_one_form_and_noted_without_it(world: World) -> None:
    contact = add(world, post="厂长", phone="0635-6212345", email="sun@yanggu.example")

    stored = Contact.objects.get(pk=contact.pk)
    assert (stored.phone, stored.masked_phone, stored.version) == ("+866356212345", "635****2345", 1)
    line = TimelineEntry.objects.get(kind="contact.added")
    assert line.facts == {"post": "厂长"}, "the file names no person and no phone"


def test_a_new_first_contact_takes_the_place_of_the_earlier_one(world: World) -> None:
    contact = add(world, is_preferred=True)

    assert list(world.enterprise.contacts.filter(is_preferred=True)) == [contact]
    world.contact.refresh_from_db()
    assert (world.contact.is_preferred, world.contact.version) == (False, 2)


def test_a_wrong_phone_is_refused_and_nothing_is_written(world: World) -> None:
    with pytest.raises(ValidationError):
        add(world, phone="12345", is_preferred=True)
    assert list(Contact.objects.all()) == [world.contact]


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_adds_contacts(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        add(world, by=getattr(world, who))


def test_twenty_new_first_contacts_at_once_leave_one(own_database: OwnDatabase, world: World) -> None:
    acts = [lambda name=f"某{place}": add(world, name=name, is_preferred=True) for place in range(20)]

    outcomes = own_database.at_once(*acts)

    assert all(isinstance(outcome, Contact) for outcome in outcomes), outcomes
    assert Contact.objects.filter(enterprise=world.enterprise, is_preferred=True).count() == 1
