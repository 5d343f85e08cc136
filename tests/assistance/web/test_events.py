"""Pages of events: the list, the forms, the acts, and the overview that opens with the last one's questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client

from accounts.models import User
from assistance.actions.agenda import move_item
from assistance.actions.events import hold_event
from assistance.actions.questions import answer_question, make_issue
from assistance.models import Event, Issue, Message, Seating
from tests.factories.events import (
    asked,
    at_hour,
    event_today,
    guest,
    hall,
    item_of,
    planned_event,
    published_event,
    says_yes,
    speaker,
)
from tests.factories.world import World

LogIn = Callable[[User], Client]


def body_of_new(world: World, **fields: Any) -> dict[str, Any]:
    """What the form sends when what it offers is accepted."""
    return {
        "id": "01900000-0000-7000-8000-000000000001",
        "kind": "ENTREPRENEUR_DAY",
        "title": "企业家日",
        "starts_on": f"{world.today + timedelta(days=60)}",
        "seats": "300",
        "template": "HALF_DAY",
        "host": str(world.unit.pk),
        "deputies_allowed": "on",
        "is_public": "on",
    } | fields


def test_the_list_shows_what_comes_first_and_then_what_is_over(world: World, log_in: LogIn) -> None:
    far, near = planned_event(world, in_days=60, title_en="Far"), planned_event(world, in_days=5, title_en="Near")
    over = hold_event(event_today(world, title_en="Over"), by=world.organiser, at=world.at)

    response = log_in(world.organiser).get("/events/")

    assert list(response.context["coming"]) == [near, far]
    assert response.context["page"].rows == [over]


def test_the_list_costs_the_same_for_few_and_for_many(
    world: World, log_in: LogIn, django_assert_num_queries: Any
) -> None:
    client = log_in(world.organiser)
    planned_event(world)
    client.get("/events/")
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get("/events/")
    for number in range(5):
        asked(world, published_event(world, in_days=20 + number))
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        assert client.get("/events/").text.count("Yanggu Entrepreneur Day") == 6


QUERIES_OF_THE_LIST = 7


def test_the_list_is_narrowed_by_kind_status_and_year(world: World, log_in: LogIn) -> None:
    planned_event(world, kind="TRAINING", title_en="Training days")
    published_event(world, title_en="The county's day")
    client = log_in(world.organiser)

    for query, seen in {
        "?kind=TRAINING": {"Training days"},
        "?status=PUBLISHED": {"The county's day"},
        "?year=1999": set(),
        "?kind=nonsense&year=abc": {"Training days", "The county's day"},
    }.items():
        text = client.get(f"/events/{query}").text
        assert {name for name in ("Training days", "The county's day") if name.replace("'", "&#x27;") in text} == seen


def test_the_countys_day_is_offered_until_somebody_plans_it(world: World, log_in: LogIn, settings: Any) -> None:
    day = world.today + timedelta(days=100)
    settings.ENTREPRENEUR_DAY = (day.month, day.day)
    client = log_in(world.organiser)
    assert client.get("/events/").context["county_day"] == day
    assert log_in(world.specialist).get("/events/").context["county_day"] is None
    form = client.get("/events/new/").context["form"]
    assert (form["starts_on"].value(), form["title"].value()) == (day, f"{day.year}年企业家日")

    planned_event(world, in_days=100)

    assert client.get("/events/").context["county_day"] is None


def test_an_event_is_planned_once_however_often_the_form_is_sent(world: World, log_in: LogIn) -> None:
    client = log_in(world.organiser)

    first, second = (client.post("/events/new/", body_of_new(world)) for _n in range(2))

    event = Event.objects.get()
    assert first.url == second.url == f"/events/{event.slug}/"
    assert (event.items.count(), event.ends_on, event.answer_by) == (
        6,
        event.starts_on,
        event.starts_on - timedelta(days=3),
    )


def test_a_form_with_days_out_of_order_keeps_what_was_typed(world: World, log_in: LogIn) -> None:
    body = body_of_new(world, ends_on=f"{world.today}")

    response = log_in(world.organiser).post("/events/new/", body)

    assert response.status_code == 422
    assert response.context["form"]["title"].value() == "企业家日"
    assert "ends_on" in response.context["form"].errors


def test_the_address_stays_once_guests_have_it(world: World, log_in: LogIn) -> None:
    draft, announced = planned_event(world), published_event(world)
    client = log_in(world.organiser)
    for event in (draft, announced):
        form = client.get(f"/events/{event.slug}/edit/").context["form"]
        body = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
        client.post(f"/events/{event.slug}/edit/", body | {"slug": f"day-{event.pk}"})
        event.refresh_from_db()

    assert draft.slug == f"day-{draft.pk}"
    assert announced.slug != f"day-{announced.pk}"


def test_a_stale_form_shows_theirs_and_keeps_mine(world: World, log_in: LogIn) -> None:
    event = planned_event(world)
    client = log_in(world.organiser)
    form = client.get(f"/events/{event.slug}/edit/").context["form"]
    body = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    client.post(f"/events/{event.slug}/edit/", body | {"title": "他们的"})

    response = client.post(f"/events/{event.slug}/edit/", body | {"title": "我的"})

    assert response.status_code == 409
    assert "他们的" in response.text and response.context["form"]["title"].value() == "我的"


def test_a_copy_is_offered_on_the_next_county_day(world: World, log_in: LogIn, settings: Any) -> None:
    settings.ENTREPRENEUR_DAY = (11, 1)
    event = planned_event(world, title="2026年企业家日", title_en="Entrepreneur Day 2026")
    client = log_in(world.organiser)
    form = client.get(f"/events/{event.slug}/copy/").context["form"]
    assert (form["starts_on"].value().month, form["starts_on"].value().day) == (11, 1)

    client.post(f"/events/{event.slug}/copy/", {"starts_on": f"{event.starts_on + timedelta(364)}", "title": "再来"})

    assert Event.objects.get(title="再来").previous == event


def test_seats_are_changed_but_never_below_those_promised(world: World, log_in: LogIn) -> None:
    event = published_event(world, seats=3)
    says_yes(world, guest(world, event))
    client = log_in(world.organiser)

    assert client.post(f"/events/{event.slug}/seats/", {"seats": "200"}).status_code == 302
    assert client.post(f"/events/{event.slug}/seats/", {"seats": "0"}).status_code == 422
    assert Seating.objects.get(event=event).seats == 200


def test_an_event_is_published_changed_held_and_followed_up_by_its_next_act(world: World, log_in: LogIn) -> None:
    event = planned_event(world, in_days=0)
    client = log_in(world.organiser)
    page = f"/events/{event.slug}/"
    seen = []

    def act() -> str:
        """Press the one button that the overview offers."""
        event.refresh_from_db()
        found = client.get(page).context["next_act"]
        seen.append(found.words)
        client.post(found.url, {"version": event.version})
        event.refresh_from_db()
        return event.status

    assert act() == "DRAFT"  # the agenda is empty: this led to the table
    item = item_of(world, event)
    assert act() == "PUBLISHED"
    move_item(item, starts_at=at_hour(event.starts_on, 11), room=None, by=world.organiser, at=world.at)
    assert act() == "CHANGED"
    assert act() == "HELD"
    question = asked(world, event)
    assert act() == "HELD"  # this led to the questions
    answer_question(question, answer="年底前增容。", by=world.organiser, at=world.at)
    assert act() == "FOLLOWED_UP"
    assert client.get(page).context["next_act"] is None
    assert seen == [
        "Write the agenda", "Publish the programme", "Publish the changes", "The event was held",
        "Decide on the questions", "Everything is followed up",
    ]  # fmt: skip


def test_an_announced_event_without_guests_asks_for_them(world: World, log_in: LogIn) -> None:
    event = published_event(world)
    client = log_in(world.organiser)
    assert client.get(f"/events/{event.slug}/").context["next_act"].url == f"/events/{event.slug}/guests/"

    guest(world, event)

    assert client.get(f"/events/{event.slug}/").context["next_act"] is None


def test_before_an_event_is_cancelled_the_page_says_how_many_are_told(world: World, log_in: LogIn) -> None:
    event = published_event(world)
    guest(world, event)
    client = log_in(world.organiser)
    url = f"/events/{event.slug}/cancel/"
    assert "“Yanggu Entrepreneur Day”: 1 guest is told of it." in client.get(url).text

    assert client.post(url, {"version": event.version, "reason": ""}).status_code == 422
    client.post(url, {"version": event.version, "reason": "暴雪"})

    event.refresh_from_db()
    assert (event.status, event.cancel_reason) == ("CANCELLED", "暴雪")


def test_a_page_that_is_out_of_date_publishes_nothing(world: World, log_in: LogIn) -> None:
    event = planned_event(world)
    item_of(world, event)

    response = log_in(world.organiser).post(f"/events/{event.slug}/publish/", {"version": event.version + 1})

    assert response.status_code == 409
    assert not Message.objects.exists()


def test_the_overview_opens_with_what_became_of_the_last_ones_questions(world: World, log_in: LogIn) -> None:
    last = event_today(world, title_en="Last time")
    make_issue(asked(world, last), category=world.category, by=world.organiser, at=world.at)
    hold_event(last, by=world.organiser, at=world.at)
    event = published_event(world)
    number = Issue.objects.get().number

    texts = {name: log_in(getattr(world, name)).get(f"/events/{event.slug}/").text for name in ("office", "handler")}

    assert "What became of the questions of “Last time”" in texts["office"]
    assert f"/issues/{number}/" in texts["office"]
    assert "园区变压器何时增容？" in texts["handler"]
    assert number not in texts["handler"]


def test_readers_see_the_published_programme_and_planners_what_is_new(world: World, log_in: LogIn) -> None:
    event = published_event(world)
    item_of(world, event, hour=10, title="新增一项", title_en="One more")

    planner = log_in(world.organiser).get(f"/events/{event.slug}/")
    reader = log_in(world.specialist).get(f"/events/{event.slug}/")

    assert planner.context["changes"] == [f"New: One more, {_words(event.starts_on)}, 10:00–10:45"]
    assert "One more" not in reader.text
    assert "Opening address" in reader.text


def _words(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def test_the_overview_costs_the_same_for_a_long_agenda(
    world: World, log_in: LogIn, django_assert_num_queries: Any
) -> None:
    event = published_event(world)
    client = log_in(world.organiser)
    client.get(f"/events/{event.slug}/")
    with django_assert_num_queries(QUERIES_OF_THE_OVERVIEW):
        client.get(f"/events/{event.slug}/")
    room, person = hall(world), speaker(world)
    for hour in range(10, 18):
        item_of(world, event, hour=hour, room=room, people={person: "SPEAKER"})
    with django_assert_num_queries(QUERIES_OF_THE_OVERVIEW):
        client.get(f"/events/{event.slug}/")


QUERIES_OF_THE_OVERVIEW = 9


def test_whoever_only_plans_events_begins_with_them(world: World, log_in: LogIn) -> None:
    assert log_in(world.organiser).get("/").url == "/events/"
    assert log_in(world.specialist).get("/").status_code == 200
