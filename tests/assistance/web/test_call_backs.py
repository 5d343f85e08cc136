"""The office's desk: whom to call, what waits for a decision, what a second person looks at again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Role, User
from assistance.actions.call_backs import record_attempt
from assistance.actions.rechecks import ask_for_recheck
from assistance.models import CallBack, Contribution, Issue, Recheck
from tests.factories import EnterpriseFactory, IssueFactory, World
from tests.factories.accounts import UserFactory
from tests.factories.enterprises import ContactFactory
from tests.factories.links import answered_issue, given_link, say

LogIn = Callable[[User], Client]
DESK, SECOND, RECHECKS = "/issues/call-backs/", "/issues/call-backs/?second=1", "/issues/rechecks/"


def page(client: Client, address: str = DESK) -> str:
    return str(client.get(address).content.decode())


def recheck_of(world: World, issue: Issue, *, not_by: User | None = None) -> Recheck:
    return ask_for_recheck(issue, "SAMPLE", not_by=not_by or world.specialist, at=world.at)


class TestTheDesk:
    def test_the_first_deadline_is_on_top_and_open(self, world: World, log_in: LogIn) -> None:
        late = answered_issue(world, title="Late one", stage_due_at=world.at - timedelta(hours=1))
        answered_issue(world, title="Early one", stage_due_at=world.at + timedelta(days=2))
        shown = page(log_in(world.office))
        assert shown.index("Late one") < shown.index("Early one")
        assert "overdue" in shown
        assert f'action="/issues/{late.number}/confirm/"' in shown
        assert shown.count("/confirm/") == 1, "one issue at a time"
        assert "138****1234" in shown
        assert "13806351234" not in shown

    def test_another_one_is_taken_up(self, world: World, log_in: LogIn) -> None:
        answered_issue(world, stage_due_at=world.at)
        other = answered_issue(world, stage_due_at=world.at + timedelta(days=2))
        assert f'action="/issues/{other.number}/attempt/"' in page(log_in(world.office), f"{DESK}?open={other.number}")

    def test_a_word_recorded_here_leads_back_here(self, world: World, log_in: LogIn) -> None:
        issue, client = answered_issue(world), log_in(world.office)
        body = {"really_solved": "YES", "version": issue.version, "back": "call-backs"}
        response = client.post(f"/issues/{issue.number}/confirm/", body)
        assert response["Location"] == DESK
        assert Issue.objects.get().status == "CLOSED"
        assert "Nobody to call" in page(client)

    def test_back_leads_nowhere_else(self, world: World, log_in: LogIn) -> None:
        issue, client = answered_issue(world), log_in(world.office)
        body = {"really_solved": "YES", "version": issue.version, "back": "https://evil.example/"}
        assert client.post(f"/issues/{issue.number}/confirm/", body)["Location"] == f"/issues/{issue.number}/"

    def test_after_two_attempts_or_partly_it_waits_for_a_decision(self, world: World, log_in: LogIn) -> None:
        tried, partly = answered_issue(world, title="Tried twice"), answered_issue(world, title="Partly done")
        answered_issue(world, title="Not tried")
        client = log_in(world.office)
        record_attempt(tried, text="No answer.", by=world.office, at=world.at)
        assert "Tried twice" in page(client)
        record_attempt(tried, text="No answer again.", by=world.office, at=world.at)
        say(given_link(world, partly), "PARTLY", world.at, comment="Half of it")
        to_call, to_decide = page(client), page(client, SECOND)
        for title in ("Tried twice", "Partly done"):
            assert title not in to_call
            assert title in to_decide
        assert "Not tried" in to_call
        assert "/close/" in to_decide
        assert "No answer again." in to_decide

    def test_what_was_said_about_an_earlier_answer_counts_no_more(self, world: World, log_in: LogIn) -> None:
        issue = answered_issue(world, title="Answered anew", reopened=1)
        for round in (0, 0):
            CallBack.objects.create(
                issue=issue, round=round, channel="CALL", reached=False, comment="x", by=world.office, at=world.at
            )
        assert "Answered anew" in page(log_in(world.office))

    def test_nobody_calls_about_the_own_units_work(self, world: World, log_in: LogIn) -> None:
        partisan = UserFactory(roles=[Role.OFFICE], units=[world.unit])
        answered_issue(world, title="My unit led it")
        helped = answered_issue(world, title="My unit helped", lead_unit=world.other_unit)
        Contribution.objects.create(
            issue=helped, unit=world.unit, due_on=world.today, created_at=world.at, updated_at=world.at
        )
        answered_issue(world, title="Others did it", lead_unit=world.other_unit)
        answered_issue(world, title="Only helped by others", lead_unit=world.other_unit)
        shown = page(log_in(partisan))
        assert "My unit led it" not in shown
        assert "My unit helped" not in shown
        assert "Others did it" in shown

    def test_how_far_the_link_has_come_stands_there(self, world: World, log_in: LogIn) -> None:
        given_link(world)
        assert "Made, not mailed" in page(log_in(world.office))

    @pytest.mark.parametrize("who", ["specialist", "handler", "leader", "auditor", "organiser", "admin"])
    @pytest.mark.parametrize("address", [DESK, RECHECKS])
    def test_it_is_the_offices_desk(self, world: World, log_in: LogIn, who: str, address: str) -> None:
        assert log_in(getattr(world, who)).get(address).status_code == 403

    @pytest.mark.parametrize("address", [DESK, SECOND, RECHECKS])
    def test_queries_are_as_many_for_few_rows_as_for_many(self, world: World, log_in: LogIn, address: str) -> None:
        client = log_in(world.office)

        def grow(count: int) -> None:
            for _ in range(count):
                enterprise = EnterpriseFactory(township=world.township, chain=world.chain)
                ContactFactory(enterprise=enterprise, is_preferred=True)
                issue = IssueFactory(enterprise=enterprise, status="ANSWERED", category=world.category)
                given_link(world, issue)
                if address == SECOND:
                    for _time in range(2):
                        record_attempt(issue, text="No answer.", by=world.office, at=world.at)
                recheck_of(world, issue)

        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            return len(asked)

        grow(2)
        few = queries()
        grow(6)
        assert queries() == few

    def test_the_side_bar_counts_and_marks_the_desk_alone(self, world: World, log_in: LogIn) -> None:
        answered_issue(world)
        shown = page(log_in(world.office))
        assert shown.count('aria-current="page" data-key') == 1
        assert '<a href="/issues/call-backs/" aria-current="page" data-key="k"' in shown
        assert '<a href="/issues/" data-key="i"' in shown


class TestRechecks:
    RESULT = {"result": "CONFIRMED", "text": "They say the same."}

    def test_a_second_person_records_what_was_found(self, world: World, log_in: LogIn) -> None:
        recheck, client = (
            recheck_of(world, answered_issue(world, status="CLOSED", title="Closed one")),
            log_in(world.office),
        )
        assert "Closed one" in page(client, RECHECKS)
        response = client.post(f"{RECHECKS}{recheck.pk}/record/", self.RESULT | {"version": recheck.version})
        assert response["Location"] == RECHECKS
        recheck.refresh_from_db()
        assert (recheck.result, recheck.done_by) == ("CONFIRMED", world.office)
        assert "Closed one" not in page(client, RECHECKS)

    def test_who_had_a_part_is_refused_and_keeps_what_was_typed(self, world: World, log_in: LogIn) -> None:
        recheck = recheck_of(world, answered_issue(world, status="CLOSED", title="My own"), not_by=world.office)
        client = log_in(world.office)
        assert "My own" not in page(client, RECHECKS)
        response = client.post(f"{RECHECKS}{recheck.pk}/record/", self.RESULT | {"version": recheck.version})
        assert response.status_code == 422
        assert "Somebody else must look again" in response.content.decode()
        assert "They say the same." in response.content.decode()
        assert not Recheck.objects.filter(done_at__isnull=False).exists()

    def test_words_are_needed(self, world: World, log_in: LogIn) -> None:
        recheck, client = recheck_of(world, answered_issue(world, status="CLOSED")), log_in(world.office)
        response = client.post(f"{RECHECKS}{recheck.pk}/record/", {"result": "CONFIRMED", "text": ""})
        assert response.status_code == 422
        assert not Recheck.objects.filter(done_at__isnull=False).exists()

    def test_two_looks_at_one_issue_are_two_rows(self, world: World, log_in: LogIn) -> None:
        issue = answered_issue(world, status="CLOSED", title="Twice in the sample")
        recheck_of(world, issue)
        recheck_of(world, issue)
        assert page(log_in(world.office), RECHECKS).count("Twice in the sample") == 2
