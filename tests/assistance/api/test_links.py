"""The link of an answered issue, and re-checks, over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.dateparse import parse_datetime

from accounts.models import User
from accounts.verbs import change
from assistance.actions.rechecks import ask_for_recheck
from assistance.models import Issue, Message, PersonalLink, Recheck
from tests.clients import Api, first_error
from tests.factories import World
from tests.factories.enterprises import ContactFactory
from tests.factories.links import answered_issue, path_of

FOUND = {"result": "DIFFERENT", "text": "They say it fails again."}


class TestTheLink:
    @pytest.mark.parametrize("who", ["office", "specialist"])
    def test_the_address_opens_and_comes_again(self, world: World, api: Api, client: Client, who: str) -> None:
        issue, caller = answered_issue(world), api(getattr(world, who))
        answer = caller.post(f"issues/{issue.pk}/link/")
        assert answer.status_code == 200
        assert set(answer.json()) == {"url", "expires_at"}
        assert answer.json()["url"].endswith(path_of(PersonalLink.objects.get()))
        assert client.get(answer.json()["url"].partition("8000")[2]).status_code == 200
        expires_at = parse_datetime(answer.json()["expires_at"])
        assert expires_at is not None
        assert timedelta(days=29) < expires_at - world.at <= timedelta(days=31)
        assert caller.post(f"issues/{issue.pk}/link/", {}).json()["url"] == answer.json()["url"]
        issue.refresh_from_db()
        assert issue.version == Issue.objects.get().version

    def test_it_can_be_another_persons_and_go_by_mail(self, world: World, api: Api) -> None:
        deputy = ContactFactory(enterprise=world.enterprise, email="li@enterprise.example", consented_on=world.today)
        issue = answered_issue(world)
        body = {"contact": str(deputy.pk), "send": True}
        assert api(world.office).post(f"issues/{issue.pk}/link/", body).status_code == 200
        assert PersonalLink.objects.get().contact == deputy
        assert Message.objects.get().link == PersonalLink.objects.get()

    def test_what_cannot_be_is_refused_by_its_code(self, world: World, api: Api) -> None:
        office, issue = api(world.office), answered_issue(world)
        stranger = ContactFactory(enterprise=world.other_enterprise)
        change(world.contact, at=world.at, email="")
        for body, code in (({"contact": str(stranger.pk)}, "nobody_to_ask"), ({"send": True}, "no_mail_consent")):
            answer = office.post(f"issues/{issue.pk}/link/", body)
            assert (answer.status_code, first_error(answer)) == (409, (code, "contact"))
        closed = office.post(f"issues/{answered_issue(world, status='CLOSED').pk}/link/")
        assert (closed.status_code, first_error(closed)[0]) == (409, "not_answered")
        unknown = office.post(f"issues/{issue.pk}/link/", {"token": "x"})
        assert (unknown.status_code, first_error(unknown)) == (400, ("unknown_field", "token"))

    def test_whom_one_may_not_see_one_cannot_name(self, world: World, api: Api) -> None:
        stranger = ContactFactory(enterprise=world.other_enterprise)
        answer = api(world.specialist).post(f"issues/{answered_issue(world).pk}/link/", {"contact": str(stranger.pk)})
        assert answer.status_code == 400

    @pytest.mark.parametrize(
        ("who", "status"), [("handler", 403), ("leader", 403), ("auditor", 403), ("other_specialist", 404)]
    )
    def test_others_get_none(self, world: World, api: Api, who: str, status: int) -> None:
        answer = api(getattr(world, who)).post(f"issues/{answered_issue(world).pk}/link/")
        assert answer.status_code == status
        assert not PersonalLink.objects.exists()


class TestRechecks:
    def recheck(self, world: World, not_by: User | None = None) -> Recheck:
        issue = answered_issue(world, status="CLOSED")
        return ask_for_recheck(issue, "SAMPLE", not_by=not_by or world.specialist, at=world.at)

    def test_a_second_person_records_what_was_found(self, world: World, api: Api) -> None:
        recheck, office = self.recheck(world), api(world.office)
        [row] = office.get("rechecks/").json()["results"]
        assert (row["id"], row["reason"], row["result"]) == (str(recheck.pk), "SAMPLE", "")
        assert row["issue_number"] == recheck.issue.number
        answer = office.post(f"rechecks/{recheck.pk}/record/", FOUND, seen=row["version"])
        assert (answer.status_code, answer.json()["result"]) == (200, "DIFFERENT")
        assert answer.json()["done_by"] == str(world.office.pk)
        assert office.get("rechecks/").json()["results"] == []
        again = office.post(f"rechecks/{recheck.pk}/record/", FOUND, seen=answer.json()["version"])
        assert (again.status_code, first_error(again)[0]) == (409, "rechecked_already")

    def test_who_had_a_part_in_it_is_refused(self, world: World, api: Api) -> None:
        recheck, office = self.recheck(world, not_by=world.office), api(world.office)
        assert office.get("rechecks/").json()["results"] == []
        answer = office.post(f"rechecks/{recheck.pk}/record/", FOUND, seen=recheck.version)
        assert (answer.status_code, first_error(answer)[0]) == (409, "own_recheck")

    def test_the_version_that_was_seen_is_named(self, world: World, api: Api) -> None:
        recheck, office = self.recheck(world), api(world.office)
        assert office.post(f"rechecks/{recheck.pk}/record/", FOUND).status_code == 428
        stale = office.post(f"rechecks/{recheck.pk}/record/", FOUND, seen=7)
        assert (stale.status_code, first_error(stale)[0]) == (412, "stale")

    @pytest.mark.parametrize("who", ["specialist", "handler", "leader", "auditor", "organiser", "admin"])
    def test_they_are_the_offices(self, world: World, api: Api, who: str) -> None:
        recheck, caller = self.recheck(world), api(getattr(world, who))
        assert caller.get("rechecks/").json()["results"] == []
        assert caller.get(f"rechecks/{recheck.pk}/").status_code == 404
        assert caller.post(f"rechecks/{recheck.pk}/record/", FOUND, seen=recheck.version).status_code == 404
