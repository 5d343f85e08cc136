"""Texts of the demo's events. Titles are in both languages; what people asked is in the language of the load."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text
from assistance.rules.agenda import ItemKind


class ItemRow(NamedTuple):
    """An item of the last Entrepreneur Day: from when, how many minutes, where (0-2), who (places in SPEAKERS)."""

    begins: str
    minutes: int
    room: int
    kind: ItemKind
    title: Text
    people: tuple[int, ...] = ()
    minutes_text: Text | None = None


PLACE = Text("阳谷县会议中心", "Yanggu Conference Centre")
ENQUIRIES = "周晓琳 0635-6212345"
ROOMS = (
    (Text("大礼堂", "Great Hall"), 300),
    (Text("第一会议室", "Meeting Room 1"), 80),
    (Text("第二会议室", "Meeting Room 2"), 60),
)
SPEAKERS = (
    (Text("副县长", "Deputy County Head"), True),  # `leader`
    (Text("县工业和信息化局局长", "Director, Industry and IT"), False),
    (Text("县税务局副局长", "Deputy Director, Tax Service"), False),
    (Text("县地方金融服务中心主任", "Head, Financial Service Centre"), False),
    (Text("县司法局副局长", "Deputy Director, Justice"), False),
    (Text("电子科技企业负责人", "Managing director"), False),
)
DAY = Text("阳谷县企业家日", "Yanggu Entrepreneur Day")
DAY_SUMMARY = Text(
    "向企业家致敬，听企业家提问：通报上年诉求办理情况，表彰优秀企业家，面对面解读政策、对接银行。",
    "A day for those who run enterprises: what became of last year's questions, honours, policies explained, banks to talk to.",
)
_K = ItemKind
ITEMS = (
    ItemRow("08:30", 30, 0, _K.REGISTRATION, Text("签到", "Registration")),
    ItemRow("09:00", 20, 0, _K.CEREMONY, Text("开幕致辞", "Opening address"), (0,)),
    ItemRow(
        "09:20", 30, 0, _K.TALK, Text("上年诉求办理情况通报", "What became of last year's questions"), (1,),
        Text("通报上年 23 件诉求：解决 19 件，列入计划 3 件，解释说明 1 件。", "23 issues of last year: 19 solved, 3 planned, 1 explained."),
    ),
    ItemRow("09:50", 30, 0, _K.AWARDS, Text("表彰优秀企业家", "Honours"), (0,)),
    ItemRow("10:20", 20, 0, _K.BREAK, Text("茶歇", "Break")),
    ItemRow(
        "10:40", 70, 0, _K.QUESTIONS, Text("企业家提问", "Questions of entrepreneurs"), (0, 1),
        Text("现场提问 12 个，当场答复 7 个，其余转为诉求办理。", "Twelve questions, seven answered on the spot, the others became issues."),
    ),
    ItemRow("13:30", 45, 1, _K.TALK, Text("税费优惠政策解读", "Tax relief explained"), (2,)),
    ItemRow("13:30", 45, 2, _K.TALK, Text("劳动用工法律风险", "Legal risks in employment"), (4,)),
    ItemRow("14:30", 60, 1, _K.PANEL, Text("铜加工产业链座谈", "Round table: copper processing"), (1,)),
    ItemRow("14:30", 60, 2, _K.TALK, Text("数字化转型经验分享", "Digital transformation in practice"), (5,)),
    ItemRow("15:45", 90, 0, _K.MATCHING, Text("银企对接", "Meetings with banks"), (3,)),
)  # fmt: skip
FAIR = Text("产业链供需对接会", "Supply and demand meeting of the chains")
FAIR_SUMMARY = Text("链上企业面对面谈订单、谈配套。", "Enterprises of the chains meet over orders and parts.")
FAIR_ITEMS = (
    ItemRow("09:00", 30, 1, _K.TALK, Text("供需清单发布", "Who needs what"), (1,)),
    ItemRow("09:30", 120, 1, _K.MATCHING, Text("一对一洽谈", "One-to-one meetings")),
)
RECEPTION = Text("亲清会客厅", "Reception room")
RECEPTION_SUMMARY = Text(
    "每月一次，围桌而坐，听企业说。", "Once a month, round one table: enterprises speak, we listen."
)
RECEPTION_ITEMS = (
    ItemRow("09:00", 90, 2, _K.QUESTIONS, Text("围桌座谈", "Round table"), (1,)),
    ItemRow("14:30", 90, 2, _K.QUESTIONS, Text("部门现场答疑", "Departments answer"), (2,)),
)
ANSWERED = (
    (
        Text("研发费用加计扣除什么时候可以预缴享受？", "When may we claim the extra deduction for R&D in advance?"),
        Text("7月和10月预缴时均可享受，税务局已现场发放操作指引。", "With the prepayments of July and October; the guide was handed out."),
    ),
    (
        Text("新招大学生的生活补贴还能申请吗？", "Can we still apply for the living allowance of graduates?"),
        Text("可以，每季度首月受理，社保满六个月即可。", "Yes, in the first month of each quarter, after six months of insurance."),
    ),
    (
        Text("企业法律顾问服务是免费的吗？", "Is the legal adviser for enterprises free of charge?"),
        Text("法治体检免费，每家企业每年一次。", "The legal health check is free, once a year."),
    ),
)  # fmt: skip
DECLINED = (
    Text("隔壁企业的环评批了没有？", "Has our neighbour's environmental permit been granted?"),
    Text("涉及其他企业，不便公开答复。", "It concerns another enterprise and cannot be answered here."),
)
WAITING = (
    Text("能否组织链主企业公布明年的采购计划？", "Could the chain leaders publish what they will buy next year?"),
    Text("对接会上可以展示样品吗？", "May we bring samples?"),
    Text("希望邀请物流企业参加。", "Please invite haulage firms too."),
)
# What enterprises asked at the last day and what became an issue: scenarios of the ordinary year.
TAKEN_UP = (("equipment", 2), ("food", 1), ("textiles", 2), ("new-materials", 1), ("auto-parts", 1))
AWARDS = (
    (("copper", 0), Text("优秀企业家", "Outstanding Entrepreneur"), Text("一等", "First grade")),
    (("optoelectronics", 0), Text("创新先锋企业", "Pioneer of Innovation"), Text("", "")),
    (("equipment", 0), Text("纳税贡献企业", "Contributor in Taxes"), Text("", "")),
)
