"""The enterprises of the demo with their contacts: invented names, codes of the region 000000, which cannot exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from accounts.models import Unit
from assistance.actions.demo.catalogue import BRAND_FIRST, BRAND_SECOND, ENTERPRISES, EnterpriseRow
from assistance.actions.demo.people import Cast
from assistance.actions.demo.rows import change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.demo.texts.words import ADDRESS, CLOSING_REASON, CONTACT_POSTS, LOST_REASON, PAUSE_REASON, ROADS
from assistance.models import Assignment
from assistance.reference.units import COUNTY_CODE
from enterprises.actions.contacts import contact_search_fields
from enterprises.actions.enterprises import search_fields
from enterprises.models import Chain, ChainRole, Contact, Enterprise, EnterpriseStatus
from enterprises.rules.credit_codes import ALPHABET, with_check_character

# Where in the catalogue: entered in the register lately and never assigned; and those that are not at work, since when.
# The second newcomer is its neighbour in the catalogue once more, written as it sounds: a pair for the office to merge.
NEWCOMERS = {("textiles", 4): 8, ("health", 3): 3}  # working days ago
_NOT_AT_WORK = {
    ("furniture", 4): (EnterpriseStatus.SUSPENDED, 30, PAUSE_REASON),
    ("paper-packaging", 4): (EnterpriseStatus.CLOSED, 1, CLOSING_REASON),
    ("health", 4): (EnterpriseStatus.LOST_CONTACT, 1, LOST_REASON),
}
_CHEMICAL_PARK, _ECONOMIC_ZONE = "CIP", "EDZ"
_IN_THE_ZONE = ("001", "002", "003")  # the streets round the county seat
_ROLES = (ChainRole.ANCHOR, ChainRole.LEADING, ChainRole.BACKBONE, ChainRole.BACKBONE, ChainRole.SUPPORTING)
_SCATTER = 7_777_777  # spreads running numbers over the codes; has no factor in common with their number, 31 ** 7


@dataclass
class Firm:
    """An enterprise while the demo is made: its place in the catalogue and the people on both sides."""

    enterprise: Enterprise
    slug: str
    place: int  # within the chain
    copy: int  # 0: of the catalogue; further ones come with --scale
    contacts: list[Contact]
    assignments: list[Assignment] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int]:
        """Its place in the catalogue."""
        return self.slug, self.place


def register_enterprises(scene: Scene, cast: Cast, chains: dict[str, Chain]) -> list[Firm]:
    """Create enterprises and contacts, five for each chain and scale."""
    brands = _brands(scene)
    firms: list[Firm] = []
    for copy in range(scene.scale):
        for slug, rows in ENTERPRISES.items():
            for place, row in enumerate(rows):
                named = row if copy == 0 else row._replace(brand=next(brands))
                registered_at = _registered_at(scene, (slug, place), len(firms))
                enterprise = _enterprise(scene, cast, chains[slug], named, place, copy, len(firms), registered_at)
                contacts = _contacts(scene, enterprise, named.brand.en, registered_at)
                firms.append(Firm(enterprise, slug, place, copy, contacts))
                scene.note(enterprise, "enterprise.registered", enterprise, by=cast.office, at=registered_at)
                for contact in contacts:
                    scene.note(
                        enterprise, "contact.added", contact, by=cast.office, at=contact.created_at, post=contact.post
                    )
    insert(Enterprise, [firm.enterprise for firm in firms])
    insert(Contact, [contact for firm in firms for contact in firm.contacts])
    _change_statuses(scene, cast, firms)
    return firms


def _change_statuses(scene: Scene, cast: Cast, firms: list[Firm]) -> None:
    changed = []
    for firm in firms:
        if firm.copy or firm.key not in _NOT_AT_WORK:
            continue
        status, days, reason = _NOT_AT_WORK[firm.key]
        enterprise, before = firm.enterprise, firm.enterprise.status
        at = scene.days.moment(scene.days.back(days), time(8, 40))
        enterprise.status, enterprise.status_since, enterprise.status_reason = status, at.date(), scene.say(reason)
        enterprise.updated_at = at
        facts = {"before": before, "status": status, "since": at.date().isoformat(), "reason": scene.say(reason)}
        scene.note(enterprise, "enterprise.status_changed", enterprise, by=cast.office, at=at, **facts)
        changed.append(enterprise)
    change_rows(Enterprise, changed, ["status", "status_since", "status_reason"])


def credit_code(number: int) -> str:
    """Return the valid code of the ``number``-th enterprise of a region that does not exist."""
    left = (number + 1) * _SCATTER % len(ALPHABET) ** 7
    places = ""
    for _place in range(7):
        left, digit = divmod(left, len(ALPHABET))
        places = ALPHABET[digit] + places
    return with_check_character(f"91000000MA{places}")


def _registered_at(scene: Scene, key: tuple[str, int], number: int) -> datetime:
    if key in NEWCOMERS:
        return scene.days.moment(scene.days.back(NEWCOMERS[key]), time(10, 20 + number % 30))
    return scene.morning(15 + number % 120)


def _enterprise(
    scene: Scene, cast: Cast, chain: Chain, row: EnterpriseRow, place: int, copy: int, number: int, at: datetime
) -> Enterprise:
    chance = scene.chance.fork(f"enterprise/{number}")
    town = cast.units[COUNTY_CODE + row.town]
    road = chance.choice(ROADS)
    county = "山东" if place == 0 else "阳谷"
    names = {
        "name": f"{county}{row.brand.zh}{row.line.zh}有限公司",
        "short_name": row.brand.zh + row.line.zh,
        "name_en": f"{row.brand.en} {row.line.en}",
        "uscc": credit_code(number),
    }
    anchor = place == 0 and copy == 0
    return scene.row(
        Enterprise,
        at,
        **names,
        **search_fields(names),
        township=town,
        zone=_zone(cast, chain.slug, row.town),
        address=scene.say(
            ADDRESS,
            town=scene.say(Text(town.name, town.name_en)),
            road=scene.say(road),
            number=chance.randrange(1, 199),
        ),
        industry_class=row.industry_class,
        size=row.size,
        above_designated_since=date(row.above_since, 1, 1) if row.above_since else None,
        chain=chain,
        role=ChainRole.LEADING if place == 0 and not anchor else _ROLES[place],
        is_key=anchor,
    )


def _zone(cast: Cast, slug: str, town: str) -> Unit | None:
    if slug == "chemicals":
        return cast.units[_CHEMICAL_PARK]
    return cast.units[_ECONOMIC_ZONE] if town in _IN_THE_ZONE else None


def _contacts(scene: Scene, enterprise: Enterprise, brand: str, at: datetime) -> list[Contact]:
    chance = scene.chance.fork(f"contacts/{enterprise.uscc}")
    posts = [CONTACT_POSTS[0], *chance.sample(CONTACT_POSTS[1:], chance.randrange(3))]
    contacts = []
    for place, post in enumerate(posts):
        person = next(scene.names)
        mailbox = f"{person.latin}@{brand}.example".lower().replace(" ", ".").replace("'", "")
        contacts.append(
            scene.row(
                Contact,
                at,
                enterprise=enterprise,
                name=person.name,
                latin_name=person.latin,
                **contact_search_fields(person.name, person.latin),
                post=scene.say(post),
                phone=next(scene.phones),
                email=mailbox if place == 0 else "",
                is_preferred=place == 0,
                consented_on=at.date(),
            )
        )
    return contacts


def _brands(scene: Scene) -> Iterator[Text]:
    pairs = [(first, second) for first in BRAND_FIRST for second in BRAND_SECOND]
    scene.chance.fork("brands").shuffle(pairs)
    while True:
        for (first, first_en), (second, second_en) in pairs:
            yield Text(first + second, first_en + second_en)
