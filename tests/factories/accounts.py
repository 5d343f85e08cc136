"""Units and people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Membership, Unit, UnitKind, User

PASSWORD = "a-password-of-the-tests"
_HASHES: dict[str, str] = {}


def hashed(password: str) -> str:
    """Return the stored form of a password, computed once."""
    return _HASHES.setdefault(password, make_password(password))


class VersionedFactory(factory.django.DjangoModelFactory):
    """The moments that every editable row has."""

    class Meta:
        abstract = True

    created_at = factory.LazyFunction(timezone.now)
    updated_at = factory.SelfAttribute("created_at")


class UnitFactory(VersionedFactory):
    """A county department."""

    class Meta:
        model = Unit

    code = factory.Sequence(lambda n: f"D{n:04d}")
    kind = UnitKind.COUNTY_DEPARTMENT
    name = factory.Sequence(lambda n: f"第{n}局")
    name_en = factory.Sequence(lambda n: f"Bureau {n}")


class TownshipFactory(UnitFactory):
    """A town of the county."""

    code = factory.Sequence(lambda n: f"371521{n % 1000:03d}T{n}")
    kind = UnitKind.TOWNSHIP
    name = factory.Sequence(lambda n: f"第{n}镇")
    name_en = factory.Sequence(lambda n: f"Town {n}")


class UserFactory(VersionedFactory):
    """A person with a log-in. ``units`` makes them a member; ``password`` is given as one types it."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    name = factory.Sequence(lambda n: f"李某{n}")
    latin_name = factory.Sequence(lambda n: f"Li Mou {n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@yanggu.example")
    language = "en"
    roles = factory.LazyFunction(list)
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        kwargs["password"] = hashed(kwargs["password"])
        return super()._create(model_class, *args, **kwargs)

    @factory.post_generation
    def units(self, create: bool, extracted: Iterable[Unit] | None, **_kwargs: Any) -> None:
        for unit in extracted or ():
            MembershipFactory(user=self, unit=unit)


class MembershipFactory(VersionedFactory):
    """A person works for a unit."""

    class Meta:
        model = Membership

    unit = factory.SubFactory(UnitFactory)
    user = factory.SubFactory(UserFactory)
