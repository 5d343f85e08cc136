"""Raw SQL against returns, parking, extensions, merging, parts, and the papers of issues."""

from __future__ import annotations

from typing import Any

from assistance.models import AnswerTemplate, Attachment, Contribution, IssueLink, IssueNote
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.assistance import IssueFactory
from tests.factories.world import World

ISSUE = "UPDATE assistance_issue SET version = version + 1, "
STEP = "id issue_id place move from_status to_status by_id acting_as at unit_id text due_on"
PART = VERSIONED + "issue_id unit_id due_on text"
FILE = VERSIONED + "issue_id sha256 name media_type size audience by_id"
LINK = VERSIONED + "first_id second_id reason by_id"
PART_GIVEN = "UPDATE assistance_contribution SET version = 2, text = 'x', given_at = now(), "


def rows(world: World) -> dict[str, Any]:
    """A parked issue, a part that is owed, and one of each paper."""
    stamps = {"created_at": world.at, "updated_at": world.at}
    common = {"enterprise": world.enterprise, "category": world.category, "lead_unit": world.unit}
    one, other = sorted((IssueFactory(**common) for _ in range(2)), key=lambda issue: issue.pk)
    parked = IssueFactory(**common, status="SUSPENDED")
    return {
        "parked": parked.pk,
        "issue_one": one.pk,
        "issue_two": other.pk,
        "issue_part": Contribution.objects.create(issue=parked, unit=world.other_unit, due_on=world.today, **stamps).pk,
        "issue_file": Attachment.objects.create(
            issue=parked, sha256="a" * 64, name="a.pdf", media_type="application/pdf", size=1, by=world.office, **stamps
        ).pk,
        "issue_link": IssueLink.objects.create(first=one, second=other, reason="x", by=world.office, **stamps).pk,
        "issue_note": IssueNote.objects.create(issue=parked, text="x", by=world.office, at=world.at).pk,
        "issue_template": AnswerTemplate.objects.create(name="x", text="x", **stamps).pk,
    }


def step(of: str, **changed: str) -> str:
    """A new step of an issue, later than all others."""
    changed = {"place": "99", "text": "'x'", **changed}
    return copied("assistance_issuestep", STEP, id=NEW_ID, **changed) + f"issue_id = %({of})s AND place = 1"


ATTACKS = [
    (
        "issue_is_merged_if_and_only_if_it_says_into_what",
        ISSUE + "merged_into_id = %(issue_two)s WHERE id = %(issue_one)s",
    ),
    ("issue_is_merged_if_and_only_if_it_says_into_what", ISSUE + "status = 'MERGED' WHERE id = %(issue_one)s"),
    (
        "issue_is_not_merged_into_itself",
        ISSUE + "status = 'MERGED', lead_unit_id = NULL, merged_into_id = id WHERE id = %(issue_one)s",
    ),
    ("issue_is_parked_if_and_only_if_it_has_a_review_day", ISSUE + "review_on = NULL WHERE id = %(parked)s"),
    ("issue_is_parked_if_and_only_if_it_has_a_review_day", ISSUE + "days_left = NULL WHERE id = %(parked)s"),
    ("issue_is_parked_if_and_only_if_it_has_a_review_day", ISSUE + "suspension_class = '' WHERE id = %(parked)s"),
    ("issue_is_parked_if_and_only_if_it_has_a_review_day", ISSUE + "review_on = now() WHERE id = %(working)s"),
    ("issue_is_returned_twice_at_most", ISSUE + "returns = 3 WHERE id = %(submitted)s"),
    ("extension_is_asked_with_a_day", ISSUE + "extension_state = 'ASKED' WHERE id = %(working)s"),
    ("issue_escalation_level_is_known", ISSUE + "escalation_level = 6 WHERE id = %(working)s"),
    ("step_acts_as_somebody", step("submitted", acting_as="'KING'")),
    (
        "answer_rests_on_a_recorded_action",
        step("working", move="'ANSWER'", from_status="'IN_PROGRESS'", to_status="'ANSWERED'"),
    ),
    (
        "answer_rests_on_a_recorded_action",
        step("submitted", move="'ANSWER'", from_status="'SUBMITTED'", to_status="'ANSWERED'"),
    ),
    (
        "closing_rests_on_the_enterprise_or_two_attempts",
        "WITH moved AS (UPDATE assistance_issue SET version = version + 1, status = 'CLOSED', closed_at = now()"
        " WHERE id = %(answered)s RETURNING id) "
        + step("answered", move="'CLOSE'", from_status="'ANSWERED'", to_status="'CLOSED'"),
    ),
    ("unit_has_one_part_in_an_issue", copied("assistance_contribution", PART, id=NEW_ID) + "id = %(issue_part)s"),
    (
        "part_is_given_if_and_only_if_it_says_what_and_by_whom",
        "UPDATE assistance_contribution SET version = 2, given_at = now(), given_by_id = %(office)s WHERE id = %(issue_part)s",
    ),
    (
        "part_is_given_if_and_only_if_it_says_what_and_by_whom",
        "UPDATE assistance_contribution SET version = 2, text = 'x' WHERE id = %(issue_part)s",
    ),
    ("issue_holds_a_file_once", copied("assistance_attachment", FILE, id=NEW_ID) + "id = %(issue_file)s"),
    (
        "attachment_audience_is_known",
        "UPDATE assistance_attachment SET version = 2, audience = 'PRESS' WHERE id = %(issue_file)s",
    ),
    (
        "attachment_is_known_by_its_sha256",
        "UPDATE assistance_attachment SET version = 2, sha256 = 'A' || substr(sha256, 2) WHERE id = %(issue_file)s",
    ),
    (
        "attachment_is_removed_by_somebody",
        "UPDATE assistance_attachment SET version = 2, removed_at = now() WHERE id = %(issue_file)s",
    ),
    (
        "issue_note_says_something",
        copied("assistance_issuenote", "id issue_id text by_id at", id=NEW_ID, text="''") + "true",
    ),
    ("rows_are_append_only", "UPDATE assistance_issuenote SET text = 'y' WHERE id = %(issue_note)s"),
    ("issues_are_linked_once", copied("assistance_issuelink", LINK, id=NEW_ID) + "id = %(issue_link)s"),
    (
        "linked_issues_stand_in_order",
        copied("assistance_issuelink", LINK, id=NEW_ID, first_id="second_id", second_id="first_id")
        + "id = %(issue_link)s",
    ),
    ("issue_link_says_why", "UPDATE assistance_issuelink SET version = 2, reason = '' WHERE id = %(issue_link)s"),
    (
        "answer_template_says_something",
        "UPDATE assistance_answertemplate SET version = 2, text = '' WHERE id = %(issue_template)s",
    ),
]
ACCEPTED = [
    PART_GIVEN + "given_by_id = %(office)s WHERE id = %(issue_part)s",
    "UPDATE assistance_attachment SET version = 2, removed_at = now(), removed_by_id = %(office)s WHERE id = %(issue_file)s",
    ISSUE + "returns = 2 WHERE id = %(submitted)s",
]  # fmt: skip
