"""What an enterprise's file says of events: who was invited, what they said, whether they came, what was asked."""

from __future__ import annotations

from accounts.models import User
from assistance.actions.door import check_in
from assistance.actions.questions import answer_question
from enterprises.models import TimelineEntry
from enterprises.web.sentences import told
from tests.factories.events import asked, event_today, guest, says_no, says_yes
from tests.factories.world import World


def lines(world: World, reader: User) -> list[tuple[str, str]]:
    """Return what the file of the enterprise says of events, in the order in which it happened, and where it leads."""
    entries = TimelineEntry.objects.filter(enterprise=world.enterprise, kind__startswith="event.")
    return [(line.text, line.url) for line in told(entries.select_related("by").order_by("id"), reader)]


def test_the_way_of_a_guest_is_told_and_leads_to_the_event(world: World) -> None:
    event = event_today(world)
    invitation = guest(world, event)
    name = invitation.display_name
    says_no(world, invitation)
    says_yes(world, invitation)
    check_in(invitation, by=world.organiser, at=world.at)
    answer_question(asked(world, event), answer="年底前增容。", by=world.organiser, at=world.at)

    page = f"/events/{event.slug}/"
    assert lines(world, world.organiser) == [
        (f"{name} invited to “Yanggu Entrepreneur Day”", page),
        (f"{name} does not come to “Yanggu Entrepreneur Day”", page),
        (f"{name} comes to “Yanggu Entrepreneur Day”", page),
        (f"{name} came to “Yanggu Entrepreneur Day”", page),
        ("A question at “Yanggu Entrepreneur Day”", page),
        ("A question was answered at “Yanggu Entrepreneur Day”", page),
    ]


def test_whoever_may_not_open_the_event_gets_no_link(world: World) -> None:
    guest(world, event_today(world))

    assert [url for _text, url in lines(world, world.admin)] == [""]
