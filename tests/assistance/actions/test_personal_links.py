"""Links are made once, given out with a trace, and let the enterprise say its word once, about the present answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import Settings

from accounts.actions.people import system_user
from accounts.verbs import change
from assistance.actions.call_backs import confirm_issue, reopen_issue
from assistance.actions.issue_work import answer_issue
from assistance.actions.personal_links import act_on_link, ask_for_link_again, make_link, revoke_link
from assistance.actions.reminders import plan_reminders
from assistance.models import CallBack, Issue, IssueStep, Message, PersonalLink, Reminder
from assistance.queries.inbox import inbox
from assistance.queries.personal_links import address_of, link_behind
from assistance.rules.personal_links import (
    LinkOverError,
    NobodyToAskError,
    NoMailConsentError,
    NotAnsweredError,
    hash_of,
)
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import IssueFactory, World
from tests.factories.enterprises import ContactFactory
from tests.factories.links import answered_issue, end_link, given_link, say, token_of


def kinds(world: World) -> list[str]:
    lines = TimelineEntry.objects.filter(enterprise=world.enterprise, kind__startswith="issue.link")
    return list(lines.order_by("at", "id").values_list("kind", flat=True))


def may_be_mailed(world: World) -> None:
    change(world.contact, at=world.at, email="wu@enterprise.example", consented_on=world.today)


class TestMaking:
    def test_the_database_keeps_a_hash_and_the_address_can_be_written_again(self, world: World) -> None:
        link = given_link(world)
        token = token_of(link)
        assert link.token_hash == hash_of(token)
        assert token not in str(PersonalLink.objects.values().get())
        assert link_behind(token) == link
        assert link.expires_at == world.at + timedelta(days=30)
        assert (link.contact, link.round, link.made_by) == (world.contact, 0, world.office)

    def test_how_long_it_opens_is_a_setting(self, world: World, settings: Settings) -> None:
        settings.PERSONAL_LINK_DAYS = 3
        assert given_link(world).expires_at == world.at + timedelta(days=3)

    def test_the_same_link_comes_again_and_every_time_leaves_a_line(self, world: World) -> None:
        issue = answered_issue(world)
        first = given_link(world, issue)
        assert make_link(issue, by=world.specialist, at=world.at) == first
        assert PersonalLink.objects.count() == 1
        assert kinds(world) == ["issue.link_shown", "issue.link_shown"]
        line = TimelineEntry.objects.filter(kind="issue.link_shown").latest("id")
        assert (line.by, line.facts["contact"]) == (world.specialist, world.contact.name)

    def test_another_person_gets_another_link(self, world: World) -> None:
        issue, deputy = answered_issue(world), ContactFactory(enterprise=world.enterprise)
        assert given_link(world, issue, contact=deputy) != given_link(world, issue)
        assert set(PersonalLink.objects.values_list("contact", flat=True)) == {deputy.pk, world.contact.pk}

    def test_only_a_present_person_of_the_enterprise_is_asked(self, world: World) -> None:
        issue = answered_issue(world)
        stranger = ContactFactory(enterprise=world.other_enterprise)
        gone = ContactFactory(enterprise=world.enterprise, archived_at=world.at, archived_reason="Left.")
        for person in (stranger, gone):
            with pytest.raises(NobodyToAskError):
                given_link(world, issue, contact=person)
        assert not PersonalLink.objects.exists()

    @pytest.mark.parametrize("status", ["SUBMITTED", "IN_PROGRESS", "CLOSED", "REJECTED"])
    def test_there_is_no_link_without_an_answer_that_waits(self, world: World, status: str) -> None:
        with pytest.raises(NotAnsweredError):
            given_link(world, answered_issue(world, status=status))

    @pytest.mark.parametrize("who", ["handler", "leader", "auditor", "organiser", "admin", "other_specialist"])
    def test_the_handling_unit_and_bystanders_get_no_link(self, world: World, who: str) -> None:
        with pytest.raises(PermissionDenied):
            given_link(world, by=getattr(world, who))

    def test_mail_needs_an_address_and_consent(self, world: World) -> None:
        issue = answered_issue(world)
        change(world.contact, at=world.at, email="wu@enterprise.example", consented_on=None)
        with pytest.raises(NoMailConsentError):
            given_link(world, issue, send=True)
        assert not Message.objects.exists()
        change(world.contact, at=world.at, consented_on=world.today)
        given_link(world, issue, send=True)
        assert kinds(world) == ["issue.link_sent"]
        given_link(world, issue, send=True)
        assert Message.objects.count() == 1, "one is on its way"

    def test_a_new_secret_ends_no_link_while_the_old_one_is_a_fallback(self, world: World, settings: Settings) -> None:
        issue = answered_issue(world)
        link = given_link(world, issue)
        token = token_of(link)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another secret of the house " * 3
        assert token_of(link) == token
        assert link_behind(token) == link
        settings.SECRET_KEY_FALLBACKS = []
        assert (address_of(link), link_behind(token)) == ("", None)
        assert given_link(world, issue) != link, "a link that nobody can write again is replaced"

    def test_a_revoked_link_is_over_and_the_next_one_is_new(self, world: World) -> None:
        issue = answered_issue(world)
        link = given_link(world, issue)
        revoke_link(link, by=world.specialist, at=world.at)
        revoke_link(link, by=world.specialist, at=world.at)
        assert kinds(world) == ["issue.link_shown", "issue.link_revoked"]
        assert given_link(world, issue) != link
        with pytest.raises(PermissionDenied):
            revoke_link(link, by=world.handler, at=world.at)

    def test_twenty_officers_at_once_make_one_link(self, own_database: OwnDatabase, world: World) -> None:
        issue = answered_issue(world)
        made = own_database.at_once(*[lambda: make_link(issue, by=world.office, at=world.at)] * 20)
        assert {getattr(link, "pk", link) for link in made} == {PersonalLink.objects.get().pk}


class TestAnswering:
    def answer(self, world: World) -> Issue:
        issue = IssueFactory(
            enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS", category=world.category
        )
        return answer_issue(
            issue, outcome="SOLVED", text="Done.", action="Built.", by=world.handler, at=world.at + timedelta(hours=1)
        )

    def test_who_is_called_first_gets_a_link_and_a_mail(self, world: World) -> None:
        may_be_mailed(world)
        issue = self.answer(world)
        link = PersonalLink.objects.get()
        assert (link.issue, link.contact, link.made_by) == (issue, world.contact, world.handler)
        message = Message.objects.get()
        assert (message.link, message.recipient, message.dedupe_key) == (link, None, f"link/{link.pk}/1")

    @pytest.mark.parametrize("fields", [{"email": ""}, {"consented_on": None}])
    def test_without_address_or_consent_there_is_a_link_and_no_mail(
        self, world: World, fields: dict[str, object]
    ) -> None:
        may_be_mailed(world)
        change(world.contact, at=world.at, **fields)
        self.answer(world)
        assert PersonalLink.objects.count() == 1
        assert not Message.objects.exists()

    def test_where_nobody_can_be_reached_the_answer_stands_without_a_link(self, world: World) -> None:
        change(world.contact, at=world.at, email="", phone="")
        assert self.answer(world).status == "ANSWERED"
        assert not PersonalLink.objects.exists()

    def test_the_officer_takes_out_the_link_that_the_answer_made(self, world: World) -> None:
        issue = self.answer(world)
        assert make_link(issue, by=world.office, at=world.at + timedelta(hours=2)) == PersonalLink.objects.get()


class TestTheWord:
    def test_yes_closes(self, world: World) -> None:
        link = given_link(world)
        said = say(link, "YES", world.at, service_rating="SATISFIED", comment="Thank you.")
        issue, word = Issue.objects.get(), CallBack.objects.get(channel="LINK")
        assert (issue.status, said.used_at) == ("CLOSED", world.at)
        assert (word.really_solved, word.service_rating, word.comment) == ("YES", "SATISFIED", "Thank you.")
        assert (word.contact, word.by, word.round) == (world.contact, system_user(), 0)
        step = IssueStep.objects.get(move="CONFIRM")
        assert (step.acting_as, step.by) == ("ENTERPRISE", system_user())

    def test_no_reopens_with_half_the_time(self, world: World) -> None:
        link = given_link(world)
        say(link, "NO", world.at, comment="The power fails every day.")
        issue = Issue.objects.get()
        assert (issue.status, issue.reopened, issue.due_days) == ("IN_PROGRESS", 1, 5)

    def test_partly_waits_for_the_second_look_and_not_rated_stays_not_rated(self, world: World) -> None:
        link = given_link(world)
        say(link, "PARTLY", world.at)
        assert Issue.objects.get().status == "ANSWERED"
        assert CallBack.objects.get().service_rating == ""

    @pytest.mark.parametrize("word", ["YES", "PARTLY", "NO"])
    def test_the_second_time_changes_nothing(self, world: World, word: str) -> None:
        link = given_link(world)
        say(link, word, world.at)
        issue = Issue.objects.get()
        assert say(link, "NO", world.at + timedelta(minutes=1), comment="other words").used_at == world.at
        assert Issue.objects.get().version == issue.version
        assert CallBack.objects.filter(channel="LINK").count() == 1

    def test_twenty_clicks_at_once_say_it_once(self, own_database: OwnDatabase, world: World) -> None:
        link, system = given_link(world), system_user()
        done = own_database.at_once(
            *[lambda: act_on_link(link, really_solved="NO", by=system, at=world.at + timedelta(hours=1))] * 20
        )
        assert {getattr(link, "pk", link) for link in done} == {link.pk}
        assert CallBack.objects.filter(channel="LINK").count() == 1
        assert Issue.objects.get().reopened == 1

    def test_a_link_of_an_earlier_answer_rates_no_later_one(self, world: World) -> None:
        issue = answered_issue(world)
        link = given_link(world, issue)
        reopen_issue(issue, reason="Not done.", by=world.office, at=world.at)
        at = world.at + timedelta(hours=1)
        answer_issue(issue, outcome="SOLVED", text="Now done.", action="Built.", by=world.handler, at=at)
        with pytest.raises(NotAnsweredError):
            say(link, "YES", at)
        assert not CallBack.objects.exists()
        assert make_link(issue, by=world.office, at=at) != link

    def test_a_link_says_nothing_where_the_office_has_recorded_the_word(self, world: World) -> None:
        issue = answered_issue(world)
        link = given_link(world, issue)
        confirm_issue(issue, really_solved="YES", by=world.office, at=world.at)
        with pytest.raises(NotAnsweredError):
            say(link, "NO", world.at)
        assert Issue.objects.get().status == "CLOSED"

    def test_what_is_over_says_nothing(self, world: World) -> None:
        revoked = given_link(world)
        revoke_link(revoked, by=world.office, at=world.at)
        ended = given_link(world)
        end_link(ended)
        for link in (revoked, ended):
            with pytest.raises(LinkOverError):
                say(link, "YES", world.at)
        assert not CallBack.objects.exists()

    def test_nobody_of_ours_speaks_with_a_link(self, world: World) -> None:
        link = given_link(world)
        with pytest.raises(PermissionDenied):
            act_on_link(link, really_solved="YES", by=world.office, at=world.at)


class TestAskingAgain:
    def asked(self, world: World, by: str = "specialist") -> PersonalLink:
        link = given_link(world, by=getattr(world, by))
        end_link(link)
        return ask_for_link_again(link, by=system_user(), at=world.at)

    def test_the_officer_who_made_the_link_is_reminded_once(self, world: World) -> None:
        link = self.asked(world)
        ask_for_link_again(link, by=system_user(), at=world.at + timedelta(minutes=1))
        assert kinds(world) == ["issue.link_shown", "issue.link_wanted"]
        plan_reminders(by=system_user(), at=world.at)
        plan_reminders(by=system_user(), at=world.at)
        reminder = Reminder.objects.get(kind="LINK_WANTED")
        assert (reminder.recipient, reminder.subject_id) == (world.specialist, link.pk)
        [row] = [row for row in inbox(world.specialist, world.at) if row.kind == "LINK_WANTED"]
        assert row.nags
        assert "asks for a new link" in row.sentence
        assert token_of(link) not in row.sentence + row.subject + row.path

    def test_what_the_unit_made_rings_at_the_specialist(self, world: World) -> None:
        link = given_link(world)
        PersonalLink.objects.filter(pk=link.pk).update(made_by=world.handler, version=link.version + 1)
        end_link(link)
        ask_for_link_again(link, by=system_user(), at=world.at)
        plan_reminders(by=system_user(), at=world.at)
        assert Reminder.objects.get(kind="LINK_WANTED").recipient == world.specialist

    def test_a_new_link_settles_the_reminder(self, world: World) -> None:
        link = self.asked(world)
        plan_reminders(by=system_user(), at=world.at)
        assert link.issue is not None
        given_link(world, link.issue, at=world.at + timedelta(minutes=1))
        assert not any(row.nags for row in inbox(world.specialist, world.at) if row.kind == "LINK_WANTED")

    def test_who_can_still_speak_asks_for_nothing(self, world: World) -> None:
        link = given_link(world)
        with pytest.raises(NotAnsweredError):
            ask_for_link_again(link, by=system_user(), at=world.at)
        say(link, "YES", world.at)
        end_link(link)
        with pytest.raises(NotAnsweredError):
            ask_for_link_again(link, by=system_user(), at=world.at)
