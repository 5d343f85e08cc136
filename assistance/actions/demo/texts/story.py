"""Texts of the hand-written part: the days just before and after the load, for the people of the demo's log-ins."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import Text

CAPACITY_NOTES = Text(
    "新线变压器已到货，等供电公司确定送电时间。订单排得满，操作工仍有缺口，企业希望本周给个准信。",
    "The transformer for the new line has arrived; the date of the connection is open. Orders are full, operators are "
    "still missing, and the firm hopes for word this week.",
)
CAPACITY_PROMISE = Text(
    "今天带去供电公司关于增容送电时间的答复", "Bring the power company's answer on the power upgrade today"
)
WORKERS_NOTES = Text(
    "绕线工序新增两台设备，现有班组倒不开班，企业请求尽快组织招聘。招聘简章已帮助修改。",
    "Two more machines in winding, and the shifts no longer work out; the firm asks for help with recruiting. We improved "
    "the wording of its advertisement together.",
)
ROAD_NOTES = Text(
    "雨后厂前路段积水约二十厘米，客户货车绕行。已拍照，企业愿意配合封半幅路施工。",
    "Twenty centimetres of water before the gate after the rain; trucks take a detour. The firm would accept half of the "
    "road being closed for repairs.",
)
LOAN_NOTES = Text(
    "贷款下月到期，企业已备齐流水和纳税证明。同时反映大学生实习岗位对接没有回音。",
    "The loan expires next month; statements and tax certificates are ready. The request for students has brought no answer "
    "so far.",
)
FIRST_NOTES = Text(
    "与前任专员一起到企业交接，介绍联系方式和服务事项。企业正在调试第二条镀膜线。",
    "Handed over on the spot together with the former specialist. The firm is adjusting its second coating line.",
)
FOOD_NOTES = Text(
    "旺季备货开始，冷库已租满。企业想了解临时用工的保险办法，约定两周后再联系。",
    "Stocking for the season has begun and the cold store is full. They ask about insurance for short-term staff; "
    "another word is agreed in two weeks.",
)
QUIET_NOTES = Text(
    "生产平稳，新客户样件已通过。近期领导班子忙于年度审核，约定过后再联系。",
    "Production is steady; samples for a new customer have passed. The management is busy with the yearly audit: to be "
    "contacted afterwards.",
)
HOME_NOTES = Text(
    "外地职工增加，宿舍和班车紧张。带去工会服务清单，企业对职工书屋感兴趣。",
    "More staff from elsewhere; rooms and the works bus are short. They like the union's offer of a reading room.",
)
GRANT_NOTES = Text(
    "电话了解技改补助进度，企业反映公示期已过仍未到账，已记录为诉求。",
    "A call about the upgrade grant: published long ago and not paid yet. Recorded as an issue.",
)
BACKUP_NOTES = Text(
    "协办走访，主要了解旺季用工安排。企业已与劳务公司签约，仍缺熟练缝纫工。",
    "A visit as backup, mostly about staff for the season. A contract with an agency is signed; skilled sewers are still "
    "missing.",
)
LIST_PROMISE = Text("把专精特新更新的材料清单发给企业", "Send the list of papers for the specialised-enterprise review")
UNION_PROMISE = Text("请县总工会答复职工书屋配送时间", "Get the date of the reading room from the union")
BUS_PROMISE = Text("反馈夜班班车线路调整意见", "Report what becomes of the late bus")
PLAN_NOTES = Text("带去供电答复，一并了解招聘进展。", "Bring the power company's answer and hear about recruiting.")
FOLLOW_NOTES = Text("查看厂前道路清淤效果。", "See whether the road is dry.")
MEET_NOTES = Text(
    "接手后首次单独走访，了解第二条线进度。", "First visit on my own after taking over; see the second line."
)
BANK_NOTES = Text("陪同银行客户经理上门签约。", "Go along with the bank's officer to sign.")
CALL_NOTES = Text("电话确认用工保险办理情况。", "A call about the insurance of staff.")
