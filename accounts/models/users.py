"""People with a log-in, and what they are in the county."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.phones import PhoneField, phone_check
from accounts.models.units import in_readers_language
from accounts.models.versioned import Versioned, tracked, version_trigger
from accounts.rights import Capability, Role, granted

if TYPE_CHECKING:
    from collections.abc import Iterable


class Language(models.TextChoices):
    """Languages of the pages and of the mails."""

    CHINESE = "zh-hans", "中文"
    ENGLISH = "en", "English"


_WITH_UNITS = """
    SELECT person.*, ARRAY(SELECT unit_id FROM accounts_membership WHERE user_id = person.id) AS unit_ids_fetched
    FROM accounts_user person WHERE person.id = %s
"""


class UserQuerySet(models.QuerySet["User"]):
    """Adjectives of people."""

    def active(self) -> Self:
        """Keep people who may log in."""
        return self.filter(is_active=True, is_system=False)

    def with_units(self, pk: Any) -> User | None:
        """Return one person and the ids of their units in one query: asked for every page, so Django does not compose it."""
        return next(iter(self.raw(_WITH_UNITS, [pk])), None)

    def having(self, role: Role) -> Self:
        """Keep people with ``role``."""
        return self.filter(roles__contains=[role])


@tracked(exclude=("password",))
class User(AbstractBaseUser, Versioned):  # type: ignore[django-manager-missing]
    """A person with a log-in, or a named part of the system itself (``is_system``), which cannot log in."""

    last_login = None  # no log-in statistics (State Council office rule of January 2026)

    username = models.CharField(_("log-in name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=40)
    latin_name = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.CHINESE)
    roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list, blank=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    is_system = models.BooleanField(default=False)

    objects = BaseUserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta(Versioned.Meta):
        # Django renews a password hash at log-in when the hasher's cost has been raised; that is no edit.
        triggers = [version_trigger(except_for=("password",))]
        indexes = [GinIndex(name="user_by_role", fields=["roles"])]
        constraints = [
            models.CheckConstraint(name="user_roles_are_known", condition=Q(roles__contained_by=list(Role.values))),
            phone_check("user_phone_is_normalised"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.latin_name)

    @cached_property
    def unit_ids(self) -> list[UUID]:
        """Ids of the units this person works for."""
        fetched: Iterable[UUID] | None = self.__dict__.get("unit_ids_fetched")
        if fetched is None:
            fetched = self.memberships.values_list("unit_id", flat=True)
        return list(fetched)

    def can(self, capability: Capability | str) -> bool:
        """Whether one of the person's roles grants ``capability`` (``accounts/rights.py``)."""
        return self.is_active and granted(capability, self.roles)

    def has(self, role: Role) -> bool:
        """Whether the person has ``role``."""
        return role in self.roles

    @property
    def role_labels(self) -> list[str]:
        """The person's roles in words."""
        return [str(Role(role).label) for role in self.roles]

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without Django's password bookkeeping, which would write outside a verb."""
        models.Model.save(self, *args, **kwargs)
