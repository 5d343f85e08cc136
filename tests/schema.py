"""Our models and their constraints, for tests that walk over all of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

APPS = ("accounts", "enterprises", "assistance")


def our_models() -> list[type[models.Model]]:
    """Return our models without the history twins and the tables that Django makes for many-to-many fields."""
    return [model for app in APPS for model in apps.get_app_config(app).get_models() if not is_history(model)]


def histories() -> list[type[models.Model]]:
    """Return the history twins."""
    return [model for app in APPS for model in apps.get_app_config(app).get_models() if is_history(model)]


def is_history(model: type[models.Model]) -> bool:
    """Whether the model is the history of another."""
    return hasattr(model, "pgh_tracked_model")


def named_constraints() -> Iterator[str]:
    """Yield the names that we gave to constraints of our tables."""
    for model in our_models():
        for constraint in model._meta.constraints:
            yield constraint.name
