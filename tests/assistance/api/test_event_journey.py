"""A whole Entrepreneur Day over the API alone: from the template to what became of the questions."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from assistance.models import Event, Message
from tests.clients import Api, MobileClient
from tests.factories.enterprises import ContactFactory
from tests.factories.events import at_hour
from tests.factories.world import World


class Organiser:
    """Plans an event over the API, always with the version that was answered last."""

    def __init__(self, client: MobileClient) -> None:
        self.client = client
        self.event: dict[str, Any] = {}

    def gets(self, address: str, body: dict[str, Any] | None = None, *, code: int = 200, seen: Any = None) -> Any:
        """Post and return what came back."""
        answer = self.client.post(address, body or {}, seen=seen)
        assert answer.status_code == code, (address, answer.content.decode())
        return answer.json()

    def moves(self, verb: str, **body: Any) -> dict[str, Any]:
        """Move the event on."""
        key = self.event["id"]
        seen = self.client.get(f"events/{key}/").json()["version"]
        self.event = self.gets(f"events/{key}/{verb}/", body, seen=seen)
        return self.event


def test_an_entrepreneur_day_over_the_api_alone(world: World, api: Api) -> None:
    organiser, specialist = Organiser(api(world.organiser)), api(world.specialist)
    today = world.today

    planned = organiser.event = organiser.gets("events/", new_event(world), code=201)
    assert (planned["status"], len(planned["items"]), planned["seats"]) == ("DRAFT", 6, 2)
    assert specialist.get(f"events/{planned['id']}/").status_code == 404, "a draft is nobody else's"
    rooms = [
        organiser.gets("rooms/", {"name": name, "place": "阳谷大剧院", "seats": 300}, code=201)["id"]
        for name in ("第一会议室", "第二会议室")
    ]
    speaker = organiser.gets("speakers/", {"name": "陈明远", "post": "副县长"}, code=201)["id"]
    opening = next(item for item in planned["items"] if item["kind"] == "CEREMONY")
    on_it = {"room": rooms[0], "people": [{"speaker": speaker, "part": "LEADER"}]}
    answer = organiser.client.patch(f"agenda-items/{opening['id']}/", on_it, seen=opening["version"])
    assert [person["name"] for person in answer.json()["people"]] == ["陈明远"], answer.content
    clash = new_item(planned, world, people=on_it["people"])
    refused = organiser.gets("agenda-items/", clash, code=409)["errors"][0]
    assert (refused["code"], refused["attr"]) == ("person_clash", "people")
    assert "陈明远" in refused["detail"] and opening["title_en"] in refused["detail"]
    assert organiser.moves("publish")["moves"] == ["publish", "hold", "cancel"]

    contacts = [ContactFactory(enterprise=world.enterprise, email=f"{n}@firm.example") for n in range(3)]
    picks = {"contacts": [str(contact.pk) for contact in contacts]}
    address = f"events/{planned['id']}"
    assert len(organiser.gets(f"{address}/invitations/", picks)["guests"]) == 3
    assert organiser.gets(f"{address}/invitations/", picks)["guests"] == []
    sent = organiser.gets(f"{address}/send-invitations/")["guests"]
    assert [guest["status"] for guest in sent] == ["INVITED"] * 3
    assert "/l/" in organiser.gets(f"invitations/{sent[0]['id']}/link/")["answer_url"]
    states = [says(specialist, guest, "YES")["status"] for guest in sent]
    assert states == ["ACCEPTED", "ACCEPTED", "WAITING"], "two seats"
    assert says(specialist, sent[0] | {"version": 3}, "NO")["status"] == "DECLINED"
    assert guests_in(specialist, address, "ACCEPTED") == {sent[1]["id"], sent[2]["id"]}

    opening = answer.json()
    moved = {"starts_at": at_hour(today, 10, 30).isoformat(), "room": rooms[1]}
    organiser.gets(f"agenda-items/{opening['id']}/move/", moved, seen=opening["version"])
    assert organiser.moves("publish")["status"] == "CHANGED"
    programme = specialist.get(f"{address}/programme/").json()
    assert (programme["number"], {change["kind"] for change in programme["changes"]}) == (2, {"MOVED", "ROOM"})
    assert Message.objects.filter(about="PROGRAMME_CHANGED").count() == 0, "these three gave no consent to mails"

    code = next(guest["door_code"] for guest in sent if guest["id"] == sent[1]["id"])
    came = organiser.gets(f"{address}/check-in/", {"code": f"https://yanggu.example/events/x/door/{code}/"})
    assert (came["id"], came["state"]) == (sent[1]["id"], "CAME")
    stranger = {"id": str(uuid7()), "name": "周大勇", "organisation": "路过的企业"}
    assert organiser.client.post(f"{address}/strangers/", stranger).json()["errors"][0]["code"] == "house_full"
    organiser.gets(f"{address}/seats/", {"seats": 3})
    assert organiser.gets(f"{address}/strangers/", stranger, code=201)["walked_in"] is True
    assert guests_in(organiser.client, address, "CAME") == {sent[1]["id"], stranger["id"]}

    asked = {"text": "园区变压器何时增容？", "invitation": sent[1]["id"], "asked_by": "AT_THE_EVENT"}
    question = specialist.post(f"{address}/questions/", asked).json()
    assert (question["status"], question["enterprise"]) == ("ASKED", str(world.enterprise.pk))
    other = organiser.gets(f"{address}/questions/", {"text": "停车位够吗？", "asker": "周大勇"}, code=201)
    question = organiser.gets(f"questions/{question['id']}/approve/", {"item": opening["id"]}, seen=1)
    issued = organiser.gets(f"questions/{question['id']}/make-issue/", {"category": "FIN"}, seen=2)
    issue = specialist.get(f"issues/{issued['issue']}/").json()
    assert (issue["number"], issue["source"]) == (issued["issue_number"], "EVENT")
    minutes = organiser.gets(f"agenda-items/{opening['id']}/minutes/", {"minutes": "县长致辞。"}, seen=3)
    assert minutes["minutes"] == "县长致辞。"
    award = {"event": planned["id"], "enterprise": str(world.enterprise.pk), "name": "纳税突出贡献企业"}
    assert organiser.gets("conferrals/", award, code=201)["year"] == today.year

    assert organiser.moves("hold")["status"] == "HELD"
    held = organiser.event
    early = organiser.gets(f"{address}/follow-up/", code=409, seen=held["version"])
    assert early["errors"][0]["code"] == "questions_open"
    organiser.gets(f"questions/{other['id']}/answer/", {"answer": "够。"}, seen=1)
    assert organiser.moves("follow-up")["moves"] == []
    next_year = {"id": str(uuid7()), "starts_on": today.replace(year=today.year + 1, day=1).isoformat()}
    copied = organiser.gets(f"{address}/copy/", next_year, code=201)
    assert (copied["previous"], copied["status"], len(copied["items"])) == (planned["id"], "DRAFT", 6)
    assert organiser.gets(f"{address}/copy/", next_year)["id"] == copied["id"]
    assert Event.objects.count() == 2


def new_event(world: World) -> dict[str, Any]:
    """Today, so that the door is open."""
    day = world.today.isoformat()
    return {
        "id": str(uuid7()), "kind": "ENTREPRENEUR_DAY", "title": "阳谷县企业家日", "title_en": "Entrepreneur Day",
        "host": "GXJ", "starts_on": day, "answer_by": day, "seats": 2, "template": "HALF_DAY", "place": "阳谷大剧院",
    }  # fmt: skip


def new_item(event: dict[str, Any], world: World, **fields: Any) -> dict[str, Any]:
    """An item while the opening address is given."""
    times = {"starts_at": at_hour(world.today, 9).isoformat(), "ends_at": at_hour(world.today, 9, 30).isoformat()}
    return {"event": event["id"], "title": "圆桌", "kind": "PANEL", **times, **fields}


def says(client: MobileClient, guest: dict[str, Any], answer: str) -> dict[str, Any]:
    """Write down what a guest says on the telephone."""
    told = client.post(f"invitations/{guest['id']}/answer/", {"answer": answer}, seen=guest["version"])
    assert told.status_code == 200, told.content
    state: dict[str, Any] = told.json()
    return state


def guests_in(client: MobileClient, address: str, state: str) -> set[str]:
    """Return the ids of the guests in a state."""
    return {guest["id"] for guest in client.get(f"{address}/invitations/", state=state).json()["results"]}
