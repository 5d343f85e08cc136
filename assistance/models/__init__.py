"""What the county does for enterprises: specialists, visits, issues, reminders."""

from assistance.models.agenda import AgendaItem, Booking, EventPhoto, Room, Speaker
from assistance.models.calendar import CalendarDay, Category
from assistance.models.calendar_feeds import CalendarFeed
from assistance.models.call_backs import CallBack, Recheck
from assistance.models.clocks import StageClock
from assistance.models.contributions import Contribution
from assistance.models.events import Event, Programme, Seating
from assistance.models.honours import Conferral
from assistance.models.invitations import Invitation
from assistance.models.issue_papers import AnswerTemplate, Attachment, IssueLink, IssueNote, PaperAudience
from assistance.models.issues import Issue, IssueCounter, IssueSource, IssueStep
from assistance.models.merges import Merge
from assistance.models.personal_links import LinkPurpose, PersonalLink
from assistance.models.questions import Question
from assistance.models.reminders import Channel, Message, MessageAbout, MessageState, PlannerMark, Reminder
from assistance.models.saved_views import SavedView
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
    "AgendaItem",
    "AnswerTemplate",
    "Assignment",
    "AssignmentRole",
    "Attachment",
    "Booking",
    "CalendarDay",
    "CalendarFeed",
    "CallBack",
    "Category",
    "Channel",
    "Commitment",
    "Conferral",
    "Contribution",
    "Event",
    "EventPhoto",
    "Expertise",
    "Invitation",
    "Issue",
    "IssueCounter",
    "IssueLink",
    "IssueNote",
    "IssueSource",
    "IssueStep",
    "LinkPurpose",
    "Merge",
    "Message",
    "MessageAbout",
    "MessageState",
    "PaperAudience",
    "PersonalLink",
    "PlannerMark",
    "Programme",
    "Question",
    "Recheck",
    "Reminder",
    "Room",
    "SavedView",
    "Seating",
    "SituationLevel",
    "SituationTopic",
    "Speaker",
    "Specialist",
    "StageClock",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
