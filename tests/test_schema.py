"""Laws of all tables: nothing cascades, everything edited has a version and a history, every refusal has its words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import pytest
from django.db import connection, models

from accounts.errors import REFUSAL_OF_CONSTRAINT, DomainError
from accounts.models import Versioned
from tests.schema import APPS, histories, named_constraints, our_models

# Constraints that no verb can violate from outside: the verbs check or compute the values themselves, or the doors offer
# nothing else. A violation is a mistake in the code and rightly an error 500.
MISTAKES_OF_THE_CODE = {
    "agenda_item_kind_is_known",
    "booking_is_of_a_room_or_a_person_with_a_part",
    "door_code_is_unique",  # random, one in 800 billion
    "event_is_announced_with_a_programme",
    "event_kind_is_known",
    "event_status_is_known",
    "guest_has_one_link_for_a_purpose",  # send_invitations holds the event
    "guest_waits_if_and_only_if_it_says_since_when",
    "guest_who_came_has_a_seat_and_was_welcomed_by_somebody",
    "invitation_status_is_known",
    "item_holds_a_photo_once",  # add_photo holds the item and returns the photo there is
    "link_of_a_guest_is_about_an_invitation",
    "message_is_about_something_known",
    "message_speaks_about_reminders_to_our_people_only",
    "person_has_one_calendar_feed",  # open_calendar_feed holds the person
    "photo_is_known_by_its_sha256",
    "programme_has_a_number_of_its_own",  # publish_event holds the event
    "question_is_taken_up_if_and_only_if_it_has_an_issue",
    "question_says_how_it_reached_us",
    "question_status_is_known",
    "attachment_audience_is_known",
    "attachment_is_known_by_its_sha256",
    "attachment_is_removed_by_somebody",
    "extension_is_asked_with_a_day",
    "issue_escalation_level_is_known",
    "issue_holds_a_file_once",  # attach_file holds the issue and returns the file there is
    "issue_is_merged_if_and_only_if_it_says_into_what",
    "issue_is_not_merged_into_itself",  # merge_issue refuses before
    "issue_is_parked_if_and_only_if_it_has_a_review_day",
    "part_is_given_if_and_only_if_it_says_what_and_by_whom",
    "step_acts_as_somebody",
    "unit_has_one_part_in_an_issue",  # accept_issue holds the issue
    "archived_contact_is_not_the_first_to_call",  # archive_contact takes both away together
    "assignment_role_is_known",
    "attempt_is_a_call_with_a_word",  # record_attempt refuses before
    "award_scope_is_known",
    "call_back_channel_is_known",
    "call_back_rating_is_known",  # forms and bodies offer the known ones
    "call_back_that_reached_says_whether_it_is_solved",  # take_word refuses before
    "chain_strategy_is_known",
    "clock_stage_is_known",
    "clock_unit_is_known",
    "clock_urgency_is_known",
    "contact_phone_is_normalised",  # add_contact and edit_contact normalise or refuse
    "document_is_known_by_its_sha256",
    "enterprise_has_one_preferred_contact",  # who changes it holds the enterprise's row
    "enterprise_is_not_merged_into_itself",  # merge_enterprises refuses before
    "enterprise_is_once_at_a_node",  # place_enterprise and edit_node hold the node
    "enterprise_role_is_known",
    "enterprise_size_is_known",
    "enterprise_status_is_known",
    "figure_indicator_is_known",
    "heading_is_remembered_once",  # choose_columns holds the batch, and writes what is new or changed
    "import_failed_if_and_only_if_it_says_how",
    "import_state_is_known",
    "issue_has_one_step_at_a_place",
    "issue_is_closed_if_and_only_if_it_says_when",
    "issue_outcome_is_known",
    "issue_status_is_known",
    "issue_urgency_is_known",
    "issue_with_a_unit_has_a_lead_unit",
    "leader_role_is_known",
    "level_scope_is_known",
    "link_ends_after_it_was_made",
    "link_purpose_is_known",
    "link_state_is_known",
    "link_to_confirm_is_about_an_issue",  # make_link alone makes them
    "message_goes_to_a_user_or_along_a_link",
    "message_in_sending_has_a_lease",
    "message_is_sent_if_and_only_if_it_says_when",
    "message_state_is_known",
    "node_stage_is_known",
    "node_state_is_known",
    "person_is_once_in_a_unit",
    "project_kind_is_known",
    "project_scope_is_known",
    "project_stage_is_known",
    "qualification_status_is_known",
    "reminder_is_about_an_enterprise_an_event_or_an_import",
    "recheck_is_done_by_a_second_person",  # record_recheck refuses before
    "recheck_reason_is_known",
    "reminder_is_once_for_a_slot",  # the planner inserts ON CONFLICT DO NOTHING
    "row_is_once_in_an_import",
    "row_verdict_is_known",
    "rule_ends_after_the_start",  # set_level_rule refuses an edition that is too early
    "rule_validity_is_known",
    "specialist_comes_back_after_leaving",
    "specialist_expertise_is_known",
    "specialist_is_not_the_own_substitute",
    "stage_has_one_clock_for_an_urgency",
    "step_move_is_known",
    "step_moves_as_the_table_says",
    "timeline_audience_is_known",
    "timeline_line_for_a_unit_names_it",
    "undone_merge_says_by_whom",
    "unit_kind_is_known",
    "user_phone_is_normalised",
    "user_roles_are_known",
    "visit_happened_if_and_only_if_done",
    "visit_kind_is_known",
    "visit_status_is_known",
}
RAISED_BY_TRIGGERS = {
    "answer_rests_on_a_recorded_action",
    "closing_rests_on_the_enterprise_or_two_attempts",
    "issue_moves_as_the_table_says",
    "record_is_not_merged_away",
    "missing_node_has_no_enterprise",
    "place_is_in_the_enterprises_own_chain",
    "removed_node_has_no_enterprise",
}
EDITED = [model for model in our_models() if issubclass(model, Versioned)]
# Rows with a version but no history: what happens to a reminder or a file on its way in is not evidence; what happens to a
# link is noted on the timeline and in the call-back.
WITHOUT_HISTORY = {"Reminder", "ImportBatch", "ColumnChoice", "PersonalLink", "SavedView", "CalendarFeed"}


def foreign_keys() -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.model is model:
                yield field


@pytest.mark.parametrize("field", [*foreign_keys()], ids=str)
def test_nothing_is_removed_because_something_else_is(field: models.ForeignKey[models.Model, models.Model]) -> None:
    assert field.remote_field.on_delete is models.PROTECT


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_model_says_what_it_is_in_the_county(model: type[models.Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}("), "that is Django's list of fields"
    assert not model._meta.ordering, "an order belongs to the query that needs it"


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model._meta.label)
def test_what_people_edit_has_a_version_that_only_grows(model: type[models.Model]) -> None:
    assert "update_raises_version" in {trigger.name for trigger in model._meta.triggers}  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model._meta.label)
def test_what_people_edit_has_a_history_of_every_kind_of_change(model: type[models.Model]) -> None:
    labels = {getattr(trigger, "label", None) for trigger in model._meta.triggers} - {None}  # type: ignore[attr-defined]

    assert labels == (set() if model.__name__ in WITHOUT_HISTORY else {"insert", "update", "delete"})


@pytest.mark.parametrize("model", histories(), ids=lambda model: model._meta.label)
def test_history_is_append_only(model: type[models.Model]) -> None:
    assert {"refuse_change", "refuse_truncate"} <= {trigger.name for trigger in model._meta.triggers}  # type: ignore[attr-defined]


def test_every_trigger_of_the_code_is_in_the_database_and_switched_on(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        there = {name for (name,) in cursor.fetchall()}
    expected = {
        trigger.get_pgid(model)
        for model in [*our_models(), *histories()]
        for trigger in getattr(model._meta, "triggers", [])
    }

    assert expected <= there
    assert len(expected) > 50, "the walk above finds the triggers"


@pytest.fixture(scope="module", autouse=True)
def all_refusals_are_known() -> None:
    """Import every module in which a refusal may stand beside its rule."""
    for app in APPS:
        for layer in ("rules", "models", "actions"):
            if find_spec(f"{app}.{layer}") is None:
                continue
            package = import_module(f"{app}.{layer}")
            for module in iter_modules(package.__path__, f"{app}.{layer}."):
                import_module(module.name)


def test_every_constraint_has_words_for_people_or_is_a_mistake_of_the_code() -> None:
    named = set(named_constraints())

    assert named == {name for name in named if name in REFUSAL_OF_CONSTRAINT or name in MISTAKES_OF_THE_CODE}
    assert not MISTAKES_OF_THE_CODE & set(REFUSAL_OF_CONSTRAINT)
    assert named >= MISTAKES_OF_THE_CODE, "the list names only what exists"


def test_every_refusal_of_a_constraint_names_one_that_exists(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        there = {name for (name,) in cursor.fetchall()} | RAISED_BY_TRIGGERS

    assert set(REFUSAL_OF_CONSTRAINT) <= there


def refusals(of: type[DomainError] = DomainError) -> Iterator[type[DomainError]]:
    for refusal in of.__subclasses__():
        if not refusal.__module__.startswith("tests."):
            yield refusal
            yield from refusals(refusal)


def test_codes_of_refusals_are_distinct_and_clients_may_rely_on_them() -> None:
    codes = [refusal.code for refusal in refusals()]

    assert sorted(codes) == sorted(set(codes))
    assert all(code.islower() and code.replace("_", "").isalnum() for code in codes)
    assert all(str(refusal.message) != str(DomainError.message) for refusal in refusals())


def test_names_of_constraints_are_sentences() -> None:
    assert [name for name in named_constraints() if name.count("_") < 2] == []


def test_trigrams_of_chinese_exist_in_this_database(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT show_trgm('阳谷铜业')")
        assert cursor.fetchone()[0]
