"""The twelve chains and the officials who lead them. ``leader`` leads two of them."""

from __future__ import annotations

from datetime import timedelta

from accounts.models import User
from assistance.actions.demo.catalogue import CHAINS
from assistance.actions.demo.names import Person
from assistance.actions.demo.people import NAMED, Cast
from assistance.actions.demo.rows import change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.chain_map import DEPUTY_POSTS
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.demo.texts.words import CHIEF_POSTS, LEADER_POSTS
from enterprises.models import Chain, ChainLeader, LeaderRole

LEADERS_CHAINS = ("copper", "optoelectronics")
_CHANGED_HANDS = "furniture"  # its first leader left in the course of the year
_DEPUTIES = {"copper": 2, "food": 1, "optoelectronics": 1, "chemicals": 1, "equipment": 2, "new-energy": 1}
_CHANGED_DEPUTY = "copper"  # one of its deputies handed over


def found_chains(scene: Scene, cast: Cast) -> dict[str, Chain]:
    """Create the chains with their chief chain leaders and chain leaders; return them by slug."""
    chains = {
        row.slug: scene.row(
            Chain,
            scene.start,
            slug=row.slug,
            name=row.name.zh,
            name_en=row.name.en,
            strategy=row.strategy,
            lead_unit=cast.units[row.lead_unit],
        )
        for row in CHAINS
    }
    insert(Chain, chains.values())
    chiefs = [next(scene.names), next(scene.names)]
    posts = _Posts(scene, chains)
    for place, slug in enumerate(chains):
        chief = place % len(chiefs)
        posts.fill(slug, LeaderRole.CHIEF, chiefs[chief], CHIEF_POSTS[chief])
    former: list[ChainLeader] = []
    for place, slug in enumerate(chain for chain in chains if chain not in LEADERS_CHAINS):
        post = LEADER_POSTS[1 + place]
        leader = posts.fill(slug, LeaderRole.LEADER, next(scene.names), post)
        if slug == _CHANGED_HANDS:
            former.append(leader)
    for slug in LEADERS_CHAINS:
        posts.fill(slug, LeaderRole.LEADER, NAMED["leader"], LEADER_POSTS[0], cast.named["leader"])
    deputies = [next(scene.names) for _post in DEPUTY_POSTS]
    for slug, wanted in _DEPUTIES.items():
        for place in range(wanted):
            leader = posts.fill(slug, LeaderRole.DEPUTY, deputies[place], DEPUTY_POSTS[place])
            if slug == _CHANGED_DEPUTY and place:
                former.append(leader)
    insert(ChainLeader, posts.filled)
    _hand_over(scene, former)
    return chains


class _Posts:
    """Appointments since the mechanism began."""

    def __init__(self, scene: Scene, chains: dict[str, Chain]) -> None:
        self.scene, self.chains = scene, chains
        self.filled: list[ChainLeader] = []

    def fill(self, slug: str, role: LeaderRole, person: Person, post: Text, user: User | None = None) -> ChainLeader:
        leader = self.scene.row(
            ChainLeader,
            self.scene.start,
            chain=self.chains[slug],
            user=user,
            name=person.name,
            latin_name=person.latin,
            post=self.scene.say(post),
            role=role,
            starts_on=self.scene.days.began_on,
        )
        self.filled.append(leader)
        return leader


def _hand_over(scene: Scene, former: list[ChainLeader]) -> None:
    day = scene.days.at_or_before(scene.days.began_on + (scene.days.today - scene.days.began_on) / 2)
    at = scene.days.moment(day, scene.start.time()) + timedelta(hours=1)
    for leader in former:
        leader.ends_on = day
        leader.updated_at = at
    change_rows(ChainLeader, former, ["ends_on"])
    successors = []
    for leader in former:
        person = next(scene.names)
        successors.append(
            scene.row(
                ChainLeader,
                at,
                chain=leader.chain,
                name=person.name,
                latin_name=person.latin,
                post=leader.post,
                role=leader.role,
                starts_on=day,
            )
        )
    insert(ChainLeader, successors)
