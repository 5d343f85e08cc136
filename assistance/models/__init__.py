"""What the county does for enterprises: specialists, visits, issues, reminders."""

from assistance.models.calendar import CalendarDay, Category
from assistance.models.issues import Issue, IssueCounter, IssueSource, IssueStep
from assistance.models.merges import Merge
from assistance.models.reminders import Channel, Message, MessageState, PlannerMark, Reminder
from assistance.models.specialists import Assignment, AssignmentRole, Expertise, Specialist
from assistance.models.visits import (
    Commitment,
    SituationLevel,
    SituationTopic,
    Visit,
    VisitKind,
    VisitStatus,
)

__all__ = [
    "Assignment",
    "AssignmentRole",
    "CalendarDay",
    "Category",
    "Channel",
    "Commitment",
    "Expertise",
    "Issue",
    "IssueCounter",
    "IssueSource",
    "IssueStep",
    "Merge",
    "Message",
    "MessageState",
    "PlannerMark",
    "Reminder",
    "SituationLevel",
    "SituationTopic",
    "Specialist",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
