"""Files, notes, links and templates beside an issue: kept for ever, cleaned, and for the right eyes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts import files
from accounts.uploads import UnknownKindError
from assistance.actions.answer_templates import EmptyTemplateError, add_template, archive_template
from assistance.actions.issue_papers import (
    EmptyNoteError,
    FileRemovedError,
    LinkedBeforeError,
    LinkedToItselfError,
    attach_file,
    link_issues,
    remove_attachment,
    unlink_issues,
    write_note,
)
from assistance.actions.issues import mark_common
from assistance.models import AnswerTemplate, Attachment, Issue, IssueNote
from assistance.queries.issue_papers import papers_of, templates_for
from tests.accounts.test_uploads import HTML, SECRET, with_exif
from tests.factories import IssueFactory, World
from tests.factories.acts import acts, ready_for
from tests.factories.cultivation import a_pdf


@pytest.fixture
def issue(world: World) -> Issue:
    """An issue that the handler's unit works on."""
    return ready_for("OPINION", world)


def test_a_photo_is_kept_without_place_and_camera_and_the_same_one_only_once(world: World, issue: Issue) -> None:
    photo = with_exif("JPEG")
    assert SECRET in photo

    kept = attach_file(issue, name="现场.jpg", content=photo, by=world.specialist, at=world.at)
    again = attach_file(issue, name="other.jpg", content=photo, by=world.handler, at=world.at)

    assert SECRET not in files.read(kept.sha256)
    assert (again.pk, again.was_replayed, again.name) == (kept.pk, True, "现场.jpg")
    assert (kept.media_type, kept.audience) == ("image/jpeg", "INTERNAL")


def test_what_is_no_photo_or_document_is_refused_before_anything_is_kept(world: World, issue: Issue) -> None:
    with pytest.raises(UnknownKindError):
        attach_file(issue, name="photo.jpg", content=HTML, by=world.handler, at=world.at)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("specialist", True),
        ("handler", True),
        ("office", True),
        ("leader", True),
        ("auditor", False),
        ("other_handler", False),
    ],
)
def test_who_works_with_an_issue_writes_on_it(world: World, issue: Issue, who: str, may: bool) -> None:
    person = getattr(world, who)
    if may:
        write_note(issue, text="Call on Monday.", by=person, at=world.at)
        return
    for act in (
        lambda: write_note(issue, text="x", by=person, at=world.at),
        lambda: attach_file(issue, name="a.pdf", content=a_pdf(), by=person, at=world.at),
        lambda: link_issues(issue, other=issue, reason="x", by=person, at=world.at),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_file_is_taken_off_once_by_who_put_it_there_and_its_row_stays(world: World, issue: Issue) -> None:
    kept = attach_file(issue, name="a.pdf", content=a_pdf(), by=world.handler, at=world.at)

    with pytest.raises(PermissionDenied):
        remove_attachment(kept, by=world.specialist, at=world.at)
    remove_attachment(kept, by=world.handler, at=world.at)
    with pytest.raises(FileRemovedError):
        remove_attachment(kept, by=world.office, at=world.at)
    assert not Attachment.objects.visible_to(world.handler).exists()
    assert Attachment.objects.get().removed_by == world.handler
    assert files.read(kept.sha256)


def test_a_note_says_something_and_never_changes(world: World, issue: Issue) -> None:
    with pytest.raises(EmptyNoteError):
        write_note(issue, text="", by=world.office, at=world.at)
    note = write_note(issue, text="They wait for the bank.", by=world.office, at=world.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssueNote.objects.filter(pk=note.pk).update(text="Nothing.")


def test_two_issues_are_linked_once_seen_from_both_and_parted_again(world: World, issue: Issue) -> None:
    other = IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED")
    link_issues(other, other=issue, reason="The same line.", by=world.handler, at=world.at)

    with pytest.raises(LinkedToItselfError):
        link_issues(issue, other=issue, reason="x", by=world.handler, at=world.at)
    with pytest.raises(LinkedBeforeError), transaction.atomic():
        link_issues(issue, other=other, reason="x", by=world.handler, at=world.at)
    assert [link.issue for link in papers_of(issue, world.handler).linked] == [other]
    assert [link.issue for link in papers_of(other, world.handler).linked] == [issue]
    assert unlink_issues(issue, other=other, by=world.handler, at=world.at) == 1
    assert unlink_issues(issue, other=other, by=world.handler, at=world.at) == 0
    assert papers_of(issue, world.handler).linked == []


def test_similar_solved_issues_are_those_one_may_read_with_the_closest_title_first(world: World, issue: Issue) -> None:
    solved = {"category": world.category, "status": "CLOSED", "lead_unit": world.unit}
    close = IssueFactory(enterprise=world.enterprise, title="Power upgrade before the old line starts", **solved)
    IssueFactory(enterprise=world.enterprise, title="Thirty workers short", **solved)
    IssueFactory(enterprise=world.enterprise, title=issue.title, **solved | {"outcome": "EXPLAINED"})
    elsewhere = IssueFactory(
        enterprise=world.other_enterprise, title=issue.title, **solved | {"lead_unit": world.other_unit}
    )

    assert papers_of(issue, world.handler).similar == [close]
    assert papers_of(issue, world.office).similar == [elsewhere, close]


def test_papers_cost_the_same_however_many_there_are(
    world: World, issue: Issue, django_assert_num_queries: object
) -> None:
    for number in range(12):
        write_note(issue, text=f"Note {number}", by=world.office, at=world.at)
        attach_file(issue, name="a.pdf", content=a_pdf(f"page {number}"), by=world.office, at=world.at)
    with django_assert_num_queries(6):  # type: ignore[operator]
        papers = papers_of(issue, world.office)
        assert len(papers.notes) == len(papers.attachments) == 12
        assert {str(file.by) for file in papers.attachments} == {str(world.office)}


def test_handlers_write_templates_of_their_units_and_the_office_those_of_all(world: World, issue: Issue) -> None:
    text: dict[str, Any] = {"name": "Upgraded", "text": "The line was upgraded.", "at": world.at}
    own = add_template(unit=world.unit, category=world.category, by=world.handler, **text)
    for unit in (world.other_unit, None):
        with pytest.raises(PermissionDenied):
            add_template(unit=unit, by=world.handler, **text)
    of_all = add_template(by=world.office, **text)
    add_template(unit=world.other_unit, by=world.office, **text)
    with pytest.raises(EmptyTemplateError), transaction.atomic():
        add_template(name="x", text="", by=world.office, at=world.at)

    assert templates_for(issue, world.handler) == [own, of_all]
    archive_template(own, by=world.handler, at=world.at)
    assert templates_for(issue, world.handler) == [of_all]
    assert AnswerTemplate.objects.count() == 3


def test_the_office_marks_common_issues_and_again_changes_nothing(world: World, issue: Issue) -> None:
    marked = mark_common(issue, is_common=True, by=world.office, at=world.at)
    again = mark_common(marked, is_common=True, by=world.office, at=world.at)

    assert (marked.is_common, again.version) == (True, marked.version)
    with pytest.raises(PermissionDenied):
        mark_common(issue, is_common=False, by=world.handler, at=world.at)
    assert acts(world)["OPINION"](again, world.handler).is_common is True
