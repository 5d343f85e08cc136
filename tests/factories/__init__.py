"""Rows for tests, made straight with the models: quicker than the verbs, and able to stand anywhere in a life.

They can make what a verb would refuse, as far as the database lets them. A test of a verb sets the scene with them and then
calls the verb itself. They leave no lines on the timeline.
"""

from tests.factories.accounts import MembershipFactory, TownshipFactory, UnitFactory, UserFactory
from tests.factories.assistance import (
    AssignmentFactory,
    CategoryFactory,
    CommitmentFactory,
    IssueFactory,
    MessageFactory,
    ReminderFactory,
    SpecialistFactory,
    VisitFactory,
)
from tests.factories.calendar import load_calendar
from tests.factories.enterprises import (
    ChainFactory,
    ChainLeaderFactory,
    ChainNodeFactory,
    ChainPlaceFactory,
    ContactFactory,
    EnterpriseFactory,
    SupplyLinkFactory,
    TimelineEntryFactory,
)
from tests.factories.world import World, make_world

__all__ = [
    "AssignmentFactory",
    "CategoryFactory",
    "ChainFactory",
    "ChainLeaderFactory",
    "ChainNodeFactory",
    "ChainPlaceFactory",
    "CommitmentFactory",
    "ContactFactory",
    "EnterpriseFactory",
    "IssueFactory",
    "MembershipFactory",
    "MessageFactory",
    "ReminderFactory",
    "SpecialistFactory",
    "SupplyLinkFactory",
    "TimelineEntryFactory",
    "TownshipFactory",
    "UnitFactory",
    "UserFactory",
    "VisitFactory",
    "World",
    "load_calendar",
    "make_world",
]
