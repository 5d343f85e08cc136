"""Who sees which rows: a lower floor asks, a higher floor answers.

``enterprises`` cannot know assignments or issues, yet they decide whose enterprise it is. So ``assistance`` registers
conditions here when the apps are ready, and ``Enterprise.objects.visible_to`` only combines them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet

    from accounts.models import User

Condition = Callable[["User"], Q | None]
_conditions: dict[str, list[Condition]] = defaultdict(list)


def widen(label: str, condition: Condition) -> None:
    """Let ``condition(user)`` widen what a user sees of the model ``label`` ("app.Model"); None adds nothing."""
    if condition not in _conditions[label]:
        _conditions[label].append(condition)


def seen_through(label: str, user: User) -> Q:
    """Combine every registered condition by OR; with none that applies, nothing is seen."""
    combined = Q(pk__in=[])
    for condition in _conditions[label]:
        part = condition(user)
        if part is not None:
            combined |= part
    return combined


def among(column: str, keys: QuerySet[Any, Any]) -> Q:
    """Condition: ``column`` is one of ``keys``, read once before the rows.

    EXISTS or IN inside an OR is asked of every row of the table; of a list of keys an index can tell, also inside an OR.
    """
    template = "%(expressions)s)"
    return Q(Func(F(column), ArraySubquery(keys), template=template, arg_joiner=" = ANY(", output_field=BooleanField()))
