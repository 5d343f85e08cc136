"""The calendar feed: what a calendar program reads, who has an address, and what an address that is void says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.people import choose_language, set_active
from accounts.models import User
from assistance.actions.events import cancel_event
from assistance.models import CalendarFeed, Visit
from enterprises.models import Enterprise
from tests.factories.assistance import IssueFactory, VisitFactory
from tests.factories.calendar_feeds import feed_path, read_feed
from tests.factories.events import planned_event, published_event
from tests.factories.world import World, this_moment

pytestmark = pytest.mark.django_db


def summaries(user: User) -> list[str]:
    return [str(entry["SUMMARY"]) for entry in read_feed(feed_path(user))]


def speaks(user: User, language: str) -> User:
    return choose_language(user, language=language, by=user, at=this_moment())


def plan(world: World, *, in_days: float = 2, **fields: object) -> Visit:
    when = world.at + timedelta(days=in_days)
    visit: Visit = VisitFactory(
        enterprise=world.enterprise, visitor=world.specialist, planned=True, planned_for=when, **fields
    )
    return visit


def test_a_planned_visit_stands_at_its_hour_with_the_way_there_and_no_word_of_its_notes(world: World) -> None:
    Enterprise.objects.filter(pk=world.enterprise.pk).update(address="8 Guangming Road", version=2)
    visit = plan(world, notes="现金紧张 13806351234", people_met="张总")

    [entry] = read_feed(feed_path(world.specialist))

    assert entry["DTSTART"].dt == visit.planned_for
    assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(hours=1)
    assert str(entry["SUMMARY"]) == "Visit: Xiange Copper (On site)"
    assert str(entry["LOCATION"]) == "8 Guangming Road"
    assert str(entry["URL"]).endswith(reverse("assistance:visit", args=[visit.pk]))
    text = entry.to_ical().decode()
    assert "13806351234" not in text and "现金" not in text and "张总" not in text


def test_the_feed_speaks_its_persons_language_whatever_the_program_says(world: World) -> None:
    plan(world)
    path = feed_path(world.specialist)

    for language, words in (("zh-hans", "走访：弦歌铜业（实地）"), ("en", "Visit: Xiange Copper (On site)")):
        speaks(world.specialist, language)
        for asked in ("en", "zh-hans"):
            assert [str(entry["SUMMARY"]) for entry in read_feed(path, **{"accept-language": asked})] == [words]


def test_an_entry_keeps_its_uid_and_counts_its_changes(world: World) -> None:
    visit = plan(world)
    path = feed_path(world.specialist)
    [before] = read_feed(path)
    Visit.objects.filter(pk=visit.pk).update(planned_for=world.at + timedelta(days=3), version=2)

    [after] = read_feed(path)

    assert before["UID"] == after["UID"]
    assert before["DTSTART"].dt < after["DTSTART"].dt
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)


def test_visits_of_long_ago_of_the_far_future_of_others_and_called_off_are_left_out(world: World) -> None:
    plan(world, in_days=-61)
    plan(world, in_days=181)
    plan(world, status="CANCELLED", cancel_reason="x")
    VisitFactory(enterprise=world.other_enterprise, visitor=world.other_specialist, planned=True)
    kept = plan(world, in_days=-59)

    assert [entry["DTSTART"].dt for entry in read_feed(feed_path(world.specialist))] == [kept.planned_for]


def test_deadlines_are_whole_days_of_those_for_whom_the_issue_waits(world: World) -> None:
    of = {"enterprise": world.enterprise, "category": world.category, "lead_unit": world.unit}
    issue = IssueFactory(**of, status="IN_PROGRESS", title="变压器增容", raised_by=world.specialist)

    for person in (world.handler, world.specialist):
        [entry] = read_feed(feed_path(person))
        assert type(entry["DTSTART"].dt) is date
        assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(days=1)
        assert str(entry["SUMMARY"]) == f"Due: {issue.number} 变压器增容"
    assert summaries(world.other_handler) == summaries(world.other_specialist) == summaries(world.organiser) == []


def test_announced_events_stand_there_for_all_who_read_events(world: World) -> None:
    announced = published_event(world, title="企业家日", title_en="Entrepreneur Day")
    planned_event(world, title="草稿")
    cancelled = published_event(world, title="取消的活动")
    cancel_event(cancelled, reason="暴雪", by=world.organiser, at=world.at)

    assert summaries(world.admin) == []
    for person in (world.specialist, world.handler, world.organiser):
        [entry] = read_feed(feed_path(person))
        assert (str(entry["SUMMARY"]), entry["DTSTART"].dt) == ("Entrepreneur Day", announced.starts_on)
        assert entry["DTEND"].dt == announced.ends_on + timedelta(days=1)


def test_the_answer_may_be_kept_a_quarter_of_an_hour_by_the_program_alone(world: World) -> None:
    response = Client().get(feed_path(world.specialist))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, max-age=900"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_whatever_opens_nothing_gets_the_same_answer(world: World) -> None:
    void, stopped = feed_path(world.specialist), feed_path(world.backup)
    fresh = feed_path(world.specialist, anew=True)
    set_active(world.backup, is_active=False, by=world.admin, at=world.at)
    unknown = fresh.replace(fresh[10:14], "AAAA")

    answers = [Client().get(path) for path in (void, stopped, unknown, "/calendar/x.ics")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert Client().get(fresh).status_code == 200
    assert Client().post(fresh).status_code == 405


def test_reading_writes_nothing_and_asks_as_often_for_much_as_for_little(
    world: World, django_assert_num_queries: object
) -> None:
    path = feed_path(world.specialist)
    for many in (1, 12):
        for place in range(many):
            plan(world, in_days=place)
            IssueFactory(enterprise=world.enterprise, category=world.category, raised_by=world.specialist)
        published_event(world)
        with django_assert_num_queries(5):  # type: ignore[operator]
            read_feed(path)
    assert CalendarFeed.objects.get().version == 1


def test_the_page_gives_out_an_address_and_a_new_one_makes_it_void(world: World, log_in: object) -> None:
    browser, page = log_in(world.specialist), reverse("assistance:my-calendar")  # type: ignore[operator]
    assert "calendar-address" not in browser.get(page).text
    assert not CalendarFeed.objects.exists()

    browser.post(page)
    first = feed_path(world.specialist)
    assert first in browser.get(page).text
    assert browser.post(page).status_code == 302

    assert Client().get(first).status_code == 404
    assert feed_path(world.specialist) in browser.get(page).text
