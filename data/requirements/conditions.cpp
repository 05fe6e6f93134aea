// What the job includes that a person may refuse, what it asks of the body, bed and board.

#include <algorithm>

#include "data/requirements/sentences.hpp"

namespace sanqing::data::requirements {

namespace {

// One thing an advert can say: the words that say it, words beside it that mean something else, and words anywhere in
// the advert that deny it.
struct Rule {
  std::string_view field, value;
  bool title_only;
  std::initializer_list<std::string_view> words, not_in_clause, not_in_advert;
};

const Rule rules[] = {
    {"activities",
     "shifts",
     false,
     {"两班倒", "三班倒", "2班倒",  "3班倒",    "四班三倒", "四班三运转", "四班两倒",
      "倒班",   "轮班",   "翻班",   "做一休一", "上一休一", "上二休二",   "做二休二",
      "三班制", "两班制", "上24休", "做24休",   "三班两倒", "两班两倒",   "早晚班轮"},
     {"轮班补"},
     {"长白班", "常白班", "不倒班", "无倒班", "无需倒班", "不用倒班", "非倒班", "白班为主"}},
    {"activities",
     "night",
     false,
     {"夜班", "通宵", "三班倒", "3班倒", "大夜", "值夜", "夜间值守", "夜间值班"},
     {"夜班费", "夜班补", "夜班津"},
     {"长白班", "常白班", "无夜班", "不上夜班", "没有夜班", "无需夜班", "不用上夜班", "无需上夜班", "不值夜班"}},
    {"activities",
     "heights",
     false,
     {"高空作业", "高处作业", "登高作业", "蜘蛛人", "外墙清洗", "无恐高", "不恐高", "没有恐高", "能登高"},
     {"高空作业证", "登高作业证", "高处作业证", "管理"},
     {"无高空", "无需登高", "不登高"}},
    {"activities",
     "sales",
     true,
     {"业务员", "销售员", "推销", "地推", "电销", "促销", "导购", "销售代表", "销售顾问", "销售专员", "销售经理",
      "电话销售", "业务代表", "业务经理", "保险代理", "置业顾问", "销售"},
     {"助理", "内勤", "文员", "会计", "支持", "后勤", "跟单", "统计", "核算", "文案", "技术"},
     {"非销售", "不是销售", "无销售", "无需销售"}},
    {"activities",
     "sales",
     false,
     {"地推",       "电话推销",     "上门推销",   "陌生拜访",         "扫街",       "陌拜",         "销售任务",
      "销售目标",   "销售指标",     "销售业绩",   "开发客户",         "开发新客户", "拓展客户",     "拓展新客户",
      "开拓新客户", "促成成交",     "达成交易",   "产品的推广和销售", "推广和销售", "负责产品销售", "产品的销售",
      "销售产品",   "促进产品销售", "向顾客推荐", "营销客户",         "开拓新业务", "办理续费",     "引导销售"},
     {"协助", "配合", "支持", "统计", "核算", "数据", "系统", "培训"},
     {"非销售", "不是销售"}},
    {"activities",
     "driving",
     true,
     {"司机", "驾驶员", "代驾", "网约车"},
     {"叉车", "助理", "调度", "管理"},
     {"无需驾驶"}},
    {"activities",
     "driving",
     false,
     {"会开车", "能开车", "驾驶经验", "驾驶技术", "熟练驾驶", "自己有车", "驾龄", "能驾驶"},
     {"优先", "叉车"},
     {"无需驾驶"}},
    {"activities",
     "live_in",
     false,
     {"住家"},
     {"住家附近", "住家近", "就近", "离住家"},
     {"不住家", "非住家", "不用住家", "无需住家", "可不住家", "住家不住家"}},
    {"activities", "alone", false, {"单独值守", "独自值守", "单人值守", "一人值守", "独自值班", "单人值班"}, {}, {}},
    {"activities",
     "outdoors",
     false,
     {"户外作业", "室外作业", "露天作业", "户外工作", "室外工作", "户外巡逻", "露天工作", "户外环境", "跑外勤",
      "外勤工作"},
     {"户外工作服"},
     {"无户外", "无需户外", "室内工作"}},
    {"activities",
     "noise",
     false,
     {"噪音大", "噪声大", "有噪音", "有噪声", "接触噪", "适应噪"},
     {},
     {"无噪音", "无噪声"}},
    {"activities",
     "chemicals",
     false,
     {"接触化学", "接触有毒", "有毒有害", "喷漆工", "油漆工", "喷涂工", "调漆", "接触油漆"},
     {"机器人", "管理", "无"},
     {}},
    {"activities", "body_care", true, {"护工", "养老护理", "陪护", "护理员", "助浴"}, {"助理", "管理", "主管"}, {}},
    {"activities",
     "body_care",
     false,
     {"翻身拍背", "擦洗身体", "协助如厕", "失能老人", "生活不能自理", "协助翻身", "洗澡擦身"},
     {},
     {}},
    {"activities",
     "drinking",
     false,
     {"能喝酒", "会喝酒", "酒量", "能饮酒", "陪酒", "酒桌"},
     {"酒量要求不"},
     {"不喝酒", "无需喝酒", "不用喝酒", "禁止饮酒", "不饮酒", "不用酒量"}},
    {"activities",
     "travel",
     false,
     {"出差", "短途差旅", "适应差旅", "长期差旅"},
     {"补贴", "补助", "出差补", "出差津", "差旅费", "差旅报", "出差期间", "出差人员", "出差费"},
     {"不出差", "无需出差", "不用出差", "无出差", "没有出差", "不需出差", "不需要出差"}},

    {"physical", "lifting_20kg", true, {"搬运", "装卸", "搬家"}, {"视频", "机器人", "管理"}, {}},
    {"physical",
     "lifting_10kg",
     false,
     {"搬运货物", "货物搬运", "搬运物料", "物料搬运", "搬运产品", "产品搬运", "搬运材料", "搬运工作", "搬运家具",
      "装卸货物", "货物装卸", "商品搬运", "搬货", "卸货"},
     {"管理", "监督", "指挥", "叉车", "无"},
     {"无体力活", "无需搬运", "不用搬", "无重物", "无重活"}},
    {"physical",
     "lifting_20kg",
     false,
     {"搬运重物", "搬重物", "重体力"},
     {"无", "不"},
     {"无体力活", "无重物", "无重活"}},
    {"physical",
     "standing",
     false,
     {"久站", "长时间站立", "站立工作", "站立作业", "全程站立", "站班", "站岗"},
     {},
     {"坐班", "坐岗", "坐着上班", "不用站", "不用久站", "可坐"}},
    {"physical", "walking", false, {"长时间行走", "长时间走动", "步行较多", "走动较多", "巡逻"}, {"管理", "监督"}, {}},
    {"physical", "stairs", false, {"爬楼", "上下楼", "走楼梯"}, {"电梯"}, {"不用爬楼", "无需爬楼", "不爬楼"}},
    {"physical", "bending", false, {"久蹲", "经常弯腰", "长时间弯腰", "弯腰作业"}, {}, {}},
    {"physical",
     "sight",
     false,
     {"视力正常", "视力良好", "视力好", "无色盲", "无色弱", "非色盲", "没有色盲", "不色盲", "辨色力", "裸眼视力",
      "矫正视力"},
     {"提升", "患者", "学生", "青少年", "训练", "检查"},
     {"验光", "眼科", "视光"}},
    {"physical", "hearing", false, {"听力正常", "听力良好", "无听力障碍"}, {}, {}},
    {"physical", "fine_hands", false, {"手指灵活", "手脚灵活", "手眼协调", "双手灵活", "手巧", "心灵手巧"}, {}, {}},
    {"physical",
     "heights",
     false,
     {"高空作业", "高处作业", "登高作业", "蜘蛛人", "外墙清洗", "无恐高", "不恐高", "没有恐高"},
     {"高空作业证", "登高作业证", "高处作业证", "管理"},
     {"无高空"}},
    {"physical",
     "cold",
     false,
     {"冷库", "冷冻车间", "低温环境", "低温车间", "低温作业"},
     {"箱", "试验", "测试", "销售", "设计", "安装", "维修", "客户"},
     {}},
    {"physical", "heat", false, {"高温作业", "高温环境", "高温车间", "耐高温"}, {"补贴", "津贴"}, {}},
    {"physical",
     "dust_or_smell",
     false,
     {"有粉尘", "接触粉尘", "少量粉尘", "粉尘环境", "有异味", "有气味", "气味大", "油烟大", "有点味道", "接受粉尘"},
     {"没有", "防治", "治理"},
     {"无粉尘", "无尘无味", "无异味", "无气味"}},

    {"accommodation",
     "true",
     false,
     {"包住",     "管住",     "包吃住",   "包食宿",   "管吃住",   "提供住宿",     "提供食宿",
      "提供吃住", "食宿全包", "免费食宿", "免费住宿", "提供宿舍", "提供员工宿舍", "提供免费住宿",
      "住宿免费", "安排住宿", "免费宿舍", "有住宿",   "有宿舍",   "员工宿舍",     "包宿"},
     {"收费", "自费", "费用", "租", "管理", "维修", "保洁", "清洁", "检查", "巡查", "负责"},
     {"不包住", "不管住", "不提供住宿", "不提供宿舍", "无住宿", "无宿舍", "没有宿舍", "不包吃住", "不包食宿",
      "不提供食宿", "住宿自理", "食宿自理", "自行解决住宿", "住宿自行", "不安排住宿"}},
    {"meals",
     "true",
     false,
     {"包吃",     "管吃",       "包食宿",       "提供食宿",     "提供吃住",       "食宿全包",    "免费食宿",
      "包餐",     "包午餐",     "包中餐",       "包三餐",       "包两餐",         "包一餐",      "包早餐",
      "包晚餐",   "提供工作餐", "免费工作餐",   "包工作餐",     "提供午餐",       "免费午餐",    "提供三餐",
      "免费三餐", "提供餐食",   "免费工作午餐", "免费的工作餐", "包食",           "提供员工餐",  "免费员工餐",
      "包伙食",   "提供早午",   "提供两餐",     "提供2餐",      "提供免费工作餐", "提供免费午餐"},
     {"收费", "自费"},
     {"不包吃", "不管吃", "不提供餐", "无工作餐", "不包餐", "餐费自理", "食宿自理", "不包食宿", "不提供食宿",
      "不提供工作餐"}},
};

bool is_said(const Rule& rule, std::string_view clause, std::size_t& where) {
  for (const auto word : rule.words) {
    const auto at = clause.find(word);
    if (at == std::string_view::npos) continue;
    // "无恐高" carries its own 无; every other word must not be denied by what stands before it.
    const bool own_denial =
        word.starts_with("无") || word.starts_with("不") || word.starts_with("没有") || word.starts_with("非");
    if (!own_denial && is_denied(clause, at)) continue;
    if (has_any(clause, rule.not_in_clause)) return false;
    where = at;
    return true;
  }
  return false;
}

void apply(const Rule& rule, const Advert& advert, std::vector<Finding>& findings) {
  const bool known = std::ranges::any_of(
      findings, [&](const Finding& finding) { return finding.field == rule.field && finding.value == rule.value; });
  if (known || !advert.says_any(rule.words) || advert.says_any(rule.not_in_advert)) return;
  for (const auto& sentence : advert.sentences()) {
    if (rule.title_only && sentence.text.data() >= advert.text().data() &&
        sentence.text.data() < advert.text().data() + advert.text().size())
      return;
    for (const auto clause : sentence.clauses) {
      std::size_t where = 0;
      if (!is_said(rule, clause, where)) continue;
      findings.push_back(
          {std::string(rule.field), std::string(rule.value), excerpt(clause, where), !is_welcome(clause)});
      return;
    }
  }
}

}  // namespace

void read_conditions(const Advert& advert, std::vector<Finding>& findings) {
  for (const auto& rule : rules) apply(rule, advert, findings);
}

}  // namespace sanqing::data::requirements
