"""The cast: a person of every role, two enterprises of different chains and specialists, a unit for each handler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.clock import local_day
from accounts.models import Role, Unit, User
from assistance.models import Assignment, AssignmentRole, Category, Specialist
from enterprises.models import Chain, Contact, Enterprise
from tests.factories.accounts import TownshipFactory, UnitFactory, UserFactory
from tests.factories.assistance import AssignmentFactory, CategoryFactory, SpecialistFactory
from tests.factories.calendar import load_calendar
from tests.factories.enterprises import ChainFactory, ChainLeaderFactory, ContactFactory, EnterpriseFactory


@dataclass(frozen=True)
class World:
    """Everybody and everything that most tests need."""

    today: date  # the county's present day; the database's clock says the same
    at: datetime  # now, without fractions of a second

    specialist: User  # primary of `enterprise`
    other_specialist: User  # primary of `other_enterprise`
    backup: User  # backup of `enterprise`
    office: User
    handler: User  # of `unit`
    other_handler: User  # of `other_unit`
    leader: User  # leads `chain`
    organiser: User
    auditor: User
    admin: User

    specialist_row: Specialist
    other_specialist_row: Specialist
    backup_row: Specialist

    unit: Unit
    other_unit: Unit
    township: Unit
    chain: Chain
    other_chain: Chain

    enterprise: Enterprise
    other_enterprise: Enterprise
    contact: Contact  # of `enterprise`, to be called first
    assignment: Assignment  # of `specialist`
    category: Category  # ten working days

    @property
    def everybody(self) -> dict[str, User]:
        """One person for each role, by the log-in name of the demo."""
        names = ("specialist", "office", "handler", "leader", "organiser", "auditor", "admin")
        return {name: getattr(self, name) for name in names}


def this_moment() -> datetime:
    """Return the present moment in the county without fractions of a second."""
    return timezone.localtime().replace(microsecond=0)


def make_world() -> World:
    """Create the cast; the calendar of last year, this year and the next is loaded."""
    at = this_moment()
    today = local_day(at)
    load_calendar(range(today.year - 1, today.year + 2))
    unit = UnitFactory(code="GXJ", name="工业和信息化局", name_en="Industry Bureau")
    other_unit = UnitFactory(code="RSJ", name="人力资源和社会保障局", name_en="Labour Bureau")
    township = TownshipFactory(code="371521107", name="石佛镇", name_en="Shifo")
    chain = ChainFactory(slug="copper", name="铜基新材料", name_en="Copper materials")
    other_chain = ChainFactory(slug="food", name="食品加工", name_en="Food")
    specialists = {
        name: SpecialistFactory(unit=unit, user=UserFactory(username=name, roles=[Role.SPECIALIST]))
        for name in ("specialist", "other_specialist", "backup")
    }
    leader = UserFactory(username="leader", roles=[Role.LEADER])
    ChainLeaderFactory(chain=chain, user=leader, name=leader.name)
    enterprise = EnterpriseFactory(
        name="阳谷弦歌铜业有限公司", short_name="弦歌铜业", name_en="Xiange Copper", township=township, chain=chain
    )
    other_enterprise = EnterpriseFactory(
        name="阳谷丰歌食品有限公司",
        short_name="丰歌食品",
        name_en="Fengge Food",
        township=township,
        chain=other_chain,
    )
    assignment = AssignmentFactory(enterprise=enterprise, specialist=specialists["specialist"])
    AssignmentFactory(enterprise=enterprise, specialist=specialists["backup"], role=AssignmentRole.BACKUP)
    AssignmentFactory(enterprise=other_enterprise, specialist=specialists["other_specialist"])
    return World(
        today=today,
        at=at,
        specialist=specialists["specialist"].user,
        other_specialist=specialists["other_specialist"].user,
        backup=specialists["backup"].user,
        office=UserFactory(username="office", roles=[Role.OFFICE]),
        handler=UserFactory(username="handler", roles=[Role.HANDLER], units=[unit]),
        other_handler=UserFactory(username="other_handler", roles=[Role.HANDLER], units=[other_unit]),
        leader=leader,
        organiser=UserFactory(username="organiser", roles=[Role.ORGANISER]),
        auditor=UserFactory(username="auditor", roles=[Role.AUDITOR]),
        admin=UserFactory(username="admin", roles=[Role.SYSTEM_ADMIN]),
        specialist_row=specialists["specialist"],
        other_specialist_row=specialists["other_specialist"],
        backup_row=specialists["backup"],
        unit=unit,
        other_unit=other_unit,
        township=township,
        chain=chain,
        other_chain=other_chain,
        enterprise=enterprise,
        other_enterprise=other_enterprise,
        contact=ContactFactory(enterprise=enterprise, is_preferred=True, phone="+8613806351234"),
        assignment=assignment,
        category=CategoryFactory(code="FIN", name="融资信贷", name_en="Financing"),
    )
