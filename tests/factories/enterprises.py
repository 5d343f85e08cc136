"""Enterprises and what belongs to them. Credit codes use region 000000, so that they cannot exist."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

from accounts.clock import local_day
from enterprises.actions.contacts import contact_search_fields
from enterprises.actions.enterprises import search_fields
from enterprises.models import (
    Chain,
    ChainLeader,
    ChainNode,
    ChainPlace,
    ChainStage,
    Contact,
    Enterprise,
    EnterpriseStatus,
    LeaderRole,
    Level,
    SupplyLink,
    TimelineEntry,
    Track,
)
from enterprises.rules import credit_codes
from tests.factories.accounts import TownshipFactory, UserFactory, VersionedFactory


class ChainFactory(VersionedFactory):
    """An industrial chain."""

    class Meta:
        model = Chain

    slug = factory.Sequence(lambda n: f"chain-{n}")
    name = factory.Sequence(lambda n: f"第{n}产业链")
    name_en = factory.Sequence(lambda n: f"Chain {n}")


class ChainLeaderFactory(VersionedFactory):
    """An official who leads a chain since a year ago."""

    class Meta:
        model = ChainLeader

    chain = factory.SubFactory(ChainFactory)
    name = factory.Sequence(lambda n: f"王县{n}")
    role = LeaderRole.LEADER
    starts_on = factory.LazyFunction(lambda: local_day(timezone.now()) - timedelta(days=365))


class EnterpriseFactory(VersionedFactory):
    """An enterprise with a valid invented code and its search keys."""

    class Meta:
        model = Enterprise

    uscc = factory.Sequence(lambda n: credit_codes.with_check_character(f"91000000MA{n:07d}"))
    name = factory.Sequence(lambda n: f"阳谷第{n}铜业有限公司")
    short_name = factory.Sequence(lambda n: f"第{n}铜业")
    name_en = factory.Sequence(lambda n: f"Yanggu Copper {n}")
    township = factory.SubFactory(TownshipFactory)
    chain = factory.SubFactory(ChainFactory)
    status_reason = factory.LazyAttribute(lambda made: "" if made.status == EnterpriseStatus.OPERATING else "停产")
    status = EnterpriseStatus.OPERATING

    @classmethod
    def _create(cls, model_class: type[Enterprise], *args: Any, **kwargs: Any) -> Enterprise:
        return super()._create(model_class, *args, **{**search_fields(kwargs), **kwargs})


class ChainNodeFactory(VersionedFactory):
    """A strong node in the middle of a chain."""

    class Meta:
        model = ChainNode

    chain = factory.SubFactory(ChainFactory)
    name = factory.Sequence(lambda n: f"第{n}环节")
    name_en = factory.Sequence(lambda n: f"Node {n}")
    stage = ChainStage.MIDSTREAM


class ChainPlaceFactory(VersionedFactory):
    """An enterprise at a node of its chain."""

    class Meta:
        model = ChainPlace

    enterprise = factory.SubFactory(EnterpriseFactory)
    node = factory.LazyAttribute(lambda place: ChainNodeFactory(chain=place.enterprise.chain))


class SupplyLinkFactory(VersionedFactory):
    """One enterprise supplies another."""

    class Meta:
        model = SupplyLink

    supplier = factory.SubFactory(EnterpriseFactory)
    customer = factory.SubFactory(EnterpriseFactory)
    product = factory.Sequence(lambda n: f"Copper rod {n}")


class ContactFactory(VersionedFactory):
    """A person at an enterprise."""

    class Meta:
        model = Contact

    enterprise = factory.SubFactory(EnterpriseFactory)
    name = factory.Sequence(lambda n: f"张总{n}")
    post = "总经理"
    phone = factory.Sequence(lambda n: f"+86138{n:08d}")

    @classmethod
    def _create(cls, model_class: type[Contact], *args: Any, **kwargs: Any) -> Contact:
        keys = contact_search_fields(kwargs["name"], kwargs.get("latin_name", ""))
        return super()._create(model_class, *args, **{**keys, **kwargs})


class TimelineEntryFactory(factory.django.DjangoModelFactory):
    """A line of an enterprise's file."""

    class Meta:
        model = TimelineEntry

    enterprise = factory.SubFactory(EnterpriseFactory)
    kind = "enterprise.registered"
    at = factory.LazyFunction(timezone.now)
    by = factory.SubFactory(UserFactory)


class TrackFactory(VersionedFactory):
    """A track of cultivation."""

    class Meta:
        model = Track

    code = factory.Sequence(lambda n: f"TRACK{n}")
    name = factory.Sequence(lambda n: f"第{n}梯度")


class LevelFactory(VersionedFactory):
    """A level of a track of its own."""

    class Meta:
        model = Level

    track = factory.SubFactory(TrackFactory)
    code = factory.Sequence(lambda n: f"LEVEL{n}")
    name = factory.Sequence(lambda n: f"第{n}级")
    scope = "PROVINCE"
    place = factory.Sequence(lambda n: n)
