"""What the county does for enterprises: specialists, visits, issues, reminders."""

from assistance.models.calendar import CalendarDay, Category
from assistance.models.call_backs import CallBack, Recheck
from assistance.models.clocks import StageClock
from assistance.models.contributions import Contribution
from assistance.models.issue_papers import AnswerTemplate, Attachment, IssueLink, IssueNote, PaperAudience
from assistance.models.issues import Issue, IssueCounter, IssueSource, IssueStep
from assistance.models.merges import Merge
from assistance.models.personal_links import LinkPurpose, PersonalLink
from assistance.models.reminders import Channel, Message, MessageState, PlannerMark, Reminder
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
    "AnswerTemplate",
    "Assignment",
    "AssignmentRole",
    "Attachment",
    "CalendarDay",
    "CallBack",
    "Category",
    "Channel",
    "Commitment",
    "Contribution",
    "Expertise",
    "Issue",
    "IssueCounter",
    "IssueLink",
    "IssueNote",
    "IssueSource",
    "IssueStep",
    "LinkPurpose",
    "Merge",
    "Message",
    "MessageState",
    "PaperAudience",
    "PersonalLink",
    "PlannerMark",
    "Recheck",
    "Reminder",
    "SavedView",
    "SituationLevel",
    "SituationTopic",
    "Specialist",
    "StageClock",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
