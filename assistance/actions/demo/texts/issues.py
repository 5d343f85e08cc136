"""All issues of the demo, and what was heard at the call-back."""

from __future__ import annotations

from assistance.actions.demo.texts import issues_money, issues_people, issues_site, issues_trade
from assistance.actions.demo.texts.shapes import Text

SCENARIOS = (
    *issues_people.SCENARIOS,
    *issues_money.SCENARIOS,
    *issues_site.SCENARIOS,
    *issues_trade.SCENARIOS,
)

ACCEPTED = (
    Text("", ""),
    Text("", ""),
    Text("请按时限办理，并先与企业联系。", "Please contact the firm first and keep the deadline."),
    Text("同类问题较多，请一并梳理。", "There are several of this kind: please look at them together."),
)

CALL_BACKS = {
    "SOLVED": (
        Text("电话回访总经理：问题已解决，对办理态度和答复满意。", "Called the general manager: solved, satisfied with service and answer."),
        Text("电话回访财务负责人：确认已办妥，满意。", "Called the finance manager: confirmed as done, satisfied."),
        Text("上门回访，现场查看已落实，企业表示感谢。", "Called in person and saw that it is done; the firm says thanks."),
        Text("电话回访办公室主任：已解决，建议今后提前告知进度。", "Called the office manager: solved; next time word of the progress would be welcome."),
    ),
    "PARTLY": (
        Text("企业认可已办部分，剩余部分继续跟踪。", "The firm accepts what was done; the rest stays on watch."),
        Text("回访：基本满意，希望尽快落实余下部分。", "Fairly satisfied; the rest is wanted soon."),
    ),
    "PLANNED": (
        Text("企业知悉计划安排，对答复满意，问题待计划落实。", "The firm knows the plan and accepts the answer; it is not solved before the plan is."),
        Text("回访：理解，希望到期前再联系一次。", "Understood; a word before the date is asked for."),
    ),
    "EXPLAINED": (
        Text("企业表示已了解政策，对答复满意。", "The firm understands the rules and is satisfied with the answer."),
        Text("回访：解释清楚，无其他意见。", "Explained clearly, nothing to add."),
    ),
    "NOT_ALLOWED": (
        Text("企业表示理解政策规定，接受替代办法。", "The firm understands the rule and takes the other way offered."),
    ),
    "REFERRED_UP": (
        Text("企业知悉已转上级办理，希望及时反馈。", "The firm knows that it went to the higher authority and asks for news."),
    ),
    "SELF_SOLVED": (
        Text("企业确认已自行解决，感谢关注。", "The firm confirms that it helped itself, and says thanks."),
    ),
}  # fmt: skip
