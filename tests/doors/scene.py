"""The stage of the door tests: the cast, two of every thing, and a logged-in client for each person.

Everything exists twice: once around ``world.enterprise`` ("ours": of the specialist, the backup, the handler's unit and the
leader's chain) and once around ``world.other_enterprise`` ("theirs"). Each thing carries a word that occurs nowhere else.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.actions.devices import log_in_device
from accounts.models import Unit, User
from assistance.models import Assignment, Commitment, Issue, Reminder, Specialist, Visit
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Chain, Contact, Enterprise
from tests.factories.accounts import UserFactory
from tests.factories.assistance import CategoryFactory, CommitmentFactory, IssueFactory, ReminderFactory, VisitFactory
from tests.factories.enterprises import ContactFactory, EnterpriseFactory, TimelineEntryFactory
from tests.factories.world import World, make_world

CAST = (
    "specialist",
    "backup",
    "other_specialist",
    "office",
    "handler",
    "other_handler",
    "leader",
    "organiser",
    "auditor",
    "admin",
)
NOBODY = "nobody"


@dataclass(frozen=True)
class Things:
    """One of everything, all around one enterprise."""

    enterprise: Enterprise
    unassigned: Enterprise  # of the same chain, nobody's yet
    contact: Contact
    chain: Chain
    unit: Unit
    specialist: Specialist
    assignment: Assignment
    visit: Visit  # done; it brought back `assigned` and `commitment`
    planned: Visit
    commitment: Commitment
    submitted: Issue
    assigned: Issue
    working: Issue
    answered: Issue
    reminder: Reminder
    more: dict[str, Any] = field(default_factory=dict)  # of the modules in tests/doors/rows

    @property
    def marks(self) -> dict[str, str]:
        """The words of each thing that only those may read who may open it."""
        return {
            "enterprise": self.enterprise.address,
            "contact": self.contact.email,
            "visit": self.visit.notes,
            "planned": self.planned.notes,
            "commitment": self.commitment.text,
            "submitted": self.submitted.title,
            "assigned": self.assigned.title,
            "working": self.working.title,
            "answered": self.answered.answer,
            "assignment": self.assignment.reason,
            **{name: _rows().MARKS[name](thing) for name, thing in self.more.items() if name in _rows().MARKS},
        }


@dataclass(frozen=True)
class Scene:
    """The cast, both sides, and the doors' clients."""

    world: World
    ours: Things
    theirs: Things
    person: User  # somebody whose log-in the administrator may stop
    clients: dict[str, Client]
    tokens: dict[str, str]

    def user(self, role: str) -> User:
        """Return the person who plays ``role``."""
        user: User = getattr(self.world, role)
        return user

    def client(self, role: str) -> Client:
        """Return a browser in which ``role`` is logged in; logging out of it leaves the next one alone."""
        client = copy(self.clients[role])
        client.cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
        return client

    def thing(self, name: str, side: Things) -> Any:
        """Return a thing by its name in the table."""
        if name == "person":
            return self.person
        if name == "year":
            return self.world.today.year
        return side.more[name] if name in side.more else getattr(side, name)


def _rows() -> Any:
    """The modules of the nouns, which import this one."""
    from tests.doors import rows

    return rows


def make_scene() -> Scene:
    """Set the stage in the present transaction."""
    world = make_world()
    CategoryFactory(code="OTH", name_en="Other", place=99)
    ours = _things(
        world, "ours", world.enterprise, world.chain, world.unit, world.specialist_row, world.assignment, world.contact
    )
    assignment = Assignment.objects.get(enterprise=world.other_enterprise)
    contact = ContactFactory(enterprise=world.other_enterprise)
    theirs = _things(
        world,
        "theirs",
        world.other_enterprise,
        world.other_chain,
        world.other_unit,
        world.other_specialist_row,
        assignment,
        contact,
    )
    clients, tokens = {NOBODY: a_client()}, {NOBODY: ""}
    for role in CAST:
        user = getattr(world, role)
        clients[role] = a_client(user)
        tokens[role] = log_in_device(user, device="doors", by=user, at=timezone.now())[1]
    return Scene(world, ours, theirs, UserFactory(username="somebody"), clients, tokens)


def a_client(user: User | None = None, **kwargs: Any) -> Client:
    """Return a browser's client; a fault of ours is an answer to look at, not an exception."""
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False, **kwargs)
    if user is not None:
        client.force_login(user, backend="accounts.web.sessions.UserBackend")
    return client


def _things(
    world: World,
    side: str,
    enterprise: Enterprise,
    chain: Chain,
    unit: Unit,
    specialist: Specialist,
    assignment: Assignment,
    contact: Contact,
) -> Things:
    _write(enterprise, address=f"1 {side}-address Road")
    _write(contact, email=f"{side}-contact@enterprise.example")
    _write(assignment, reason=f"{side}-assignment reason")
    by: dict[str, Any] = {"enterprise": enterprise, "visitor": specialist.user}
    visit = VisitFactory(**by, notes=f"{side}-visit notes")
    raised: dict[str, Any] = {"enterprise": enterprise, "raised_by": specialist.user, "category": world.category}
    here = raised | {"lead_unit": unit}
    TimelineEntryFactory(
        enterprise=enterprise, kind="visit.done", by=specialist.user, facts={"met": f"{side}-timeline"}
    )
    made = Things(
        enterprise=enterprise,
        unassigned=EnterpriseFactory(chain=chain, township=world.township),
        contact=contact,
        chain=chain,
        unit=unit,
        specialist=specialist,
        assignment=assignment,
        visit=visit,
        planned=VisitFactory(**by, planned=True, notes=f"{side}-planned notes"),
        commitment=CommitmentFactory(visit=visit, text=f"{side}-commitment text"),
        submitted=IssueFactory(**raised, title=f"{side}-submitted title"),
        assigned=IssueFactory(**here, visit=visit, status=IssueStatus.ASSIGNED, title=f"{side}-assigned title"),
        working=IssueFactory(**here, status=IssueStatus.IN_PROGRESS, title=f"{side}-working title"),
        answered=IssueFactory(**here, status=IssueStatus.ANSWERED, answer=f"{side}-answered text"),
        reminder=ReminderFactory(enterprise=enterprise, recipient=specialist.user),
    )
    for module in _rows().MODULES:
        if hasattr(module, "things"):
            made.more.update(module.things(world, made, side))
    return made


def _write(thing: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.version += 1
    thing.save()
