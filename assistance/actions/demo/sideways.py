"""A few issues of the demo that leave the straight road today: parked, not accepted, merged, withdrawn - by the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from accounts.clock import local_day
from assistance.actions.demo.people import Cast
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Text
from assistance.actions.issue_terms import suspend_issue, withdraw_issue
from assistance.actions.issues import merge_issue, reject_issue
from assistance.models import Issue
from assistance.rules.issue_terms import SuspensionClass

NO_LAND = Text("需等待明年春季用地指标下达。", "The land quota comes next spring.")
THE_BANK_DECIDES = Text(
    "授信由银行自主决定，请向县金融服务中心申请银企对接。",
    "The bank decides; the Financial Service Centre brings both to one table.",
)
TWICE = Text("与前一条为同一事项。", "The same matter as the one before.")
DONE_WITHOUT = Text("企业已自行联系服务商。", "The enterprise found a supplier itself.")


@dataclass(frozen=True)
class Sideways:
    """Issues as the story raised them, before they leave the road."""

    parked: Issue
    rejected: Issue
    repeated: Issue
    first: Issue
    withdrawn: Issue


def leave_the_road(scene: Scene, cast: Cast, issues: Sideways) -> None:
    """Make their moves, at the moment for which the demo is made."""
    at = scene.days.at
    review_on = local_day(at) + timedelta(days=21)
    suspend_issue(
        issues.parked,
        reason_class=SuspensionClass.PLANNING,
        reason=scene.say(NO_LAND),
        review_on=review_on,
        by=cast.office,
        at=at,
    )
    reject_issue(issues.rejected, reason=scene.say(THE_BANK_DECIDES), by=cast.office, at=at)
    merge_issue(issues.repeated, into=issues.first, reason=scene.say(TWICE), by=cast.office, at=at)
    withdraw_issue(issues.withdrawn, reason=scene.say(DONE_WITHOUT), by=issues.withdrawn.raised_by, at=at)
