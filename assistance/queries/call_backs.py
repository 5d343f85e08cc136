"""The call-back desk: what was answered and waits for the enterprise's word, with all that a caller needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from assistance.models import CallBack, Contribution, Issue, Recheck
from assistance.models.issues import IssueQuerySet
from assistance.queries.personal_links import LinkRow, links_in_round
from assistance.rules.call_backs import ATTEMPTS_BEFORE_UNRATED_CLOSE
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Contact


@dataclass
class DeskRow:
    """An answered issue on the desk."""

    issue: Issue
    contact: Contact | None = None  # whom to call first
    word: CallBack | None = None  # the enterprise's latest word on this answer
    attempts: list[CallBack] = field(default_factory=list)  # calls that reached nobody
    links: list[LinkRow] = field(default_factory=list)


def to_call_back(user: User) -> IssueQuerySet:
    """Return the answered issues that the person may call back about, with the moment ``call_by``.

    The same as ``access.may_call_back``, as a condition: nobody of a unit that led or helped.
    """
    helped = Contribution.objects.filter(issue=OuterRef("pk"), unit__in=user.unit_ids)
    rows: IssueQuerySet = Issue.objects.visible_to(user).filter(status=IssueStatus.ANSWERED)
    neutral = rows.exclude(lead_unit__in=user.unit_ids).exclude(Exists(helped))
    return neutral.annotate(call_by=Coalesce("stage_due_at", "answered_at"))


def for_a_second_look(issues: IssueQuerySet) -> IssueQuerySet:
    """Keep those that somebody has to decide on: the enterprise said "partly", or the attempts are used up."""
    return issues.filter(_second_look())


def for_a_call(issues: IssueQuerySet) -> IssueQuerySet:
    """Keep those where nobody said a word yet, and that may be tried once more."""
    return issues.exclude(_second_look())


def desk_rows(issues: Sequence[Issue], at: datetime) -> list[DeskRow]:
    """Return what a caller needs about these issues (three queries)."""
    rows = {issue.pk: DeskRow(issue) for issue in issues}
    present = Contact.objects.present().filter(enterprise__in=[issue.enterprise_id for issue in issues])
    first: dict[object, Contact] = {}
    for contact in present.exclude(phone="", email="").in_order_of_call():
        first.setdefault(contact.enterprise_id, contact)
    words = CallBack.objects.filter(issue__in=rows, round=F("issue__reopened")).select_related("by", "contact")
    for word in words.order_by("at"):
        if word.reached:
            rows[word.issue_id].word = word
        else:
            rows[word.issue_id].attempts.append(word)
    links = links_in_round(issues, at)
    for row in rows.values():
        row.contact, row.links = first.get(row.issue.enterprise_id), links[row.issue.pk]
    return list(rows.values())


def rechecks_for(user: User) -> QuerySet[Recheck]:
    """Return what the person is to look at again as a second person."""
    rows: QuerySet[Recheck] = Recheck.objects.visible_to(user).to_do().open_to(user)
    return rows


def _second_look() -> Q:
    here = CallBack.objects.filter(issue=OuterRef("pk"), round=OuterRef("reopened"))
    tried = here.filter(reached=False).order_by("at")
    last_of_enough = tried[ATTEMPTS_BEFORE_UNRATED_CLOSE - 1 : ATTEMPTS_BEFORE_UNRATED_CLOSE]
    return Q(Exists(here.filter(reached=True))) | Q(Exists(last_of_enough))
