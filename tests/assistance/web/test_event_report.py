"""The report of an event: who came of how many, what was asked and what became of it, minutes, honours."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.actions.agenda import write_minutes
from assistance.actions.questions import answer_question, make_issue
from assistance.models import Event
from tests.factories.events import asked, came, conferred, event_today, guests, item_of, says_yes
from tests.factories.world import World

LogIn = Callable[[User], Client]


def told(world: World, event: Event) -> None:
    """An hour of an event: guests, questions, minutes and an honour."""
    present, missed = guests(world, event, 2)
    came(world, says_yes(world, present))
    says_yes(world, missed)
    answer_question(asked(world, event, category=world.category), answer="年底前。", by=world.organiser, at=world.at)
    make_issue(asked(world, event), category=world.category, by=world.organiser, at=world.at)
    write_minutes(item_of(world, event, hour=14), minutes="县长作总结。", by=world.organiser, at=world.at)


def test_the_report_tells_the_whole_event(world: World, log_in: LogIn) -> None:
    event = event_today(world)
    told(world, event)
    conferred(world, event)

    page = log_in(world.auditor).get(f"/events/{event.slug}/report/")

    report = page.context["report"]
    assert (report.attendance.total.accepted, report.attendance.total.came) == (2, 1)
    assert (report.results.answered, report.results.made_issues) == (1, 1)
    assert report.categories == [("Financing", 2)]
    for words in ("1 of 2 who said yes", "Copper materials", "年底前。", "县长作总结。", "Outstanding Entrepreneur"):
        assert words in page.text


def test_it_costs_the_same_for_few_and_many(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event, office = event_today(world), log_in(world.office)
    told(world, event)
    with django_assert_num_queries(14):
        office.get(f"/events/{event.slug}/report/")
    for _more in range(3):
        told(world, event)
    with django_assert_num_queries(14):
        office.get(f"/events/{event.slug}/report/")


def test_an_event_of_which_there_is_nothing_to_tell_says_so(world: World, log_in: LogIn) -> None:
    page = log_in(world.handler).get(f"/events/{event_today(world).slug}/report/")

    for words in ("Nobody was invited yet.", "Nothing was asked.", "No minutes yet.", "No honours were conferred."):
        assert words in page.text
