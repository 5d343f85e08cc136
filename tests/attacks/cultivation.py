"""Raw SQL against qualifications, their rules and documents, projects and honours."""

from __future__ import annotations

from typing import Any

from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.cultivation import AwardFactory, DocumentFactory, ProjectFactory, QualificationFactory
from tests.factories.world import World


def rows(world: World) -> dict[str, Any]:
    """One of each."""
    qualification = QualificationFactory(enterprise=world.enterprise)
    return {
        "qualification": qualification.pk,
        "level": qualification.level.pk,
        "rule": qualification.rule.pk,
        "document": DocumentFactory(qualification=qualification).pk,
        "project": ProjectFactory(enterprise=world.enterprise).pk,
        "award": AwardFactory(enterprise=world.enterprise).pk,
    }


LEVEL = "UPDATE enterprises_level SET version = version + 1, "
RULE = "UPDATE enterprises_levelrule SET version = version + 1, "
QUALIFICATION = "UPDATE enterprises_qualification SET version = version + 1, "
DOCUMENT = "UPDATE enterprises_document SET version = version + 1, "
PROJECT = "UPDATE enterprises_project SET version = version + 1, "
AWARD = "UPDATE enterprises_award SET version = version + 1, "

LEVEL_COLUMNS = VERSIONED + "track_id code name name_en scope place"
RULE_COLUMNS = VERSIONED + (
    "level_id edition starts_on ends_on validity years update_month update_day reminder_months needs_id source"
)
QUALIFICATION_COLUMNS = VERSIONED + (
    "enterprise_id level_id rule_id status batch document_no valid_from valid_to updated_for note"
)
DOCUMENT_COLUMNS = VERSIONED + "qualification_id name media_type sha256 size added_by_id removed_at"
AWARD_COLUMNS = VERSIONED + "enterprise_id year scope name name_en grade document_no"


def rule(**changed: str) -> str:
    """Another rule beside the present one."""
    return copied("enterprises_levelrule", RULE_COLUMNS, id=NEW_ID, **changed) + "id = %(rule)s"


ATTACKS = [
    ("level_scope_is_known", LEVEL + "scope = 'GALAXY' WHERE id = %(level)s"),
    (
        "level_has_its_own_place_in_the_track",
        copied("enterprises_level", LEVEL_COLUMNS, id=NEW_ID, code="'OTHER'") + "id = %(level)s",
    ),
    (
        "enterprises_level_code_key",
        copied("enterprises_level", LEVEL_COLUMNS, id=NEW_ID, place="20") + "id = %(level)s",
    ),
    ("rule_validity_is_known", RULE + "validity = 'EVER', years = NULL WHERE id = %(rule)s"),
    ("rule_says_how_many_years", RULE + "years = NULL WHERE id = %(rule)s"),
    ("rule_says_how_many_years", RULE + "validity = 'UNLIMITED' WHERE id = %(rule)s"),
    ("rule_names_a_day_of_the_year", RULE + "update_day = NULL WHERE id = %(rule)s"),
    ("rule_names_a_day_of_the_year", RULE + "update_month = 13 WHERE id = %(rule)s"),
    ("rule_ends_after_the_start", RULE + "ends_on = starts_on WHERE id = %(rule)s"),
    ("level_has_one_rule_at_a_time", rule(starts_on="starts_on + 30")),
    ("qualification_status_is_known", QUALIFICATION + "status = 'LOST' WHERE id = %(qualification)s"),
    ("qualification_lasts_at_least_a_day", QUALIFICATION + "valid_to = valid_from - 1 WHERE id = %(qualification)s"),
    (
        "qualification_is_once_from_a_day",
        copied("enterprises_qualification", QUALIFICATION_COLUMNS, id=NEW_ID) + "id = %(qualification)s",
    ),
    ("document_is_known_by_its_sha256", DOCUMENT + "sha256 = 'x' WHERE id = %(document)s"),
    (
        "document_is_once_on_a_qualification",
        copied("enterprises_document", DOCUMENT_COLUMNS, id=NEW_ID) + "id = %(document)s",
    ),
    ("project_kind_is_known", PROJECT + "kind = 'CASINO' WHERE id = %(project)s"),
    ("project_scope_is_known", PROJECT + "scope = 'GALAXY' WHERE id = %(project)s"),
    ("project_stage_is_known", PROJECT + "stage = 'DREAMT' WHERE id = %(project)s"),
    ("project_has_a_name", PROJECT + "name = '' WHERE id = %(project)s"),
    ("project_investment_is_not_negative", PROJECT + "investment_done = -1 WHERE id = %(project)s"),
    (
        "project_ends_after_its_start",
        PROJECT + "starts_on = '2026-01-02', ends_on = '2026-01-01' WHERE id = %(project)s",
    ),
    ("award_scope_is_known", AWARD + "scope = 'GALAXY' WHERE id = %(award)s"),
    ("award_has_a_name", AWARD + "name = '' WHERE id = %(award)s"),
    ("award_is_of_our_time", AWARD + "year = 1899 WHERE id = %(award)s"),
    ("award_is_once_in_a_year", copied("enterprises_award", AWARD_COLUMNS, id=NEW_ID) + "id = %(award)s"),
]

ACCEPTED = [
    RULE + "ends_on = '2026-01-01' WHERE id = %(rule)s",
    QUALIFICATION + "valid_to = NULL WHERE id = %(qualification)s",
    copied("enterprises_document", DOCUMENT_COLUMNS, id=NEW_ID, removed_at="now()") + "id = %(document)s",
    "DELETE FROM enterprises_award WHERE id = %(award)s",
]
