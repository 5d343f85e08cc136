"""Raw SQL against events: seats, agendas, invitations, questions, honours."""

from __future__ import annotations

from typing import Any

from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.actions.door import check_in
from assistance.actions.events import cancel_event
from assistance.actions.questions import decline_question, make_issue
from assistance.models import EventPhoto, PersonalLink, Seating
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.events import (
    asked,
    event_today,
    guests,
    hall,
    item_of,
    planned_event,
    says_yes,
    speaker,
)
from tests.factories.world import World

EVENT = "UPDATE assistance_event SET version = version + 1, "
ITEM = "UPDATE assistance_agendaitem SET version = version + 1, "
GUEST = "UPDATE assistance_invitation SET version = version + 1, "
QUESTION = "UPDATE assistance_question SET version = version + 1, "
SEATS = "UPDATE assistance_seating SET "
BOOKING_COLUMNS = "id item_id room_id speaker_id part during"
GUEST_COLUMNS = VERSIONED + (
    "event_id enterprise_id contact_id name organisation post deputy_name deputy_post status remark door_code search_key "
    "walked_in waiting_since came_at came_by_id made_by_id"
)
EVENT_COLUMNS = VERSIONED + (
    "slug kind status title title_en summary summary_en host_id starts_on ends_on place place_en enquiries deputies_allowed "
    "is_public made_by_id programme_version cancel_reason"
)


def rows(world: World) -> dict[str, Any]:
    """A full house of one seat: who came, who waits, who is asked; a draft; a cancelled event; questions; an award."""
    event = event_today(world, seats=1)
    first, second, third = guests(world, event, 3)
    check_in(says_yes(world, first), by=world.organiser, at=world.at)
    says_yes(world, second)
    item = item_of(world, event, hour=14, room=hall(world), people={speaker(world): "SPEAKER"})
    other = item_of(world, event, hour=16, title="座谈")
    photo = EventPhoto.objects.create(
        created_at=world.at, updated_at=world.at, item=item, sha256="0" * 64, name="a.png", media_type="image/png",
        size=1, by=world.organiser,
    )  # fmt: skip
    open_question, declined, taken = (asked(world, event, text) for text in ("甲？", "乙？", "丙？"))
    decline_question(declined, reason="重复", by=world.organiser, at=world.at)
    make_issue(taken, category=world.category, by=world.organiser, at=world.at)
    cancelled = cancel_event(planned_event(world), reason="暴雪", by=world.organiser, at=world.at)
    links = PersonalLink.objects.filter(invitation=third)
    return {
        "event": event.pk,
        "draft": planned_event(world).pk,
        "cancelled": cancelled.pk,
        "seating": Seating.objects.get(event=event).pk,
        "programme": event.programmes.get().pk,
        "guest_who_came": first.pk,
        "waiting_guest": second.pk,
        "asked_guest": third.pk,
        "item": item.pk,
        "other_item": other.pk,
        "room_booking": item.bookings.get(room__isnull=False).pk,
        "person_booking": item.bookings.get(speaker__isnull=False).pk,
        "hall": item.room_id,
        "person": item.bookings.get(speaker__isnull=False).speaker_id,
        "photo": photo.pk,
        "open_question": open_question.pk,
        "declined_question": declined.pk,
        "taken_question": taken.pk,
        "guest_link": links.get(purpose="ANSWER_INVITATION").pk,
        "feed": open_calendar_feed(by=world.office, at=world.at).pk,
    }


def booking(of: str, **changed: str) -> str:
    """Another booking."""
    return copied("assistance_booking", BOOKING_COLUMNS, id=NEW_ID, **changed) + f"id = %({of})s"


def copy_of_guest(of: str, **changed: str) -> str:
    """Another guest of the event."""
    given = {"id": NEW_ID, "door_code": "'ZZZZZZZZ'"} | changed
    return copied("assistance_invitation", GUEST_COLUMNS, **given) + f"id = %({of})s"


NO_CONTACT = {"contact_id": "NULL", "name": "'王五'", "status": "'ACCEPTED'"}
OVERLAP = "tstzrange(lower(during) + interval '10 minutes', upper(during) + interval '10 minutes')"
AFTER = "tstzrange(upper(during), upper(during) + interval '10 minutes')"
LINK_COLUMNS = VERSIONED + "purpose token_hash issue_id invitation_id round contact_id made_by_id expires_at"
LINK = "UPDATE assistance_personallink SET version = version + 1, "

ATTACKS = [
    ("update_raises_version", "UPDATE assistance_event SET title = 'x' WHERE id = %(event)s"),
    ("update_raises_version", "UPDATE assistance_agendaitem SET title = 'x' WHERE id = %(item)s"),
    ("update_raises_version", "UPDATE assistance_invitation SET status = 'ACCEPTED' WHERE id = %(asked_guest)s"),
    ("update_raises_version", "UPDATE assistance_question SET text = 'x' WHERE id = %(open_question)s"),
    ("event_address_is_unique", copied("assistance_event", EVENT_COLUMNS, id=NEW_ID) + "id = %(draft)s"),
    ("event_address_is_readable", EVENT + "slug = 'Grosser Tag' WHERE id = %(draft)s"),
    ("event_address_is_readable", EVENT + "slug = '-x' WHERE id = %(draft)s"),
    ("event_kind_is_known", EVENT + "kind = 'PARTY' WHERE id = %(draft)s"),
    (
        "event_status_is_known",
        EVENT + "status = 'LOST', programme_version = 1, published_at = now() WHERE id = %(draft)s",
    ),
    ("event_has_a_title", EVENT + "title = '' WHERE id = %(draft)s"),
    ("event_ends_after_it_begins", EVENT + "answer_by = NULL, ends_on = starts_on - 1 WHERE id = %(draft)s"),
    ("event_is_answered_before_it_ends", EVENT + "answer_by = ends_on + 1 WHERE id = %(draft)s"),
    ("event_is_announced_with_a_programme", EVENT + "status = 'PUBLISHED' WHERE id = %(draft)s"),
    ("cancelled_event_says_why", EVENT + "status = 'CANCELLED', cancelled_at = now() WHERE id = %(draft)s"),
    ("cancelled_event_says_why", EVENT + "cancelled_at = NULL WHERE id = %(cancelled)s"),
    ("event_has_seats", SEATS + "seats = 0, taken = 0 WHERE event_id = %(seating)s"),
    ("seats_are_never_oversold", SEATS + "taken = taken + 1 WHERE event_id = %(seating)s"),
    ("seats_are_never_oversold", GUEST + "status = 'ACCEPTED' WHERE id = %(asked_guest)s"),
    ("seats_are_never_oversold", GUEST + "status = 'ACCEPTED', waiting_since = NULL WHERE id = %(waiting_guest)s"),
    ("seats_are_never_oversold", copy_of_guest("asked_guest", **NO_CONTACT)),
    ("rows_are_append_only", "UPDATE assistance_programme SET items = '[]' WHERE id = %(programme)s"),
    ("rows_are_append_only", "DELETE FROM assistance_programme WHERE id = %(programme)s"),
    (
        "programme_has_a_number_of_its_own",
        copied("assistance_programme", "id event_id number items head changes by_id published_at", id=NEW_ID)
        + "id = %(programme)s",
    ),
    ("agenda_item_kind_is_known", ITEM + "kind = 'DANCE' WHERE id = %(item)s"),
    ("agenda_item_has_a_title", ITEM + "title = '' WHERE id = %(item)s"),
    ("agenda_item_ends_after_it_begins", ITEM + "ends_at = starts_at WHERE id = %(item)s"),
    ("room_is_used_once_at_a_time", booking("room_booking", item_id="%(other_item)s")),
    ("room_is_used_once_at_a_time", booking("room_booking", item_id="%(other_item)s", during=OVERLAP)),
    ("person_is_in_one_place_at_a_time", booking("person_booking", item_id="%(other_item)s", during=OVERLAP)),
    ("booking_is_of_a_room_or_a_person_with_a_part", booking("room_booking", part="'HOST'", during=AFTER)),
    ("booking_is_of_a_room_or_a_person_with_a_part", booking("person_booking", part="''", during=AFTER)),
    (
        "booking_is_of_a_room_or_a_person_with_a_part",
        booking("person_booking", room_id="%(hall)s", during=AFTER),
    ),
    (
        "room_has_a_name_of_its_own_at_its_place",
        copied("assistance_room", VERSIONED + "name name_en place seats", id=NEW_ID) + "id = %(hall)s",
    ),
    ("room_has_a_name", "UPDATE assistance_room SET version = version + 1, name = '' WHERE id = %(hall)s"),
    (
        "speaker_is_one_person",
        copied("assistance_speaker", VERSIONED + "name latin_name post post_en", id=NEW_ID) + "id = %(person)s",
    ),
    ("speaker_has_a_name", "UPDATE assistance_speaker SET version = version + 1, name = '' WHERE id = %(person)s"),
    (
        "item_holds_a_photo_once",
        copied("assistance_eventphoto", VERSIONED + "item_id sha256 name media_type size by_id", id=NEW_ID)
        + "id = %(photo)s",
    ),
    (
        "photo_is_known_by_its_sha256",
        "UPDATE assistance_eventphoto SET version = version + 1, sha256 = 'x' WHERE id = %(photo)s",
    ),
    (
        "door_code_is_unique",
        copied("assistance_invitation", GUEST_COLUMNS, id=NEW_ID, contact_id="NULL", name="'x'")
        + "id = %(asked_guest)s",
    ),
    ("contact_is_invited_once_to_an_event", copy_of_guest("asked_guest")),
    ("guest_is_a_contact_or_has_a_name", GUEST + "contact_id = NULL WHERE id = %(asked_guest)s"),
    ("guest_is_a_contact_or_has_a_name", GUEST + "enterprise_id = NULL WHERE id = %(asked_guest)s"),
    ("invitation_status_is_known", GUEST + "status = 'MAYBE' WHERE id = %(asked_guest)s"),
    (
        "guest_waits_if_and_only_if_it_says_since_when",
        GUEST + "waiting_since = now() WHERE id = %(asked_guest)s",
    ),
    (
        "guest_waits_if_and_only_if_it_says_since_when",
        GUEST + "waiting_since = NULL WHERE id = %(waiting_guest)s",
    ),
    (
        "guest_who_came_has_a_seat_and_was_welcomed_by_somebody",
        GUEST + "status = 'DECLINED' WHERE id = %(guest_who_came)s",
    ),
    (
        "guest_who_came_has_a_seat_and_was_welcomed_by_somebody",
        GUEST + "came_at = now() WHERE id = %(asked_guest)s",
    ),
    ("question_asks_something", QUESTION + "text = '' WHERE id = %(open_question)s"),
    ("question_status_is_known", QUESTION + "status = 'FORGOTTEN' WHERE id = %(open_question)s"),
    ("question_says_how_it_reached_us", QUESTION + "asked_by = 'RUMOUR' WHERE id = %(open_question)s"),
    (
        "question_is_taken_up_if_and_only_if_it_has_an_issue",
        QUESTION + "status = 'TAKEN_UP' WHERE id = %(open_question)s",
    ),
    (
        "question_is_taken_up_if_and_only_if_it_has_an_issue",
        QUESTION + "issue_id = NULL WHERE id = %(taken_question)s",
    ),
    ("answered_question_has_an_answer", QUESTION + "status = 'ANSWERED' WHERE id = %(open_question)s"),
    ("declined_question_says_why", QUESTION + "declined_because = '' WHERE id = %(declined_question)s"),
    ("link_of_a_guest_is_about_an_invitation", LINK + "invitation_id = NULL WHERE id = %(guest_link)s"),
    ("link_of_a_guest_is_about_an_invitation", LINK + "issue_id = %(working)s WHERE id = %(guest_link)s"),
    (
        "guest_has_one_link_for_a_purpose",
        copied("assistance_personallink", LINK_COLUMNS, id=NEW_ID, token_hash="repeat('0', 64)")
        + "id = %(guest_link)s",
    ),
    (
        "person_has_one_calendar_feed",
        copied("assistance_calendarfeed", VERSIONED + "user_id token_hash", id=NEW_ID, token_hash="repeat('0', 64)")
        + "id = %(feed)s",
    ),
    (
        "assistance_calendarfeed_token_hash_key",
        copied("assistance_calendarfeed", VERSIONED + "user_id token_hash revoked_at", id=NEW_ID, revoked_at="now()")
        + "id = %(feed)s",
    ),
    (
        "message_speaks_about_reminders_to_our_people_only",
        "UPDATE assistance_message SET about = 'INVITATION' WHERE id = %(message)s",
    ),
    ("message_is_about_something_known", "UPDATE assistance_message SET about = 'LOVE' WHERE id = %(mail)s"),
]

ACCEPTED = [
    booking("room_booking", item_id="%(other_item)s", during=AFTER),  # half-open: one ends as the other begins
    booking("person_booking", item_id="%(other_item)s", during=AFTER),
    SEATS + "seats = seats + 1 WHERE event_id = %(seating)s",
    EVENT + "status = 'CHANGED' WHERE id = %(event)s",
]
