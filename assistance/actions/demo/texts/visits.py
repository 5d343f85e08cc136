"""What specialists wrote after a visit: how it went, how the enterprise stands, what was brought and what comes next.

``{product}``, ``{material}`` and ``{customer}`` come from the chain, ``{month}`` is the month after next.
"""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import Text
from assistance.models import SituationLevel, SituationTopic, VisitKind

OPENINGS = {
    VisitKind.ON_SITE: (
        Text("到车间看了{product}生产情况。", "A walk through the workshop, with a look at {product} in the making."),
        Text(
            "与企业座谈一小时，并查看了仓库和新设备。", "An hour's talk, then a look at the store and the new machines."
        ),
        Text(
            "随企业负责人看了二期场地，土建进度符合计划。", "Saw the site of the second phase; building is on schedule."
        ),
        Text(
            "企业安排班组长一起座谈，反映情况比较具体。", "The shift leaders joined the talk and were quite concrete."
        ),
        Text(
            "会同镇街同志一同走访，向企业说明了服务事项。",
            "Went together with the township and explained our services.",
        ),
        Text(
            "企业正在盘点，简短交流后查看了{product}发货情况。",
            "Stock-taking was on; a short talk and a look at {product} going out.",
        ),
    ),
    VisitKind.PHONE: (
        Text("电话联系，了解近期生产和用工情况。", "Called to hear about production and staff."),
        Text(
            "电话回告上次询问的政策口径，并问了近况。",
            "Called back about the measure asked for last time, and heard the news.",
        ),
        Text(
            "电话沟通，企业正在接待客户，简要了解了近况。",
            "By phone, kept short: customers were in the house.",
        ),
    ),
    VisitKind.ONLINE: (
        Text("视频会议沟通，企业演示了新上线的生产看板。", "A video call; the firm showed its new production board."),
        Text("通过微信视频了解{product}出货情况。", "A video call about deliveries of {product}."),
    ),
    VisitKind.OFFICE: (
        Text(
            "企业到办公室咨询政策，一并了解了经营情况。",
            "The firm came to the office for advice and told how business goes.",
        ),
        Text("企业来访，核对申报材料，逐条说明要求。", "They came in; the application was gone through line by line."),
    ),
}

SITUATIONS = {
    (SituationTopic.ORDERS, SituationLevel.GOOD): (
        Text("订单排到{month}底，主要是{customer}的{product}。", "Orders for {product} reach to the end of {month}, mostly from {customer}."),
        Text("新签{customer}两单，产能已排满。", "Two new orders from {customer}; capacity is booked."),
        Text("订单比去年同期多，夜班已恢复。", "More orders than a year ago; the night shift is back."),
    ),
    (SituationTopic.ORDERS, SituationLevel.STEADY): (
        Text("订单平稳，老客户按月下单。", "Orders are steady; old customers order monthly."),
        Text("{product}订单与上月持平，价格略有松动。", "Orders for {product} as last month, prices a little softer."),
    ),
    (SituationTopic.ORDERS, SituationLevel.TIGHT): (
        Text("{customer}推迟下单，{month}以后的订单还没落实。", "Orders from {customer} are put off; nothing is certain after {month}."),
        Text("订单比上季度少两成，企业在跑新客户。", "A fifth fewer orders than last quarter; the firm looks for new customers."),
    ),
    (SituationTopic.CAPACITY, SituationLevel.GOOD): (
        Text("产能利用率九成以上，考虑再上一条线。", "Over ninety per cent of capacity in use; another line is considered."),
        Text("设备满开，正在安排月底检修。", "All machines run; maintenance follows at the end of the month."),
    ),
    (SituationTopic.CAPACITY, SituationLevel.STEADY): (
        Text("产能利用率约八成。", "About eighty per cent of capacity in use."),
        Text("两班生产，设备状态良好。", "Two shifts, machines in good order."),
    ),
    (SituationTopic.CAPACITY, SituationLevel.TIGHT): (
        Text("一条线停机改造，产能受影响。", "One line is down for conversion, output suffers."),
        Text("产能利用率不足六成，等待新订单。", "Less than sixty per cent of capacity in use, waiting for orders."),
    ),
    (SituationTopic.STAFF, SituationLevel.GOOD): (
        Text("人员稳定，新招的大学生已转正。", "Staff are settled; the new graduates have passed their trial."),
        Text("职工返岗率高，没有缺口。", "Nearly all came back; no gaps."),
    ),
    (SituationTopic.STAFF, SituationLevel.STEADY): (
        Text("用工基本够用，旺季需少量短期工。", "Enough staff; a few short-term workers in the season."),
        Text("人员流动正常。", "Normal turnover."),
    ),
    (SituationTopic.STAFF, SituationLevel.TIGHT): (
        Text("操作工不好招，靠老职工加班顶着。", "Operators are hard to find; old staff work overtime."),
        Text("技术岗位缺人，猎头也在找。", "Skilled posts are open; a recruiter is looking too."),
    ),
    (SituationTopic.CASH, SituationLevel.GOOD): (
        Text("回款及时，暂无贷款需求。", "Customers pay in time; no loan is needed."),
        Text("上季度回款好，提前还了一笔贷款。", "A good quarter: one loan was repaid early."),
    ),
    (SituationTopic.CASH, SituationLevel.STEADY): (
        Text("资金周转正常，账期六十天左右。", "Cash flows normally; terms are about sixty days."),
        Text("现金流平稳，年底有一笔贷款到期。", "Cash is steady; a loan falls due at the end of the year."),
    ),
    (SituationTopic.CASH, SituationLevel.TIGHT): (
        Text("{customer}账期拉长，流动资金偏紧。", "Payments from {customer} take longer; working capital is tight."),
        Text("备料占用资金多，关注续贷进度。", "Stock ties up money; the renewal of the loan is on their minds."),
    ),
    (SituationTopic.MATERIAL, SituationLevel.GOOD): (
        Text("{material}库存充足，锁价到{month}。", "Plenty of {material} in stock, price fixed until {month}."),
        Text("{material}价格回落，成本压力减轻。", "The price of {material} is down again, which eases costs."),
    ),
    (SituationTopic.MATERIAL, SituationLevel.STEADY): (
        Text("{material}供应正常。", "Deliveries of {material} are normal."),
        Text("{material}价格小幅波动，影响不大。", "The price of {material} moves a little, without effect."),
    ),
    (SituationTopic.MATERIAL, SituationLevel.TIGHT): (
        Text("{material}涨价，利润被压缩。", "The price of {material} rises and eats the margin."),
        Text("{material}到货不稳，按周备料。", "Deliveries of {material} are irregular; stock is planned by the week."),
    ),
}  # fmt: skip

SERVICES = (
    Text("送去技改补助和设备更新政策一页通。", "Left the one-page guide on grants for upgrades and new equipment."),
    Text(
        "讲解了稳岗返还办理方法，企业可免申即享。", "Explained the refund for keeping staff: no application is needed."
    ),
    Text(
        "提醒高新技术企业复核时间，已留材料清单。",
        "Reminded them of the review as a high-tech enterprise and left the list of papers.",
    ),
    Text("介绍了银企对接会安排，企业愿意参加。", "Told them of the meeting with banks; they want to come."),
    Text("提示企业做好安全用电和消防自查。", "Went through the checklist for power and fire with them."),
    Text("帮助核对了专精特新申报表。", "Checked the application as a specialised enterprise together."),
    Text("转达了法治体检服务，企业预约下月。", "Offered the legal health check; booked for next month."),
    Text(
        "介绍数字化转型免费诊断，企业考虑后回复。", "Told them of the free digital diagnosis; they will think it over."
    ),
    Text("协助在政务平台上更新了联系人。", "Helped to update the contact on the government platform."),
)

CLOSINGS = (
    Text("总体平稳，无新增诉求。", "All in all steady, no new issues."),
    Text("企业对近期服务表示认可。", "They are content with our services."),
    Text("约定下次一起看新线试车。", "Next time we watch the new line start."),
    Text("下次带科技局同志一起来。", "Next time a colleague of the Science Bureau comes along."),
    Text("后续按月电话联系。", "A call every month from now on."),
)

PROMISES = (
    Text("把设备更新补助的申报模板发给企业", "Send the template for the equipment grant"),
    Text("约供电公司到现场看变压器容量", "Bring the power company to look at the transformer"),
    Text("核实今年稳岗返还的发放时间", "Find out when the refund for keeping staff is paid"),
    Text("联系职业中专了解订单班名额", "Ask the vocational school about places in the course"),
    Text("送达新的产业链配套清单", "Bring the new list of parts and makers"),
    Text("帮助预约一次法治体检", "Book a legal health check"),
    Text("把银行续贷产品资料带到企业", "Bring the banks' leaflets on loan renewals"),
    Text("请市场监管局答复商标续展问题", "Get the answer on renewing the trade mark"),
    Text("协调专家到厂做节能诊断", "Arrange an energy check by an expert"),
    Text("转发下月招聘会的报名方式", "Pass on how to register for next month's job fair"),
    Text("反馈厂前路灯维修进度", "Report how the repair of the street lamps goes"),
    Text("带来专精特新更新的材料清单", "Bring the list of papers for the specialised-enterprise review"),
    Text("邀请企业参加银企对接会", "Invite them to the meeting with banks"),
    Text("了解外地职工子女入学政策并回复", "Find out about school places and answer"),
    Text("与镇街对接雨水管清淤时间", "Agree on the date for the drain with the township"),
)

CANCELLATIONS = (
    Text("企业负责人临时出差，改期再约。", "The manager had to travel; a new date follows."),
    Text("企业当日接待客户验厂，主动改期。", "A customer audits the plant that day."),
    Text("与其他部门走访重叠，为减少打扰取消。", "Another department visits that day: called off to spare the firm."),
    Text("强降雨天气，改为电话联系。", "Heavy rain: replaced by a call."),
)

HAND_OVERS = (
    Text("岗位调整，交接给新的助企专员", "Change of post, handed over to a new specialist"),
    Text("按就近原则调整", "Moved to a specialist nearby"),
    Text("工作量均衡调整", "To even out the work"),
)
LEFT = Text("专员调离，待重新指派", "The specialist moved on, to be assigned again")
BEGUN = Text("年度助企工作安排", "Yearly plan of assistance")

MET_SEPARATOR = Text("、", ", ")
