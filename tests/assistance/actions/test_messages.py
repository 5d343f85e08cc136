"""Every message ends in one state, whatever mail server, clock and other senders do."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.actions.people import system_user
from accounts.clock import database_now
from accounts.models import User
from assistance.actions.deliveries import deliver_due_messages
from assistance.actions.messages import (
    Claim,
    claim_messages,
    put_back_messages,
    renew_leases,
    settle_message,
)
from assistance.models import Commitment, Message, MessageState, Reminder
from assistance.rules.reminders import DEATHS_AT_MOST
from tests.databases import OwnDatabase
from tests.factories import CommitmentFactory, MessageFactory, ReminderFactory, UserFactory, VisitFactory, World
from tests.mail_server import CUT, CUT_BEFORE, HANG, MailServer

SENT, QUEUED, FAILED, CANCELLED, SENDING = (
    MessageState.SENT,
    MessageState.QUEUED,
    MessageState.FAILED,
    MessageState.CANCELLED,
    MessageState.SENDING,
)


class Clock:
    """The database's clock, put forward at will."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return database_now() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


def deliver(clock: Clock) -> Counter[str]:
    return deliver_due_messages(by=system_user(), clock=clock)


def claim(at: datetime, limit: int = 200) -> list[Claim]:
    return claim_messages(limit=limit, by=system_user(), at=at)


def settle(claimed: Claim, state: MessageState, at: datetime) -> MessageState | None:
    return settle_message(claimed, state=state, by=system_user(), at=at)


def lose_leases() -> None:
    Message.objects.filter(state=SENDING).update(lease_until=database_now() - timedelta(seconds=1))


def message_about(world: World, recipient: User | None = None, **fields: object) -> Message:
    """A message about an open promise that is due today."""
    recipient = recipient or world.specialist
    visit = VisitFactory(enterprise=world.enterprise, visitor=recipient)
    promise = CommitmentFactory(visit=visit, owner=recipient, due_on=world.today)
    message = MessageFactory(recipient=recipient, **fields)
    ReminderFactory(
        kind="PROMISE_DUE", subject_id=promise.pk, recipient=recipient, enterprise=world.enterprise, visit=visit,
        message=message, slot=world.today,
    )  # fmt: skip
    return message


@pytest.fixture
def message(world: World) -> Message:
    return message_about(world)


class TestClaims:
    def test_what_is_due_is_handed_out_once(self, world: World) -> None:
        due = MessageFactory()
        MessageFactory(not_before=world.at + timedelta(hours=1))
        for state in (FAILED, CANCELLED):
            MessageFactory(state=state)
        claims = claim(world.at)
        assert [claimed.message for claimed in claims] == [due.pk]
        assert claim(world.at) == []
        due.refresh_from_db()
        assert (due.state, due.fence, due.attempts, due.deaths) == (SENDING, 1, 1, 1)

    def test_the_lease_is_set_and_judged_by_the_clock_of_the_database(self, world: World, settings: Settings) -> None:
        settings.OUTBOX_LEASE_SECONDS = 90
        MessageFactory()
        before = database_now()
        claim(world.at + timedelta(days=1))  # a caller that lives in tomorrow
        lease = Message.objects.get().lease_until
        assert lease is not None
        assert before + timedelta(seconds=90) <= lease <= database_now() + timedelta(seconds=90)
        assert claim(world.at + timedelta(days=1)) == []
        lose_leases()
        assert len(claim(world.at - timedelta(days=1))) == 1

    def test_whoever_lost_the_lease_writes_nothing(self, world: World) -> None:
        message = MessageFactory()
        [first] = claim(world.at)
        lose_leases()
        [second] = claim(world.at)
        assert settle(first, SENT, world.at) is None
        assert renew_leases([first], by=system_user(), at=world.at) == []
        assert put_back_messages([first], by=system_user(), at=world.at) == 0
        message.refresh_from_db()
        assert message.state == SENDING
        assert settle(second, SENT, world.at) == SENT
        assert settle(second, FAILED, world.at) is None, "what is settled stays settled"

    def test_a_renewed_lease_lasts_longer(self, world: World, settings: Settings) -> None:
        MessageFactory()
        claims = claim(world.at)
        settings.OUTBOX_LEASE_SECONDS = 3600
        assert renew_leases(claims, by=system_user(), at=world.at) == claims
        lease = Message.objects.get().lease_until
        assert lease is not None
        assert lease > database_now() + timedelta(seconds=3000)

    def test_what_is_put_back_is_due_as_before(self, world: World) -> None:
        before = MessageFactory()
        claims = claim(world.at)
        assert put_back_messages(claims, by=system_user(), at=world.at) == 1
        message = Message.objects.get()
        assert (message.state, message.attempts, message.deaths) == (QUEUED, 0, 0)
        assert message.not_before == before.not_before

    def test_a_message_that_kills_its_senders_takes_no_others_along(self, world: World) -> None:
        poison = MessageFactory(not_before=world.at - timedelta(minutes=5))
        MessageFactory.create_batch(80)
        deaths = 0
        while claims := claim(world.at, limit=50):
            if poison.pk in {claimed.message for claimed in claims}:
                deaths += 1
                lose_leases()
            else:
                assert {settle(claimed, SENT, world.at) for claimed in claims} == {SENT}
        poison.refresh_from_db()
        assert (poison.state, deaths) == (FAILED, DEATHS_AT_MOST)
        assert Message.objects.filter(state=SENT).count() == 80

    def test_after_eight_deaths_it_fails_and_the_others_go_on(self, world: World) -> None:
        poison = MessageFactory()
        for _ in range(DEATHS_AT_MOST):
            assert len(claim(world.at)) == 1
            lose_leases()
        other = MessageFactory()
        assert [claimed.message for claimed in claim(world.at)] == [other.pk]
        poison.refresh_from_db()
        assert (poison.state, poison.attempts) == (FAILED, DEATHS_AT_MOST)
        assert poison.last_error == "every sender died of it"

    def test_refusals_are_no_deaths(self, world: World) -> None:
        MessageFactory(expires_at=world.at + timedelta(days=3))
        at = world.at
        for _ in range(DEATHS_AT_MOST + 4):
            [claimed] = claim(at)
            assert settle(claimed, QUEUED, at) == QUEUED
            at += timedelta(hours=1)
        assert Message.objects.get().deaths == 0

    def test_what_has_expired_fails_even_in_great_numbers(self, world: World) -> None:
        MessageFactory.create_batch(5, created_at=world.at - timedelta(days=4))
        young = MessageFactory()
        assert [claimed.message for claimed in claim(world.at, limit=2)] == [young.pk]
        assert Message.objects.filter(state=FAILED, last_error="expired").count() == 5

    def test_the_server_is_tried_again_after_1_5_15_60_minutes_and_hourly_until_the_message_expires(
        self, world: World
    ) -> None:
        message = MessageFactory(expires_at=world.at + timedelta(hours=4, minutes=15))
        waits, at = [], world.at
        while claims := claim(at):
            settle(claims[0], QUEUED, at)
            message.refresh_from_db()
            if message.state == QUEUED:
                waits.append((message.not_before - at) / timedelta(minutes=1))
            at = message.not_before
        assert waits == [1, 5, 15, 60, 60, 60]
        assert message.state == FAILED

    def test_only_the_system_handles_the_outbox(self, world: World) -> None:
        MessageFactory()
        [claimed] = claim(world.at)
        for act in (
            lambda: claim_messages(by=world.admin, at=world.at),
            lambda: renew_leases([claimed], by=world.admin, at=world.at),
            lambda: settle_message(claimed, state=SENT, by=world.admin, at=world.at),
            lambda: put_back_messages([claimed], by=world.admin, at=world.at),
        ):
            with pytest.raises(PermissionDenied):
                act()

    def test_senders_at_once_get_different_messages(self, own_database: OwnDatabase) -> None:
        MessageFactory.create_batch(200)
        at, system = database_now(), system_user()
        taken = own_database.at_once(*[lambda: claim_messages(limit=50, by=system, at=at)] * 4)
        assert all(isinstance(claims, list) for claims in taken), taken
        ids = [claimed.message for claims in taken for claimed in claims]
        assert len(ids) == len(set(ids)) == 200


class TestDelivery:
    def test_a_mail_is_sent_once_with_the_id_of_its_row(self, message: Message, smtp: MailServer, clock: Clock) -> None:
        assert deliver(clock) == {SENT: 1}
        assert deliver(clock) == {}
        [mail] = smtp.accepted
        assert mail["Message-ID"] == f"<{message.pk}@yanggu.example>"
        message.refresh_from_db()
        assert (message.state, message.attempts, message.deaths, message.lease_until) == (SENT, 1, 0, None)
        assert message.sent_at is not None

    def test_one_connection_carries_the_batch(self, world: World, smtp: MailServer, clock: Clock) -> None:
        for _ in range(5):
            message_about(world)
        assert deliver(clock) == {SENT: 5}
        assert smtp.connections == 1

    @pytest.mark.parametrize("reply", ["451 try later", "421 closing", "DATA 452 full", "DATA 421 closing", CUT_BEFORE])
    def test_a_temporary_refusal_is_tried_again_later(
        self, message: Message, smtp: MailServer, clock: Clock, reply: str
    ) -> None:
        smtp.replies.append(reply)
        assert deliver(clock) == {QUEUED: 1}
        assert deliver(clock) == {}, "not before a minute has passed"
        clock.ahead = timedelta(minutes=1)
        assert deliver(clock) == {SENT: 1}
        message.refresh_from_db()
        assert (message.state, message.attempts, message.last_error) == (SENT, 2, "")

    @pytest.mark.parametrize("reply", ["550 <someone@yanggu.example> unknown", "DATA 554 refused"])
    def test_a_permanent_refusal_fails_and_does_not_poison_the_batch(
        self, world: World, smtp: MailServer, clock: Clock, reply: str
    ) -> None:
        refused = message_about(world, world.backup)
        message_about(world)
        smtp.replies_to[world.backup.email].append(reply)
        assert deliver(clock) == {FAILED: 1, SENT: 1}
        refused.refresh_from_db()
        assert refused.state == FAILED
        assert refused.last_error == reply.removeprefix("DATA ").replace("<someone@yanggu.example>", "[address]")

    def test_cut_after_acceptance_it_is_sent_again_under_the_same_id(
        self, message: Message, smtp: MailServer, clock: Clock
    ) -> None:
        smtp.replies.append(CUT)
        assert deliver(clock) == {QUEUED: 1}
        clock.ahead = timedelta(minutes=1)
        assert deliver(clock) == {SENT: 1}
        assert smtp.message_ids == {f"<{message.pk}@yanggu.example>": 2}
        message.refresh_from_db()
        assert message.attempts == 2

    def test_after_a_dropped_line_the_others_go_over_a_new_one(
        self, world: World, smtp: MailServer, clock: Clock
    ) -> None:
        for _ in range(4):
            message_about(world)
        smtp.replies.extend(["250 OK", CUT_BEFORE])
        assert deliver(clock) == {SENT: 3, QUEUED: 1}
        assert smtp.connections == 2

    def test_a_server_that_hangs_costs_its_time_out_and_no_double(
        self, message: Message, smtp: MailServer, clock: Clock
    ) -> None:
        smtp.replies.append(HANG)
        assert deliver(clock) == {QUEUED: 1}
        assert "timed out" in Message.objects.get().last_error
        assert not smtp.accepted

    def test_when_nobody_listens_what_was_not_tried_goes_back(
        self, world: World, smtp: MailServer, clock: Clock, settings: Settings
    ) -> None:
        for _ in range(5):
            message_about(world)
        settings.EMAIL_PORT = 1
        assert deliver(clock) == {QUEUED: 2}
        assert Message.objects.filter(state=QUEUED).count() == 5
        assert Message.objects.filter(attempts=0, deaths=0).count() == 3
        settings.EMAIL_PORT = smtp.port
        clock.ahead = timedelta(minutes=1)
        assert deliver(clock) == {SENT: 5}
        assert max(smtp.message_ids.values()) == 1

    def test_a_promise_that_was_kept_meanwhile_is_not_mailed(
        self, world: World, message: Message, smtp: MailServer, clock: Clock
    ) -> None:
        Commitment.objects.update(kept_on=world.today, version=2)
        assert deliver(clock) == {CANCELLED: 1}
        assert smtp.connections == 0

    @pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
    def test_a_person_who_left_or_has_no_address_any_more_is_not_mailed(
        self, world: World, message: Message, smtp: MailServer, clock: Clock, change: dict[str, object]
    ) -> None:
        User.objects.filter(pk=world.specialist.pk).update(**change, version=2)
        assert deliver(clock) == {CANCELLED: 1}
        assert not smtp.accepted

    def test_a_malformed_address_fails_for_good(self, world: World, smtp: MailServer, clock: Clock) -> None:
        message_about(world, UserFactory(email="not an address"))
        message_about(world)
        assert deliver(clock) == {FAILED: 1, SENT: 1}

    def test_of_several_reminders_only_those_still_true_are_mailed(
        self, world: World, message: Message, smtp: MailServer, clock: Clock
    ) -> None:
        kept = message_about(world)
        promise = Reminder.objects.get(message=kept).subject_id
        Reminder.objects.filter(message=kept).update(message=message, version=2)
        Commitment.objects.filter(pk=promise).update(kept_on=world.today, version=2)
        kept.delete()
        deliver(clock)
        [mail] = smtp.accepted
        assert mail.get_content().count("*") == 1

    def test_a_run_that_takes_too_long_gives_back_what_is_left(self, world: World, smtp: MailServer) -> None:
        for _ in range(3):
            message_about(world)
        ticks = iter([0, 0, 0, 60, 119, 121, 121, 121, 121, 121])
        start = database_now()
        counts = deliver_due_messages(by=system_user(), clock=lambda: start + timedelta(seconds=next(ticks)))
        assert counts[SENT] >= 1
        assert Message.objects.filter(state=QUEUED, attempts=0).count() == 3 - counts[SENT]
        assert not Message.objects.filter(state=SENDING).exists()

    def test_leases_are_renewed_while_a_batch_is_worked_off_however_slowly(
        self, world: World, smtp: MailServer, settings: Settings
    ) -> None:
        settings.OUTBOX_LEASE_SECONDS = 100
        for _ in range(3):
            message_about(world)
        start, step = database_now(), iter(range(1000))
        with CaptureQueriesContext(connection) as asked:
            counts = deliver_due_messages(by=system_user(), clock=lambda: start + timedelta(seconds=15 * next(step)))
        assert counts == {SENT: 3}
        assert any('SET "lease_until" = (clock_timestamp()' in query["sql"] for query in asked)

    def test_what_others_took_over_is_left_to_them(self, world: World, smtp: MailServer, settings: Settings) -> None:
        for _ in range(3):
            message_about(world)
        start, step = database_now(), iter(range(1000))

        def clock() -> datetime:
            """Stand still until the batch is claimed, then jump; meanwhile others have taken it over."""
            if next(step) < 2:
                return start
            Message.objects.filter(state=SENDING).update(fence=7)
            return start + timedelta(seconds=60)

        deliver_due_messages(by=system_user(), clock=clock)
        assert not smtp.accepted
        assert Message.objects.filter(state=SENDING, fence=7).count() == 3

    def test_a_mail_that_cannot_be_written_waits_until_it_can(
        self, message: Message, smtp: MailServer, clock: Clock, settings: Settings
    ) -> None:
        settings.BASE_URL, before = None, settings.BASE_URL
        assert deliver(clock) == {QUEUED: 1}
        message.refresh_from_db()
        assert message.last_error == "could not be written: AttributeError"
        settings.BASE_URL = before
        clock.ahead = timedelta(minutes=1)
        assert deliver(clock) == {SENT: 1}

    def test_queries_for_each_mail_are_few(self, world: World, smtp: MailServer, clock: Clock) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                deliver(clock)
            return len(asked)

        message_about(world)
        one = queries()
        for _ in range(10):
            message_about(world)
        assert (queries() - one) / 9 <= 8
