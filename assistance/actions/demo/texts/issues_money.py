"""Issues about money: financing, taxes, grants, overdue payments."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import NO_PROGRESS, Scenario, Text

SCENARIOS = (
    Scenario(
        "FIN",
        "SOLVED",
        Text("流动资金贷款到期，需续贷{n}万元", "Working-capital loan of {yuan} yuan expires, renewal needed"),
        Text(
            "现有贷款下月到期，企业正在备料，抽不出资金先还后贷，希望办理无还本续贷。",
            "The present loan expires next month while raw material is being stocked; the firm asks for a renewal "
            "without repaying first.",
        ),
        Text(
            "已与两家银行对接，企业补交近三个月流水和纳税证明，银行正在上会审批。",
            "Two banks contacted; the firm handed in bank statements and tax certificates of three months, approval "
            "is under way.",
        ),
        Text(
            "县农村商业银行已批复无还本续贷，利率下调0.3个百分点，合同已签订。",
            "The Rural Commercial Bank granted the renewal without prior repayment, at a rate 0.3 points lower; the "
            "contract is signed.",
        ),
        numbers=(300, 900),
        name="loan",
    ),
    Scenario(
        "FIN",
        "PARTLY",
        Text("新购设备缺少抵押物，贷款额度不足", "Too little collateral for a loan on new equipment"),
        Text(
            "订单增加需新购设备，厂房为租赁，银行按现有抵押物只给到需求的一半。",
            "More orders call for new machines; the plant is rented, and the bank offers half of what is needed on "
            "the present collateral.",
        ),
        Text(
            "县融资担保公司已上门尽调，拟以设备抵押加担保方式增信。",
            "The Financing Guarantee Company has visited the firm and proposes a guarantee backed by the machines.",
        ),
        Text(
            "担保公司同意为七成缺口提供担保，其余部分建议采用融资租赁，已推荐两家租赁公司。",
            "The guarantee covers seventy per cent of the gap; for the rest leasing is advised, and two leasing firms "
            "were introduced.",
        ),
        unit="LFS",
    ),
    Scenario(
        "FIN",
        "SOLVED",
        Text("希望了解专利质押贷款办理渠道", "How to borrow against patents"),
        Text(
            "企业有{n}项发明专利，想用专利质押融资，不清楚找哪家银行、评估费用多少。",
            "The firm holds {n} invention patents and wants to borrow against them; it does not know which bank does "
            "so and what the valuation costs.",
        ),
        Text(
            "已联系市场监管局知识产权科，约定本周组织银行、评估机构与企业三方见面。",
            "A meeting of bank, valuer and firm is arranged for this week together with the intellectual property "
            "section.",
        ),
        Text(
            "三方见面会已召开，企业获专利质押贷款，评估费由县级奖补承担一半。",
            "The meeting took place; the firm received a loan on its patents, and the county bears half of the "
            "valuation fee.",
        ),
        numbers=(3, 12),
    ),
    Scenario(
        "TAX",
        "SOLVED",
        Text("增值税留抵退税进度慢", "Refund of input VAT is slow"),
        Text(
            "留抵退税申请已提交二十多天，系统显示待复核，影响企业采购付款。",
            "The refund was requested over twenty days ago and is shown as being checked; purchases wait for it.",
        ),
        Text(
            "已核对申报数据，发现一张进项发票信息不符，正指导企业更正。",
            "One purchase invoice did not match; the firm is being helped to correct it.",
        ),
        Text("企业更正后当日通过复核，退税款已到账。", "Checked on the day of the correction; the refund has arrived."),
        name="refund",
    ),
    Scenario(
        "TAX",
        "EXPLAINED",
        Text("研发费用加计扣除口径咨询", "Which research costs count for the extra deduction"),
        Text(
            "企业对试制材料费、外聘专家费能否加计扣除拿不准，担心申报后被追缴。",
            "The firm is unsure whether trial materials and fees of outside experts may be deducted and fears a later "
            "claim.",
        ),
        Text(
            "税务局已安排专人查阅企业研发台账。",
            "The Tax Bureau has named an officer to go through the research ledger.",
        ),
        Text(
            "已逐项书面答复：试制材料按规定可加计，形成产品销售的部分须冲减；专家咨询费受比例限制。附台账样表。",
            "Answered in writing item by item: trial materials count, less what is sold; expert fees count up to a "
            "limit. A sample ledger is attached.",
        ),
    ),
    Scenario(
        "TAX",
        "EXPLAINED",
        Text("小微企业所得税优惠是否需要备案", "Does the small-firm income tax relief need filing"),
        Text(
            "企业刚达到小微标准，不清楚享受优惠要不要备案。",
            "The firm has just become a small enterprise and does not know whether to file.",
        ),
        NO_PROGRESS,
        Text(
            "无需备案，申报时勾选即可享受，资料留存备查。", "No filing: tick the box in the return and keep the papers."
        ),
        on_the_spot=True,
    ),
    Scenario(
        "POL",
        "SOLVED",
        Text("技改设备补助{n}万元尚未拨付", "Grant of {yuan} yuan for new equipment not paid yet"),
        Text(
            "去年技改项目已通过验收并公示，补助资金至今未到账，企业等这笔钱付设备尾款。",
            "The upgrade project of last year passed inspection and was published; the grant has not arrived, and the "
            "last instalment for the machines waits for it.",
        ),
        Text(
            "已核实项目在拨付名单内，正在履行资金审批程序。",
            "The project is on the payment list; approval of the funds is under way.",
        ),
        Text(
            "补助资金已拨付至企业账户，请企业查收并做好专账管理。",
            "The grant has been paid; please keep it in a separate account.",
        ),
        numbers=(18, 96),
        name="grant",
    ),
    Scenario(
        "POL",
        "PLANNED",
        Text("首次升规奖励何时兑现", "When will the award for growing above designated size be paid"),
        Text(
            "企业今年首次纳入规上统计，政策文件写明有一次性奖励，想知道申报时间和流程。",
            "The firm entered the statistics above designated size this year; a one-off award is promised, and it asks "
            "when and how to apply.",
        ),
        Text(
            "奖励资金已列入预算，正在汇总全县名单。", "The award is in the budget; the county list is being drawn up."
        ),
        Text(
            "该项奖励免申即享，名单由部门提出，计划下季度统一拨付，企业无需提交材料。",
            "No application is needed: the departments draw up the list, and payment is planned for next quarter.",
        ),
    ),
    Scenario(
        "POL",
        "NOT_ALLOWED",
        Text("二手设备能否享受技改补助", "Is second-hand equipment eligible for the upgrade grant"),
        Text(
            "企业从南方购入一条二手生产线，希望按技改政策给予补助。",
            "The firm bought a used line and asks for the upgrade grant.",
        ),
        Text(
            "已会同财政部门研究文件适用范围。",
            "The scope of the measure was examined together with the Finance Bureau.",
        ),
        Text(
            "现行政策明确只支持新购设备，二手设备不在范围内；配套的软件和检测仪器可单独申报，已发送清单。",
            "The measure covers new equipment only. Software and measuring instruments for the line may be applied for "
            "separately; the list has been sent.",
        ),
        unit="IIT",
    ),
    Scenario(
        "POL",
        "EXPLAINED",
        Text("专精特新更新申报需要准备什么", "What the review as a specialised enterprise requires"),
        Text(
            "企业资格明年到期，想提前了解复核材料。",
            "The title expires next year; the firm wants to prepare for the review.",
        ),
        NO_PROGRESS,
        Text(
            "已当场说明复核条件和时间节点，并把材料清单发给企业负责人。",
            "Conditions and dates explained on the spot; the list of papers was sent to the firm.",
        ),
        on_the_spot=True,
    ),
    Scenario(
        "ARR",
        "PARTLY",
        Text("工程建设单位拖欠货款{n}万元", "A building contractor owes {yuan} yuan"),
        Text(
            "货物已验收一年以上，多次对账催要未果，影响企业给职工发放绩效。",
            "The goods were accepted over a year ago; reminders brought nothing, and bonuses for the staff wait.",
        ),
        Text(
            "已约谈欠款单位，双方核对账目无争议，正在商定还款计划。",
            "The debtor was called in; both sides agree on the sum and are settling a plan.",
        ),
        Text(
            "欠款单位已先行支付四成，余款签订分期协议，分三个季度付清。",
            "Forty per cent has been paid; the rest follows over three quarters by agreement.",
        ),
        numbers=(45, 260),
    ),
    Scenario(
        "ARR",
        "REFERRED_UP",
        Text("外省客户拖欠货款，希望协调", "A customer in another province does not pay"),
        Text(
            "客户在外省，合同、收货单齐全，对方以资金紧张为由拖延。",
            "Contract and delivery notes are complete; the customer pleads lack of funds.",
        ),
        Text(
            "已核实合同和对账单，材料通过全国平台登记。",
            "Contract and statement were checked and entered on the national platform.",
        ),
        Text(
            "已通过违约拖欠中小企业款项平台转对方所在地办理，并安排律师协助企业发函。",
            "Passed to the authorities at the customer's seat through the national platform; a lawyer helped with the "
            "letter of demand.",
        ),
    ),
)
