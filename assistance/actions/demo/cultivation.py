"""What the enterprises of the demo hold: about two in five something, the key and larger ones more; projects and honours.

Made so that every state is there: some run out within 12, 9 and 6 months, one yearly update is due, one is under review,
one was revoked, one has run out. The two, five and one of the county's report are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.people import Cast
from assistance.actions.demo.rows import insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.cultivation import AWARDS, BATCH, PROJECTS, REVOKED
from enterprises.models import Award, Level, LevelRule, Project, Qualification, QualificationStatus
from enterprises.rules import cultivation as rules

_HOLDERS = 0.25  # of the enterprises beyond those named below
_MONTHS_LEFT = (6, 5, 8, 9, 11, 12)  # of those that run out soon; the first reminds today


def cultivate(scene: Scene, cast: Cast, firms: list[Firm]) -> None:
    """Write qualifications, projects and honours, each with its line in the enterprise's file."""
    office = _Office(scene, cast)
    by_key = {firm.key: firm for firm in firms if firm.copy == 0}
    office.story(by_key)
    for firm in firms:
        office.ordinary(firm)
    insert(Qualification, office.qualifications)
    insert(Project, list(office.projects(by_key)))
    insert(Award, list(office.awards(by_key)))


class _Office:
    """Enters what was granted."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast, self.today = scene, cast, scene.days.today
        self.chance = scene.chance.fork("cultivation")
        self.levels = {level.code: level for level in Level.objects.all()}
        self.rules: dict[Any, list[LevelRule]] = {}
        for rule in LevelRule.objects.order_by("starts_on"):
            self.rules.setdefault(rule.level_id, []).append(rule)
        self.qualifications: list[Qualification] = []
        self.told: set[tuple[str, int]] = set()

    def story(self, firms: dict[tuple[str, int], Firm]) -> None:
        """Those who were thought of by hand: every state once, and several that run out soon."""
        year = self.today.year
        soon = (
            ("copper", 0),
            ("equipment", 0),
            ("new-materials", 0),
            ("auto-parts", 0),
            ("health", 0),
            ("chemicals", 0),
        )
        for key, months in zip(soon, _MONTHS_LEFT, strict=True):
            last = rules.months_before(self.today, -months) + timedelta(days=0 if key == soon[0] else 9)
            begun = rules.months_before(last + timedelta(days=1), 36)
            self._hold(firms[key], "HIGH_TECH", begun, updated_for=year)
        self._hold(firms[("copper", 0)], "LITTLE_GIANT", date(year - 1, 7, 1), updated_for=year)
        self._hold(firms[("copper", 0)], "GREEN_PROVINCE", date(year - 1, 12, 1))
        self._hold(firms[("copper", 0)], "SMART_ADVANCED", date(year - 1, 11, 1))
        self._hold(firms[("food", 0)], "GREEN_CITY", date(year - 2, 10, 20))
        self._hold(firms[("chemicals", 0)], "GREEN_CITY", date(year - 1, 10, 15))
        self._hold(firms[("food", 0)], "SMART_BASIC", date(year - 1, 12, 10))
        self._hold(firms[("optoelectronics", 0)], "GAZELLE", date(year - 1, 9, 15))
        self._hold(firms[("optoelectronics", 0)], "LISTING_RESERVE", date(year - 1, 3, 1))
        self._hold(firms[("equipment", 0)], "SPECIALISED_SME", date(year - 1, 6, 20))  # this year's update is missing
        self._hold(firms[("new-materials", 1)], "SPECIALISED_SME", date(year, 6, 10), status="UNDER_REVIEW")
        note = self.scene.say(REVOKED)
        self._hold(firms[("paper-packaging", 0)], "HIGH_TECH", date(year - 2, 11, 5), status="REVOKED", note=note)
        self._hold(firms[("textiles", 0)], "HIGH_TECH", date(year - 4, 10, 12))  # has run out
        self.told = {
            *soon,
            ("food", 0),
            ("optoelectronics", 0),
            ("new-materials", 1),
            ("paper-packaging", 0),
            ("textiles", 0),
        }

    def ordinary(self, firm: Firm) -> None:
        """One of the others: a technology-type SME of this year, perhaps the first specialised level."""
        if (firm.copy == 0 and firm.key in self.told) or not self.chance.happens(_HOLDERS):
            return
        year = self.today.year
        self._hold(firm, "TECH_SME", date(year, 3 + self.chance.randrange(5), 1 + self.chance.randrange(28)))
        if firm.place < 3 and self.chance.happens(0.5):
            self._hold(firm, "SPECIALISED_SME", date(year - 1, 7, 1 + self.chance.randrange(28)), updated_for=year)

    def projects(self, firms: dict[tuple[str, int], Firm]) -> Iterator[Project]:
        """Yield the key projects."""
        for place, row in enumerate(PROJECTS):
            enterprise, at = firms[row.firm].enterprise, self.scene.morning(300 + place)
            begun = date(self.today.year - 1, 1 + place % 9, 10)
            project = self.scene.row(
                Project,
                at,
                enterprise=enterprise,
                kind=row.kind,
                scope=row.scope,
                name=row.name.zh,
                name_en=row.name.en,
                stage=row.stage,
                listed_year=self.today.year - place % 2,
                starts_on=begun,
                ends_on=begun + timedelta(days=540),
                investment_planned=Decimal(row.planned * 1_000_000),
                investment_done=Decimal(row.done * 1_000_000),
            )
            names = {"name": project.name, "name_en": project.name_en}
            self.scene.note(enterprise, "project.added", project, by=self.cast.office, at=at, **names)
            yield project

    def awards(self, firms: dict[tuple[str, int], Firm]) -> Iterator[Award]:
        """Yield the honours of the last three years, each year to the next enterprise of the row."""
        for row in AWARDS:
            for years_ago in row.years_ago:
                enterprise = firms[row.firms[years_ago % len(row.firms)]].enterprise
                at = self.scene.morning(330 + years_ago)
                award = self.scene.row(
                    Award,
                    at,
                    enterprise=enterprise,
                    year=self.today.year - years_ago,
                    scope=row.scope,
                    name=row.name.zh,
                    name_en=row.name.en,
                    grade=self.scene.say(row.grade),
                )
                facts = {"name": award.name, "name_en": award.name_en, "year": award.year}
                self.scene.note(enterprise, "award.given", award, by=self.cast.office, at=at, **facts)
                yield award

    def _hold(
        self,
        firm: Firm,
        code: str,
        begun: date,
        *,
        status: str = "VALID",
        updated_for: int | None = None,
        note: str = "",
    ) -> None:
        begun = min(begun, self.today)
        level, at = self.levels[code], self._entered_at(begun)
        rule = next(
            (
                one
                for one in self.rules[level.pk]
                if one.starts_on <= begun and not (one.ends_on and one.ends_on <= begun)
            ),
            None,
        )
        qualification = self.scene.row(
            Qualification,
            at,
            enterprise=firm.enterprise,
            level=level,
            rule=rule,
            status=QualificationStatus(status),
            batch=self.scene.say(BATCH, year=begun.year, n=1 + begun.month % 3),
            valid_from=begun,
            valid_to=rules.last_day(rule.validity, rule.years, begun) if rule else None,
            updated_for=updated_for,
            note=note,
        )
        self.qualifications.append(qualification)
        names = {"level": level.name, "level_en": level.name_en}
        by = self.cast.office
        self.scene.note(firm.enterprise, "qualification.granted", qualification, by=by, at=at, **names)
        if status == QualificationStatus.REVOKED:
            later = self.scene.days.moment(self.scene.days.back(30), time(15, 10))
            self.scene.note(
                firm.enterprise, "qualification.revoked", qualification, by=by, at=later, **names, reason=note
            )

    def _entered_at(self, begun: date) -> datetime:
        """On the first day of the mechanism, or soon after the grant."""
        day = max(begun + timedelta(days=12), self.scene.days.began_on)
        moment = self.scene.days.moment(self.scene.days.at_or_before(min(day, self.today)), time(10, 40))
        return min(max(moment, self.scene.morning(200)), self.scene.days.at)
