"""The people of the demo: one log-in for each role, the handlers of the units, the specialists.

The contract names 49 log-ins of specialists (``specialist`` and ``specialist01`` to ``specialist48``), the county has 48
specialists. So ``specialist`` and ``specialist01`` to ``specialist47`` are the 48, and ``specialist48`` is a colleague who
has a log-in already but takes up the post next month: no row in the register yet, no enterprises, an empty day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.models import Membership, Role, Unit, User
from assistance.actions.demo.names import Person
from assistance.actions.demo.rows import insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.issues import SCENARIOS
from assistance.models import Category, Expertise, Specialist
from assistance.reference.units import CHAIN_OFFICE

SPECIALISTS = 48

NAMED = {
    "specialist": Person("李文静", "Li Wenjing"),
    "office": Person("王建平", "Wang Jianping"),
    "handler": Person("赵海燕", "Zhao Haiyan"),
    "leader": Person("陈明远", "Chen Mingyuan"),
    "organiser": Person("周晓琳", "Zhou Xiaolin"),
    "auditor": Person("孙立群", "Sun Liqun"),
    "admin": Person("吴志强", "Wu Zhiqiang"),
}
_ROLES = {
    "specialist": Role.SPECIALIST,
    "office": Role.OFFICE,
    "handler": Role.HANDLER,
    "leader": Role.LEADER,
    "organiser": Role.ORGANISER,
    "auditor": Role.AUDITOR,
    "admin": Role.SYSTEM_ADMIN,
}
HANDLERS_UNIT = "HRS"  # where `handler` works
_HOMES = ("IIT", "DRB", "COM", "HRS", "SCI", "AAS", "MSA", "LFS", "TAX", "ENV", "FIC", "EDZ")  # specialists come from


@dataclass(frozen=True)
class Cast:
    """Everybody, and the units and categories they deal with."""

    named: dict[str, User]
    specialists: list[Specialist]
    handlers: dict[str, User]  # by code of the unit
    units: dict[str, Unit]
    categories: dict[str, Category]

    @property
    def office(self) -> User:
        """The one who accepts issues and assigns enterprises."""
        return self.named["office"]


def cast_people(scene: Scene) -> Cast:
    """Create all users, memberships and specialists."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    categories = {category.code: category for category in Category.objects.select_related("usual_unit")}
    password = make_password(settings.DEMO_PASSWORD)  # hashed once: Argon2 is slow on purpose

    def user(username: str, person: Person, role: Role) -> User:
        return scene.row(
            User,
            scene.start,
            username=username,
            password=password,
            name=person.name,
            latin_name=person.latin,
            email=f"{username}@yanggu.example",
            phone=next(scene.phones),
            language=scene.language,
            roles=[role],
        )

    named = {username: user(username, NAMED[username], role) for username, role in _ROLES.items()}
    handlers = {HANDLERS_UNIT: named["handler"]}
    for code in _units_with_issues(categories):
        if code not in handlers:
            handlers[code] = user(f"handler{len(handlers):02d}", next(scene.names), Role.HANDLER)
    team = [
        user(f"specialist{number:02d}", next(scene.names), Role.SPECIALIST)
        for number in range(1, SPECIALISTS * scene.scale + 1)
    ]
    newcomer = team.pop(SPECIALISTS - 1)
    everybody = [*named.values(), *(person for code, person in handlers.items() if code != HANDLERS_UNIT), *team]
    insert(User, [*everybody, newcomer])
    places = [(CHAIN_OFFICE, named["office"]), *handlers.items()]
    insert(Membership, [scene.row(Membership, scene.start, unit=units[code], user=person) for code, person in places])
    specialists = _specialists(scene, [named["specialist"], *team], units)
    return Cast(named=named, specialists=specialists, handlers=handlers, units=units, categories=categories)


def _units_with_issues(categories: dict[str, Category]) -> list[str]:
    usual = [category.usual_unit.code for category in categories.values() if category.usual_unit]
    return list(dict.fromkeys([*usual, *(scenario.unit for scenario in SCENARIOS if scenario.unit)]))


def _specialists(scene: Scene, users: list[User], units: dict[str, Unit]) -> list[Specialist]:
    chance = scene.chance.fork("specialists")
    towns = [code for code, unit in units.items() if unit.kind == "TOWNSHIP"]
    homes = [code for code in _HOMES if code in units]
    specialists = [
        scene.row(
            Specialist,
            scene.start,
            user=user,
            unit=units[homes[place % len(homes)] if place % 3 else towns[place % len(towns)]],
            expertise=sorted(chance.sample(Expertise.values, chance.choice((1, 2)))),
            capacity=12 if place == 0 else chance.choice((4, 6, 8)),
        )
        for place, user in enumerate(users)
    ]
    today = scene.days.today
    for away, until, stands_in in ((11, 4, 12), (29, 9, 30)):  # two are on leave and have a substitute
        specialists[away].leave_from = today - timedelta(days=2)
        specialists[away].leave_until = today + timedelta(days=until)
        specialists[away].substitute = specialists[stands_in]
    insert(Specialist, specialists)
    return specialists
