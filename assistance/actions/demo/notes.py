"""Words for a visit: situation picks, notes that fit them, people met."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from assistance.actions.demo.chance import Chance
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.flavours import FLAVOURS
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.demo.texts.visits import CLOSINGS, MET_SEPARATOR, OPENINGS, SERVICES, SITUATIONS
from assistance.actions.demo.texts.words import MONTHS
from assistance.models import SituationLevel, SituationTopic, VisitKind

_LEVELS = (
    SituationLevel.GOOD,
    SituationLevel.GOOD,
    SituationLevel.STEADY,
    SituationLevel.STEADY,
    SituationLevel.STEADY,
    SituationLevel.TIGHT,
)
_PERSON = Text("{name}（{post}）", "{name} ({post})")


def what_was_said(scene: Scene, chance: Chance, firm: Firm, kind: str, day: date) -> dict[str, Any]:
    """Return people met, situation and notes of a visit, which speak of the same things."""
    topics = chance.sample(list(SituationTopic), chance.randrange(2, 5))
    situation = {str(topic): str(chance.choice(_LEVELS)) for topic in topics}
    return {
        "people_met": people_met(scene, chance, firm, kind),
        "situation": situation,
        "notes": _notes(scene, chance, firm, kind, day, situation),
    }


def people_met(scene: Scene, chance: Chance, firm: Firm, kind: str) -> str:
    """Return who was met: one person by phone, one or two elsewhere."""
    most = 1 if kind == VisitKind.PHONE else min(2, len(firm.contacts))
    met = chance.sample(firm.contacts, chance.randrange(most) + 1)
    named = [
        scene.say(_PERSON, name=scene.say(Text(person.name, person.latin_name)), post=person.post) for person in met
    ]
    return scene.say(MET_SEPARATOR).join(named)


def _notes(scene: Scene, chance: Chance, firm: Firm, kind: str, day: date, situation: dict[str, str]) -> str:
    flavour = FLAVOURS[firm.slug]
    places = {
        "product": scene.say(flavour.products[firm.place]),
        "material": scene.say(flavour.materials[firm.place]),
        "customer": scene.say(chance.choice(flavour.customers)),
        "month": scene.say(MONTHS[(day + timedelta(days=62)).month - 1]),
    }
    told = [chance.choice(OPENINGS[VisitKind(kind)])]
    for topic, level in list(situation.items())[:3]:
        told.append(chance.choice(SITUATIONS[SituationTopic(topic), SituationLevel(level)]))
    if chance.happens(0.6):
        told.append(chance.choice(SERVICES))
    if chance.happens(0.5):
        told.append(chance.choice(CLOSINGS))
    sentences = [_capital(scene.say(text, **places)) for text in told]
    return ("" if scene.language.startswith("zh") else " ").join(sentences)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
