"""Write what hangs on an issue: files, internal notes, links to other issues. None of it is a move."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts import files
from accounts.errors import DomainError
from accounts.models import User
from accounts.uploads import clean_upload
from accounts.verbs import change, create, lock, verb
from assistance import access
from assistance.models import Attachment, Issue, IssueLink, IssueNote, PaperAudience
from enterprises.actions.timeline import note
from enterprises.models import Audience


class EmptyNoteError(DomainError):
    """A note says something."""

    code = "empty_note"
    message = _("Write the note.")
    field = "text"
    constraint = "issue_note_says_something"


class FileRemovedError(DomainError):
    """Somebody removed it before."""

    code = "file_is_removed"
    message = _("This file was removed before.")


class LinkedToItselfError(DomainError):
    """An issue has to do with another one."""

    code = "linked_to_itself"
    message = _("Choose another issue.")
    field = "other"
    constraint = "linked_issues_stand_in_order"


class LinkedBeforeError(DomainError):
    """A pair is linked once."""

    code = "linked_before"
    message = _("These two issues are linked already.")
    field = "other"
    constraint = "issues_are_linked_once"


class LinkWithoutReasonError(DomainError):
    """A link says what the two have in common."""

    code = "link_without_reason"
    message = _("Say what the two issues have in common.")
    field = "reason"
    constraint = "issue_link_says_why"


@verb
def attach_file(
    issue: Issue, *, name: str, content: bytes, audience: str = PaperAudience.INTERNAL, by: User, at: datetime
) -> Attachment:
    """Keep a file of an issue, cleaned of what does not belong in it; the same bytes again return the file there is."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_write_on(by, issue))
    clean = clean_upload(name, content)
    sha256 = files.store(clean.content)
    if there := Attachment.objects.present().filter(issue=issue, sha256=sha256).first():
        there.was_replayed = True
        return there
    attachment = create(
        Attachment, at=at, issue=issue, name=clean.name, media_type=clean.media_type, sha256=sha256,
        size=len(clean.content), audience=audience, by=by,
    )  # fmt: skip
    _tell(attachment, "attached", by=by, at=at)
    return attachment


@verb
def remove_attachment(attachment: Attachment, *, by: User, at: datetime) -> Attachment:
    """Take a file off its issue; row and bytes are kept for the history."""
    attachment = lock(attachment, "issue__enterprise")
    access.require(access.may_remove_attachment(by, attachment))
    if attachment.removed_at is not None:
        raise FileRemovedError()
    change(attachment, at=at, removed_at=at, removed_by=by)
    _tell(attachment, "removed", by=by, at=at)
    return attachment


@verb
def write_note(issue: Issue, *, text: str, by: User, at: datetime) -> IssueNote:
    """Write an internal note: everybody of the county who reads the issue sees it, the enterprise never does."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_write_on(by, issue))
    written = IssueNote(issue=issue, text=text, by=by, at=at)
    written.save(force_insert=True)
    return written


@verb
def link_issues(issue: Issue, *, other: Issue, reason: str, by: User, at: datetime) -> IssueLink:
    """Link two issues that have to do with each other; whoever writes must be able to read both."""
    access.require(access.may_write_on(by, issue))
    first, second = _in_order(issue.pk, other.pk)
    if first == second:
        raise LinkedToItselfError()
    return create(IssueLink, at=at, first_id=first, second_id=second, reason=reason, by=by)


@verb
def unlink_issues(issue: Issue, *, other: Issue, by: User, at: datetime) -> int:
    """Take a link away; again: nothing changes. The history keeps it."""
    access.require(access.may_write_on(by, issue))
    first, second = _in_order(issue.pk, other.pk)
    count, _rows = IssueLink.objects.filter(first=first, second=second).delete()
    return count


def _in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return (one, other) if one < other else (other, one)


def _tell(attachment: Attachment, what: str, *, by: User, at: datetime) -> None:
    issue = attachment.issue
    note(
        issue.enterprise,
        f"issue.file_{what}",
        issue,
        by=by,
        at=at,
        audience=Audience.ALL if attachment.audience == PaperAudience.ENTERPRISE else Audience.INTERNAL,
        number=issue.number,
        title=issue.title,
        name=attachment.name,
    )
