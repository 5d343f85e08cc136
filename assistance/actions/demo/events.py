"""The events of the demo: the last Entrepreneur Day with its questions, a meeting today, a fair to come, the next day's plan.

Rows are inserted as the verbs would have left them; the plan of the next day is copied by the verb, from last year's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from accounts.models import User
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.issues import Ledger
from assistance.actions.demo.people import Cast
from assistance.actions.demo.rows import insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts import events as said
from assistance.actions.demo.texts.issues import SCENARIOS
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.events import copy_event
from assistance.actions.guest_mails import make_guest_links
from assistance.actions.invitations import search_key
from assistance.models import (
    AgendaItem,
    Booking,
    Conferral,
    Event,
    Invitation,
    Issue,
    IssueSource,
    Programme,
    Question,
    Room,
    Seating,
    Speaker,
)
from assistance.queries.programme import head_of, items_of
from assistance.rules.agenda import Part
from assistance.rules.attendance import DOOR_CODE_LENGTH, InvitationStatus
from assistance.rules.events import EventKind, EventStatus, next_county_day
from assistance.rules.questions import AskedBy, QuestionStatus
from enterprises.models import Award

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_BEFORE = timedelta(days=21)  # invitations leave so long before


@dataclass
class Events:
    """Tells the events: ``ask`` while issues are invented, ``tell`` when they are written."""

    scene: Scene
    cast: Cast
    firms: list[Firm]
    taken_up: list[tuple[Firm, Issue]] = field(default_factory=list)
    rows: dict[type[Any], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.chance = self.scene.chance.fork("events")
        self.days = self.scene.days
        self.by: User = self.cast.named["organiser"]
        month, day = settings.ENTREPRENEUR_DAY
        self.last_day = next_county_day(self.days.today - timedelta(days=365), month, day)  # before today
        self.catalogue = {firm.key: firm for firm in self.firms if firm.copy == 0}

    def ask(self, ledger: Ledger) -> None:
        """Raise the issues that questions of the last day became."""
        ordinary = [scenario for scenario in SCENARIOS if not scenario.on_the_spot and not scenario.chains]
        for place, key in enumerate(said.TAKEN_UP):
            firm, at = self.catalogue[key], self._moment(self.last_day, 11, 5 * place)
            scenario = ordinary[(7 * place) % len(ordinary)]
            issue = ledger.raise_issue(firm, scenario, by=self.by, at=at, chance=self.chance, source=IssueSource.EVENT)
            self.taken_up.append((firm, issue))

    def tell(self) -> None:
        """Write all events, table by table."""
        self._rooms_and_people()
        last = self._last_day()
        self._reception()
        self._fair()
        self._write()
        month, day = settings.ENTREPRENEUR_DAY
        copy_event(
            last,
            starts_on=next_county_day(self.days.today + timedelta(days=1), month, day),
            by=self.by,
            at=self.days.at,
        )

    # --- the four events ----------------------------------------------------------------------------------------------

    def _last_day(self) -> Event:
        event = self._event(
            EventKind.ENTREPRENEUR_DAY,
            said.DAY,
            said.DAY_SUMMARY,
            self.last_day,
            said.ITEMS,
            300,
            EventStatus.FOLLOWED_UP,
        )
        items = list(self.rows[AgendaItem])
        guests = self._guests(event, self._firms(45), came=0.85, yes=0.9)
        asks_at = next(item for item in items if item.title == "企业家提问")
        moment = self._moment(self.last_day, 10, 50)
        questions: list[Question] = []
        for place, (text, answer) in enumerate(said.ANSWERED):
            fields = {"status": QuestionStatus.ANSWERED, "answer": self.scene.say(answer), "decided_at": moment}
            questions.append(self._question(event, guests[place], text, moment, item=asks_at, **fields))
        declined, why = said.DECLINED
        fields = {"status": QuestionStatus.DECLINED, "declined_because": self.scene.say(why), "decided_at": moment}
        questions.append(self._question(event, guests[5], declined, moment, **fields))
        for firm, issue in self.taken_up:
            guest = next((guest for guest in guests if guest.enterprise_id == firm.enterprise.pk), None)
            asked = self.scene.row(
                Question, issue.created_at, event=event, invitation=guest, enterprise=firm.enterprise, item=asks_at,
                asker=firm.contacts[0].name, text=issue.description or issue.title, category=issue.category, issue=issue,
                asked_by=AskedBy.AT_THE_EVENT, status=QuestionStatus.TAKEN_UP, decided_at=issue.created_at, made_by=self.by,
            )  # fmt: skip
            questions.append(asked)
        self.rows[Question] += questions
        self._honours(event, items)
        return event

    def _reception(self) -> None:
        """A round table today, so that the door can be tried."""
        event = self._event(
            EventKind.RECEPTION, said.RECEPTION, said.RECEPTION_SUMMARY, self.days.today, said.RECEPTION_ITEMS, 20,
            EventStatus.PUBLISHED,
        )  # fmt: skip
        self._guests(event, self._firms(16), came=0, yes=0.8)

    def _fair(self) -> None:
        """A fair in a fortnight: answers come in, the last seats go, questions wait to be looked at."""
        event = self._event(
            EventKind.MATCHMAKING, said.FAIR, said.FAIR_SUMMARY, self.days.ahead(10), said.FAIR_ITEMS, 18,
            EventStatus.PUBLISHED,
        )  # fmt: skip
        guests = self._guests(event, self._firms(40), came=0, yes=0.6, answered=0.75)
        at = self.days.during(self.days.back(1), self.chance)
        waiting = enumerate(said.WAITING)
        self.rows[Question] += [self._question(event, guests[place], text, at) for place, text in waiting]

    def _write(self) -> None:
        models: tuple[type[Any], ...] = (Event, Seating, AgendaItem, Booking)
        for model in models:
            insert(model, self.rows[model])
        published = [event for event in self.rows[Event] if event.published_at]
        programmes = [
            Programme(
                id=self.chance.id_at(event.published_at), event=event, number=1, items=items_of(event), head=head_of(event),
                by=self.by, published_at=event.published_at,
            )
            for event in published
        ]  # fmt: skip
        insert(Programme, programmes)
        insert(Invitation, self.rows[Invitation])
        for event in published:
            guests = [guest for guest in self.rows[Invitation] if guest.event_id == event.pk]
            make_guest_links(guests, event, by=self.by, at=event.published_at)
        models = (Question, Award, Conferral)
        for model in models:
            insert(model, self.rows[model])

    # --- what they are made of ----------------------------------------------------------------------------------------

    def _rooms_and_people(self) -> None:
        scene, at = self.scene, self.scene.start
        self.rooms = [
            scene.row(Room, at, name=name.zh, name_en=name.en, place=said.PLACE.zh, seats=seats)
            for name, seats in said.ROOMS
        ]
        insert(Room, self.rooms)
        leader = self.cast.named["leader"]
        self.speakers = []
        for post, is_leader in said.SPEAKERS:
            person = next(scene.names)
            who: dict[str, Any] = {"name": person.name, "latin_name": person.latin}
            if is_leader:
                who = {"name": leader.name, "latin_name": leader.latin_name, "user": leader}
            self.speakers.append(scene.row(Speaker, at, post=post.zh, post_en=post.en, **who))
        insert(Speaker, self.speakers)

    def _event(
        self, kind: str, title: Text, summary: Text, day: date, rows: Sequence[said.ItemRow], seats: int, status: str
    ) -> Event:
        """Insert an event with its agenda, its seats and, since all of them are announced, its programme."""
        made_at = self._moment(max(day - 2 * _BEFORE, self.days.began_on), 9)
        published_at = max(made_at, self._moment(day - _BEFORE, 9)) + timedelta(minutes=30)
        published_at = min(published_at, self.days.at)
        over: dict[str, Any] = {}
        if status == EventStatus.FOLLOWED_UP:
            over = {
                "held_at": self._moment(day, 17, 30),
                "followed_up_at": min(self.days.at, self._moment(day + timedelta(days=2), 10)),
            }
        event = self.scene.row(
            Event, made_at, slug=f"{kind.lower().replace('_', '-')}-{day:%Y-%m-%d}", kind=kind, status=status,
            title=title.zh, title_en=title.en, summary=summary.zh, summary_en=summary.en, host=self.cast.units["IIT"],
            starts_on=day, ends_on=day, place=said.PLACE.zh, place_en=said.PLACE.en, enquiries=said.ENQUIRIES,
            answer_by=day, made_by=self.by, programme_version=1, published_at=published_at, **over,
        )  # fmt: skip
        if kind == EventKind.ENTREPRENEUR_DAY:
            event.slug = f"entrepreneur-day-{day.year}"
        self.rows[Event].append(event)
        self.rows[Seating].append(Seating(event=event, seats=seats))
        self._agenda(event, day, rows, made_at)
        return event

    def _agenda(self, event: Event, day: date, rows: Sequence[said.ItemRow], at: datetime) -> None:
        for row in rows:
            hour, minute = map(int, row.begins.split(":"))
            starts_at = self._moment(day, hour, minute)
            during = (starts_at, starts_at + timedelta(minutes=row.minutes))
            minutes = self.scene.say(row.minutes_text) if row.minutes_text else ""
            item = self.scene.row(
                AgendaItem, at, event=event, kind=row.kind, title=row.title.zh, title_en=row.title.en,
                room=self.rooms[row.room], starts_at=during[0], ends_at=during[1], minutes=minutes,
            )  # fmt: skip
            self.rows[AgendaItem].append(item)
            bookings = [Booking(id=self.chance.id_at(at), item=item, room=item.room, during=during)]
            for place in row.people:
                part = Part.LEADER if place == 0 else Part.SPEAKER
                bookings.append(
                    Booking(id=self.chance.id_at(at), item=item, speaker=self.speakers[place], part=part, during=during)
                )
            self.rows[Booking] += bookings

    def _guests(
        self, event: Event, firms: Sequence[Firm], *, came: float, yes: float, answered: float = 1.0
    ) -> list[Invitation]:
        """Insert guests with links: what they said, who waits when the seats are gone, who came."""
        assert event.published_at is not None
        invited_at, chance = event.published_at, self.chance
        left = self.rows[Seating][-1].seats
        rows = []
        for firm in firms:
            contact = firm.contacts[0]
            at = min(invited_at + timedelta(hours=chance.randrange(2, 200)), self.days.at)
            fields: dict[str, Any] = {"status": InvitationStatus.INVITED}
            if chance.happens(answered):
                fields = {"status": InvitationStatus.DECLINED, "answered_at": at, "opened_at": at}
                if chance.happens(yes):
                    waits = left <= 0
                    fields["status"] = InvitationStatus.WAITING if waits else InvitationStatus.ACCEPTED
                    fields["waiting_since"] = at if waits else None
                    left -= 1
            if fields["status"] == InvitationStatus.ACCEPTED and chance.happens(came):
                fields |= {"came_at": self._moment(event.starts_on, 8, chance.randrange(30, 59)), "came_by": self.by}
            row = self.scene.row(
                Invitation, invited_at, event=event, enterprise=firm.enterprise, contact=contact, door_code=self._code(),
                invited_at=invited_at, made_by=self.by, **fields,
            )  # fmt: skip
            row.search_key = search_key(row)
            rows.append(row)
            self.scene.note(
                firm.enterprise, "event.invited", event, by=self.by, at=invited_at, title=event.title, title_en=event.title_en,
                on=event.starts_on.isoformat(), guest=contact.name,
            )  # fmt: skip
        self.rows[Invitation] += rows
        return rows

    def _question(self, event: Event, guest: Invitation, text: Text, at: datetime, **fields: Any) -> Question:
        given = {"asked_by": AskedBy.LINK, "made_by": self.by, "asker": guest.display_name} | fields
        return self.scene.row(
            Question, at, event=event, invitation=guest, enterprise=guest.enterprise, text=self.scene.say(text), **given
        )

    def _honours(self, event: Event, items: Sequence[AgendaItem]) -> None:
        at = self._moment(event.starts_on, 10)
        handed_over = next(item for item in items if item.title == "表彰优秀企业家")
        for key, name, grade in said.AWARDS:
            award = self.scene.row(
                Award, at, enterprise=self.catalogue[key].enterprise, year=event.starts_on.year, name=name.zh, name_en=name.en,
                grade=self.scene.say(grade),
            )  # fmt: skip
            self.rows[Award].append(award)
            self.rows[Conferral].append(
                self.scene.row(Conferral, at, event=event, item=handed_over, award=award, by=self.by)
            )

    def _firms(self, count: int) -> list[Firm]:
        """Return some enterprises that are at work, each at most once."""
        at_work = [firm for firm in self.firms if firm.enterprise.status == "OPERATING" and firm.contacts]
        return self.chance.sample(at_work, min(count, len(at_work)))

    def _code(self) -> str:
        return "".join(self.chance.choice(_LETTERS) for _place in range(DOOR_CODE_LENGTH))

    def _moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        return self.days.moment(day, time(hour, 0)) + timedelta(minutes=minute)
