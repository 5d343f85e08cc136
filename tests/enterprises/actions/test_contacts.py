"""People of an enterprise: one of them is called first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import DjangoAssertNumQueries, Settings
from uuid_utils.compat import uuid7

from accounts.errors import IdTakenError, StaleError
from enterprises.actions.contacts import (
    ArchiveReasonError,
    ContactArchivedError,
    ContactPresentError,
    NoPhoneError,
    TooManyRevealsError,
    add_contact,
    archive_contact,
    edit_contact,
    restore_contact,
    reveal_phone,
)
from enterprises.models import Contact, PhoneReveal, TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import ContactFactory, World


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


def test_a_contact_is_found_by_any_part_of_the_name(world: World) -> None:
    contact = add(world, name="孙海涛", latin_name="Sun Haitao")

    assert {"孙海", "海涛", "孙"} <= set(contact.grams)
    assert contact.latin_key == "|sunhaitao|sht|sun haitao"
    assert edit_contact(contact, name="于清", latin_name="", by=world.office, at=world.at).latin_key == "|yuqing|yq"


def test_the_same_id_and_body_again_is_the_same_person(world: World) -> None:
    key = uuid7()

    first, again = (add(world, id=key, body_digest="a") for _ in range(2))

    assert first == again
    with pytest.raises(IdTakenError):
        add(world, id=key, body_digest="b")
    assert Contact.objects.filter(name="孙总").count() == 1


def test_a_correction_changes_what_is_given_and_notes_the_fields_alone(world: World) -> None:
    edited = edit_contact(world.contact, post="厂长", phone="139 0635 5678", expected=1, by=world.office, at=world.at)

    assert (edited.post, edited.phone, edited.name, edited.version) == ("厂长", "+8613906355678", world.contact.name, 2)
    line = TimelineEntry.objects.get(kind="contact.edited")
    assert line.facts == {"post": "厂长", "fields": ["phone", "post"]}


def test_a_correction_that_changes_nothing_writes_nothing(world: World) -> None:
    edit_contact(world.contact, post=world.contact.post, by=world.office, at=world.at)

    assert not TimelineEntry.objects.filter(kind="contact.edited").exists()
    with pytest.raises(StaleError):
        edit_contact(world.contact, post="x", expected=9, by=world.office, at=world.at)


def test_who_is_made_the_first_takes_the_place_of_the_earlier_one(world: World) -> None:
    deputy = ContactFactory(enterprise=world.enterprise)

    edit_contact(deputy, is_preferred=True, by=world.office, at=world.at)

    assert list(world.enterprise.contacts.filter(is_preferred=True)) == [deputy]


def test_who_has_left_is_kept_with_the_reason_and_can_be_brought_back(world: World) -> None:
    gone = archive_contact(world.contact, reason=" Moved ", expected=1, by=world.office, at=world.at)

    assert (gone.archived_reason, gone.is_preferred) == ("Moved", False)
    assert list(world.enterprise.contacts.present()) == []
    for act in (
        lambda: archive_contact(gone, reason="again", by=world.office, at=world.at),
        lambda: edit_contact(gone, post="x", by=world.office, at=world.at),
        lambda: reveal_phone(gone, by=world.office, at=world.at),
    ):
        with pytest.raises(ContactArchivedError):
            act()

    back = restore_contact(gone, expected=2, by=world.office, at=world.at)

    assert (back.archived_at, back.archived_reason, back.is_preferred) == (None, "", False)
    with pytest.raises(ContactPresentError):
        restore_contact(back, by=world.office, at=world.at)
    assert [line.kind for line in TimelineEntry.objects.order_by("id")] == ["contact.archived", "contact.restored"]


def test_leaving_needs_a_reason(world: World) -> None:
    with pytest.raises(ArchiveReasonError):
        archive_contact(world.contact, reason=" ", by=world.office, at=world.at)


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_corrects_archives_and_restores(world: World, who: str) -> None:
    by = getattr(world, who)
    for act in (
        lambda: edit_contact(world.contact, post="x", by=by, at=world.at),
        lambda: archive_contact(world.contact, reason="x", by=by, at=world.at),
        lambda: restore_contact(world.contact, by=by, at=world.at),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize("who", ["specialist", "office", "handler", "leader", "organiser"])
def test_a_look_at_a_number_is_logged_and_is_no_line_of_the_file(world: World, who: str) -> None:
    by = getattr(world, who)

    assert reveal_phone(world.contact, by=by, at=world.at) == "+8613806351234"

    look = PhoneReveal.objects.get()
    assert (look.contact, look.by, look.at) == (world.contact, by, world.at)
    assert not TimelineEntry.objects.exists()


@pytest.mark.parametrize("who", ["auditor", "admin"])
def test_who_sees_masks_only_looks_at_nothing(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        reveal_phone(world.contact, by=getattr(world, who), at=world.at)
    assert not PhoneReveal.objects.exists()


def test_without_a_number_there_is_nothing_to_look_at(world: World) -> None:
    with pytest.raises(NoPhoneError):
        reveal_phone(add(world), by=world.office, at=world.at)
    assert not PhoneReveal.objects.exists()


def test_an_hour_has_so_many_looks_and_the_refusal_says_when_the_next_is_possible(
    world: World, settings: Settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settings.PHONE_REVEALS_AN_HOUR = 3
    begin = world.at.replace(hour=10, minute=0, second=0)
    for minutes in (0, 20, 40):
        reveal_phone(world.contact, by=world.office, at=begin + timedelta(minutes=minutes))

    with pytest.raises(TooManyRevealsError, match="11:00"):
        reveal_phone(world.contact, by=world.office, at=begin + timedelta(minutes=59))
    reveal_phone(world.contact, by=world.specialist, at=begin + timedelta(minutes=59))
    reveal_phone(world.contact, by=world.office, at=begin + timedelta(minutes=60))
    with pytest.raises(TooManyRevealsError, match="11:20"), django_assert_max_num_queries(8):
        reveal_phone(world.contact, by=world.office, at=begin + timedelta(minutes=61))

    assert PhoneReveal.objects.filter(by=world.office).count() == 4


def test_twenty_looks_at_once_do_not_exceed_the_limit(
    own_database: OwnDatabase, world: World, settings: Settings
) -> None:
    settings.PHONE_REVEALS_AN_HOUR = 7

    outcomes = own_database.at_once(*[lambda: reveal_phone(world.contact, by=world.office, at=world.at)] * 20)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["TooManyRevealsError"] * 13 + ["str"] * 7
    assert PhoneReveal.objects.count() == 7
