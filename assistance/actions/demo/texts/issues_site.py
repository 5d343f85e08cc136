"""Issues about the plant: land, utilities, environment, energy, safety, roads, approvals, projects."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import NO_PROGRESS, Scenario, Text

SCENARIOS = (
    Scenario(
        "UTL",
        "SOLVED",
        Text("申请增容{n}千伏安，确保新线投产", "Power upgrade of {n} kVA before the new line starts"),
        Text(
            "现有变压器已满载，新线下月试车，希望尽快完成增容。",
            "The transformer is at its limit; the new line is tested next month.",
        ),
        Text(
            "已现场勘查，供电方案已答复，外线施工排期中。",
            "The site was surveyed and the scheme answered; the outside line is being scheduled.",
        ),
        Text(
            "增容工程已送电，企业零投资部分由供电公司承担。",
            "The upgrade is live; the outside line was paid by the power company.",
        ),
        numbers=(400, 1250),
        is_urgent=True,
        name="power",
    ),
    Scenario(
        "UTL",
        "SOLVED",
        Text("夏季电压不稳，设备频繁跳停", "Unstable voltage stops the machines"),
        Text(
            "午后电压波动大，精密设备一天停{n}次，废品增加。",
            "In the afternoon the voltage swings; machines stop {n} times a day and scrap grows.",
        ),
        Text("已装设监测仪，发现线路末端负荷偏重。", "A recorder was installed: the end of the line is overloaded."),
        Text(
            "已调整台区负荷并更换导线，连续一周监测合格。",
            "The load was shifted and the wire replaced; a week of readings is within limits.",
        ),
        numbers=(2, 6),
        months=(6, 7, 8, 9),
    ),
    Scenario(
        "UTL",
        "PARTLY",
        Text("冬季用气指标不足", "Too little gas for the winter"),
        Text(
            "采暖季窑炉用气受限，订单交期紧，希望保障最低用量。",
            "Gas for the furnaces is limited in the heating season while deliveries are due.",
        ),
        Text("已向上游气源单位申请调剂指标。", "More gas was requested from the supplier upstream."),
        Text(
            "日供气量增加两成，建议错峰生产；其余缺口用液化气补充，已给出成本测算。",
            "A fifth more gas a day; for the rest off-peak hours and bottled gas are advised, with a costing.",
        ),
        unit="GAS",
        months=(10, 11, 12, 1, 2),
    ),
    Scenario(
        "UTL",
        "SOLVED",
        Text("供水压力低，消防水池注不满", "Low water pressure, the fire tank does not fill"),
        Text("厂区地势高，白天水压不足。", "The plant lies high, and pressure is too low by day."),
        Text("已查明支管老化，安排更换。", "An old branch pipe is the cause and will be replaced."),
        Text("{n}米支管已更换，水压恢复正常。", "{n} m of pipe replaced; the pressure is back."),
        unit="WSC",
        numbers=(80, 240),
    ),
    Scenario(
        "LND",
        "PLANNED",
        Text("二期项目需用地{n}亩", "{n} mu of land for the second phase"),
        Text(
            "一期已满产，二期需紧邻地块，目前规划为仓储用地。",
            "The first phase is full; the plot next door is planned for warehouses.",
        ),
        Text("已启动控规局部调整论证。", "A change of the plan for this plot is being examined."),
        Text(
            "地块调整方案已上会通过，列入下季度供地计划。",
            "The change was approved; the plot is in the supply plan of next quarter.",
        ),
        numbers=(18, 60),
        name="land",
    ),
    Scenario(
        "LND",
        "SOLVED",
        Text("老厂房不动产登记缺少手续", "Papers missing to register an old building"),
        Text(
            "厂房建于十多年前，缺竣工资料，无法抵押贷款。",
            "Built over ten years ago without completion papers, it cannot serve as collateral.",
        ),
        Text("已纳入历史遗留问题清单，委托房屋安全鉴定。", "On the list of old cases; a safety survey is ordered."),
        Text(
            "鉴定合格，已按容缺办理程序完成登记，证书已领取。",
            "The survey is good; the building is registered and the certificate handed over.",
        ),
    ),
    Scenario(
        "LND",
        "SOLVED",
        Text("寻找{n}平方米标准厂房过渡", "{n} square metres of workshop wanted for the meantime"),
        Text(
            "新厂在建，旺季订单放不下，需短租半年。",
            "The new plant is being built; orders of the season need room for half a year.",
        ),
        Text("已梳理开发区闲置厂房三处，发企业比选。", "Three empty workshops in the zone were offered."),
        Text(
            "企业已租下开发区标准厂房，租金按政策减半。",
            "A workshop in the zone is rented, at half the rent under the measure.",
        ),
        unit="EDZ",
        numbers=(1200, 3600),
    ),
    Scenario(
        "ENV",
        "EXPLAINED",
        Text("更换环保设备是否需要重做环评", "Does new filter equipment need a new assessment"),
        Text("拟将老式除尘换成滤筒除尘，工艺产能不变。", "Filters are to be replaced; process and capacity stay."),
        Text("已查阅原环评批复和排污许可。", "The old approval and the permit were read."),
        Text(
            "属环保设施提升，不需重新环评，变更排污许可副本即可，已指导线上填报。",
            "No new assessment: the permit is amended online, which was shown to the firm.",
        ),
    ),
    Scenario(
        "ENV",
        "SOLVED",
        Text("重污染天气希望纳入保障类清单", "Listing as protected on days of heavy pollution"),
        Text(
            "企业承担出口订单，停产将违约，申请绩效分级。",
            "The firm has export orders and would break contracts; it asks for a rating.",
        ),
        Text("已组织专家预评，提出{n}项整改建议。", "Experts looked at the plant and made {n} suggestions."),
        Text(
            "整改完成，绩效评为B级，预警期间可自主减排。",
            "Done; rated B, the firm now reduces by itself during alerts.",
        ),
        numbers=(3, 7),
        months=(9, 10, 11, 12, 1, 2, 3),
    ),
    Scenario(
        "ENV",
        "SOLVED",
        Text("危废暂存间满，转运车辆排不上", "The store for hazardous waste is full"),
        Text(
            "产废量不大，处置公司不愿单独来车。",
            "The quantity is small and the disposal firm will not come for it alone.",
        ),
        Text("已协调收集试点单位统一上门。", "The collecting point was asked to come round."),
        Text("已完成清运{n}吨，今后按月统一收集。", "{n} tonnes were taken away; from now on collection is monthly."),
        numbers=(2, 9),
        chains=("chemicals", "auto-parts", "equipment", "copper", "new-materials"),
    ),
    Scenario(
        "ENE",
        "PLANNED",
        Text("新项目能耗指标{n}吨标煤待落实", "Energy quota of {n} tonnes for the new project"),
        Text("项目节能审查需明确能耗来源。", "The energy review asks where the quota comes from."),
        Text("已列入县级能耗平衡方案，等待市级统筹。", "In the county's balance; the city decides."),
        Text(
            "市级已同意从腾退指标中调剂，节能报告可先行受理。",
            "The city agreed to use a freed quota; the report can be handed in.",
        ),
        numbers=(1200, 4800),
    ),
    Scenario(
        "ENE",
        "SOLVED",
        Text("屋顶光伏并网手续", "Connecting solar panels on the roof"),
        Text(
            "屋顶{n}千瓦光伏已装好，备案和并网不知先后。",
            "{n} kW are installed; the order of filing and connection is unclear.",
        ),
        Text("已现场一次性告知，备案当日办结。", "Explained at the plant; the filing was done the same day."),
        Text("并网验收通过，已开始发电。", "Connected and producing."),
        numbers=(400, 1800),
    ),
    Scenario(
        "SAF",
        "SOLVED",
        Text("车间消防改造方案希望提前指导", "Advice on fire safety before a conversion"),
        Text(
            "仓库改车间，担心改完验收不过。",
            "A store becomes a workshop; the firm fears to fail the inspection afterwards.",
        ),
        Text("消防技术人员已到现场看图。", "Officers looked at drawings and site."),
        Text(
            "提出{n}条图纸意见，企业修改后一次通过验收。",
            "{n} remarks on the drawings; the conversion passed at the first go.",
        ),
        unit="FIR",
        numbers=(3, 8),
    ),
    Scenario(
        "SAF",
        "EXPLAINED",
        Text("安全生产标准化到期换证", "Renewing the safety standard certificate"),
        Text(
            "三级标准化下季度到期，评审机构怎么选。",
            "The level-three certificate expires next quarter; which assessor to choose?",
        ),
        Text("已发送评审机构名录和自评表。", "The list of assessors and the self-assessment were sent."),
        Text(
            "可自主选择名录内机构，政府不指定；已安排一次免费体检式指导。",
            "Free choice from the list; one free advisory visit is arranged.",
        ),
    ),
    Scenario(
        "LOG",
        "SOLVED",
        Text("厂前道路雨后积水，货车进不来", "Factory road under water after rain"),
        Text(
            "厂门口{n}米路段低洼，下雨就积水，客户货车改道。",
            "{n} m before the gate lie low; after rain the trucks of customers cannot pass.",
        ),
        Text("已现场测量，判断为雨水管淤堵。", "Measured on the spot: the rain drain is blocked."),
        Text("已清淤并加高路面，近两次降雨未再积水。", "Drain cleaned and road raised; dry after the last two rains."),
        numbers=(60, 180),
        months=(4, 5, 6, 7, 8, 9, 10),
        name="road",
    ),
    Scenario(
        "LOG",
        "PARTLY",
        Text("大件运输通行证办理慢", "Permits for oversize loads take long"),
        Text("设备发货{n}台，每趟都要单独申请。", "{n} machines to deliver, each with a permit of its own."),
        Text("已与省级平台沟通批量申报。", "Applying for several at once was asked for at the provincial platform."),
        Text(
            "县内段改为备案制；跨市段仍需平台审批，已协助批量提交。",
            "Filing is enough inside the county; beyond it the platform decides, several were handed in at once.",
        ),
        numbers=(6, 18),
        chains=("equipment", "new-energy"),
    ),
    Scenario(
        "LOG",
        "SOLVED",
        Text("冷链车城区限行影响送货", "Refrigerated trucks kept out of town"),
        Text("早市送货时段受限行影响，冷链货值高。", "Morning deliveries fall into the hours of the ban."),
        Text("已核实车辆和路线。", "Vehicles and routes were checked."),
        Text("已发放{n}张通行码，配送路线限定两条。", "{n} passes were issued for two routes."),
        numbers=(3, 9),
        chains=("food", "health"),
    ),
    Scenario(
        "APR",
        "SOLVED",
        Text("增加经营范围需变更食品生产许可", "Food licence for an additional product"),
        Text(
            "新品上市时间已定，许可变更不清楚流程。", "The launch is fixed; the way to the amended licence is unclear."
        ),
        Text("已安排帮办人员预审材料。", "An officer goes through the papers beforehand."),
        Text(
            "材料齐全后两个工作日完成变更，许可证已送达。",
            "Amended two working days after the papers were complete; the licence was delivered.",
        ),
        chains=("food", "health"),
    ),
    Scenario(
        "APR",
        "SOLVED",
        Text("施工许可与环评能否并联办理", "Building permit and assessment at the same time"),
        Text("项目想赶在冻土前开工。", "Work should begin before the frost."),
        Text("已启动联审联办，五个事项并联推进。", "Five approvals run side by side."),
        Text(
            "施工许可已核发，比承诺时限提前{n}个工作日。",
            "The permit is issued, {n} working days earlier than promised.",
        ),
        numbers=(3, 8),
        months=(8, 9, 10, 11),
    ),
    Scenario(
        "APR",
        "SOLVED",
        Text("营业执照地址变更怎么办", "How to change the address in the licence"),
        Text("企业搬入开发区，问要跑几个窗口。", "The firm moved to the zone and asks how many counters."),
        NO_PROGRESS,
        Text("线上“一次办好”即可，已现场帮企业提交。", "One online application, handed in together on the spot."),
        on_the_spot=True,
    ),
    Scenario(
        "PRJ",
        "PLANNED",
        Text("扩建项目希望列入市级重点", "The extension as a key project of the city"),
        Text(
            "项目投资{n}00万元，列入重点可保障要素。",
            "An investment of {n} million yuan; as a key project it would be served first.",
        ),
        Text("已初审申报材料，补充用地和能耗意见。", "The papers were read; land and energy opinions are being added."),
        Text("已推荐参加下一批评审，企业无需重复报送。", "Proposed for the next round; nothing more to hand in."),
        numbers=(30, 95),
    ),
    Scenario(
        "PRJ",
        "SOLVED",
        Text("施工场地电线杆影响基坑开挖", "Poles in the way of the foundation"),
        Text(
            "{n}根通信杆位于红线内，迁改无人牵头。", "{n} telephone poles stand on the site, and nobody takes the lead."
        ),
        Text("已召集通信单位现场确定路径。", "The owners met at the site and agreed on a route."),
        Text("杆线已迁改完毕，未影响工期。", "The poles are moved; no delay."),
        numbers=(3, 9),
    ),
)
