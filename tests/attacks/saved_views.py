"""Raw SQL against saved views."""

from __future__ import annotations

from typing import Any

from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.saved_views import SavedViewFactory
from tests.factories.world import World

VIEW = VERSIONED + "user_id name query"


def rows(world: World) -> dict[str, Any]:
    """A view of the office."""
    return {"view": SavedViewFactory(user=world.office).pk}


def second(**changed: str) -> str:
    """Another view of the same person."""
    return copied("assistance_savedview", VIEW, id=NEW_ID, **changed) + "id = %(view)s"


ATTACKS = [
    ("view_has_a_name_of_its_own", second()),
    ("view_has_a_name", second(name="''")),
    ("update_raises_version", "UPDATE assistance_savedview SET name = 'x' WHERE id = %(view)s"),
]
ACCEPTED = [second(name="'Another'")]
