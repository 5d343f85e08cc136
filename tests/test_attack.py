"""Raw SQL against every invariant: whatever the code forgets, the database refuses, and names the rule (C15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoDbBlocker

from tests import attacks, databases
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories import (
    ChainLeaderFactory,
    CommitmentFactory,
    IssueFactory,
    MessageFactory,
    ReminderFactory,
    TimelineEntryFactory,
    VisitFactory,
    World,
    make_world,
)
from tests.schema import named_constraints


@dataclass(frozen=True)
class Target:
    """Committed rows to attack, by the names that the statements use for their ids. No attack leaves a trace."""

    ids: dict[str, Any]

    def refused(self, statement: str) -> tuple[str, str]:
        """Run a statement up to the end of a transaction; return SQLSTATE and constraint, ("", "") when it passes."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, self.ids)
                assert cursor.rowcount != 0, "the statement found no row: it attacks nothing"
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                transaction.set_rollback(True)
        except IntegrityError as error:
            diag = error.__cause__.diag  # type: ignore[union-attr]
            return diag.sqlstate, diag.constraint_name
        return "", ""


@pytest.fixture(scope="module")
def target(template_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Target]:
    with django_db_blocker.unblock(), databases.own_copy(template_database):
        yield rows_to_attack(make_world())


def rows_to_attack(world: World) -> Target:
    common = {"enterprise": world.enterprise, "category": world.category}
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    return Target(
        {
            "today": world.today,
            "enterprise": world.enterprise.pk,
            "other_enterprise": world.other_enterprise.pk,
            "uscc": world.other_enterprise.uscc,
            "office": world.office.pk,
            "unit": world.unit.pk,
            "other_unit": world.other_unit.pk,
            "chain": world.chain.pk,
            "other_chain": world.other_chain.pk,
            "category": world.category.pk,
            "contact": world.contact.pk,
            "assignment": world.assignment.pk,
            "specialist": world.specialist_row.pk,
            "other_specialist": world.other_specialist_row.pk,
            "planned": VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True).pk,
            "done": visit.pk,
            "promise": CommitmentFactory(visit=visit).pk,
            "submitted": IssueFactory(**common).pk,
            "assigned": IssueFactory(status="ASSIGNED", **common).pk,
            "working": IssueFactory(status="IN_PROGRESS", **common).pk,
            "answered": IssueFactory(status="ANSWERED", **common).pk,
            "closed": IssueFactory(status="CLOSED", **common).pk,
            "line": TimelineEntryFactory(enterprise=world.enterprise, by=world.office).pk,
            "reminder": ReminderFactory(enterprise=world.enterprise, recipient=world.specialist).pk,
            "message": MessageFactory(recipient=world.specialist).pk,
            "leader": ChainLeaderFactory(chain=world.other_chain).pk,
            **{
                name: key
                for module in attacks.MODULES
                if hasattr(module, "rows")
                for name, key in module.rows(world).items()
            },
        }
    )


VISIT = "UPDATE assistance_visit SET version = version + 1, "
ISSUE = "UPDATE assistance_issue SET version = version + 1, "
ENTERPRISE = "UPDATE enterprises_enterprise SET version = version + 1, "
ASSIGNMENT = "UPDATE assistance_assignment SET version = version + 1, "
SPECIALIST = "UPDATE assistance_specialist SET version = version + 1, "
USER = "UPDATE accounts_user SET version = version + 1, "
MESSAGE = "UPDATE assistance_message SET "
ANSWER = "outcome = 'SOLVED', answer = 'Done.', answered_at = now()"


ASSIGNMENT_COLUMNS = VERSIONED + "enterprise_id specialist_id role starts_on ends_on reason"
ISSUE_COLUMNS = (
    VERSIONED
    + "number enterprise_id source title category_id description urgency status raised_by_id lead_unit_id due_on "
    "due_is_provisional due_from due_days is_common returns reopened extension_state suspension_class stage_due_at "
    "escalation_level outcome answer answered_at closed_at"
)
STEP_COLUMNS = "id issue_id place move from_status to_status by_id acting_as at unit_id text due_on"
CONTACT_COLUMNS = VERSIONED + (
    "enterprise_id name latin_name post phone email is_preferred consented_on grams latin_key archived_reason"
)
REMINDER_COLUMNS = VERSIONED + "kind subject_id recipient_id slot enterprise_id is_stale reason"
LEADER_COLUMNS = VERSIONED + "chain_id user_id name latin_name post role starts_on ends_on"


def assignment(**changed: str) -> str:
    """A second assignment beside the present primary one."""
    return copied("assistance_assignment", ASSIGNMENT_COLUMNS, id=NEW_ID, **changed) + "id = %(assignment)s"


def issue(**changed: str) -> str:
    """A new issue that looks like the answered one."""
    return copied("assistance_issue", ISSUE_COLUMNS, id=NEW_ID, number="'1899-00001'", **changed) + "id = %(answered)s"


def step(of: str, **changed: str) -> str:
    """A new step, later than all others, of an issue."""
    return (
        copied("assistance_issuestep", STEP_COLUMNS, id=NEW_ID, **{"place": "99", **changed})
        + f"issue_id = %({of})s AND place = 1"
    )


ATTACKS = [
    # Versions only grow.
    ("update_raises_version", "UPDATE enterprises_enterprise SET address = 'x' WHERE id = %(enterprise)s"),
    ("update_raises_version", "UPDATE enterprises_enterprise SET address = 'x', version = 0 WHERE id = %(enterprise)s"),
    ("update_raises_version", "UPDATE accounts_user SET is_active = false WHERE id = %(office)s"),
    ("update_raises_version", "UPDATE accounts_unit SET name = 'x' WHERE id = %(unit)s"),
    ("update_raises_version", "UPDATE assistance_visit SET notes = 'x' WHERE id = %(done)s"),
    ("update_raises_version", "UPDATE assistance_issue SET title = 'x' WHERE id = %(submitted)s"),
    ("update_raises_version", "UPDATE assistance_assignment SET reason = 'x' WHERE id = %(assignment)s"),
    ("update_raises_version", "UPDATE assistance_commitment SET text = 'x' WHERE id = %(promise)s"),
    ("update_raises_version", "UPDATE assistance_reminder SET read_at = now() WHERE id = %(reminder)s"),
    # People and units.
    ("accounts_user_username_key", USER + "username = 'handler' WHERE id = %(office)s"),
    ("user_roles_are_known", USER + "roles = ARRAY['OFFICE', 'KING'] WHERE id = %(office)s"),
    ("user_phone_is_normalised", USER + "phone = '13806351234' WHERE id = %(office)s"),
    ("user_phone_is_normalised", USER + "phone = '+86138063512345' WHERE id = %(office)s"),
    ("user_phone_is_normalised", USER + "phone = E'+8613806351234\\n' WHERE id = %(office)s"),
    ("user_phone_is_normalised", USER + "phone = '+12025550100' WHERE id = %(office)s"),
    ("unit_kind_is_known", "UPDATE accounts_unit SET version = version + 1, kind = 'GUILD' WHERE id = %(unit)s"),
    ("accounts_unit_code_key", "UPDATE accounts_unit SET version = version + 1, code = 'RSJ' WHERE id = %(unit)s"),
    (
        "person_is_once_in_a_unit",
        copied("accounts_membership", VERSIONED + "unit_id user_id", id=NEW_ID) + "unit_id = %(unit)s",
    ),
    # Enterprises.
    ("enterprise_uscc_is_valid", ENTERPRISE + "uscc = '913301007996550588' WHERE id = %(enterprise)s"),
    ("enterprise_uscc_is_valid", ENTERPRISE + "uscc = lower(uscc) WHERE id = %(enterprise)s"),
    ("enterprise_uscc_is_valid", ENTERPRISE + "uscc = '' WHERE id = %(enterprise)s"),
    ("enterprise_uscc_is_unique", ENTERPRISE + "uscc = %(uscc)s WHERE id = %(enterprise)s"),
    ("enterprise_has_a_name", ENTERPRISE + "name = '' WHERE id = %(enterprise)s"),
    ("enterprise_status_is_known", ENTERPRISE + "status = 'ASLEEP' WHERE id = %(enterprise)s"),
    ("enterprise_size_is_known", ENTERPRISE + "size = 'HUGE' WHERE id = %(enterprise)s"),
    ("enterprise_role_is_known", ENTERPRISE + "role = 'BOSS' WHERE id = %(enterprise)s"),
    ("enterprise_role_needs_a_chain", ENTERPRISE + "role = 'LEADING', chain_id = NULL WHERE id = %(enterprise)s"),
    (
        "chain_strategy_is_known",
        "UPDATE enterprises_chain SET version = version + 1, strategy = 'X' WHERE id = %(chain)s",
    ),
    ("contact_phone_is_normalised", "UPDATE enterprises_contact SET version = 2, phone = '138' WHERE id = %(contact)s"),
    (
        "enterprise_has_one_preferred_contact",
        copied("enterprises_contact", CONTACT_COLUMNS, id=NEW_ID) + "id = %(contact)s",
    ),
    (
        "chain_has_one_leader_of_a_rank_at_a_time",
        copied("enterprises_chainleader", LEADER_COLUMNS, id=NEW_ID, starts_on="%(today)s") + "id = %(leader)s",
    ),
    (
        "leader_ends_after_the_start",
        "UPDATE enterprises_chainleader SET version = version + 1, ends_on = starts_on WHERE id = %(leader)s",
    ),
    ("leader_role_is_known", "UPDATE enterprises_chainleader SET version = 2, role = 'KING' WHERE id = %(leader)s"),
    # Assignments: one day of overlap is one too many.
    ("enterprise_has_one_specialist_of_a_role_at_a_time", assignment(specialist_id="%(other_specialist)s")),
    (
        "enterprise_has_one_specialist_of_a_role_at_a_time",
        assignment(specialist_id="%(other_specialist)s", starts_on="starts_on - 30", ends_on="starts_on + 1"),
    ),
    (
        "enterprise_has_one_specialist_of_a_role_at_a_time",
        assignment(specialist_id="%(other_specialist)s", starts_on="%(today)s + 1000"),
    ),
    (
        "specialist_has_one_role_for_an_enterprise_at_a_time",
        ASSIGNMENT + "specialist_id = %(specialist)s WHERE enterprise_id = %(enterprise)s AND role = 'BACKUP'",
    ),
    ("assignment_ends_after_the_start", ASSIGNMENT + "ends_on = starts_on WHERE id = %(assignment)s"),
    ("assignment_ends_after_the_start", ASSIGNMENT + "ends_on = starts_on - 1 WHERE id = %(assignment)s"),
    ("assignment_role_is_known", ASSIGNMENT + "role = 'FRIEND' WHERE id = %(assignment)s"),
    ("specialist_is_not_the_own_substitute", SPECIALIST + "substitute_id = id WHERE id = %(specialist)s"),
    ("specialist_expertise_is_known", SPECIALIST + "expertise = ARRAY['MAGIC'] WHERE id = %(specialist)s"),
    (
        "specialist_comes_back_after_leaving",
        SPECIALIST + "leave_from = %(today)s, leave_until = %(today)s WHERE id = %(specialist)s",
    ),
    ("specialist_comes_back_after_leaving", SPECIALIST + "leave_until = %(today)s WHERE id = %(specialist)s"),
    # Visits and promises.
    ("planned_visit_says_when", VISIT + "planned_for = NULL WHERE id = %(planned)s"),
    ("visit_happened_if_and_only_if_done", VISIT + "status = 'DONE' WHERE id = %(planned)s"),
    ("visit_happened_if_and_only_if_done", VISIT + "happened_at = now() WHERE id = %(planned)s"),
    ("visit_happened_if_and_only_if_done", VISIT + "happened_at = NULL WHERE id = %(done)s"),
    ("cancelled_visit_says_why", VISIT + "status = 'CANCELLED' WHERE id = %(planned)s"),
    ("visit_status_is_known", VISIT + "status = 'LOST', happened_at = NULL WHERE id = %(done)s"),
    ("visit_kind_is_known", VISIT + "kind = 'SPY' WHERE id = %(done)s"),
    ("commitment_says_what", "UPDATE assistance_commitment SET version = 2, text = '' WHERE id = %(promise)s"),
    # An issue begins as SUBMITTED and moves as the table says.
    ("issue_moves_as_the_table_says", issue()),
    ("issue_moves_as_the_table_says", issue(status="'CLOSED'", closed_at="now()")),
    ("issue_moves_as_the_table_says", issue(status="'IN_PROGRESS'")),
    (
        "issue_moves_as_the_table_says",
        ISSUE + f"status = 'CLOSED', closed_at = now(), {ANSWER} WHERE id = %(submitted)s",
    ),
    (
        "issue_moves_as_the_table_says",
        ISSUE + "status = 'IN_PROGRESS', lead_unit_id = %(unit)s WHERE id = %(submitted)s",
    ),
    ("issue_moves_as_the_table_says", ISSUE + f"status = 'ANSWERED', {ANSWER} WHERE id = %(assigned)s"),
    ("issue_moves_as_the_table_says", ISSUE + "status = 'SUBMITTED', lead_unit_id = NULL WHERE id = %(working)s"),
    ("issue_moves_as_the_table_says", ISSUE + "status = 'ASSIGNED' WHERE id = %(answered)s"),
    ("issue_moves_as_the_table_says", ISSUE + "status = 'WITHDRAWN', closed_at = NULL WHERE id = %(closed)s"),
    ("issue_moves_as_the_table_says", ISSUE + "status = 'NIRVANA' WHERE id = %(submitted)s"),
    # No status without its step, no step without its status.
    ("issue_status_rests_on_a_recorded_step", issue(status="'SUBMITTED'")),
    (
        "issue_status_rests_on_a_recorded_step",
        ISSUE + "status = 'ASSIGNED', lead_unit_id = %(unit)s WHERE id = %(submitted)s",
    ),
    ("issue_status_rests_on_a_recorded_step", ISSUE + f"status = 'ANSWERED', {ANSWER} WHERE id = %(working)s"),
    ("issue_status_rests_on_a_recorded_step", ISSUE + "status = 'CLOSED', closed_at = now() WHERE id = %(answered)s"),
    (
        "issue_status_rests_on_a_recorded_step",
        step("submitted", move="'ACCEPT'", from_status="'SUBMITTED'", to_status="'ASSIGNED'"),
    ),
    (
        "issue_status_rests_on_a_recorded_step",
        step("assigned", move="'ACKNOWLEDGE'", from_status="'ASSIGNED'", to_status="'IN_PROGRESS'"),
    ),
    ("step_moves_as_the_table_says", step("submitted", move="'CLOSE'", from_status="''", text="'x'")),
    ("step_moves_as_the_table_says", step("working", move="'PROGRESS'", from_status="''", to_status="'IN_PROGRESS'")),
    ("issue_has_one_step_at_a_place", step("submitted", place="1")),
    ("step_move_is_known", step("submitted", move="'DREAM'")),
    (
        "step_says_what_it_rests_on",
        step("answered", move="'CLOSE'", from_status="'ANSWERED'", to_status="'CLOSED'", text="''"),
    ),
    # What an issue must say in which status.
    ("issue_with_a_unit_has_a_lead_unit", ISSUE + "status = 'ASSIGNED' WHERE id = %(submitted)s"),
    ("issue_with_a_unit_has_a_lead_unit", ISSUE + "lead_unit_id = NULL WHERE id = %(working)s"),
    ("issue_is_answered_with_outcome_and_text", ISSUE + "status = 'ANSWERED' WHERE id = %(working)s"),
    ("issue_is_answered_with_outcome_and_text", ISSUE + "outcome = '' WHERE id = %(answered)s"),
    ("issue_is_answered_with_outcome_and_text", ISSUE + "answer = '' WHERE id = %(closed)s"),
    ("issue_is_answered_with_outcome_and_text", ISSUE + "answered_at = NULL WHERE id = %(answered)s"),
    ("issue_is_closed_if_and_only_if_it_says_when", ISSUE + "closed_at = NULL WHERE id = %(closed)s"),
    ("issue_is_closed_if_and_only_if_it_says_when", ISSUE + "closed_at = now() WHERE id = %(answered)s"),
    ("issue_outcome_is_known", ISSUE + "outcome = 'MAGIC' WHERE id = %(answered)s"),
    ("issue_urgency_is_known", ISSUE + "urgency = 'PANIC' WHERE id = %(submitted)s"),
    ("issue_has_a_title", ISSUE + "title = '' WHERE id = %(submitted)s"),
    (
        "assistance_issue_number_key",
        ISSUE + "number = (SELECT number FROM assistance_issue WHERE id = %(closed)s) WHERE id = %(submitted)s",
    ),
    (
        "category_has_days_to_answer",
        "UPDATE assistance_category SET version = version + 1, answer_days = 0 WHERE id = %(category)s",
    ),
    # Steps, lines and history are evidence.
    ("rows_are_append_only", "UPDATE assistance_issuestep SET text = 'x' WHERE issue_id = %(closed)s"),
    ("rows_are_append_only", "DELETE FROM assistance_issuestep WHERE issue_id = %(closed)s"),
    ("rows_are_append_only", "TRUNCATE assistance_issuestep"),
    ("rows_are_append_only", "UPDATE enterprises_timelineentry SET facts = '{}' WHERE id = %(line)s"),
    ("rows_are_append_only", "DELETE FROM enterprises_timelineentry WHERE id = %(line)s"),
    ("rows_are_append_only", "TRUNCATE enterprises_timelineentry"),
    ("rows_are_append_only", "UPDATE enterprises_enterpriseevent SET name = 'x' WHERE pgh_obj_id = %(enterprise)s"),
    (
        "rows_are_append_only",
        "UPDATE enterprises_enterpriseevent SET pgh_context = '{}' WHERE pgh_obj_id = %(enterprise)s",
    ),
    ("rows_are_append_only", "DELETE FROM assistance_issueevent WHERE pgh_obj_id = %(closed)s"),
    ("rows_are_append_only", "TRUNCATE accounts_userevent"),
    ("rows_are_append_only", "TRUNCATE enterprises_enterprise CASCADE"),
    (
        "timeline_audience_is_known",
        copied(
            "enterprises_timelineentry",
            "id enterprise_id kind at by_id subject_type audience facts",
            id=NEW_ID,
            audience="'NOBODY'",
        )
        + "id = %(line)s",
    ),
    (
        "timeline_line_for_a_unit_names_it",
        copied(
            "enterprises_timelineentry",
            "id enterprise_id kind at by_id subject_type audience facts",
            id=NEW_ID,
            audience="'UNIT'",
        )
        + "id = %(line)s",
    ),
    # Reminders and messages.
    (
        "reminder_is_once_for_a_slot",
        copied("assistance_reminder", REMINDER_COLUMNS, id=NEW_ID) + "id = %(reminder)s",
    ),
    ("message_is_sent_if_and_only_if_it_says_when", MESSAGE + "state = 'SENT' WHERE id = %(message)s"),
    ("message_is_sent_if_and_only_if_it_says_when", MESSAGE + "sent_at = now() WHERE id = %(message)s"),
    ("message_in_sending_has_a_lease", MESSAGE + "state = 'SENDING' WHERE id = %(message)s"),
    ("message_state_is_known", MESSAGE + "state = 'LOST' WHERE id = %(message)s"),
    *attacks.ATTACKS,
]

# What others stand on is not deleted; which foreign key speaks up first is PostgreSQL's choice.
DELETIONS = [
    "DELETE FROM enterprises_enterprise WHERE id = %(enterprise)s",
    "DELETE FROM enterprises_chain WHERE id = %(chain)s",
    "DELETE FROM accounts_user WHERE id = %(office)s",
    "DELETE FROM accounts_unit WHERE id = %(unit)s",
    "DELETE FROM assistance_visit WHERE id = %(done)s",
    "DELETE FROM assistance_issue WHERE id = %(submitted)s",
    "DELETE FROM assistance_specialist WHERE id = %(specialist)s",
    "DELETE FROM assistance_category WHERE id = %(category)s",
    "UPDATE assistance_visit SET version = 2, enterprise_id = gen_random_uuid() WHERE id = %(done)s",
    "UPDATE assistance_issue SET version = 2, lead_unit_id = gen_random_uuid() WHERE id = %(submitted)s",
]

# The other side of the fence: what looks similar and is right.
ACCEPTED = [
    assignment(specialist_id="%(other_specialist)s", starts_on="starts_on - 30", ends_on="starts_on"),
    "UPDATE accounts_user SET password = 'x' WHERE id = %(office)s",
    "UPDATE enterprises_enterprise SET address = address WHERE id = %(enterprise)s",
    ENTERPRISE + "role = 'LEADING' WHERE id = %(enterprise)s",
    VISIT + "status = 'DONE', happened_at = now() WHERE id = %(planned)s",
    VISIT + "status = 'CANCELLED', cancel_reason = 'Ill' WHERE id = %(planned)s",
    "UPDATE enterprises_contact SET version = 2, phone = '+861062123456' WHERE id = %(contact)s",
    SPECIALIST + "leave_from = %(today)s, leave_until = %(today)s + 1 WHERE id = %(specialist)s",
    SPECIALIST + "leave_from = %(today)s WHERE id = %(specialist)s",
    MESSAGE + "state = 'SENT', sent_at = now() WHERE id = %(message)s",
    MESSAGE + "state = 'SENDING', lease_until = now() WHERE id = %(message)s",
    "WITH moved AS (UPDATE assistance_issue SET version = version + 1, status = 'ASSIGNED', lead_unit_id = %(unit)s"
    " WHERE id = %(submitted)s RETURNING id) "
    + step("submitted", place="2", move="'ACCEPT'", from_status="'SUBMITTED'", to_status="'ASSIGNED'"),
    step("working", move="'PROGRESS'", from_status="'IN_PROGRESS'", to_status="'IN_PROGRESS'", text="'x'"),
    *attacks.ACCEPTED,
]


@pytest.mark.parametrize(
    ("constraint", "statement"), ATTACKS, ids=[f"{n}-{name}" for n, (name, _) in enumerate(ATTACKS)]
)
def test_the_database_refuses_and_names_the_rule(target: Target, constraint: str, statement: str) -> None:
    state, name = target.refused(statement)

    assert state, f"accepted: {statement}"
    assert (state[:2], name) == ("23", constraint)


@pytest.mark.parametrize("statement", DELETIONS)
def test_what_others_stand_on_is_not_removed(target: Target, statement: str) -> None:
    state, name = target.refused(statement)

    assert state == "23503", name


@pytest.mark.parametrize("statement", ACCEPTED)
def test_what_is_right_passes(target: Target, statement: str) -> None:
    assert target.refused(statement) == ("", "")


def test_every_constraint_of_ours_is_attacked() -> None:
    """A new constraint needs a line above: one that nobody ever saw refuse anything may be the wrong way round."""
    behind_a_trigger = {"issue_status_is_known"}  # an unknown status is in no move, and the table of moves speaks first

    assert set(named_constraints()) - {name for name, _ in ATTACKS} == behind_a_trigger
