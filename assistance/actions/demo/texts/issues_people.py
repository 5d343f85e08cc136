"""Issues about people: labour, staff life, law, inspections, suggestions."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import Scenario, Text

SCENARIOS = (
    Scenario(
        "LAB",
        "SOLVED",
        Text("新生产线缺操作工{n}人", "{n} workers short on the new line"),
        Text(
            "新线下月投产，操作工招不齐，现有职工连续加班，希望协助组织招聘。",
            "The new line starts next month; operators cannot be found and the present staff work overtime. Help with "
            "recruiting is asked for.",
        ),
        Text(
            "岗位已发布到公共招聘平台和四个乡镇零工驿站，报名十余人。",
            "The jobs are on the public platform and at four township labour stations; over ten people have applied.",
        ),
        Text(
            "通过两场专场招聘和技校定向输送，人员已全部到岗，其中半数为本县返乡人员。",
            "Two job fairs and the technical school filled all places; half of the workers are people who came home.",
        ),
        numbers=(12, 45),
        name="workers",
    ),
    Scenario(
        "LAB",
        "PARTLY",
        Text("急需数控、焊接等技术工人{n}名", "{n} skilled workers wanted: machine tools and welding"),
        Text(
            "熟练工被周边县高薪挖走，招来的新人顶不上，希望开展订单式培训。",
            "Skilled staff leave for neighbouring counties; newcomers need training, best to order.",
        ),
        Text(
            "已与县职业中专商定订单班方案，首批学员正在报名。",
            "A course to order is agreed with the vocational school; the first group is enrolling.",
        ),
        Text(
            "订单班已开班，首批学员下季度上岗；另协调兄弟企业共享用工，缓解当前缺口。",
            "The course has begun and its first group starts next quarter; sharing staff with another firm eases the "
            "present gap.",
        ),
        numbers=(4, 15),
        name="skilled",
    ),
    Scenario(
        "LAB",
        "SOLVED",
        Text("高层次人才安家补贴申报被退回", "Housing allowance for a specialist was sent back"),
        Text(
            "引进的研发负责人申报安家补贴，系统提示社保缴纳地不符。",
            "The head of research applied; the system says that the place of insurance does not match.",
        ),
        Text(
            "已查明为系统迁移数据延迟，正在人工核对。",
            "Late transfer of records between systems; being checked by hand.",
        ),
        Text(
            "数据已更正，补贴审核通过，列入本季度发放名单。",
            "The record is corrected, the allowance approved and on this quarter's list.",
        ),
        name="allowance",
    ),
    Scenario(
        "LAB",
        "EXPLAINED",
        Text("季节性用工如何参加工伤保险", "Accident insurance for seasonal workers"),
        Text(
            "旺季临时用工多、流动快，担心出现工伤无保障，咨询单独参保办法。",
            "Many short-term workers in the season; the firm asks how they can be insured against accidents.",
        ),
        Text(
            "已联系社保经办机构，正在核对企业用工名册。", "The insurance office is going through the list of workers."
        ),
        Text(
            "可按项目或按人单独参加工伤保险，不强制同缴养老。已上门讲解并协助完成首批参保。",
            "They can be insured for accidents alone. This was explained at the plant and the first group enrolled.",
        ),
        name="insurance",
    ),
    Scenario(
        "LAB",
        "SOLVED",
        Text("希望帮助对接高校毕业生实习", "Placements for graduates wanted"),
        Text(
            "企业想建实习基地，每年接收{n}名左右相关专业学生。",
            "The firm wants to take about {n} students a year in matching subjects.",
        ),
        Text(
            "已向市内两所高校发送岗位需求，一所回复有意向。",
            "Two universities of the city were asked; one is interested.",
        ),
        Text(
            "校企已签订实习基地协议，首批学生本学期进厂。",
            "The agreement is signed; the first students arrive this term.",
        ),
        numbers=(6, 20),
        name="students",
    ),
    Scenario(
        "LAB",
        "PARTLY",
        Text("缝纫熟练工缺{n}人，旺季交期紧", "{n} skilled sewers short for the season"),
        Text(
            "旺季订单集中，缝制车间缺熟练工，希望协调招聘和短期培训。",
            "Orders of the season come all at once and skilled sewers are missing; recruiting and a short course are asked for.",
        ),
        Text(
            "已与两个乡镇妇联对接返乡女工，首批登记二十余人。",
            "Two townships helped to find women who came home; over twenty have put their names down.",
        ),
        Text(
            "短训班结业后到岗七成，其余岗位继续在零工驿站招聘。",
            "Seven in ten places are filled after the short course; the labour stations go on looking for the rest.",
        ),
        numbers=(16, 32),
        chains=("textiles",),
        name="sewers",
    ),
    Scenario(
        "LAB",
        "SOLVED",
        Text("{n}名学徒的培训补贴如何申请", "Grant for training {n} apprentices"),
        Text(
            "拟与技校联合培养学徒{n}名，不清楚备案和补贴流程。",
            "The firm will train {n} apprentices together with the technical school and does not know how to register them.",
        ),
        Text(
            "已指导企业填报培训计划，学校同步备案。",
            "The plan was filled in together; the school has registered it too.",
        ),
        Text("培训备案已通过，首批补贴预拨到位。", "Registered; the first part of the grant has been paid."),
        numbers=(10, 30),
        name="apprentices",
    ),
    Scenario(
        "LIV",
        "SOLVED",
        Text("外地职工子女入学", "School places for children of staff from elsewhere"),
        Text(
            "{n}名外地骨干的孩子需要在城区就读，对材料要求不清楚。",
            "{n} key staff from elsewhere need school places in town and do not know what papers are asked for.",
        ),
        Text("已汇总名单，按就近原则与两所学校沟通。", "The list is drawn up and two schools nearby were asked."),
        Text(
            "孩子均已安排入学，居住证由派出所上门集中办理。",
            "All children have places; residence permits were issued at the plant.",
        ),
        unit="EDU",
        numbers=(2, 7),
    ),
    Scenario(
        "LIV",
        "PLANNED",
        Text("职工下夜班无公交", "No bus after the late shift"),
        Text(
            "二十二点下班后没有公交车，女职工反映回家不安全。",
            "No bus runs after 22:00; women on the late shift feel unsafe.",
        ),
        Text(
            "已实地测算客流，与公交公司研究加开班次。",
            "Passengers were counted on the spot; an extra run is being discussed.",
        ),
        Text(
            "定制班车方案已确定，下月起试运行，沿途停靠三个社区。",
            "A works bus to three neighbourhoods starts on trial next month.",
        ),
        unit="TRA",
    ),
    Scenario(
        "LIV",
        "SOLVED",
        Text("申请职工书屋和健身角", "A reading room and a fitness corner for staff"),
        Text(
            "企业有闲置房间，希望工会支持图书和器材。",
            "A room is free; the firm asks the union for books and equipment.",
        ),
        Text("已上门看场地，列入本批配送计划。", "The room was looked at and is on the delivery plan."),
        Text("图书{n}0册和器材已送达，职工书屋挂牌。", "{n}0 books and the equipment have arrived; the room is open."),
        numbers=(30, 80),
        name="reading room",
    ),
    Scenario(
        "LAW",
        "SOLVED",
        Text("出口合同条款希望律师把关", "A lawyer to look through an export contract"),
        Text(
            "首次与境外客户签约，对争议管辖和质量索赔条款拿不准。",
            "The first contract with a foreign customer; clauses on disputes and claims are unclear.",
        ),
        Text(
            "法律服务团已安排涉外律师，正在审阅英文文本。",
            "A lawyer for foreign contracts is reading the English text.",
        ),
        Text(
            "律师提出{n}条修改意见，企业与客户协商后已签约。",
            "The lawyer proposed {n} changes; the contract is signed.",
        ),
        numbers=(4, 9),
    ),
    Scenario(
        "LAW",
        "EXPLAINED",
        Text("离职员工竞业限制纠纷", "Dispute with a former employee about competition"),
        Text(
            "技术员离职后到同行企业任职，咨询能否追究。",
            "A technician joined a competitor; the firm asks what can be done.",
        ),
        Text("律师已查看劳动合同和保密协议。", "A lawyer has read the contract and the secrecy agreement."),
        Text(
            "原协议未约定补偿，限制条款难以主张；已提供新版协议范本并组织一次法治体检。",
            "The agreement names no compensation, so the clause hardly binds. A better model was provided and a legal "
            "health check held.",
        ),
    ),
    Scenario(
        "INS",
        "SOLVED",
        Text("一个月内{n}个部门先后上门检查", "{n} departments inspected within one month"),
        Text(
            "检查内容有重复，企业接待压力大，希望合并检查。",
            "The checks overlap and take much time; the firm asks for one joint check.",
        ),
        Text(
            "已调取涉企检查登记，与相关部门核对事项。", "The register of inspections was compared with the departments."
        ),
        Text(
            "已将重复事项并入综合查一次，本年度剩余检查合并为一次并提前告知。",
            "Overlapping checks are merged; one joint, announced check remains this year.",
        ),
        numbers=(3, 4),
    ),
    Scenario(
        "INS",
        "EXPLAINED",
        Text("检查未出示检查码", "An inspection without its code"),
        Text(
            "检查人员进厂未亮码，企业询问是否符合规定。",
            "The inspectors did not show the code; the firm asks whether this is allowed.",
        ),
        Text("已向实施单位核实情况。", "The unit concerned has been asked."),
        Text(
            "入企检查应亮码入企。该次为安全事故隐患应急排查，已补录并向企业说明，责任单位作出说明。",
            "The code is compulsory. This was an urgent safety check; it has been entered afterwards and explained to the firm.",
        ),
    ),
    Scenario(
        "SUG",
        "PLANNED",
        Text("建议建立产业链上下游订单共享群", "A place to share orders along the chain"),
        Text(
            "县内企业互不了解产能，外购件舍近求远，建议链办定期发布配套清单。",
            "Firms do not know each other's capacity and buy far away; a regular list of parts and makers would help.",
        ),
        Text("已在链内征集配套需求，收到二十余条。", "Needs were collected in the chain; over twenty came in."),
        Text(
            "采纳建议，每季度发布一次配套清单，首期下月发布。", "Accepted: a list every quarter, the first next month."
        ),
    ),
    Scenario(
        "SUG",
        "EXPLAINED",
        Text("建议政策文件附一页图解", "A one-page picture with every measure"),
        Text(
            "惠企政策文件太长，车间主任看不明白，建议配图解和联系人。",
            "Measures are long to read; a page with a picture and a contact would help.",
        ),
        Text("已转各部门参考。", "Passed on to the departments."),
        Text(
            "今后新出台政策同步发布一页图解，并由专员送达企业。",
            "New measures will come with a one-page guide, brought by the specialist.",
        ),
    ),
)
