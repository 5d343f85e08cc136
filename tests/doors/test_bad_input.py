"""Nasty input in every field of every form: refused with words or stored as it was typed, never a fault, never live markup."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from typing import Any

import pytest

from tests.doors.bodies import Fields, nothing
from tests.doors.scene import NOBODY, Scene
from tests.doors.seals import inline_code
from tests.doors.table import COLUMNS, TABLE, Door, Verdict
from tests.doors.traces import writes
from tests.doors.walk import ask, full_address, undone

pytestmark = pytest.mark.django_db

HARMLESS = {  # words that people may well write
    "emoji": "🙂👷‍♀️ 祝好",
    "right to left": "\u202eabc\u2066 مرحبا",
    "markup": "<script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "template": "{{ user.password }} %(name)s",
}
NUL, LONG = "a\x00b", "长" * 34_000  # 100 kB
WORDS = {
    "notes",
    "text",
    "reason",
    "call_back",
    "people_met",
    "title",
    "description",
    "address",
    "post",
    "name",
    "name_en",
    "latin_name",
    "note",
    "product",
    "batch",
    "document_no",
    "grade",
    "source",
    "comment",
    "action",
    "note_en",
    "minutes",
    "organisation",
    "asker",
    "deputy_name",
    "deputy_post",
    "remark",
}
GUIDES = {"next", "theme"}  # where one goes next and in which colours: nothing is stored, an odd value is passed over

FORMS = [door for door in TABLE if door.method == "POST" and not door.is_api and door.body is not nothing]
each_form = pytest.mark.parametrize("door", FORMS, ids=str)


def useless_for(value: str) -> list[str]:
    """Return values that cannot be meant where ``value`` is right."""
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return ["10000-01-01", "0001-01-01", "0001-01-01T00:00", "2026-02-30", "tomorrow"]
    if re.fullmatch(r"[0-9a-f]{8}-[0-9a-f-]{27}", value):
        return ["9" * 400, "-1", "01900000-0000-0000", "<b>"]
    if value.isdigit():
        return ["NaN", "-1", "1.5", "9" * 5000, "１２"]
    return ["NO_SUCH_THING", "9" * 400]


@each_form
def test_a_nasty_value_in_any_field_is_refused_and_what_else_was_typed_stays(door: Door, scene: Scene) -> None:
    wrong = [
        f"{', '.join(nasty)}: {fault}"
        for nasty in nasty_forms(door.body(scene, scene.ours))
        for fault in let_through(scene, door, nasty)
    ]
    assert not wrong, "\n".join(wrong)


def nasty_forms(right: Fields) -> Iterator[dict[str, str]]:
    """Yield, until every field has had every value, which fields are to be spoilt together; some words always stay right."""
    words: list[str] = []
    alone: list[str] = []
    rest: list[str] = []
    for field in right:
        is_apart = field.endswith("_FORMS") or field in GUIDES or field in ("id", "version")
        (words if is_words(field) else alone if is_apart else rest).append(field)
    for value in (NUL, LONG):
        for fields in (words[::2], words[1::2], rest, *([field] for field in alone)):
            yield dict.fromkeys(fields, value)
    useless = {field: useless_for(right[field]) for field in (*rest, *alone) if isinstance(right[field], str)}
    for turn in range(max(map(len, useless.values()), default=0)):
        nasty = {field: values[turn] for field, values in useless.items() if turn < len(values)}
        yield {field: value for field, value in nasty.items() if field not in alone}
        yield from ({field: value} for field, value in nasty.items() if field in alone)


def let_through(scene: Scene, door: Door, nasty: dict[str, str]) -> Iterator[str]:
    """Send a form that is right but for some fields, and yield what is wrong with the answer.

    A field that the page's summary of errors does not name is sent again alone.
    """
    if not nasty:
        return
    body = door.body(scene, scene.ours) | nasty
    with undone():
        before = writes()
        response = ask(scene, door, who(door), scene.ours, body)
        text = response.content.decode()
        after = writes()
    if response.status_code >= 500:
        yield f"a fault: {text[:300]}"
    if len(nasty) > 1:
        for field in nasty.keys() - named(text):
            yield from (f"{field} alone: {fault}" for fault in let_through(scene, door, {field: nasty[field]}))
        if response.status_code < 400:
            return  # one of them has said so above
    elif next(iter(nasty)).endswith("_FORMS") or next(iter(nasty)) in GUIDES:
        return  # how many rows there are is tested below
    if response.status_code < 400:
        yield f"was let through with {response.status_code}"
    if after != before and door.route != "accounts:login":
        yield f"wrote to the database: {after.items() - before.items()}"
    if response.status_code == 422:
        yield from (f"{words!r} is lost" for words in lost(body, text, but_not=nasty))
    yield from inline_code(text)


def named(page: str) -> set[str]:
    """Return the fields that the summary of errors leads to."""
    _before, found, rest = page.partition('id="error-summary"')
    return set(re.findall(r'href="#id_([\w-]+)"', rest.partition("</ul>")[0])) if found else set()


@each_form
def test_words_of_any_script_are_kept_as_they_were_typed(door: Door, scene: Scene) -> None:
    right = door.body(scene, scene.ours)
    fields = [field for field in right if is_words(field)]
    for kind, value in HARMLESS.items() if fields else ():
        with undone():
            response = ask(scene, door, who(door), scene.ours, right | dict.fromkeys(fields, value))
            assert response.status_code == door.ok, f"{kind} gives {response.status_code}"
            if response.status_code == 302:
                response = scene.client(who(door)).get(response["Location"], follow=True)
            assert response.status_code == 200
            assert not inline_code(response.content.decode()), kind


def test_a_refused_form_comes_back_with_the_words_in_it_and_no_live_markup(scene: Scene) -> None:
    checked = set()
    for door in FORMS:
        right = door.body(scene, scene.ours)
        words = [field for field in right if is_words(field)]
        others = [field for field in right if not is_words(field) and field not in ("id", "email", "phone", "version")]
        spoilt = next((field for field in others if not field.endswith("_FORMS")), None)
        if not words or spoilt is None:
            continue  # no words beside a field that can be wrong: nothing could be lost
        body = right | dict.fromkeys(words, HARMLESS["markup"]) | {spoilt: "NO_SUCH_THING"}
        with undone():
            response = ask(scene, door, who(door), scene.ours, body)
        page = response.content.decode()
        assert response.status_code == 422, f"{door}: {spoilt}"
        assert page.count(escape(HARMLESS["markup"])) >= len(words), str(door)
        assert not inline_code(page), str(door)
        assert 'class="error-summary"' in page, str(door)
        checked.add(door.route)
    assert {"assistance:visit-new", "assistance:issue-new", "assistance:issue-answer", "enterprises:new"} <= checked


def is_words(field: str) -> bool:
    """Whether people write there what they like."""
    return field.rpartition("-")[2] in WORDS or field.endswith("-answer")  # to a question; a guest's is YES or NO


def who(door: Door) -> str:
    """Return somebody who may; at the log-in, somebody who is not in yet."""
    if door.route == "accounts:login":
        return NOBODY
    first = ("backup",) if door.method == "POST" else ()  # nothing waits for them: no page is quicker to make
    return next(role for role in (*first, *COLUMNS) if door.verdict(role, ours=True) == Verdict.MAY)


def lost(body: Fields, page: str, *, but_not: Collection[str]) -> list[str]:
    """Return the words that were typed and are not on the page that came back."""
    typed = {field: value for field, value in body.items() if is_words(field) and field not in but_not}
    return [value for value in typed.values() if escape(value) not in page]


@each_form
def test_an_empty_form_is_refused_or_does_nothing(door: Door, scene: Scene) -> None:
    for body in ({}, dict.fromkeys(door.body(scene, scene.ours), "")):
        with undone():
            before = writes()
            response = ask(scene, door, who(door), scene.ours, body)
            assert response.status_code in (200, 302, 400, 422)
            if response.status_code != 302 or door.route == "accounts:theme":
                assert writes() == before


@each_form
def test_broken_bytes_are_no_fault(door: Door, scene: Scene) -> None:
    address = full_address(scene, door, scene.ours)
    for content_type, body in (
        ("application/x-www-form-urlencoded", b"notes=%ff%fe&title=\xed\xa0\x80&text=%00"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\x00\r\n\r\nhalf"),
        ("multipart/form-data", b"no boundary"),
        ("application/json", b'{"notes": '),
    ):
        with undone():
            response = scene.client(who(door)).generic("POST", address, body, content_type)
        assert response.status_code < 500, f"{content_type} gives {response.status_code}"


# Whoever knows the token of a personal link may act: there is no log-in that another site could borrow.
BY_TOKEN = ("assistance:personal-link", "assistance:personal-link-again")


@pytest.mark.parametrize("door", [door for door in FORMS if door.route not in BY_TOKEN], ids=str)
def test_a_forged_form_is_turned_away_before_anything_else(door: Door, scene: Scene) -> None:
    client = scene.client(who(door))
    client.handler.enforce_csrf_checks = True
    with undone():
        before = writes()
        response = client.post(full_address(scene, door, scene.ours), door.body(scene, scene.ours))
        client.handler.enforce_csrf_checks = False
        assert response.status_code == 403
        assert writes() == before


def test_the_number_of_rows_in_a_form_is_not_what_the_browser_says(scene: Scene) -> None:
    door = next(door for door in FORMS if door.route == "assistance:visit-new")
    for count in ("100000", "1e9", "", "x", None):
        body: dict[str, Any] = door.body(scene, scene.ours)
        body.pop("issues-TOTAL_FORMS")
        if count is not None:
            body["issues-TOTAL_FORMS"] = count
        with undone():
            before = writes()
            response = ask(scene, door, "specialist", scene.ours, body)
            assert response.status_code == 422, f"{count} rows give {response.status_code}"
            assert writes() == before


ASKED = (
    "q", "status", "sort", "category", "chain", "township", "role", "kind", "mine", "overdue", "waiting", "all", "next",
    "page_size", "ordering", "from", "to", "lead_unit", "due_before", "unread", "current", "specialist", "key",
    "above_designated_size", "track", "level", "within", "update", "year", "scope", "stage", "grade", "expires_before",
    "above_designated_size", "year", "through", "through_month", "indicator", "scope", "unit",
)  # fmt: skip
ALONE = {False: ("after", "before", "enterprise"), True: ("cursor", "enterprise")}  # which a page reads, which the API
ODD = {
    "words": f"{HARMLESS['emoji']} {HARMLESS['right to left']}",
    "live words": f"{HARMLESS['markup']} {HARMLESS['attribute']} {HARMLESS['template']}",
    "long": "长" * 2000,
    "number": "99999999999999999999",
    "negative": "-1",
    "broken page": "bm90IGpzb24",
    "page of null": "W251bGwsIG51bGxd",
    "page of odd values": "WyJ4IiwgInkiXQ",
    "uuid of nothing": "01900000-0000-7000-8000-000000000000",
    "date": "2026-13-45",
    "backslashes": "\\\\%_\\",
}


TOKENS = ("long", "broken page", "page of odd values", "uuid of nothing")  # for what is read alone
LOOKS = [
    door
    for door in TABLE
    if door.method == "GET"
    and Verdict.MAY in door.ours.split()
    and door.route not in ("api:docs", "api:schema")  # they ask no question
    and (door.route == "enterprises:page" or not (door.thing or door.query))
]


@pytest.mark.parametrize("door", LOOKS, ids=str)
def test_odd_questions_in_the_address_are_no_fault(door: Door, scene: Scene) -> None:
    address, client = full_address(scene, door, scene.ours), scene.client(who(door))
    headers = {"Authorization": f"Bearer {scene.tokens[who(door)]}"}
    with undone():
        before = writes()
        for kind, value in ODD.items():
            alone = ALONE[door.is_api] if kind in TOKENS else ()
            for query in (dict.fromkeys(ASKED, value), *({name: value} for name in alone)):
                response = client.get(address, query, headers=headers)
                asked = f"?{next(iter(query))}={kind}"
                assert response.status_code in (200, 302, 400, 404), f"{asked} gives {response.status_code}"
                if kind.endswith("words") and response.headers["Content-Type"].startswith("text/html"):
                    assert not inline_code(response.content.decode()), asked
        assert client.get(f"{address}?q=%00", headers=headers).status_code in (302, 400, 401, 404)
        assert writes() == before
