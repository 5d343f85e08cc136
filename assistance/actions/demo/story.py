"""The hand-written part: the last days of some enterprises, so that every log-in of the demo finds something to do.

`specialist` has stops today, promises and issues around today, an enterprise to be called today and one nobody has
contacted for a month; `handler` and `office` have issues at every stage. All days are relative to the load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import User
from assistance.actions.demo.assignments import visitor_on
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.days import Days
from assistance.actions.demo.diary import Diary
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.issues import Ledger
from assistance.actions.demo.notes import people_met
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts import story as said
from assistance.actions.demo.texts.issues import SCENARIOS
from assistance.actions.demo.texts.shapes import Scenario, Text
from assistance.models import SituationLevel, SituationTopic, Visit, VisitKind
from assistance.rules.issue_flow import IssueStatus
