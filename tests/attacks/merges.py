"""Raw SQL against merges and against records that are merged away."""

from __future__ import annotations

from typing import Any

from assistance.models import Merge
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.enterprises import ContactFactory, EnterpriseFactory
from tests.factories.merges import make
from tests.factories.world import World

MERGE = VERSIONED + "winner_id loser_id reason by_id at moved"
CONTACT = VERSIONED + "enterprise_id name latin_name post phone email is_preferred grams latin_key archived_reason"
RECORD = "UPDATE enterprises_enterprise SET version = version + 1, "


def rows(world: World) -> dict[str, Any]:
    """A merge that stands, and the record that it took away."""
    loser = EnterpriseFactory(chain=world.chain, township=world.township)
    contact = ContactFactory(enterprise=loser, is_preferred=False)
    merge = make(world, Merge, winner=world.enterprise, loser=loser, reason="x", by=world.office, at=world.at)
    loser.merged_into, loser.version = world.enterprise, 2
    loser.save()
    return {"merge": merge.pk, "merged": loser.pk, "merged_contact": contact.pk}


def second(**changed: str) -> str:
    """Another merge of the same record."""
    return copied("assistance_merge", MERGE, id=NEW_ID, **changed) + "id = %(merge)s"


ATTACKS = [
    ("merge_joins_two_records", second(loser_id="winner_id")),
    ("record_is_merged_once_at_a_time", second()),
    ("undone_merge_says_by_whom", "UPDATE assistance_merge SET version = 2, undone_at = now() WHERE id = %(merge)s"),
    ("enterprise_is_not_merged_into_itself", RECORD + "merged_into_id = id WHERE id = %(other_enterprise)s"),
    ("record_is_not_merged_away", RECORD + "address = 'x' WHERE id = %(merged)s"),
    (
        "record_is_not_merged_away",
        copied("enterprises_contact", CONTACT, id=NEW_ID) + "id = %(merged_contact)s",
    ),
]
ACCEPTED = [
    RECORD + "merged_into_id = NULL WHERE id = %(merged)s",
    second(loser_id="%(other_enterprise)s"),
]
