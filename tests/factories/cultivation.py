"""Cultivation: tracks, levels, rules, qualifications with documents, projects, honours."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone

from accounts import files
from accounts.clock import local_day
from enterprises.models import (
    Award,
    Document,
    Level,
    LevelRule,
    Project,
    ProjectKind,
    Qualification,
    Scope,
    Track,
    Validity,
)
from tests.factories.accounts import UserFactory, VersionedFactory
from tests.factories.enterprises import EnterpriseFactory


def a_pdf(text: str = "a certificate") -> bytes:
    """Return a small PDF that says ``text`` in a comment."""
    return f"%PDF-1.4\n% {text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".encode()


class TrackFactory(VersionedFactory):
    """A track."""

    class Meta:
        model = Track

    code = factory.Sequence(lambda n: f"TRACK_{n}")
    name = factory.Sequence(lambda n: f"第{n}梯队")
    name_en = factory.Sequence(lambda n: f"Track {n}")
    place = factory.Sequence(lambda n: 100 + n % 30_000)


class LevelFactory(VersionedFactory):
    """A level, each on a track of its own unless told otherwise."""

    class Meta:
        model = Level

    track = factory.SubFactory(TrackFactory)
    code = factory.Sequence(lambda n: f"LEVEL_{n}")
    name = factory.Sequence(lambda n: f"第{n}级企业")
    name_en = factory.Sequence(lambda n: f"Level {n}")
    scope = Scope.PROVINCE
    place = 10


class LevelRuleFactory(VersionedFactory):
    """Three years, reminders a year, nine and six months before, an update by 31 May; in force since 2020."""

    class Meta:
        model = LevelRule

    level = factory.SubFactory(LevelFactory)
    edition = "2020"
    starts_on = date(2020, 1, 1)
    validity = Validity.YEARS
    years = factory.LazyAttribute(lambda made: 3 if made.validity == Validity.YEARS else None)
    update_month, update_day = 5, 31
    reminder_months = factory.LazyFunction(lambda: [12, 9, 6])


class QualificationFactory(VersionedFactory):
    """A level held since a hundred days, for two more years."""

    class Meta:
        model = Qualification

    enterprise = factory.SubFactory(EnterpriseFactory)
    rule = factory.SubFactory(LevelRuleFactory)
    level = factory.SelfAttribute("rule.level")
    valid_from = factory.LazyFunction(lambda: local_day(timezone.now()) - timedelta(days=100))
    valid_to = factory.LazyFunction(lambda: local_day(timezone.now()) + timedelta(days=730))


class DocumentFactory(VersionedFactory):
    """A PDF on a qualification, its bytes in the store."""

    class Meta:
        model = Document

    qualification = factory.SubFactory(QualificationFactory)
    name = "证书.pdf"
    media_type = "application/pdf"
    added_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class: type[Document], *args: Any, content: bytes = b"", **kwargs: Any) -> Document:
        content = content or a_pdf()
        return super()._create(model_class, *args, sha256=files.store(content), size=len(content), **kwargs)


class ProjectFactory(VersionedFactory):
    """A technical upgrade on the county's list."""

    class Meta:
        model = Project

    enterprise = factory.SubFactory(EnterpriseFactory)
    kind = ProjectKind.TECHNICAL_UPGRADE
    name = factory.Sequence(lambda n: f"第{n}号技改项目")
    name_en = factory.Sequence(lambda n: f"Upgrade {n}")
    listed_year = 2025
    investment_planned = Decimal(20_000_000)
    investment_done = Decimal(5_000_000)


class AwardFactory(VersionedFactory):
    """An award of the county."""

    class Meta:
        model = Award

    enterprise = factory.SubFactory(EnterpriseFactory)
    year = 2025
    name = factory.Sequence(lambda n: f"第{n}届县长质量奖")
    name_en = factory.Sequence(lambda n: f"Quality Award {n}")
    grade = "金奖"
