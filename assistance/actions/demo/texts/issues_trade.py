"""Issues about business: market, material, innovation, digital, patents, foreign trade, other."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import Scenario, Text

SCENARIOS = (
    Scenario(
        "MKT",
        "SOLVED",
        Text("希望对接链主企业进入供应商名录", "Becoming a supplier of the chain's leader"),
        Text(
            "产品已通过第三方检测，缺少与链主企业采购部门的联系。",
            "The product is tested by a third party; a way to the buyer is missing.",
        ),
        Text("已安排链主企业采购负责人到厂考察。", "The head of purchasing will visit the plant."),
        Text(
            "样品检测合格，已进入合格供应商名录，首单{n}万元。",
            "Samples passed; the firm is on the list, the first order is {yuan} yuan.",
        ),
        numbers=(20, 80),
        name="supplier",
    ),
    Scenario(
        "MKT",
        "PARTLY",
        Text("参加行业展会的展位费用高", "The cost of a stand at the trade fair"),
        Text("想抱团参展，单独订展位成本高。", "A common stand would be cheaper than one's own."),
        Text("已统计同链意向企业{n}家。", "{n} firms of the chain are interested."),
        Text(
            "组织联合展区，展位费补助一半，搭建费用由企业均摊。",
            "A common area is booked; half of the fee is granted, the building is shared.",
        ),
        numbers=(4, 9),
    ),
    Scenario(
        "MKT",
        "SELF_SOLVED",
        Text("近期订单下滑，希望推荐客户", "Fewer orders, introductions wanted"),
        Text("主要客户减产，产能利用率降到{n}%。", "The main customer cut back; {n} per cent of capacity is in use."),
        Text("已推送省内供需对接信息五条。", "Five offers from the province were passed on."),
        Text(
            "企业已自行开拓两家新客户，订单恢复；对接信息继续推送。",
            "The firm found two new customers itself; offers will still be passed on.",
        ),
        numbers=(55, 70),
    ),
    Scenario(
        "RAW",
        "PARTLY",
        Text("主要原料涨价{n}%，希望组织集采", "Raw material {n} per cent dearer, joint purchase wanted"),
        Text("单家采购量小，议价能力弱。", "One firm alone buys too little to bargain."),
        Text("已联合链内三家企业汇总需求。", "The needs of three firms in the chain were put together."),
        Text(
            "首批集采已签约，价格下降4%；长期协议仍在商谈。",
            "The first joint purchase is 4 per cent cheaper; a long contract is being discussed.",
        ),
        numbers=(8, 19),
    ),
    Scenario(
        "RAW",
        "SOLVED",
        Text("关键配件断供，寻找县内替代", "A part no longer delivered, a local maker wanted"),
        Text("原供应商停产，库存仅够{n}天。", "The supplier stopped; stock lasts {n} days."),
        Text("已在配套清单中筛选两家，安排打样。", "Two makers of the list are producing samples."),
        Text("替代件试装合格，已批量供货。", "The samples fit; deliveries have begun."),
        numbers=(10, 25),
        is_urgent=True,
    ),
    Scenario(
        "RAW",
        "EXPLAINED",
        Text("粮食收购资格和仓储要求咨询", "Rules for buying and storing grain"),
        Text("拟自建{n}00吨原料仓，咨询备案要求。", "A store of {n}00 tonnes is planned; what must be filed?"),
        Text("已联系粮食管理部门。", "The grain authority was asked."),
        Text(
            "收购备案即可，无需许可；仓储条件和统计义务已书面告知。",
            "Filing is enough; conditions of storage and statistics were sent in writing.",
        ),
        unit="DRB",
        numbers=(8, 30),
        chains=("food",),
    ),
    Scenario(
        "TEC",
        "SOLVED",
        Text("希望与高校共建研发平台", "A research centre together with a university"),
        Text(
            "产品升级遇到工艺瓶颈，缺检测和中试条件。",
            "The process has met its limit; testing and a pilot plant are missing.",
        ),
        Text("已组织两位专家到厂诊断。", "Two experts looked at the plant."),
        Text(
            "校企签订技术开发合同，共建实验室揭牌，县级配套{n}万元。",
            "The contract is signed and the laboratory open; the county adds {yuan} yuan.",
        ),
        numbers=(10, 40),
    ),
    Scenario(
        "TEC",
        "EXPLAINED",
        Text("高新技术企业收入占比如何归集", "Counting high-tech revenue"),
        Text("复审在即，产品分类口径不确定。", "The review is near and the classes are unclear."),
        Text("已安排科技服务机构上门。", "An adviser visited the firm."),
        Text(
            "已逐项核对产品与领域目录，指出{n}处需补充的证明材料。",
            "Products and fields were compared; {n} proofs are to be added.",
        ),
        numbers=(3, 6),
    ),
    Scenario(
        "TEC",
        "PLANNED",
        Text("申请列入省级科技项目指南", "A topic for the province's research guide"),
        Text("企业攻关方向具备共性，希望纳入揭榜挂帅。", "The topic matters to the whole chain."),
        Text("已完成需求表并报市级。", "The form went to the city."),
        Text("需求已入库，待明年指南发布后组织申报。", "It is on file; applications follow with next year's guide."),
    ),
    Scenario(
        "DIG",
        "SOLVED",
        Text("数字化改造不知从何入手", "Where to begin with going digital"),
        Text("车间仍靠纸质报工，想先做小投入试点。", "The workshop still reports on paper; a small trial is wanted."),
        Text("已安排服务商免费诊断{n}天。", "A free diagnosis of {n} days is arranged."),
        Text(
            "诊断报告已交付，先上报工和能耗两个模块，费用补助三成。",
            "The report is there: reporting and energy come first, with a grant of thirty per cent.",
        ),
        numbers=(2, 5),
        name="digital",
    ),
    Scenario(
        "DIG",
        "PARTLY",
        Text("厂区网络信号弱，设备上云不稳定", "A weak network in the plant"),
        Text("钢结构厂房屏蔽信号，采集数据丢包。", "The steel hall shields the signal, and readings get lost."),
        Text("已协调通信企业测试{n}个点位。", "{n} points were measured."),
        Text(
            "新增室内基站两处，边角区域仍需企业自建中继。",
            "Two indoor stations were added; the far corners need a repeater of the firm.",
        ),
        numbers=(12, 36),
    ),
    Scenario(
        "IPR",
        "SOLVED",
        Text("商标被他人抢注", "Somebody else registered the trade mark"),
        Text(
            "外省个人抢注近似商标，影响电商销售。", "A similar mark was registered elsewhere, and online sales suffer."
        ),
        Text("已指导企业收集在先使用证据{n}份。", "{n} proofs of earlier use were gathered."),
        Text("异议已受理，平台已恢复商品链接。", "The objection is admitted and the goods are back online."),
        numbers=(6, 20),
    ),
    Scenario(
        "IPR",
        "EXPLAINED",
        Text("专利快速预审如何申请", "Fast examination of patents"),
        Text("新产品上市急，想走快速通道。", "A new product is about to be launched."),
        Text("已核对企业技术领域。", "The field of technology was checked."),
        Text(
            "属于市保护中心服务领域，需先备案主体，已协助提交。",
            "The city's centre covers it; the firm was registered there.",
        ),
    ),
    Scenario(
        "FTR",
        "SOLVED",
        Text("首次出口，不熟悉原产地证办理", "The first export, a certificate of origin"),
        Text("客户要求优惠原产地证，交期仅{n}天。", "The customer wants a preferential certificate within {n} days."),
        Text("已约海关业务人员线上辅导。", "Customs officers explained it online."),
        Text(
            "原产地证已自助打印，关税由5%降为零。",
            "Printed by the firm itself; the duty falls from 5 per cent to nothing.",
        ),
        numbers=(7, 15),
    ),
    Scenario(
        "FTR",
        "REFERRED_UP",
        Text("出口信用保险理赔周期长", "Export insurance pays late"),
        Text("海外买方破产，报案已{n}个月。", "A buyer failed; the claim is {n} months old."),
        Text("已整理单证并与保险机构沟通。", "The papers were put in order with the insurer."),
        Text(
            "已提请市商务部门协调，保险机构承诺优先定损。",
            "Taken up by the city; the insurer promised to assess it first.",
        ),
        numbers=(3, 6),
    ),
    Scenario(
        "OTH",
        "SOLVED",
        Text("厂区周边流浪犬影响夜班安全", "Stray dogs round the plant at night"),
        Text("夜班职工通勤路段常有犬只聚集。", "Staff of the late shift meet them on their way."),
        Text("已与属地街道联合查看。", "Looked at together with the subdistrict."),
        Text("已完成集中收容并增设{n}盏路灯。", "They were taken in, and {n} street lamps added."),
        numbers=(3, 8),
    ),
    Scenario(
        "OTH",
        "NOT_ALLOWED",
        Text("希望在国道旁设置企业指示牌", "A signpost on the national road"),
        Text("货车司机常走错路口，申请设置指示牌。", "Drivers miss the turning."),
        Text("已咨询公路管理部门。", "The road authority was asked."),
        Text(
            "国道标志不得含企业名称；已在支路口增设园区标志，并更新地图导航位置。",
            "Names of firms are not allowed there; a sign for the park was set up and the maps were corrected.",
        ),
        unit="TRA",
    ),
)
