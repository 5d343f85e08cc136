"""Events as the verbs make them: planned, published, with guests and questions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from assistance.actions.agenda import add_item, add_room, add_speaker
from assistance.actions.door import check_in
from assistance.actions.events import create_event, publish_event
from assistance.actions.honours import confer_award
from assistance.actions.invitations import answer_invitation, pick_guests, send_invitations
from assistance.actions.questions import ask_question
from assistance.models import AgendaItem, Conferral, Event, Invitation, PersonalLink, Question, Room, Speaker
from assistance.rules.attendance import Answer
from assistance.rules.working_days import COUNTY
from enterprises.models import Contact
from tests.factories.enterprises import ContactFactory
from tests.factories.world import World


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    """Return an hour of a day in the county."""
    return datetime.combine(day, time(hour, minute), tzinfo=COUNTY)


def planned_event(world: World, *, in_days: int = 30, **fields: Any) -> Event:
    """A draft of the organiser's, one day long, with 100 seats unless told otherwise."""
    starts_on = world.today + timedelta(days=in_days)
    given: dict[str, Any] = {
        "kind": "ENTREPRENEUR_DAY",
        "title": "阳谷县企业家日",
        "title_en": "Yanggu Entrepreneur Day",
        "host": world.unit,
        "starts_on": starts_on,
        "seats": 100,
        "place": "阳谷大剧院",
        "place_en": "Yanggu Theatre",
        "enquiries": "周晓琳 0635-6210000",
        "answer_by": starts_on,
    } | fields
    return create_event(**given, by=world.organiser, at=world.at)


def hall(world: World, name: str = "第一会议室", **fields: Any) -> Room:
    """A room of the theatre."""
    given: dict[str, Any] = {"name_en": "Hall 1", "place": "阳谷大剧院", "seats": 300} | fields
    return add_room(name=name, by=world.organiser, at=world.at, **given)


def speaker(world: World, name: str = "陈明远", **fields: Any) -> Speaker:
    """A person for programmes."""
    given: dict[str, Any] = {"latin_name": "Chen Mingyuan", "post": "副县长", "post_en": "Deputy head"} | fields
    return add_speaker(name=name, by=world.organiser, at=world.at, **given)


def item_of(world: World, event: Event, *, hour: int = 9, minutes: int = 45, **fields: Any) -> AgendaItem:
    """An item on the event's first day."""
    starts_at = at_hour(event.starts_on, hour)
    given: dict[str, Any] = {"title": "开幕致辞", "title_en": "Opening address"} | fields
    ends_at = starts_at + timedelta(minutes=minutes)
    return add_item(event, starts_at=starts_at, ends_at=ends_at, by=world.organiser, at=world.at, **given)


def published_event(world: World, *, in_days: int = 30, **fields: Any) -> Event:
    """An announced event with one item on its agenda."""
    event = planned_event(world, in_days=in_days, **fields)
    item_of(world, event)
    return publish_event(event, by=world.organiser, at=world.at)


def event_today(world: World, **fields: Any) -> Event:
    """An announced event that takes place today, so that the door is open."""
    return published_event(world, in_days=0, **fields)


def guest(world: World, event: Event, contact: Contact | None = None) -> Invitation:
    """An invited contact of the world's enterprise, with links; not answered yet."""
    contact = contact or world.contact
    (invitation,) = pick_guests(event, contacts=[contact], by=world.organiser, at=world.at)
    send_invitations(event, only=[invitation], by=world.organiser, at=world.at)
    return Invitation.objects.select_related("event", "enterprise", "contact").get(pk=invitation.pk)


def guests(world: World, event: Event, count: int, **fields: Any) -> list[Invitation]:
    """Invited contacts of the world's enterprise."""
    contacts = [ContactFactory(enterprise=world.enterprise, **fields) for _place in range(count)]
    pick_guests(event, contacts=contacts, by=world.organiser, at=world.at)
    send_invitations(event, by=world.organiser, at=world.at)
    rows = Invitation.objects.filter(event=event, contact__in=contacts).order_by("created_at", "id")
    return list(rows.select_related("event", "enterprise", "contact"))


def says_yes(world: World, invitation: Invitation, **fields: Any) -> Invitation:
    """The guest has said yes on the telephone."""
    return answer_invitation(invitation, answer=Answer.YES, by=world.organiser, at=world.at, **fields)


def asked(world: World, event: Event, text: str = "园区变压器何时增容？", **fields: Any) -> Question:
    """A question of the world's enterprise, told to the organiser."""
    given: dict[str, Any] = {"enterprise": world.enterprise, "asker": "于光明"} | fields
    return ask_question(event, text=text, by=world.organiser, at=world.at, **given)


def says_no(world: World, invitation: Invitation) -> Invitation:
    """The guest has said no on the telephone."""
    return answer_invitation(invitation, answer=Answer.NO, by=world.organiser, at=world.at)


def came(world: World, invitation: Invitation) -> Invitation:
    """The guest was welcomed at the door."""
    return check_in(invitation, by=world.organiser, at=world.at)


def conferred(world: World, event: Event, name: str = "优秀企业家", **fields: Any) -> Conferral:
    """An honour of the world's enterprise."""
    given: dict[str, Any] = {
        "name_en": "Outstanding Entrepreneur",
        "grade": "一等",
        "document_no": "阳政字〔2026〕12号",
    }
    enterprise = fields.pop("enterprise", world.enterprise)
    return confer_award(event, enterprise=enterprise, name=name, by=world.organiser, at=world.at, **given | fields)


def link_to_answer(invitation: Invitation) -> PersonalLink:
    """The guest's link to answer the invitation."""
    return PersonalLink.objects.get(invitation=invitation, purpose="ANSWER_INVITATION", revoked_at__isnull=True)


def link_to_ask(invitation: Invitation) -> PersonalLink:
    """The guest's link to ask questions."""
    return PersonalLink.objects.get(invitation=invitation, purpose="ASK_QUESTION", revoked_at__isnull=True)


def mailable(world: World, **fields: Any) -> Contact:
    """A further contact of the world's enterprise who has an address and has agreed to mails."""
    given: dict[str, Any] = {"email": "wu@enterprise.example", "consented_on": world.today} | fields
    contact: Contact = ContactFactory(**{"enterprise": world.enterprise} | given)
    return contact
