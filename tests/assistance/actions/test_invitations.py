"""The guest list: who is picked, invited, answers, waits and moves up; and no seat is given away twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.people import system_user
from accounts.errors import StaleError
from accounts.verbs import change
from assistance.actions.door import check_in
from assistance.actions.events import cancel_event, change_seats
from assistance.actions.guest_mails import take_out_guest_link
from assistance.actions.invitations import answer_invitation, pick_guests, send_invitations, withdraw_invitation
from assistance.models import Event, Invitation, Message, PersonalLink, Seating
from assistance.queries.personal_links import address_of
from assistance.rules import attendance
from assistance.rules.attendance import Answer
from assistance.rules.events import EventClosedError, NotAnnouncedError
from assistance.rules.personal_links import LinkOverError
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import ContactFactory, EnterpriseFactory, World
from tests.factories.events import (
    event_today,
    guest,
    guests,
    link_to_answer,
    link_to_ask,
    mailable,
    planned_event,
    published_event,
    says_no,
    says_yes,
)
from tests.factories.links import end_link

AGREED = {"email": "wu@enterprise.example"}


@pytest.fixture
def event(world: World) -> Event:
    return published_event(world)


def statuses(event: Event) -> Counter[str]:
    return Counter(Invitation.objects.filter(event=event).values_list("status", flat=True))


def told(about: str) -> list[Any]:
    return list(Message.objects.filter(about=about).values_list("link__invitation", flat=True))


def by_link(invitation: Invitation, answer: str, world: World, **words: Any) -> Invitation:
    link = link_to_answer(invitation)
    return answer_invitation(invitation, answer=answer, link=link, by=system_user(), at=world.at, **words)


class TestPicking:
    def test_picked_twice_is_on_the_list_once_and_nobody_is_told(self, world: World) -> None:
        event = planned_event(world)
        contact = mailable(world)
        first = pick_guests(event, contacts=[contact, world.contact], by=world.organiser, at=world.at)
        again = pick_guests(event, contacts=[contact], by=world.organiser, at=world.at)
        assert (len(first), again) == (2, [])
        assert statuses(event) == {"PICKED": 2}
        assert not Message.objects.exists()
        assert not PersonalLink.objects.exists()

    def test_the_door_finds_a_guest_by_pinyin_and_initials_of_person_and_enterprise(self, world: World) -> None:
        contact = ContactFactory(enterprise=world.enterprise, name="王建国")
        [picked] = pick_guests(planned_event(world), contacts=[contact], by=world.organiser, at=world.at)
        for text in ("王建国", "wangjianguo", "wjg", "弦歌铜业", "xiangetongye", "xiange copper"):
            assert text in picked.search_key

    def test_who_was_withdrawn_may_be_picked_and_invited_again_with_the_same_link(
        self, world: World, event: Event
    ) -> None:
        invitation = guest(world, event)
        link = link_to_answer(invitation)
        withdraw_invitation(invitation, by=world.organiser, at=world.at)
        pick_guests(event, contacts=[world.contact], by=world.organiser, at=world.at)
        send_invitations(event, by=world.organiser, at=world.at + timedelta(minutes=1))
        assert statuses(event) == {"INVITED": 1}
        assert link_to_answer(invitation) == link

    def test_nobody_is_picked_for_what_is_over(self, world: World, event: Event) -> None:
        cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
        with pytest.raises(EventClosedError):
            pick_guests(event, contacts=[world.contact], by=world.organiser, at=world.at)


class TestInviting:
    def test_guests_are_invited_once_each_with_two_links_and_a_mail_where_there_is_consent(
        self, world: World, event: Event
    ) -> None:
        agreed = mailable(world)
        silent = ContactFactory(enterprise=world.enterprise, email="a@enterprise.example", consented_on=None)
        pick_guests(event, contacts=[agreed, silent], by=world.organiser, at=world.at)
        for minute in range(2):
            send_invitations(event, by=world.organiser, at=world.at + timedelta(minutes=minute))
        assert statuses(event) == {"INVITED": 2}
        assert PersonalLink.objects.count() == 4
        assert told("INVITATION") == [Invitation.objects.get(contact=agreed).pk]
        assert TimelineEntry.objects.filter(kind="event.invited").count() == 2

    def test_a_draft_invites_nobody(self, world: World) -> None:
        event = planned_event(world)
        pick_guests(event, contacts=[world.contact], by=world.organiser, at=world.at)
        with pytest.raises(NotAnnouncedError):
            send_invitations(event, by=world.organiser, at=world.at)
        assert statuses(event) == {"PICKED": 1}

    def test_three_hundred_guests_cost_as_many_queries_as_three(
        self, world: World, django_assert_max_num_queries: Any
    ) -> None:
        for number in (3, 300):
            event = published_event(world)
            contacts = [ContactFactory(enterprise=world.enterprise) for _ in range(number)]
            pick_guests(event, contacts=contacts, by=world.organiser, at=world.at)
            with django_assert_max_num_queries(14):
                send_invitations(event, by=world.organiser, at=world.at)


class TestAnswering:
    def test_the_same_answer_twice_changes_nothing(self, world: World, event: Event) -> None:
        invitation = guest(world, event)
        once = by_link(invitation, Answer.YES, world, deputy_name="王副总", deputy_post="副总")
        again = by_link(invitation, Answer.YES, world, deputy_name="王副总", deputy_post="副总")
        assert again.version == once.version
        assert TimelineEntry.objects.filter(kind="event.accepted").count() == 1

    def test_a_new_deputy_keeps_the_seat_and_is_found_at_the_door(self, world: World) -> None:
        event = published_event(world, seats=1)
        invitation = says_yes(world, guest(world, event))
        changed = says_yes(world, invitation, deputy_name="李娜")
        assert (changed.status, changed.display_name) == ("ACCEPTED", "李娜")
        assert "lina" in changed.search_key
        assert Seating.objects.get(event=event).taken == 1

    def test_a_deputy_is_refused_where_the_event_is_for_the_invited_alone(self, world: World) -> None:
        invitation = guest(world, published_event(world, deputies_allowed=False))
        with pytest.raises(attendance.NoDeputyError):
            says_yes(world, invitation, deputy_name="李娜")

    def test_a_yes_comes_too_late_after_the_last_day_but_a_no_never_does(self, world: World) -> None:
        event = published_event(world, answer_by=world.today)
        coming, waiting, silent = guests(world, event, 3)
        says_yes(world, coming)
        tomorrow = world.at + timedelta(days=1)
        with pytest.raises(attendance.TooLateError):
            answer_invitation(silent, answer=Answer.YES, by=world.organiser, at=tomorrow)
        kept = answer_invitation(coming, answer=Answer.YES, deputy_name="李娜", by=world.organiser, at=tomorrow)
        assert kept.status == "ACCEPTED", "who has said yes may still send somebody else"
        assert answer_invitation(waiting, answer=Answer.NO, by=world.organiser, at=tomorrow).status == "DECLINED"

    def test_a_no_gives_the_seat_to_whoever_waits_longest_and_tells_once(self, world: World) -> None:
        event = published_event(world, seats=1)
        first, second, third = guests(world, event, 3, consented_on=world.today, **AGREED)
        for invitation in (first, second, third):
            says_yes(world, invitation)
        assert statuses(event) == {"ACCEPTED": 1, "WAITING": 2}
        for _ in range(2):
            says_no(world, first)
        for invitation in (second, third):
            invitation.refresh_from_db()
        assert (second.status, third.status) == ("ACCEPTED", "WAITING")
        assert (second.waiting_since, told("SEAT_FREE")) == (None, [second.pk])

    def test_who_takes_a_yes_back_and_says_it_again_waits_behind_the_others(self, world: World) -> None:
        event = published_event(world, seats=1)
        first, second, third = guests(world, event, 3)
        for invitation in (first, second, third):
            says_yes(world, invitation)
        says_no(world, first)
        later = world.at + timedelta(minutes=1)
        again = answer_invitation(first, answer=Answer.YES, by=world.organiser, at=later)
        assert again.status == "WAITING"
        says_no(world, second)
        third.refresh_from_db()
        assert third.status == "ACCEPTED"

    def test_an_answer_on_the_telephone_is_checked_against_what_was_seen(self, world: World, event: Event) -> None:
        invitation = guest(world, event)
        by_link(invitation, Answer.YES, world)
        with pytest.raises(StaleError):
            answer_invitation(
                invitation, answer=Answer.NO, expected=invitation.version, by=world.specialist, at=world.at
            )

    def test_a_link_answers_for_its_own_guest_as_long_as_it_opens(self, world: World, event: Event) -> None:
        own, other = guests(world, event, 2)
        link = link_to_answer(own)
        with pytest.raises(PermissionDenied):
            answer_invitation(other, answer=Answer.YES, link=link, by=system_user(), at=world.at)
        end_link(link, at=world.at)
        with pytest.raises(LinkOverError):
            answer_invitation(own, answer=Answer.YES, link=link, by=system_user(), at=world.at)

    @pytest.mark.parametrize("what", ["picked", "withdrawn", "cancelled"])
    def test_who_is_not_invited_cannot_answer(self, world: World, what: str) -> None:
        event = published_event(world)
        invitation = guest(world, event)
        if what == "picked":
            [invitation] = pick_guests(event, contacts=[mailable(world)], by=world.organiser, at=world.at)
        elif what == "withdrawn":
            withdraw_invitation(invitation, by=world.organiser, at=world.at)
        else:
            cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
        with pytest.raises(attendance.NotInvitedError):
            says_yes(world, invitation)

    def test_who_has_come_can_neither_say_no_nor_be_uninvited(self, world: World) -> None:
        event = event_today(world)
        invitation = check_in(guest(world, event), by=world.organiser, at=world.at)
        with pytest.raises(attendance.CameAlreadyError):
            says_no(world, invitation)
        with pytest.raises(attendance.CameAlreadyError):
            withdraw_invitation(invitation, by=world.organiser, at=world.at)


class TestWithdrawing:
    def test_the_seat_goes_to_whoever_waits_longest(self, world: World) -> None:
        event = published_event(world, seats=1)
        first, second = guests(world, event, 2)
        says_yes(world, first), says_yes(world, second)
        for _ in range(2):
            withdraw_invitation(first, by=world.organiser, at=world.at)
        second.refresh_from_db()
        assert second.status == "ACCEPTED"
        assert TimelineEntry.objects.filter(kind="event.uninvited").count() == 1


class TestTheLinkInHand:
    def test_whoever_may_answer_for_a_guest_takes_it_out_and_that_is_noted(self, world: World, event: Event) -> None:
        invitation = guest(world, event)
        link = take_out_guest_link(invitation, by=world.specialist, at=world.at)
        assert link == link_to_answer(invitation)
        assert TimelineEntry.objects.filter(kind="event.link_shown", by=world.specialist).count() == 1
        for other in (world.other_specialist, world.auditor, world.leader):
            with pytest.raises(PermissionDenied):
                take_out_guest_link(invitation, by=other, at=world.at)

    def test_links_of_a_secret_that_is_gone_are_replaced(self, world: World, event: Event, settings: Any) -> None:
        invitation = guest(world, event)
        old = {link_to_answer(invitation).pk, link_to_ask(invitation).pk}
        settings.SECRET_KEY = "another secret, as long as the first one was: 0123456789"
        link = take_out_guest_link(invitation, by=world.organiser, at=world.at)
        assert address_of(link)
        assert link.pk not in old
        assert address_of(link_to_ask(invitation))

    def test_there_is_none_of_who_is_not_invited(self, world: World, event: Event) -> None:
        [picked] = pick_guests(event, contacts=[world.contact], by=world.organiser, at=world.at)
        with pytest.raises(attendance.NotInvitedError):
            take_out_guest_link(picked, by=world.organiser, at=world.at)


class TestAtOnce:
    def test_twenty_guests_want_the_last_seat_and_one_gets_it(self, own_database: OwnDatabase, world: World) -> None:
        event = published_event(world, seats=1)
        rows = guests(world, event, 20)
        outcomes = own_database.at_once(*(_says_yes(world, row) for row in rows))
        assert all(isinstance(outcome, Invitation) for outcome in outcomes), outcomes
        assert statuses(event) == {"ACCEPTED": 1, "WAITING": 19}
        assert Seating.objects.get(event=event).taken == 1

        said_no = Invitation.objects.get(event=event, status="ACCEPTED")
        own_database.at_once(*(lambda: says_no(world, said_no) for _ in range(5)))
        assert statuses(event) == {"ACCEPTED": 1, "WAITING": 18, "DECLINED": 1}

    def test_a_guest_who_answers_twenty_times_at_once_is_told_once(
        self, own_database: OwnDatabase, world: World
    ) -> None:
        change(world.contact, at=world.at, consented_on=world.today, **AGREED)
        invitation = guest(world, published_event(world))
        own_database.at_once(*(lambda: by_link(invitation, Answer.YES, world) for _ in range(20)))
        invitation.refresh_from_db()
        assert (invitation.status, told("ANSWER_RECORDED")) == ("ACCEPTED", [invitation.pk])

    def test_answers_and_changed_seats_do_not_wait_for_each_other_for_ever(
        self, own_database: OwnDatabase, world: World
    ) -> None:
        event = published_event(world, seats=3)
        rows = guests(world, event, 12)
        seats = [lambda n=n: change_seats(event, seats=n, by=world.organiser, at=world.at) for n in (1, 5, 2, 6, 1, 4)]
        outcomes = own_database.at_once(*(_says_yes(world, row) for row in rows), *seats)
        refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert all(isinstance(refusal, attendance.OversoldError) for refusal in refused), refused
        seating = Seating.objects.get(event=event)
        assert statuses(event)["ACCEPTED"] == seating.taken == min(seating.seats, 12)


def _says_yes(world: World, row: Invitation) -> Callable[[], Invitation]:
    return lambda: says_yes(world, row)


def test_specialists_see_the_guests_of_their_own_enterprises_and_leaders_of_their_chains(world: World) -> None:
    event = published_event(world)
    own = guest(world, event)
    theirs = guest(world, event, ContactFactory(enterprise=world.other_enterprise))
    nobodys = guest(world, event, ContactFactory(enterprise=EnterpriseFactory()))
    seen = {name: set(Invitation.objects.visible_to(user)) for name, user in world.everybody.items()}
    assert seen == {
        "specialist": {own},
        "leader": {own},
        "handler": set(),
        "admin": set(),
        **{name: {own, theirs, nobodys} for name in ("office", "organiser", "auditor")},
    }


@pytest.mark.parametrize("said", [Answer.YES, Answer.NO])
def test_a_later_from_a_page_that_was_left_open_undoes_no_answer(world: World, event: Event, said: str) -> None:
    invitation = by_link(guest(world, event), said, world)
    before = (invitation.status, invitation.version)

    after = by_link(invitation, Answer.LATER, world)

    assert (after.status, after.version) == before
    assert Seating.objects.get(event=event).taken == (said == Answer.YES)


def test_what_an_answer_does_not_speak_of_stays(world: World, event: Event) -> None:
    invitation = says_yes(world, guest(world, event), deputy_name="李代表", deputy_post="副总经理", remark="素食")

    again = says_yes(world, invitation)
    alone = says_yes(world, again, deputy_name="", remark="")

    assert (again.deputy_name, again.deputy_post, again.remark) == ("李代表", "副总经理", "素食")
    assert (alone.deputy_name, alone.deputy_post, alone.remark) == ("", "", "")
