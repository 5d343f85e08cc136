"""A whole Entrepreneur Day in the browser: 300 guests, 3 rooms, 20 items, 25 questions - from the plan to what became of it.

People click where people decide; what 300 guests do with their links is done as their mail programs and browsers do it:
plain requests without script and without a cookie.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.clock import local_day
from accounts.models import Unit
from assistance.models import AgendaItem, Event, Invitation, Issue, Message, PersonalLink, Question, Seating
from assistance.queries.personal_links import address_of
from enterprises.models import Chain, Enterprise
from tests.browser.conftest import OpenAs
from tests.browser.requests import Requests
from tests.browser.site import Site
from tests.factories.enterprises import ContactFactory, EnterpriseFactory

pytestmark = pytest.mark.browser

GUESTS, SEATS, QUESTIONS = 300, 270, 25
SAY_NO, SAY_LATER = 10, 8  # of the 300; all others say yes, and some of these wait
ROOMS = ("北会场", "东会场", "西会场")


@pytest.fixture(scope="module")
def site(site_of_the_module: Site) -> Site:
    """One that may be written to."""
    return site_of_the_module


def test_a_whole_entrepreneur_day_from_the_plan_to_what_became_of_the_questions(open_as: OpenAs, site: Site) -> None:
    chain = three_hundred_enterprises()
    organiser = open_as("organiser", "/events/")
    requests = Requests(site.url)

    event = plan(organiser)
    fill_the_agenda(organiser, event)
    act(organiser, event, "publish")
    invite(organiser, event, chain)
    a_scanner_opens_every_link(requests, event)
    the_guests_answer(requests, event, open_as)
    the_staff_cannot_take_seats_away(organiser, event)
    something_changes(organiser, event)
    questions_come_in(requests, organiser, event)
    welcome(organiser, event)
    hand_over_an_honour(organiser, event)
    write_minutes(organiser, event)
    act(organiser, event, "hold")
    decide_on_the_questions(organiser, event)
    act(organiser, event, "follow-up")
    the_report_says_it_all(organiser, event)
    the_next_one_opens_with_it(organiser, event)


def three_hundred_enterprises() -> Chain:
    """A chain of the demo with 300 more enterprises, each with somebody who agreed to be written to."""
    chain = Chain.objects.get(slug="copper")
    township = Unit.objects.townships()[0]
    for place in range(GUESTS):
        enterprise = EnterpriseFactory(name=f"阳谷第{place:03d}铜材有限公司", township=township, chain=chain)
        ContactFactory(
            enterprise=enterprise, is_preferred=True, email=f"guest{place}@firm.example", consented_on=date(2026, 1, 1)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return chain


def plan(page: Page) -> Event:
    """From the list of events: today, with the agenda of a full day."""
    page.get_by_role("link", name="Plan an event").first.click()
    today = local_day(timezone.now())
    page.locator("[name=title]").fill("阳谷县企业家大会")
    page.locator("[name=title_en]").fill("Yanggu Congress of Entrepreneurs")
    page.locator("[name=starts_on]").fill(f"{today:%Y-%m-%d}")
    page.locator("[name=answer_by]").fill(f"{today:%Y-%m-%d}")
    page.locator("[name=template][value=FULL_DAY]").check()
    page.locator("[name=seats]").fill(str(SEATS))
    page.locator("[name=place]").fill("阳谷剧场")
    submit(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Yanggu Congress of Entrepreneurs")
    return Event.objects.get(title="阳谷县企业家大会")


def fill_the_agenda(page: Page, event: Event) -> None:
    """Eleven more items in three new rooms make twenty; a clash is said in a sentence, and keeps what was typed."""
    for place in range(11):
        page.goto(f"/events/{event.slug}/agenda/new/")
        room = ROOMS[place % 3]
        page.locator("[name=title]").fill(f"分会场报告{place}")
        page.locator("[name=begins]").fill(f"{9 + place // 3:02d}:00")
        page.locator("[name=length]").fill("45")
        if place < 3:
            page.locator("[name=new_room]").fill(room)
            page.locator("[name=new_person]").fill(f"主讲人{place}")
            page.locator("[name=new_post]").fill("教授")
        else:
            page.locator("[name=room]").select_option(label=page_option(page, room))
        submit(page)
    page.goto(f"/events/{event.slug}/agenda/new/")
    page.locator("[name=title]").fill("冲突的报告")
    page.locator("[name=begins]").fill("09:30")
    page.locator("[name=length]").fill("30")
    page.locator("[name=room]").select_option(label=page_option(page, ROOMS[0]))
    page.locator("main form [data-primary], main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("is needed by “分会场报告0”")
    expect(page.locator("[name=title]")).to_have_value("冲突的报告")
    assert event.items.count() == 20
    assert event.items.exclude(room=None).values("room").distinct().count() == 3


def page_option(page: Page, room: str) -> str:
    """Return the label of the option that names a room."""
    labels: list[str] = page.locator("[name=room] option").all_text_contents()
    return next(label for label in labels if room in label)


def act(page: Page, event: Event, move: str) -> None:
    """Make a move of the whole event: its page says whom it concerns, one button does it."""
    page.goto(f"/events/{event.slug}/{move}/")
    submit(page)


def submit(page: Page) -> None:
    """Press the button of a form's page, and be led on."""
    page.locator("main form [data-primary], main form button[type=submit]").first.click()
    expect(page.locator(".flash").first).to_be_visible()


def invite(page: Page, event: Event, chain: Chain) -> None:
    """Pick the enterprises of the chain, page by page, then invite all with one click."""
    for _round in range(GUESTS // 50):
        page.goto(f"/events/{event.slug}/guests/pick/?chain={chain.slug}&q=阳谷第")
        page.locator("[data-ticks=pick] input").check()
        page.get_by_role("button", name="Put the ticked ones on the list").click()
        expect(page.locator(".flash").first).to_be_visible()
    page.goto(f"/events/{event.slug}/guests/")
    page.locator("details.more summary", has_text=f"Invite all who are picked ({GUESTS})").click()
    page.get_by_role("button", name=f"Invite {GUESTS} guests").click()
    expect(page.locator(".flash").first).to_be_visible()
    mails = Message.objects.filter(about="INVITATION", link__invitation__event=event)
    assert (states(event), mails.count()) == ({"INVITED": GUESTS}, GUESTS)


def states(event: Event) -> dict[str, int]:
    """Count the guests by status."""
    return dict(Counter(event.invitations.values_list("status", flat=True)))


def paths(event: Event, purpose: str) -> list[str]:
    """Return the guests' links as paths, in the order of the invitations."""
    links = PersonalLink.objects.filter(invitation__event=event, purpose=purpose).order_by("invitation")
    return [f"/l/{address_of(link).partition('/l/')[2]}" for link in links]


def a_scanner_opens_every_link(requests: Requests, event: Event) -> None:
    """Every link of every guest is opened; nothing changes, and no page weighs more than 20 kB."""
    before = picture(event)
    pages = requests.all_at_once(
        [(path, None) for purpose in ("ANSWER_INVITATION", "ASK_QUESTION") for path in paths(event, purpose)]
    )
    assert {status for status, _page in pages} == {200}
    assert max(len(page.encode()) for _status, page in pages) < 20_000
    assert picture(event) == before


def picture(event: Event) -> list[Any]:
    """What a scanner must not change."""
    return [
        list(Invitation.objects.filter(event=event).order_by("pk").values_list("pk", "version", "status")),
        list(PersonalLink.objects.filter(invitation__event=event).order_by("pk").values_list("pk", "version")),
        Message.objects.count(),
        Question.objects.count(),
    ]


def the_guests_answer(requests: Requests, event: Event, open_as: OpenAs) -> None:
    """Two on their phones without script, in Chinese; the others many at a time. The seats go, then the waiting list fills."""
    links = paths(event, "ANSWER_INVITATION")
    with on_a_phone(open_as, links[0]) as phone:
        phone.locator("details", has=phone.locator("[name=deputy_name]")).locator("summary").click()
        phone.locator("[name=deputy_name]").fill("李代表")
        phone.locator("[name=deputy_post]").fill("副总经理")
        phone.locator("button[value=YES]").click()
        expect(phone.locator(".thanks")).to_be_visible()
        expect(phone.locator(".qr svg")).to_be_visible()
    with on_a_phone(open_as, links[1]) as phone:
        phone.locator("button[value=NO]").click()
        expect(phone.locator(".thanks")).to_be_visible()
    said = ["NO"] * (SAY_NO - 1) + ["LATER"] * SAY_LATER
    said += ["YES"] * (GUESTS - 2 - len(said))
    asked: list[tuple[str, dict[str, str] | None]] = [
        (path, {"answer": answer}) for path, answer in zip(links[2:], said, strict=True)
    ]
    answers = requests.all_at_once(asked + asked[-40:])  # forty click twice
    assert {status for status, _page in answers} <= {200, 302, 303}
    yes = GUESTS - SAY_NO - SAY_LATER
    assert states(event) == {
        "ACCEPTED": SEATS,
        "WAITING": yes - SEATS,
        "DECLINED": SAY_NO,
        "OPENED": SAY_LATER,
    }
    assert Message.objects.filter(about="ANSWER_RECORDED", link__invitation__event=event).count() == yes + SAY_NO


@contextmanager
def on_a_phone(open_as: OpenAs, path: str) -> Iterator[Page]:
    """A guest's own page on a phone without script, in Chinese."""
    yield open_as("", path, language="zh-hans", width=390, height=844, java_script_enabled=False)


def the_staff_cannot_take_seats_away(page: Page, event: Event) -> None:
    """Fewer seats than promised are refused, with the words; more go to who waits."""
    page.goto(f"/events/{event.slug}/seats/")
    page.locator("[name=seats]").fill("100")
    page.locator("main form [data-primary], main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("have been promised a seat")
    assert seats_of(event) == (SEATS, SEATS)
    page.locator("[name=seats]").fill(str(SEATS + 5))
    submit(page)
    assert seats_of(event) == (SEATS + 5, SEATS + 5)
    assert Message.objects.filter(about="SEAT_FREE", link__invitation__event=event).count() == 5


def seats_of(event: Event) -> tuple[int, int]:
    """Seats, and how many of them are taken; the trigger's count is what one would count."""
    seating = Seating.objects.get(event=event)
    assert seating.taken == event.invitations.accepted().count()
    return seating.seats, seating.taken


def something_changes(page: Page, event: Event) -> None:
    """An item moves by the keyboard; publishing again tells every guest who has not said no, once."""
    item = AgendaItem.objects.get(event=event, title="分会场报告10")
    page.goto(f"/events/{event.slug}/agenda/")
    page.locator(f"#item-{item.pk}").focus()
    with page.expect_response(lambda response: response.url.endswith("/move/")):
        page.keyboard.press("Alt+ArrowDown")
    moved = AgendaItem.objects.get(pk=item.pk)
    assert (moved.starts_at - item.starts_at).total_seconds() == 15 * 60
    act(page, event, "publish")
    event.refresh_from_db()
    assert (event.status, event.programme_version) == ("CHANGED", 2)
    told = Message.objects.filter(about="PROGRAMME_CHANGED", link__invitation__event=event)
    assert told.count() == GUESTS - SAY_NO
    page.goto(f"/e/{event.slug}/")
    expect(page.locator("main")).to_contain_text("分会场报告10")


def questions_come_in(requests: Requests, page: Page, event: Event) -> None:
    """Twenty by the guests' links beforehand, five handed in at the event."""
    asked: list[tuple[str, dict[str, str] | None]] = []
    for place, path in enumerate(paths(event, "ASK_QUESTION")[:20]):
        _status, form = requests.ask(path)
        key = re.search(r'name="id" value="([^"]+)"', form)
        assert key is not None
        asked.append((path, {"id": key[1], "text": f"第{place}个问题：变压器何时增容？"}))
    answers = requests.all_at_once([*asked, *asked[:5]])  # five click twice
    assert {status for status, _page in answers} <= {200, 302, 303}
    for place in range(QUESTIONS - 20):
        page.goto(f"/events/{event.slug}/questions/new/")
        page.locator("[name=text]").fill(f"现场问题{place}？")
        page.locator("[name=enterprise]").fill(f"阳谷第{place + 100:03d}铜材有限公司")
        page.locator("[name=asked_by][value=AT_THE_EVENT]").check()
        submit(page)
    assert event.questions.count() == QUESTIONS


def welcome(page: Page, event: Event) -> None:
    """At the door: badges are scanned, a name is found by its pinyin, doubles and strangers are told apart."""
    coming = list(event.invitations.accepted().select_related("contact", "enterprise").order_by("pk"))
    page.goto(f"/events/{event.slug}/door/")
    for guest in coming[:6]:
        scan(page, f"http://127.0.0.1/events/{event.slug}/door/{guest.door_code}/")
        expect(page.locator("#door-result")).to_contain_text(guest.display_name)
    scan(page, coming[0].door_code)
    expect(page.locator("#door-result")).to_contain_text("Came already")
    scan(page, "ZZZZZZZZ")
    expect(page.locator("#door-result")).to_contain_text("No guest of this event has this code")
    token = page.locator("#door [name=csrfmiddlewaretoken]").first.get_attribute("value")
    for guest in coming[6:240]:
        form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": str(token), "q": guest.door_code}
        answer = page.request.post(
            f"/events/{event.slug}/door/scan/", form=form, headers={"Referer": page.url, "HX-Request": "true"}
        )
        assert answer.ok
    assert event.invitations.came().count() == 240
    assert seats_of(event) == (SEATS + 5, SEATS + 5)


def scan(page: Page, code: str) -> None:
    """A scanner types what it reads into the focused field, and ends with Enter."""
    field = page.locator("#q")
    field.fill(code)
    with page.expect_response(lambda response: "/door/scan/" in response.url):
        field.press("Enter")


def hand_over_an_honour(page: Page, event: Event) -> None:
    """An award is conferred, and its certificate can be printed."""
    page.goto(f"/events/{event.slug}/honours/new/")
    page.locator("[name=enterprise]").fill("阳谷第000铜材有限公司")
    page.locator("[name=name]").fill("优秀企业家")
    submit(page)
    conferral = event.conferrals.select_related("award__enterprise").get()
    page.goto(f"/events/{event.slug}/honours/{conferral.pk}/certificate/")
    expect(page.locator("body")).to_contain_text("优秀企业家")
    assert conferral.award.enterprise == Enterprise.objects.get(name="阳谷第000铜材有限公司")


def write_minutes(page: Page, event: Event) -> None:
    """What was said at the item with the questions."""
    item = event.items.get(kind="QUESTIONS")
    page.goto(f"/events/items/{item.pk}/minutes/")
    page.locator("[name=minutes]").fill("现场答复十个问题。")
    submit(page)


def decide_on_the_questions(page: Page, event: Event) -> None:
    """Fifteen become issues with one click, nine are answered, one is not taken; before the last nothing is followed up."""
    page.goto(f"/events/{event.slug}/follow-up/")
    page.locator("main form [data-primary], main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("neither an answer nor an issue")
    for place, question in enumerate(event.questions.order_by("created_at", "id")):
        page.goto(f"/events/{event.slug}/questions/?status=ALL")
        card = page.locator(f"#question-{question.pk}")
        if place < 15:
            card.locator("form[action$='/make-issue/'] button[type=submit]").click()
        elif place < 24:
            card.locator("details", has=page.locator("form[action$='/answer/']")).locator("summary").click()
            card.locator("form[action$='/answer/'] textarea").fill("已当场答复。")
            card.locator("form[action$='/answer/'] [data-primary]").click()
        else:
            card.locator("details", has=page.locator("form[action$='/decline/']")).locator("summary").click()
            card.locator("form[action$='/decline/'] [name$=reason]").fill("重复提问。")
            card.locator("form[action$='/decline/'] [data-primary]").click()
        expect(page.locator(".flash").first).to_be_visible()
    issues = Issue.objects.filter(question__event=event)
    assert {(issue.source, issue.due_days) for issue in issues} == {("EVENT", 10)}
    assert issues.count() == 15


def the_report_says_it_all(page: Page, event: Event) -> None:
    """Who came, what was asked, what became of it."""
    event.refresh_from_db()
    assert event.status == "FOLLOWED_UP"
    page.goto(f"/events/{event.slug}/report/")
    report = page.locator("main")
    for words in ("240", f"{QUESTIONS} questions", "9 answered on the spot", "15 made issues", "现场答复十个问题"):
        expect(report).to_contain_text(words)


def the_next_one_opens_with_it(page: Page, event: Event) -> None:
    """A copy for next year begins with what became of the questions of this one."""
    page.goto(f"/events/{event.slug}/copy/")
    page.locator("[name=title_en]").fill("The congress after")
    submit(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("The congress after")
    expect(page.locator("main")).to_contain_text("What became of the questions of")
    assert Event.objects.get(title_en="The congress after").items.count() == 20
